package io.github.retention4j.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PhoneNumbersProps {
    /** A country, its prefix, the zero in front of a number within it if there is one, and the start of numbers that are made up. */
    private record Plan(String country, String prefix, String zero, String start) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("SA", "966", "0", "500000"),
            new Plan("AE", "971", "0", "500000"),
            new Plan("EG", "20", "0", "1000000"),
            new Plan("JO", "962", "0", "790000"),
            new Plan("KW", "965", "", "50000"),
            new Plan("GB", "44", "0", "7400000"),
            new Plan("IN", "91", "0", "9000000"));

    private static final String[] SEPARATORS = {" ", "-", ".", "\u00A0", "\u200E", "\u2011", " - ", "("};

    /** Customers are one if their numbers are, and only then. */
    @Property(tries = 2000)
    void everyWayToWriteANumberGivesTheSameAndNoOthers(
            @ForAll @IntRange(max = 6) int which, @ForAll @IntRange(max = 999) int last, @ForAll Random random) {
        Plan plan = PLANS.get(which);
        String number = plan.start + String.format(Locale.ROOT, "%03d", last);

        assertThat(PhoneNumbers.of(plan.country).e164(written(plan, number, random)))
                .isEqualTo("+" + plan.prefix + number);
    }

    private static String written(Plan plan, String number, Random random) {
        String national = plan.zero + number;
        String plain = switch (random.nextInt(6)) {
            case 0 -> national;
            case 1 -> number;
            case 2 -> plan.prefix + number;
            case 3 -> "00" + plan.prefix + number;
            case 4 -> "+" + plan.prefix + national;
            default -> "+" + plan.prefix + number;
        };
        StringBuilder text = new StringBuilder();
        int zero = "0\u0660\u06F0\uFF10".charAt(random.nextInt(4));
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            text.append(c == '+' ? c : (char) (c - '0' + zero));
            if (random.nextInt(4) == 0) {
                text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]);
            }
        }
        return random.nextInt(4) == 0 ? "'" + text : text.toString();
    }

    @Property(tries = 1000)
    void noneIsLeftOfANumberWithAnyDigitMasked(
            @ForAll @IntRange(max = 6) int which,
            @ForAll @IntRange(max = 999) int last,
            @ForAll("stars") String star,
            @ForAll Random random) {
        Plan plan = PLANS.get(which);
        StringBuilder text =
                new StringBuilder(written(plan, plan.start + String.format(Locale.ROOT, "%03d", last), random));
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + 1 + random.nextInt(5)), star.repeat(2));

        assertThat(outcome(PhoneNumbers.of(plan.country), text.toString())).startsWith("a masked phone number, ");
    }

    @Provide
    Arbitrary<String> stars() {
        return Arbitraries.of("*", "x", "X", "\u2022", "#", "\u25CF", "\uFF0A");
    }

    /** Whatever a cell has, it is a number that is read as itself again, or a reason in which nothing of the cell is. */
    @Property(tries = 5000)
    void anyTextIsANumberOrAReasonWithoutIt(@ForAll("texts") String text) {
        PhoneNumbers numbers = PhoneNumbers.of("SA");
        String outcome = outcome(numbers, text);

        if (outcome.startsWith("+")) {
            assertThat(outcome).matches("\\+[1-9][0-9]{6,14}");
            assertThat(numbers.e164(outcome)).isEqualTo(outcome);
            assertThat(PhoneNumbers.of("SA").e164(text)).isEqualTo(outcome);
        } else {
            assertThat(outcome.replace("9.66E+11", "").replace("+ or 00", "")).doesNotContainPattern("[0-9]");
        }
    }

    @Property(tries = 2000)
    void numbersThatAreOneHaveTheSameLastDigits(@ForAll("likely") String text) {
        String outcome = outcome(PhoneNumbers.of("SA"), text);
        Assume.that(outcome.startsWith("+"));

        String digits = text.chars()
                .map(c -> Character.digit(c, 10))
                .filter(digit -> digit >= 0)
                .mapToObj(Integer::toString)
                .reduce("", String::concat);
        assertThat(text.endsWith(".0") ? digits.substring(0, digits.length() - 1) : digits)
                .endsWith(outcome.startsWith("+966") ? outcome.substring(4) : outcome.substring(1));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> saudi = Arbitraries.of("05", "+9665", "9665", "009665", "5", "+9660", "+971", "+1202", "")
                .flatMap(start -> Arbitraries.strings()
                        .numeric()
                        .ofMinLength(5)
                        .ofMaxLength(9)
                        .map(start::concat));
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("0123456789+-. ()/'*xE\u0660\u0669\u200Fa,")
                .ofMaxLength(16);
        return Arbitraries.oneOf(saudi, odd, Arbitraries.strings().ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> likely() {
        return Arbitraries.of("05", "+9665", "9665", "009665", "5", "+96605", "+9715", "9715", "+447")
                .flatMap(start -> Arbitraries.strings()
                        .numeric()
                        .ofLength(start.contains("44") ? 9 : 8)
                        .map(start::concat))
                .flatMap(
                        number -> Arbitraries.of(number, "'" + number, number + " ", "\u200F" + number, number + ".0"));
    }

    private static String outcome(PhoneNumbers numbers, String text) {
        try {
            return numbers.e164(text);
        } catch (BadRow bad) {
            return bad.reason();
        }
    }
}
