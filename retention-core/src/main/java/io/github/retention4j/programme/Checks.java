package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/** The one form in which names, numbers and amounts enter a programme: bounded, and with no more decimals than they need. */
final class Checks {
    /** A hundred years. */
    static final int MOST_DAYS = 36_525;

    static final int MOST_MONTHS = 1_200;

    /** So that a rate times an amount times a multiplier stays within 128 bits. */
    static final long MOST_POINTS = 1_000_000_000_000L;

    private static final int MAX_INTEGER_DIGITS = 18;
    private static final int MAX_DECIMALS = 9;
    private static final int MAX_WRITTEN_DECIMALS = 100;
    private static final int MAX_NAME = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Checks() {}

    static String name(String name, String what) {
        if (requireNonNull(name, what).isBlank()) {
            throw new IllegalArgumentException(what + " is blank; write a word that results can show");
        }
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " of " + name.length() + " characters; write at most " + MAX_NAME
                    + " on one line, without control characters");
        }
        return name;
    }

    static long positive(long number, String what) {
        return between(number, 1, MOST_POINTS, what, "");
    }

    static long between(long value, long least, long most, String what, String instead) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " not in [" + least + ", " + most + "]" + instead);
        }
        return value;
    }

    static int days(int days, int least, String what, String instead) {
        return (int) between(days, least, MOST_DAYS, what, instead);
    }

    static int months(int months, int least, String what, String instead) {
        return (int) between(months, least, MOST_MONTHS, what, instead);
    }

    /** A unit that each day has one of. */
    static CalendarUnit unit(CalendarUnit unit, String what) {
        if (requireNonNull(unit, "unit").equals(CalendarUnit.DAYS)) {
            throw new IllegalArgumentException(what
                    + " needs a unit that divides the calendar, and DAYS does not; write CalendarUnit.DAY or MONTH");
        }
        return unit;
    }

    static BigMoney amountAbove0(BigMoneyProvider amount, String what) {
        BigMoney money = amount(amount, what);
        if (!money.isPositive()) {
            throw new IllegalArgumentException(
                    what + " " + Phrases.money(money) + " is not above 0; write an amount above it");
        }
        return money;
    }

    static BigMoney amountFrom0(BigMoneyProvider amount, String what) {
        BigMoney money = amount(amount, what);
        if (money.isNegative()) {
            throw new IllegalArgumentException(what + " " + Phrases.money(money) + " is below 0; write 0 or more");
        }
        return money;
    }

    /** The same amount at the currency's decimals or as many more as its value needs, so that 2.0 equals 2.00. */
    private static BigMoney amount(BigMoneyProvider amount, String what) {
        BigMoney money = requireNonNull(amount, what).toBigMoney();
        int decimals = normal(money.getAmount(), what).scale();
        return money.withScale(Math.max(decimals, money.getCurrencyUnit().getDecimalPlaces()));
    }

    static BigDecimal decimal(String text, String what) {
        try {
            return normal(new BigDecimal(requireNonNull(text, what)), what);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    what + " '" + text + "' is not a decimal number; write one like 1.25", wrong);
        }
    }

    /** The decimal that a number prints as, so that 0.15 is 0.15. */
    static BigDecimal decimal(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " " + value + " is not a number; write one like 1.25");
        }
        return normal(BigDecimal.valueOf(value), what);
    }

    static BigDecimal normal(BigDecimal value, String what) {
        // Looked at before any arithmetic: bringing 1e50000000 to a common scale would take minutes.
        if ((long) value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(what + " has more than " + MAX_INTEGER_DIGITS
                    + " digits before the decimal point; write a smaller one");
        }
        // Taking off zeros is quadratic in their number.
        BigDecimal shortest = value.scale() > MAX_WRITTEN_DECIMALS ? value : value.stripTrailingZeros();
        if (shortest.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(what + " has " + shortest.scale() + " decimals, more than "
                    + MAX_DECIMALS + "; write it with fewer, as text if need be");
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static BigDecimal above0(BigDecimal value, long most, String what, String instead) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException(
                    what + " " + value.toPlainString() + " not in (0, " + most + "]" + instead);
        }
        return value;
    }

    static BigDecimal rate(BigDecimal points) {
        return above0(normal(points, "points"), MOST_POINTS, "points", "; a rule that earns nothing is left out");
    }

    /** A share above 0 and up to 1. */
    static BigDecimal share(BigDecimal share, String what, String whyNotMore) {
        BigDecimal normal = normal(share, what);
        if (normal.signum() > 0 && normal.compareTo(BigDecimal.ONE) <= 0) {
            return normal;
        }
        String slip = normal.signum() > 0 && normal.compareTo(HUNDRED) <= 0
                ? "; write " + normal(normal.movePointLeft(2), what).toPlainString() + " for " + normal.toPlainString()
                        + " %"
                : "; write 0.15 for 15 %";
        throw new IllegalArgumentException(what + " " + normal.toPlainString() + " not in (0, 1]"
                + (normal.signum() > 0 ? ": more than 1 would " + whyNotMore : "") + slip);
    }
}
