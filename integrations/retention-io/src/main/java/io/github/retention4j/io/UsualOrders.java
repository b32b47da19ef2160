package io.github.retention4j.io;

import java.util.function.ToLongFunction;

/**
 * Orders without an id whose rows are as almost all are: gathered into columns, which a builder takes faster than one by one.
 * Of any other row it only says that it is not so: what becomes of it, the ordinary way knows.
 */
final class UsualOrders {
    private final int customer;
    private final Times times;
    private final Decimals money;
    private final ToLongFunction<CsvRow> amounts;
    private final CurrencyColumn currency;
    private final Taker taker;

    // Orders of lines that follow one another.
    private final long[] customers;
    private final long[] millis;
    private final long[] minorUnits;
    private int size;
    private long nextLine;

    /** Takes orders of lines that follow one another. */
    interface Taker {
        /** Takes the first rows of columns, which are written anew afterwards. */
        void take(long firstLine, int rows, long[] customers, long[] millis, long[] minorUnits);
    }

    /**
     * No orders.
     *
     * @param money what the amounts are read with
     */
    UsualOrders(
            int atOnce,
            int customer,
            Times times,
            Decimals money,
            ToLongFunction<CsvRow> amounts,
            CurrencyColumn currency,
            Taker taker) {
        this.customer = customer;
        this.times = times;
        this.money = money;
        this.amounts = amounts;
        this.currency = currency;
        this.taker = taker;
        this.customers = new long[atOnce];
        this.millis = new long[atOnce];
        this.minorUnits = new long[atOnce];
    }

    /** Takes a row, if it is as usual. */
    boolean take(CsvRow row) {
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
            add(row.line(), number, at, amount);
            return true;
        } catch (CsvRow.BadRow bad) {
            return false;
        }
    }

    private void add(long line, long number, long at, long amount) {
        if (line != nextLine || size == customers.length) {
            flush();
        }
        customers[size] = number;
        millis[size] = at;
        minorUnits[size] = amount;
        size++;
        nextLine = line + 1;
    }

    /** Hands on what has been gathered. */
    void flush() {
        int rows = size;
        if (rows > 0) {
            size = 0;
            taker.take(nextLine - rows, rows, customers, millis, minorUnits);
        }
    }
}
