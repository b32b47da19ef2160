package io.github.retention4j.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a shop calls its things, what is told of them is whole, clean and balanced. */
class LanguagePropertiesTest {
    private static final Language INDIC = Language.ARABIC.with(Digits.ARABIC_INDIC);

    /** Words of results, names of shops and what breaks text, in any order. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "retention rate",
                        "no data",
                        "only ",
                        "95 % CI ",
                        " by ",
                        " (",
                        ")",
                        "; ",
                        ", ",
                        ": ",
                        " per ",
                        "SAR ",
                        "2026-03",
                        "2026-03-20",
                        "AH 1447-09",
                        "2026-Q1",
                        "..",
                        "NRF ",
                        "{0}",
                        "{",
                        "}",
                        "-",
                        "−",
                        "+",
                        "/",
                        "–",
                        "%",
                        " to ",
                        "\n",
                        "\t",
                        "\u202E",
                        "\u2066",
                        "\u2068",
                        "\u2069",
                        "\u200F",
                        "\u0000",
                        "\uD800",
                        "\uDC00",
                        "😀",
                        "الدمام",
                        "٣",
                        "'",
                        "customers",
                        " of "),
                Arbitraries.integers().between(-2000, 2_000_000).map(String::valueOf),
                Arbitraries.doubles().between(-10, 1e6).ofScale(2).map(String::valueOf),
                Arbitraries.strings().ofMaxLength(4));
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<Language> languages() {
        return Arbitraries.of(Language.ENGLISH, Language.ARABIC, INDIC);
    }

    @Property
    void isolatesAreBalanced(@ForAll("languages") Language language, @ForAll("texts") String text) {
        assertThat(language.phrase(text)).satisfies(LanguagePropertiesTest::isBalanced);
        assertThat(language.name(text)).satisfies(LanguagePropertiesTest::isBalanced);
        assertThat(language.say("{0} of {1}", language.name(text), language.phrase(text)))
                .satisfies(LanguagePropertiesTest::isBalanced);
    }

    private static void isBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
            assertThat(depth).as(text).isNotNegative();
        }
        assertThat(depth).as(text).isZero();
    }

    @Property
    void namesAreCleanAndShort(@ForAll("languages") Language language, @ForAll("texts") String text) {
        String told = language.name(text);
        String name = told.startsWith("\u2068") ? told.substring(1, told.length() - 1) : told;
        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(60);
        assertThat(name.codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> c >= 0x202A && c <= 0x202E)
                .noneMatch(c -> c >= 0x2066 && c <= 0x2069)
                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    /** But of days and windows, of which a month becomes a word, and of one or two, which Arabic tells without a number. */
    @Property
    void digitsStay(@ForAll("numbers") String text, @ForAll("languages") Language language) {
        assertThat(digits(language.phrase(text))).isEqualTo(digits(text));
        assertThat(digits(language.say("{0}: {1}", text, "7"))).isEqualTo(digits(text) + "7");
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> words = Arbitraries.of(
                "retention rate ", "Gate ", "; ", ", ", ": ", " (", ") ", " customers ", "big shop ", " by ", " {0} ");
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.integers().between(3, 2_000_000).map(String::valueOf),
                Arbitraries.doubles().between(-10, 1e6).ofScale(2).map(String::valueOf));
        return Combinators.combine(words, numbers)
                .as((word, number) -> word + number)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join(" ", list));
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .map(c -> '0' + Character.digit(c, 10))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Property
    void countsAreTold(@ForAll long count, @ForAll("languages") Language language) {
        String told = language.count(count, "order");
        boolean isInWords = language.isRightToLeft() && (count == 1 || count == 2);
        assertThat(digits(told)).isEqualTo(isInWords ? "" : digits(Long.toString(count)));
    }

    @Property(tries = 20)
    void longTextsAreToldSoon(@ForAll("languages") Language language) {
        assertThat(language.phrase("a, b (c); d by e: ".repeat(20_000)).length())
                .isLessThan(400_000);
        assertThat(language.phrase("(".repeat(100_000) + "retention rate" + ")".repeat(100_000)))
                .isNotEmpty();
        assertThat(language.name("x".repeat(1_000_000))).hasSizeLessThan(70);
    }
}
