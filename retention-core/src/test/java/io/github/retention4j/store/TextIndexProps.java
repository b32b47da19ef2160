package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextIndexProps {
    /** Any, or such as all have one length, as UUIDs do, until another comes. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<List<String>> any = TextFormProps.anyText().list().ofMaxSize(150);
        Arbitrary<List<String>> uuids = TextFormProps.uuids().list().ofMaxSize(150);
        Arbitrary<List<String>> plain = Arbitraries.integers()
                .between(0, 40)
                .map(i -> "customer-".repeat(i % 5) + (char) ('a' + i % 3))
                .list()
                .ofMaxSize(50);
        return Arbitraries.oneOf(
                any,
                uuids,
                Combinators.combine(uuids, plain)
                        .as((first, then) -> Stream.of(first, then, first)
                                .flatMap(List::stream)
                                .toList()));
    }

    private static long[] encoded(String text) {
        long[] longs = new long[TextForm.room(text.length())];
        int count = TextForm.write(text, longs, 0);
        assertThat(TextForm.longs(longs[0])).isEqualTo(count);
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
            assertThat(index.add(page, 3)).isEqualTo(expected);
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
        return TextForm.hash(longs, 0, longs.length);
    }

    @Property
    void aKeyTellsItsPartitionAndNumber(@ForAll("texts") List<String> texts) {
        for (int number : new int[] {0, 1, 255, 256, (1 << 29) - 1}) {
            for (String text : texts) {
                long[] longs = encoded(text);
                int partition = TextForm.partition(longs, 0, longs.length);
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
