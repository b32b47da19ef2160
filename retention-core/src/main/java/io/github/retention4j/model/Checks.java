package io.github.retention4j.model;

import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/** The one form in which money enters the model: bounded, and with no more decimals than it needs. */
final class Checks {
    private static final int MAX_INTEGER_DIGITS = 18;
    private static final int MAX_DECIMALS = 9;
    private static final int MAX_WRITTEN_DECIMALS = 100;
    private static final int MOST_SHOWN = 40;

    private Checks() {}

    /**
     * The same amount at the currency's decimals or as many more as its value needs, so that 2.0 equals 2.00.
     *
     * @throws IllegalArgumentException if it has more than 18 integer digits or needs more than 9 decimals, or is
     *     written with more than 100
     */
    static BigMoney normal(BigMoneyProvider provider, String what) {
        BigMoney money = provider.toBigMoney();
        BigDecimal amount = money.getAmount();
        // Looked at before any arithmetic: bringing 1e50000000 to a common scale would take minutes.
        if ((long) amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    what + " has more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
        }
        // Taking off zeros is quadratic in their number: 200,000 of them would take 20 seconds.
        BigDecimal shortest = amount.scale() > MAX_WRITTEN_DECIMALS ? amount : amount.stripTrailingZeros();
        if (shortest.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    what + " has " + shortest.scale() + " decimals, more than " + MAX_DECIMALS);
        }
        return money.withScale(
                Math.max(shortest.scale(), money.getCurrencyUnit().getDecimalPlaces()));
    }

    static BigMoney notNegative(BigMoneyProvider provider, String what) {
        BigMoney money = normal(provider, what);
        if (money.isNegative()) {
            throw new IllegalArgumentException(what + " " + money + " is below 0");
        }
        return money;
    }

    /** An order by its id, on one line and no longer than is good for a message. */
    static String order(String id) {
        StringBuilder order = new StringBuilder("order ");
        id.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(order::appendCodePoint);
        return (id.codePointCount(0, id.length()) > MOST_SHOWN ? order.append('…') : order).toString();
    }

    static String id(String id, String what) {
        if (id.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        return id;
    }

    /** Refuses points that are none, of what is given or spent. */
    static void points(long points, String what) {
        if (points <= 0) {
            throw new IllegalArgumentException(what + " of " + points + " points is not above 0");
        }
    }
}
