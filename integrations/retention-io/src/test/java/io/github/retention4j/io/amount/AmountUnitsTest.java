package io.github.retention4j.io.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.text.BadRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are no text, as those of databases, are taken as the same numbers are in text. */
class AmountUnitsTest {
    private static final AmountUnits CENTS = AmountUnits.ofHistory(2);

    private static String outcome(LongSupplier amount) {
        try {
            return Long.toString(amount.getAsLong());
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0",
        "0,18,0",
        "5,0,500",
        "-5,0,-500",
        "1234,2,1234",
        "12340,3,1234",
        "-12340000,6,-1234",
        "1000000000000000000,18,100",
        "9223372036854775807,2,9223372036854775807",
        "-9223372036854775807,2,-9223372036854775807",
        "92233720368547758,0,9223372036854775800"
    })
    void exactNumbers(long unscaled, int scale, long expected) {
        assertThat(CENTS.of(unscaled, scale)).isEqualTo(expected);
        assertThat(CENTS.of(BigDecimal.valueOf(unscaled, scale))).isEqualTo(expected);
    }

    @Example
    void wholeOnesHaveNoDecimals() {
        assertThat(CENTS.of(120)).isEqualTo(12_000);
        assertThat(AmountUnits.ofHistory(0).of(120)).isEqualTo(120);
        assertThat(AmountUnits.ofCurrency(3).of(-120)).isEqualTo(-120_000);
        assertThat(outcome(() -> CENTS.of(Long.MAX_VALUE)))
                .isEqualTo("9223372036854775807 has too many digits; amounts go up to 92233720368547758.07");
    }

    @Example
    void tooManyDecimalsAreNeverRounded() {
        assertThat(outcome(() -> CENTS.of(12345, 3)))
                .isEqualTo("12.345 has 3 decimals, more than the history's 2; raise them with decimals(3)");
        assertThat(outcome(() -> CENTS.of(1234500, 5)))
                .isEqualTo("12.34500 has 3 decimals, more than the history's 2; raise them with decimals(3)");
        assertThat(outcome(() -> AmountUnits.ofCurrency(0).of(new BigDecimal("1.5"))))
                .isEqualTo("1.5 has 1 decimals, more than the currency's 0; raise them with decimals(1)");
        assertThat(outcome(() -> CENTS.of(new BigDecimal("0.00000000010"))))
                .isEqualTo("0.00000000010 has 10 decimals, more than the 9 that a history can keep");
        assertThat(outcome(() -> CENTS.of(new BigDecimal("1E-5000000"))))
                .isEqualTo("1E-5000000 has 5000000 decimals, more than the 9 that a history can keep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368547758.08",
                "-92233720368547758.08",
                "1E+5000000",
                "-1E+2147483647",
                "123456789012345678901234567890.00"
            })
    void tooManyDigits(String value) {
        assertThat(outcome(() -> CENTS.of(new BigDecimal(value))))
                .endsWith(" has too many digits; amounts go up to 92233720368547758.07")
                .hasSizeLessThan(110);
    }

    @Example
    void theSmallestLongIsNoAmountEither() {
        AmountUnits whole = AmountUnits.ofHistory(0);
        assertThat(outcome(() -> whole.of(Long.MIN_VALUE, 0)))
                .isEqualTo("-9223372036854775808 has too many digits; amounts go up to 9223372036854775807");
        assertThat(outcome(() -> whole.of(BigDecimal.valueOf(Long.MIN_VALUE)))).contains(" has too many digits; ");
        assertThat(whole.of(-Long.MAX_VALUE, 0)).isEqualTo(-Long.MAX_VALUE);
    }

