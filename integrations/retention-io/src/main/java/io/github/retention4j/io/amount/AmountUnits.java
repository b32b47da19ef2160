package io.github.retention4j.io.amount;

import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.MessageText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many decimals amounts have, and numbers as whole units of that: 12.5 with two decimals is 1250 of 0.01. What cannot be one
 * is a bad row, whose reason begins with the number and names no column.
 *
 * @param decimals 0 to 9
 * @param whose whose decimals they are, for a message
 */
public record AmountUnits(int decimals, String whose) {
    private static final int MOST_DECIMALS = 9;

    /** No number of more digits is a long. */
    private static final int MOST_DIGITS = 19;

    /** Of so many digits every decimal number is another double, and of more not. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    public static AmountUnits ofHistory(int decimals) {
        return new AmountUnits(decimals, "the history's");
    }

    /** For money that no history keeps. */
    public static AmountUnits ofCurrency(int decimals) {
        return new AmountUnits(decimals, "the currency's");
    }

    /** How many units a unit with fewer decimals has. */
    public static long power(int missingDecimals) {
        return POWERS[missingDecimals];
    }

    /** A whole number. */
    public long of(long whole) {
        return of(whole, 0);
    }

    /** An exact number, unscaled × 10<sup>-scale</sup>, where the scale is 0 or more. */
    public long of(long unscaled, int scale) {
        long digits = unscaled;
        int places = scale;
        while (places > decimals && digits % 10 == 0) {
            digits /= 10;
            places -= digits == 0 ? places : 1;
        }
        if (places > decimals) {
            throw bad(BigDecimal.valueOf(unscaled, scale), tooManyDecimals(places));
        }
        long power = POWERS[decimals - places];
        long amount = digits * power;
        if (Math.multiplyHigh(digits, power) != amount >> 63 || amount == Long.MIN_VALUE) {
            throw bad(BigDecimal.valueOf(unscaled, scale), tooManyDigits());
        }
        return amount;
    }

    /** An exact number. */
    public long of(BigDecimal value) {
        if (value.signum() == 0) {
            return 0;
        }
        if (value.scale() > decimals && value.stripTrailingZeros().scale() > decimals) {
            throw bad(value, tooManyDecimals(value.stripTrailingZeros().scale()));
        }
        if (value.precision() - (long) value.scale() + decimals > MOST_DIGITS) {
            throw bad(value, tooManyDigits());
        }
        BigDecimal amount = value.movePointRight(decimals);
        if (amount.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw bad(value, tooManyDigits());
        }
        return amount.longValueExact();
    }

    /** A number of binary floating point: its {@linkplain #shortest shortest} decimal form, rounded. */
    public long of(double value, RoundingMode rounding) {
        if (!Double.isFinite(value)) {
            throw new BadRow(shown(value) + " is not a number");
        }
        BigDecimal shortest = shortest(value);
        // Refuses what has too many decimals itself, and says how many.
        return of(rounding == RoundingMode.UNNECESSARY ? shortest : shortest.setScale(decimals, rounding));
    }

    /** Why a number of binary floating point is no amount, unless rounding was asked for. */
    public static BadRow inexact(double value) {
        return new BadRow(shown(value)
                + (Double.isFinite(value)
                        ? " is a number of binary floating point, in which money is not exact; cast the column to"
                                + " numeric in the query, or call inexactMoney with a RoundingMode"
                        : " is not a number"));
    }

    /** A number that must be whole, for scores and points. */
    public static long whole(long unscaled, int scale) {
        return whole(BigDecimal.valueOf(unscaled, scale));
    }

    /** A number that must be whole, for scores and points. */
    public static long whole(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > 0 || stripped.precision() - (long) stripped.scale() > MOST_DIGITS) {
            throw bad(value, "is not a whole number");
        }
        try {
            return stripped.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw bad(value, "is not a whole number");
        }
    }

    /** A number that must be whole, for scores and points; beyond 2<sup>53</sup> nobody can tell of a double. */
    public static long whole(double value) {
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw new BadRow(shown(value) + " is not a whole number");
        }
        return (long) value;
    }

    /**
     * The decimal number that this double is read from and no other double is: of {@value #DIGITS_OF_DOUBLE} digits or fewer, if that
     * is enough, of 17 at most. It is not asked of {@link Double#toString}, which before Java 19 sometimes gives a digit more.
     */
    public static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = DIGITS_OF_DOUBLE; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    /** With too many decimals. */
    public String tooManyDecimals(int needed) {
        return "has " + needed + " decimals, more than "
                + (needed > MOST_DECIMALS
                        ? "the " + MOST_DECIMALS + " that a history can keep"
                        : whose + " " + decimals + "; raise them with decimals(" + needed + ")");
    }

    public String tooManyDigits() {
        return "has too many digits; amounts go up to " + BigDecimal.valueOf(Long.MAX_VALUE, decimals);
    }

    private static BadRow bad(BigDecimal value, String reason) {
        return new BadRow(shown(value) + " " + reason);
    }

    private static String shown(double value) {
        return Double.isFinite(value) ? shown(shortest(value)) : Double.toString(value);
    }

    /** As anybody would write it, unless that is of no use. */
    private static String shown(BigDecimal value) {
        boolean isLong = value.precision() + Math.abs((long) value.scale()) > 100;
        return MessageText.shown(
                isLong ? value.round(new MathContext(MOST_DIGITS)).toString() : value.toPlainString());
    }
}
