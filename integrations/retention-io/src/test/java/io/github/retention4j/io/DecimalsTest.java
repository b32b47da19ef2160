package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.io.text.BadRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0501234567", "00966501234567", "050123456", "01234567890123456789", "\u200E0501234567"})
    void aPhoneNumberIsNoAmount(String phone) {
        Decimals money = new Decimals(
                NumberStyle.POINT, AmountUnits.ofHistory(2), CurrencyUnit.of("SAR"), Optional.empty(), note -> {});
        assertThatThrownBy(() -> money.amount(Source.row("total", phone), 0))
                .hasMessageStartingWith("column \"total\": \"")
                .hasMessageEndingWith(
                        "\" is a whole number that begins with 0, as phone numbers do: state the column that"
                                + " has the numbers, or leave the 0 out if it is one");
        assertThatThrownBy(() -> money.product(Source.row("n", "1", phone), 0, 1))
                .hasMessageContaining("begins with 0");
        assertThatThrownBy(() -> new Decimals(NumberStyle.ARABIC, 2).amount(Source.row("total", "٠٥٠١٢٣٤٥٦٧"), 0))
                .hasMessageContaining("begins with 0");
    }

    @ParameterizedTest
    @CsvSource({
        "05012345, 501234500",
        "000012345, 1234500",
        "000000000, 0",
        "0501234567.00, 50123456700",
        "-0501234567, -50123456700",
        "501234567, 50123456700",
        "00000000000001, 100"
    })
    void aNumberWithZerosInFrontMayBeOne(String text, long amount) {
        assertThat(new Decimals(NumberStyle.POINT, 2).amount(Source.row("total", text), 0))
                .isEqualTo(amount);
    }

    @Test
    void whatHasACurrencyIsNoPhoneNumber() {
        Decimals money = new Decimals(
                NumberStyle.POINT, AmountUnits.ofHistory(2), CurrencyUnit.of("SAR"), Optional.empty(), note -> {});

        assertThat(money.amount(Source.row("total", "SAR 0501234567"), 0)).isEqualTo(50_123_456_700L);
    }

    private static Row row(String... cells) {
        return Source.row("n", cells);
    }

    private static long amount(NumberStyle style, int scale, String cell) {
        return new Decimals(style, scale).amount(row(cell), 0);
    }

    private static String refusal(NumberStyle style, int scale, String cell) {
        try {
            return "amount " + amount(style, scale, cell);
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368547758.08",
                "-92233720368547758.08",
                "9223372036854775808",
                "100000000000000000000000"
            })
    void numbersBeyondLong(String cell) {
        assertThat(refusal(NumberStyle.POINT, 2, cell))
                .isEqualTo("column \"n\": \"" + cell + "\" has too many digits; amounts go up to 92233720368547758.07");
    }

    @Example
    void decimalsBeyondTheScale() {
        assertThat(refusal(NumberStyle.POINT, 2, "0.125"))
                .isEqualTo("column \"n\": \"0.125\" has 3 decimals, more than the history's 2; raise them with"
                        + " decimals(3)");
        assertThat(refusal(NumberStyle.POINT, 2, "0.000000001"))
                .isEqualTo("column \"n\": \"0.000000001\" has 9 decimals, more than the history's 2; raise them with"
                        + " decimals(9)");
        assertThat(refusal(NumberStyle.POINT, 2, "0.0000000001"))
                .isEqualTo("column \"n\": \"0.0000000001\" has 10 decimals, more than the 9 that a history can keep");
        assertThat(refusal(NumberStyle.POINT, 2, "0.1234567890123456789012"))
                .isEqualTo("column \"n\": \"0.1234567890123456789012\" has 22 decimals, more than the 9 that a history"
                        + " can keep");
        assertThat(refusal(NumberStyle.POINT, 2, "0." + "0".repeat(900_000) + "1"))
                .isEqualTo("column \"n\": \"0." + "0".repeat(38)
                        + "…\" has 900001 decimals, more than the 9 that a history can keep");
        assertThat(amount(NumberStyle.POINT, 2, "0." + "0".repeat(900_000))).isZero();
        assertThat(amount(NumberStyle.POINT, 3, "0.125")).isEqualTo(125);
    }

    /** Following the first advice alone would make 1.234 of one thousand two hundred and thirty-four. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1.234|; if it is 1234, state numbers(NumberStyle.COMMA)",
                "POINT|-12.345|; if it is -12345, state numbers(NumberStyle.COMMA)",
                "COMMA|1,234|; if it is 1234, state numbers(NumberStyle.POINT)",
                "INDIAN|1.234|; if it is 1234, state numbers(NumberStyle.COMMA)",
                "SPACE|1,234|; if it is 1234, state numbers(NumberStyle.POINT)",
                "APOSTROPHE|(1.234)|; if it is -1234, state numbers(NumberStyle.COMMA)",
                "SPACE|1 234,567|''",
                "POINT|0.125|''",
                "POINT|1234.567|''",
                "POINT|1,234.567|''",
                "ARABIC|١٫٢٣٤|''"
            })
    void threeDecimalsTooManyMayBeAGroup(NumberStyle style, String cell, String hint) {
        assertThat(refusal(style, 2, cell))
                .isEqualTo("column \"n\": \"" + cell
                        + "\" has 3 decimals, more than the history's 2; raise them with decimals(3)" + hint);
    }

    @Example
    void inAUnitPriceToo() {
        assertThatThrownBy(() -> new Decimals(NumberStyle.POINT, 2).product(row("3", "1.234"), 0, 1))
                .hasMessage(
                        "column \"n\": 3 × 1.234 has 3 decimals, more than the history's 2; raise them with decimals(3)"
                                + "; if it is 1234, state numbers(NumberStyle.COMMA)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|12,500|12500|12.5|COMMA",
                "POINT|+1,000|1000|1|COMMA",
                "POINT|-999,001|-999001|-999.001|COMMA",
                "POINT|10,000|10000|10|COMMA",
                "COMMA|12.500|12500|12.5|POINT",
                "INDIAN|12,500|12500|12.5|COMMA",
                "POINT|(12,500)|-12500|-12.5|COMMA",
                "POINT|KWD 12,500|12500|12.5|COMMA",
                "COMMA|12.500 د.ك|12500|12.5|POINT"
            })
    void oneGroupCanBeReadTwoWaysWhereAmountsHaveThreeDecimals(
            NumberStyle style, String cell, String read, String other, NumberStyle otherStyle) {
        for (int scale = 3; scale <= 9; scale++) {
            assertThat(notes(style, scale, cell, cell))
                    .containsExactly("line 2, column \"n\": \"" + cell + "\" is read as " + read
                            + ", but amounts can have " + scale + " decimals; if it is " + other
                            + ", state numbers(NumberStyle." + otherStyle + ")");
        }
        assertThat(notes(style, 2, cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,500.0", "1,234,500", "12500", "12.500", "0", "500", ".500", "1,234.567"})
    void otherNumbersCanBeReadOneWay(String cell) {
        assertThat(notes(NumberStyle.POINT, 3, cell)).isEmpty();
    }

    @Example
    void aDecimalMarkTellsWhatTheOtherMarkIs() {
        assertThat(notes(NumberStyle.POINT, 3, "0.250", "12,500")).isEmpty();
        assertThat(notes(NumberStyle.POINT, 3, "1,234.5", "12,500")).isEmpty();
        assertThat(notes(NumberStyle.COMMA, 3, "1,5", "12.500")).isEmpty();
        assertThat(notes(NumberStyle.POINT, 3, "7", "1,234,500", "12,500")).hasSize(1);
        assertThat(notes(NumberStyle.ARABIC, 3, "١٢٬٥٠٠")).isEmpty();
        assertThat(notes(NumberStyle.POINT, 3, "KD 0.250", "12,500")).isEmpty();
    }

    @Example
    void aBlankOrAnApostropheIsNoDecimalMarkInAnyStyle() {
        assertThat(notes(NumberStyle.SPACE, 3, "12 500")).isEmpty();
        assertThat(notes(NumberStyle.APOSTROPHE, 3, "12'500")).isEmpty();
        assertThat(notes(NumberStyle.INDIAN, 3, "1,12,500")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1.500|1.5|1500|COMMA",
                "POINT|KWD 1.500|1.5|1500|COMMA",
                "POINT|(12.500)|-12.5|-12500|COMMA",
                "COMMA|1,500|1.5|1500|POINT",
                "SPACE|1,500|1.5|1500|POINT",
                "INDIAN|1.500|1.5|1500|COMMA",
                "APOSTROPHE|1.500|1.5|1500|COMMA"
            })
    void threePlacesCanBeReadTwoWaysWhereAmountsHaveTwoDecimals(
            NumberStyle style, String cell, String read, String other, NumberStyle otherStyle) {
        assertThat(notes(style, 2, cell, cell))
                .containsExactly("line 2, column \"n\": \"" + cell + "\" is read as " + read + "; if it is " + other
                        + ", state numbers(NumberStyle." + otherStyle + ")");
        assertThat(notes(style, 3, cell)).isEmpty();
    }

    @Example
    void aMarkThatCanBeNothingElseTellsWhatThreePlacesAre() {
        assertThat(notes(NumberStyle.POINT, 2, "KD 12.25", "1.500")).isEmpty();
        assertThat(notes(NumberStyle.POINT, 2, "1,234.500", "1.500")).isEmpty();
        assertThat(notes(NumberStyle.SPACE, 2, "1 234,500", "1,500")).isEmpty();
        assertThat(notes(NumberStyle.POINT, 2, "KD 0.500", "KD 1234.500", "1.500"))
                .hasSize(1);
    }

    @Example
    void aUnitPriceCanBeReadTwoWaysAQuantityNot() {
        List<String> notes = new ArrayList<>();
        Decimals decimals = money(NumberStyle.POINT, 3, "KWD", notes);
        assertThat(decimals.product(row("1,000", "2"), 0, 1)).isEqualTo(2_000_000);
        assertThat(notes).isEmpty();
        assertThat(decimals.product(row("2", "1,000"), 0, 1)).isEqualTo(2_000_000);
        assertThat(notes).hasSize(1);
    }

    @Property
    void notedIsWhatLooksSo(
            @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int number,
            @ForAll @IntRange(max = 2) int places,
            @ForAll boolean grouped) {
        String cell = written(BigDecimal.valueOf(number, places), NumberStyle.POINT, grouped);

        assertThat(notes(NumberStyle.POINT, 3, cell)).hasSize(cell.matches("-?[0-9]{1,3},[0-9]{3}") ? 1 : 0);
    }

    private static Decimals money(NumberStyle style, int scale, String currency, List<String> notes) {
        return new Decimals(
                style, AmountUnits.ofHistory(scale), CurrencyUnit.of(currency), Optional.empty(), notes::add);
    }

    private static List<String> notes(NumberStyle style, int scale, String... cells) {
        List<String> notes = new ArrayList<>();
        Decimals decimals = money(style, scale, "KWD", notes);
        for (String cell : cells) {
            decimals.amount(row(cell), 0);
        }
        return notes;
    }

    @Example
    void productsThatTheLongWayReaches() {
        Decimals oneDecimal = new Decimals(NumberStyle.POINT, 1);
        assertThat(oneDecimal.product(row("0.5", "0.2"), 0, 1)).isEqualTo(1);
        assertThat(oneDecimal.product(row("-0.05", "2000000000000000000"), 0, 1))
                .isEqualTo(-1_000_000_000_000_000_000L);
        assertThat(oneDecimal.product(row("0.00", "123456.789"), 0, 1)).isZero();
        assertThatThrownBy(() -> oneDecimal.product(row("0.5", "0.5"), 0, 1))
                .hasMessage("column \"n\": 0.5 × 0.5 has 2 decimals, more than the history's 1; raise them with"
                        + " decimals(2)");
        assertThatThrownBy(() -> oneDecimal.product(row("0.05", "5"), 0, 1))
                .as("5 is 5 in either style")
                .hasMessage("column \"n\": 0.05 × 5 has 2 decimals, more than the history's 1; raise them with"
                        + " decimals(2)");
        assertThatThrownBy(() -> oneDecimal.product(row("3", "-" + Long.MAX_VALUE), 0, 1))
                .hasMessage("column \"n\": 3 × -9223372036854775807 has too many digits; amounts go up to"
                        + " 922337203685477580.7");
        assertThatThrownBy(() -> oneDecimal.product(row("99999999999999999999", "1"), 0, 1))
                .hasMessage("column \"n\": \"99999999999999999999\" has too many digits; amounts go up to"
                        + " 922337203685477580.7");
    }

    @Property(tries = 1000)
    void amountsAreWhatBigDecimalSays(
            @ForAll("decimals") BigDecimal value,
            @ForAll @IntRange(max = 9) int scale,
            @ForAll NumberStyle style,
            @ForAll boolean grouped) {
        String outcome = refusal(style, scale, written(value, style, grouped));

        BigDecimal units = value.movePointRight(scale);
        boolean whole = units.signum() == 0 || units.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            assertThat(outcome).contains(" decimals, more than ");
        } else if (units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            assertThat(outcome).contains(" has too many digits; ");
        } else {
            assertThat(outcome).isEqualTo("amount " + units.longValueExact());
        }
    }

    @Property(tries = 1000)
    void productsAreWhatBigDecimalSays(
            @ForAll("decimals") BigDecimal quantity,
            @ForAll("decimals") BigDecimal price,
            @ForAll @IntRange(max = 9) int scale) {
        Row row = row(quantity.toPlainString(), price.toPlainString());
        BigDecimal units = quantity.multiply(price).movePointRight(scale);
        boolean fits = (units.signum() == 0 || units.stripTrailingZeros().scale() <= 0)
                && units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;

        if (fits) {
            assertThat(new Decimals(NumberStyle.POINT, scale).product(row, 0, 1))
                    .isEqualTo(units.longValueExact());
        } else {
            assertThatThrownBy(() -> new Decimals(NumberStyle.POINT, scale).product(row, 0, 1))
                    .isInstanceOf(BadRow.class)
                    .hasMessageContaining(" has ");
        }
    }

    @Property
    void numbersAsJavaWritesThemForArabic(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minorUnits) {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag("ar-EG"));
        format.setMaximumFractionDigits(2);

        assertThat(amount(NumberStyle.ARABIC, 2, format.format(BigDecimal.valueOf(minorUnits, 2))))
                .isEqualTo(minorUnits);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigDecimal> usual = Arbitraries.longs()
                .between(-100_000_000, 100_000_000)
                .flatMap(n -> Arbitraries.integers().between(0, 6).map(s -> BigDecimal.valueOf(n, s)));
        Arbitrary<BigDecimal> wide = Arbitraries.longs()
                .flatMap(n -> Arbitraries.integers()
                        .between(0, 18)
                        .map(s -> new BigDecimal(BigInteger.valueOf(n == Long.MIN_VALUE ? 0 : n), s)));
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return Arbitraries.oneOf(usual, wide)
                .edgeCases(cases -> cases.includeOnly(
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        most,
                        most.negate(),
                        most.movePointLeft(2),
                        most.movePointLeft(9)));
    }

    private static String written(BigDecimal value, NumberStyle style, boolean grouped) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        if (grouped) {
            for (int i = whole.length() - NumberMarks.GROUP;
                    i > 0;
                    i -= style.marks().innerGroup()) {
                whole.insert(i, style.marks().groupingMark());
            }
        }
        String text = (value.signum() < 0 ? "-" : "")
                + whole
                + (point < 0 ? "" : style.marks().decimalMark() + plain.substring(point + 1));
        return style == NumberStyle.ARABIC
                ? text.chars()
                        .map(c -> c >= '0' && c <= '9' ? c - '0' + '\u0660' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** A cell of a database and the same number as text are the same amount, or bad for the same reason. */
    @Property
    void aTypedNumberIsAsItsText(
            @ForAll long unscaled, @ForAll @IntRange(max = 18) int scale, @ForAll @IntRange(max = 9) int decimals) {
        long small = unscaled / 1_000_000_000_000L;
        for (long digits : new long[] {unscaled, small, small * 1000, small % 1000}) {
            BigDecimal value = BigDecimal.valueOf(digits, scale);
            String asText = outcome(() -> amount(NumberStyle.POINT, decimals, value.toPlainString()));
            // Text may be in another style; a number may not.
            String reason =
                    asText.replaceFirst("^column \"n\": \"([^\"]*)\"", "$1").replaceFirst("; if it is .*", "");
            AmountUnits units = AmountUnits.ofHistory(decimals);

            assertThat(outcome(() -> units.of(digits, scale))).isEqualTo(reason);
            assertThat(outcome(() -> units.of(value))).isEqualTo(reason);
        }
    }

    private static String outcome(LongSupplier amount) {
        try {
            return Long.toString(amount.getAsLong());
        } catch (BadRow bad) {
            return bad.reason();
        }
    }
}