    @Property
    void largeNumbersAreWhatBigDecimalSays(
            @ForAll BigInteger unscaled, @ForAll @IntRange(min = -30, max = 30) int scale) {
        BigDecimal value = new BigDecimal(unscaled, scale);
        BigDecimal units = value.movePointRight(2).stripTrailingZeros();
        String outcome = outcome(() -> CENTS.of(value));

        if (units.scale() > 0) {
            assertThat(outcome).contains(" decimals, more than ");
        } else if (units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            assertThat(outcome).contains(" has too many digits; ");
        } else {
            assertThat(outcome).isEqualTo(units.toBigIntegerExact().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.34,HALF_UP,1234",
        "-12.34,UNNECESSARY,-1234",
        "1e3,UNNECESSARY,100000",
        "-0.0,UNNECESSARY,0",
        "1.005,HALF_UP,101",
        "1.005,HALF_EVEN,100",
        "1.015,HALF_EVEN,102",
        "-1.005,HALF_UP,-101",
        "2.675,HALF_UP,268",
        "0.30000000000000004,HALF_UP,30",
        "0.30000000000000004,UP,31",
        "0.1,FLOOR,10",
        "4.9E-324,HALF_UP,0",
        "4.9E-324,UP,1",
        "9007199254740.93,UNNECESSARY,900719925474093"
    })
    void floatingPointIsRoundedFromItsShortestDecimals(double value, RoundingMode rounding, long expected) {
        assertThat(CENTS.of(value, rounding)).isEqualTo(expected);
    }

    @Example
    void floatingPointIsRefusedUnlessRoundingWasAskedFor() {
        assertThat(AmountUnits.inexact(12.5).reason())
                .isEqualTo("12.5 is a number of binary floating point, in which money is not exact; cast the column to"
                        + " numeric in the query, or call inexactMoney with a RoundingMode");
        assertThat(AmountUnits.inexact(1e300).reason()).startsWith("1E+300 is a number of binary floating point, ");
        assertThat(AmountUnits.inexact(Double.parseDouble("2e23")).reason())
                .startsWith("200000000000000000000000 is a number of");
        assertThat(AmountUnits.inexact(Double.NaN).reason()).isEqualTo("NaN is not a number");
        assertThat(outcome(() -> CENTS.of(12.345, RoundingMode.UNNECESSARY)))
                .isEqualTo("12.345 has 3 decimals, more than the history's 2; raise them with decimals(3)");
        assertThat(outcome(() -> CENTS.of(1e300, RoundingMode.UP)))
                .endsWith(" has too many digits; amounts go up to 92233720368547758.07");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noNumbers(double value) {
        String reason = value + " is not a number";
        assertThat(outcome(() -> CENTS.of(value, RoundingMode.HALF_UP))).isEqualTo(reason);
        assertThat(AmountUnits.inexact(value).reason()).isEqualTo(reason);
        assertThat(outcome(() -> AmountUnits.whole(value))).isEqualTo(value + " is not a whole number");
    }

    /** What was a decimal number of up to 15 digits is that number again, whatever the Java version prints of it. */
    @Property(tries = 5000)
    void aDecimalNumberIsFoundAgain(@ForAll("fifteenDigits") long digits, @ForAll @IntRange(max = 20) int scale) {
        BigDecimal value = BigDecimal.valueOf(digits, scale);

        assertThat(AmountUnits.shortest(value.doubleValue())).isEqualByComparingTo(value);
    }

    @Property(tries = 5000)
    void theShortestDecimalNumberIsThatDouble(@ForAll double value) {
        BigDecimal shortest = AmountUnits.shortest(value);

        assertThat(shortest.doubleValue()).isEqualTo(value);
        assertThat(shortest.precision()).isLessThanOrEqualTo(17);
        // Two kinds of double may have a digit more: those next to zero, and powers of two.
        if (Math.abs(value) >= Double.MIN_NORMAL && Math.abs(Math.ulp(value)) * (1L << 52) != Math.abs(value)) {
            assertThat(shortest.precision())
                    .isLessThanOrEqualTo(
                            BigDecimal.valueOf(value).stripTrailingZeros().precision());
        }
    }

    @Provide
    Arbitrary<Long> fifteenDigits() {
        return Arbitraries.longs().between(-999_999_999_999_999L, 999_999_999_999_999L);
    }

    @Example
    void wholeNumbersForScoresAndPoints() {
        assertThat(AmountUnits.whole(500, 2)).isEqualTo(5);
        assertThat(AmountUnits.whole(-7, 0)).isEqualTo(-7);
        assertThat(AmountUnits.whole(new BigDecimal("1E+3"))).isEqualTo(1000);
        assertThat(AmountUnits.whole(new BigDecimal("0E+99999999"))).isZero();
        assertThat(AmountUnits.whole(9.0)).isEqualTo(9);
        assertThat(AmountUnits.whole(-0.0)).isZero();
        assertThat(AmountUnits.whole(9007199254740992.0)).isEqualTo(1L << 53);
        assertThat(outcome(() -> AmountUnits.whole(505, 2))).isEqualTo("5.05 is not a whole number");
        assertThat(outcome(() -> AmountUnits.whole(new BigDecimal("1E+5000000"))))
                .isEqualTo("1E+5000000 is not a whole number");
        assertThat(outcome(() -> AmountUnits.whole(new BigDecimal("9223372036854775808"))))
                .isEqualTo("9223372036854775808 is not a whole number");
        assertThat(outcome(() -> AmountUnits.whole(9.5))).isEqualTo("9.5 is not a whole number");
        assertThat(outcome(() -> AmountUnits.whole(1e17))).isEqualTo("100000000000000000 is not a whole number");
    }

    @Example
    void theMachinesLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
        try {
            assertThatThrownBy(() -> CENTS.of(12345, 3)).hasMessageStartingWith("12.345 has 3 decimals, ");
        } finally {
            Locale.setDefault(before);
        }
    }
}
