package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * Orders without an id whose rows are as almost all are: gathered into columns, which a builder takes faster than one by one.
 * Of any other row it only says that it is not so: what becomes of it, the ordinary way knows.
 */
final class UsualOrders {
    private final String file;
    private final HistoryBuilder builder;
    private final int customer;
    private final Times times;
    private final ToLongFunction<CsvRow> amounts;
    private final CurrencyColumn currency;

    // Orders of lines that follow one another.
    private final long[] customers;
    private final long[] millis;
    private final long[] minorUnits;
    private int size;
    private long nextLine;

    UsualOrders(
            CsvMapping mapping,
            HistoryBuilder builder,
            int customer,
            Times times,
            ToLongFunction<CsvRow> amounts,
            CurrencyColumn currency) {
        this.file = mapping.file();
        int most = mapping.sizes().orders();
        this.customers = new long[most];
        this.millis = new long[most];
        this.minorUnits = new long[most];
        this.builder = builder;
        this.customer = customer;
        this.times = times;
        this.amounts = amounts;
        this.currency = currency;
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
        try {
            add(row.line(), number, times.millis(row), amounts.applyAsLong(row));
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

    /** Hands to the builder what has been gathered. */
    void flush() {
        int rows = size;
        if (rows == 0) {
            return;
        }
        size = 0;
        builder.at(file, nextLine - rows);
        if (rows == customers.length) {
            builder.orderColumns(customers, millis, minorUnits);
        } else {
            builder.orderColumns(
                    Arrays.copyOf(customers, rows), Arrays.copyOf(millis, rows), Arrays.copyOf(minorUnits, rows));
        }
    }
}
