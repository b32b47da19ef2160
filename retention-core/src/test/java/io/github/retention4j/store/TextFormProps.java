package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

public class TextFormProps {
    private static final Pattern SHORT_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89a-f][0-9a-f]{3}-[0-9a-f]{12}");

    /** Any text, and such as differ in little: in length, in a character, in how many bytes a character needs. */
    public static Arbitrary<String> anyText() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(45);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(45);
        Arbitrary<String> latin = Arbitraries.strings()
                .withCharRange(' ', '\u00FF')
                .ofMinLength(1)
                .ofMaxLength(45);
        Arbitrary<String> alike = Arbitraries.strings()
                .withChars("a?\u0000\u007F\u0080\u00FF\u0100\u07FF\u0800\uD800\uDC00\uFFFF\u0639")
                .ofMinLength(1)
                .ofMaxLength(13);
        Arbitrary<String> arabic = Arbitraries.strings()
                .withCharRange('\u0600', '\u06FF')
                .ofMinLength(1)
                .ofMaxLength(45);
        Arbitrary<String> zeros = Arbitraries.integers().between(1, 45).map("\u0000"::repeat);
        return Arbitraries.oneOf(any, ascii, latin, alike, arabic, zeros, uuids(), almostUuids());
    }

    public static Arbitrary<String> uuids() {
        return Arbitraries.create(UUID::randomUUID).map(Object::toString);
    }

    /** With a character more, one less or another one, or in upper case. */
    private static Arbitrary<String> almostUuids() {
        Arbitrary<Character> another = Arbitraries.oneOf(
                Arbitraries.chars().with("-/0789:@AFG`afgo\u00B0\u0161?\uFF11"),
                Arbitraries.chars().all());
        return uuids().flatMap(uuid -> Arbitraries.integers()
                .between(0, uuid.length() - 1)
                .flatMap(at -> another.flatMap(c -> Arbitraries.of(
                        uuid.substring(0, at) + c + uuid.substring(at + 1),
                        uuid.substring(0, at) + uuid.substring(at + 1),
                        uuid.substring(0, at) + c + uuid.substring(at),
                        uuid.toUpperCase(Locale.ROOT)))));
    }

    @Provide
    Arbitrary<String> texts() {
        return anyText();
    }

    @Provide
    Arbitrary<List<String>> manyTexts() {
        return anyText().list().ofMaxSize(100);
    }

    /** Behind what was there before, which neither matters nor changes. */
    private static long[] written(String text) {
        long[] into = LongStream.generate(() -> -1)
                .limit(3L + TextForm.room(text.length()))
                .toArray();
        int longs = TextForm.write(text, into, 3);
        assertThat(into).startsWith(-1, -1, -1);
        assertThat(TextForm.longs(into[3])).isEqualTo(longs);
        return Arrays.copyOfRange(into, 3, 3 + longs);
    }

    @Property(tries = 5000)
    void aTextComesBackAsItWas(@ForAll("texts") String text) {
        long[] longs = written(text);
        long[] page = new long[longs.length + 4];
        Arrays.fill(page, -1);
        System.arraycopy(longs, 0, page, 2, longs.length);
        assertThat(TextForm.read(page, 2)).isEqualTo(text);
    }

    @Property(tries = 5000)
    void standsAsItsLengthAndBytes(@ForAll("texts") String text) {
        long[] longs = written(text);
        if (SHORT_UUID.matcher(text).matches()) {
            assertThat(longs).hasSize(2);
            assertThat(longs[0]).isNegative();
        } else {
            assertThat(longs).isEqualTo(naive(text));
        }
    }

    private static long[] naive(String text) {
        ByteBuffer octets = ByteBuffer.allocate(4 + 3 * text.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            int[] of = c < 0x80
                    ? new int[] {c}
                    : c < 0x800
                            ? new int[] {0xC0 + c / 64, 0x80 + c % 64}
                            : new int[] {0xE0 + c / 4096, 0x80 + c / 64 % 64, 0x80 + c % 64};
            for (int octet : of) {
                octets.put(length < 4 ? length : 4 + length, (byte) octet);
                length++;
            }
        }
        octets.putInt(4, length);
        long[] longs = new long[(4 + length + 7) / 8];
        octets.asLongBuffer().get(longs);
        return longs;
    }

    @Property
    void noTwoTextsStandAlike(@ForAll("manyTexts") List<String> texts) {
        Map<List<Long>, String> textOf = new HashMap<>();
        for (String text : texts) {
            List<Long> longs = Arrays.stream(written(text)).boxed().toList();
            assertThat(textOf.getOrDefault(longs, text)).isEqualTo(text);
            textOf.put(longs, text);
        }
    }

    /** Each bit of a UUID is another one of its two longs, but the one that tells it from a text. */
    @Example
    void eachBitOfAUuidIsABit() {
        long together = 0;
        long other = 0;
        long[] none = written("00000000-0000-0000-8000-000000000000");
        for (int at = 0; at < UuidForm.LENGTH; at++) {
            for (int bit = 0; bit < 4; bit++) {
                boolean tells = at == 19 && bit == 3;
                if (at != 8 && at != 13 && at != 18 && at != 23 && !tells) {
                    StringBuilder uuid = new StringBuilder("00000000-0000-0000-8000-000000000000");
                    int digit = Character.digit(uuid.charAt(at), 16) | 1 << bit;
                    uuid.setCharAt(at, Character.forDigit(digit, 16));
                    long[] longs = written(uuid.toString());
                    assertThat(Long.bitCount(longs[0] ^ none[0]) + Long.bitCount(longs[1] ^ none[1]))
                            .isEqualTo(1);
                    together |= longs[0];
                    other |= longs[1];
                }
            }
        }
        assertThat(together).isEqualTo(-1);
        assertThat(other).isEqualTo(-1);
    }

    @Property(tries = 50)
    void longTextsComeBack(@ForAll char last, @ForAll @IntRange(min = 9_990, max = 10_010) int length) {
        String text = "x".repeat(length) + last;
        assertThat(TextForm.read(written(text), 0)).isEqualTo(text);
    }
}
