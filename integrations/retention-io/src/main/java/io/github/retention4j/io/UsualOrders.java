package io.github.retention4j.io;

import io.github.retention4j.io.text.BadRow;
import java.util.function.ToLongFunction;

/**
 * Reads orders without an id from rows that are as almost all are. Of any other row it only says that it is not so: what becomes
 * of it, the ordinary way knows.
 */
final class UsualOrders {
    private final int customer;
    private final Times times;
    private final Decimals money;
    private final ToLongFunction<Row> amounts;
    private final CurrencyColumn currency;
    private final Taker taker;

    /** What becomes of the orders. */
    interface Taker {
        void add(long line, long customer, long epochMillis, long minorUnits);
    }

    /**
     * For rows of a file.
     *
     * @param money what the amounts are read with
     */
    UsualOrders(
            int customer,
            Times times,
            Decimals money,
            ToLongFunction<Row> amounts,
            CurrencyColumn currency,
            Taker taker) {
        this.customer = customer;
        this.times = times;
        this.money = money;
        this.amounts = amounts;
        this.currency = currency;
        this.taker = taker;
    }

    /** Takes a row, if it is as usual. */
    boolean take(Row row) {
        if (!row.isPlain() || !currency.isUsual(row)) {
            return false;
        }
        long number = row.digits(customer);
        if (number < 0) {
            return false;
        }
        int knowledge = money.knowledge();
        try {
            long at = times.millis(row);
            long amount = amounts.applyAsLong(row);
            if (money.knowledge() != knowledge) {
                // The ordinary way has to know it too.
                return false;
            }
            taker.add(row.line(), number, at, amount);
            return true;
        } catch (BadRow bad) {
            return false;
        }
    }
}
