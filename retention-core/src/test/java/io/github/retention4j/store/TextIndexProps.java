package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class TextIndexProps {
    /** Any text, and those that differ in little: in length, in a last character, in how many octets a character needs. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> alike = Arbitraries.strings()
                .withChars("a\u0000\u007F\u0080\u07FF\u0800\uD800\uDC00\uFFFF\u0639")
                .ofMinLength(1)
                .ofMaxLength(9);
        Arbitrary<String> arabic = Arbitraries.strings()
                .withCharRange('\u0600', '\u06FF')
                .ofMinLength(1)
                .ofMaxLength(40);
        Arbitrary<String> plain =
                Arbitraries.integers().between(0, 40).map(i -> "customer-".repeat(i % 5) + (char) ('a' + i % 3));
        Arbitrary<String> zeros = Arbitraries.integers().between(1, 40).map("\u0000"::repeat);
        Arbitrary<String> huge = Arbitraries.chars().all().map(c -> "x".repeat(99_999) + c);
        return Arbitraries.frequencyOf(
                        Tuple.of(20, any),
                        Tuple.of(40, alike),
                        Tuple.of(20, arabic),
                        Tuple.of(20, plain),
                        Tuple.of(10, zeros),
                        Tuple.of(1, huge))
                .list()
                .ofMaxSize(150);
    }

    private static long[] encoded(String text) {
        long[] longs = new long[TextIndex.mostLongs(text.length())];
        int count = TextIndex.encode(text, longs);
        assertThat(TextIndex.longs(longs[0])).isEqualTo(count);
        long[] used = new long[count];
        System.arraycopy(longs, 0, used, 0, count);
        return used;
    }

    private static void assertNumbersAsAMapWould(List<String> texts) {
        TextIndex index = new TextIndex();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> distinct = new ArrayList<>();
        for (String text : texts) {
            int expected = numbers.computeIfAbsent(text, t -> {
                distinct.add(t);
                return numbers.size();
            });
            // Where a text stands among others, as in the rows that wait, makes no difference.
            long[] longs = encoded(text);
            long[] page = new long[longs.length + 4];
            page[0] = -1;
            page[longs.length + 3] = -1;
            System.arraycopy(longs, 0, page, 3, longs.length);
            assertThat(index.add(page, 3, longs.length)).isEqualTo(expected);
        }
        for (int number = 0; number < distinct.size(); number++) {
            assertThat(index.text(number)).isEqualTo(distinct.get(number));
        }
        index.seal();
        for (int number = 0; number < distinct.size(); number++) {
            assertThat(index.text(number)).isEqualTo(distinct.get(number));
        }
    }

    @Property
    void numbersTextsInTheOrderTheyArrive(@ForAll("texts") List<String> texts) {
        assertNumbersAsAMapWould(texts);
    }

    @Property
    void textsThatAreAlikeAreAlikeAsLongsAndNoOthers(@ForAll("texts") List<String> texts) {
        Map<List<Long>, String> textOf = new HashMap<>();
        for (String text : texts) {
            List<Long> longs = new ArrayList<>();
            for (long word : encoded(text)) {
                longs.add(word);
            }
            assertThat(textOf.getOrDefault(longs, text)).isEqualTo(text);
            textOf.put(longs, text);
        }
    }

    @Example
    void growsFarBeyondWhatItExpected() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            texts.add("c" + i % 30_000);
        }
        assertNumbersAsAMapWould(texts);
    }

    /** Texts whose hashes agree in the 16 bits that choose the partition and, of up to 256 slots, the slot. */
    @Example
    void textsThatWantOneSlotAreToldApart() {
        List<String> texts = new ArrayList<>();
        long wanted = hash("c") >>> 48;
        for (int i = 0; texts.size() < 12; i++) {
            String text = "c" + Integer.toString(i, 36);
            if (hash(text) >>> 48 == wanted) {
                texts.add(text);
            }
        }
        texts.addAll(List.copyOf(texts));
        assertNumbersAsAMapWould(texts);
    }

    /** Looking on has to go round from the last slot to the first. */
    @Example
    void textsThatWantTheLastSlotAreToldApart() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; texts.size() < 12; i++) {
            String text = "c" + Integer.toString(i, 36);
            if ((hash(text) >>> 48 & 0xFF) == 0xFF) {
                texts.add(text);
            }
        }
        texts.addAll(List.copyOf(texts));
        assertNumbersAsAMapWould(texts);
    }

    private static long hash(String text) {
        long[] longs = encoded(text);
        return TextIndex.hash(longs, 0, longs.length);
    }

    @Property
    void aKeyTellsItsPartitionAndNumber(@ForAll("texts") List<String> texts) {
        for (int number : new int[] {0, 1, 255, 256, (1 << 29) - 1}) {
            for (String text : texts) {
                long[] longs = encoded(text);
                int partition = TextIndex.partition(longs, 0, longs.length);
                long key = TextIndex.key(partition, number);
                assertThat(partition).isBetween(0, Partitions.COUNT - 1);
                assertThat(TextIndex.partition(key)).isEqualTo(partition);
                assertThat(TextIndex.number(key)).isEqualTo(number);
                assertThat(Partitions.of(key)).isEqualTo(partition);
                assertThat(key).isBetween(IdKeys.NOBODY + 1, IdKeys.LOWEST_NUMBER - 1);
            }
        }
    }
}
