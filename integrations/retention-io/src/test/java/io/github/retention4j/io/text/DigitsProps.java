package io.github.retention4j.io.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What is done eight bytes at a time is what is done one by one. */
class DigitsProps {
    @Property(tries = 20_000)
    void aNumberIsThatOfItsDigits(@ForAll("texts") String text, @ForAll("texts") String around) {
        byte[] bytes = (around + text + around + "12345678").getBytes(ISO_8859_1);
        int start = around.length();

        assertThat(Digits.number(bytes, start, start + text.length()))
                .isEqualTo(text.matches("[0-9]+") ? Long.parseLong(text) : -1);
    }

    @Property
    void aByteIsFoundAndLeftOut(@ForAll("texts") String text, @ForAll @IntRange(max = 255) int sought) {
        String eight = (text + "........").substring(0, Long.BYTES);
        long word = Digits.word(eight.getBytes(ISO_8859_1), 0);
        int place = eight.indexOf(sought);

        assertThat(Digits.find(word, sought * Digits.EACH)).isEqualTo(place < 0 ? Long.BYTES : place);
        if (place >= 0) {
            String without = eight.substring(0, place) + eight.substring(place + 1) + '\0';
            assertThat(Digits.without(word, place)).isEqualTo(Digits.word(without.getBytes(ISO_8859_1), 0));
        }
    }

    /** Of 1 to 18 characters: mostly digits, and what stands next to them or has the same half of a byte. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> digit = Arbitraries.chars().range('0', '9');
        Arbitrary<Character> other =
                Arbitraries.of('/', ':', '?', ' ', '-', '.', '\0', '@', '\u00B0', '\u00B9', '\u00FF');
        Arbitrary<String> digits =
                digit.list().ofMinSize(1).ofMaxSize(Digits.MOST).map(DigitsProps::text);
        Arbitrary<String> mixed = Arbitraries.frequencyOf(Tuple.of(9, digit), Tuple.of(1, other))
                .list()
                .ofMinSize(1)
                .ofMaxSize(Digits.MOST)
                .map(DigitsProps::text);
        return Arbitraries.oneOf(digits, mixed);
    }

    private static String text(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
