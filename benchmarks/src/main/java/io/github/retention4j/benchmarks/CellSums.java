package io.github.retention4j.benchmarks;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/** The cells of a table of orders, added up: the least that can be done with them. */
final class CellSums implements CellWriter {
    private static final List<String> COLUMNS = List.of("customer_id", "ordered_at", "total");

    private long customers;
    private long millis;
    private long amounts;

    /** Reads a source and does nothing else. */
    static CellSums of(TableSource source) throws IOException {
        CellSums sums = new CellSums();
        try (TableCursor cursor = source.open()) {
            BitSet reading = new BitSet();
            for (int i = 0; i < cursor.columns().size(); i++) {
                reading.set(i, COLUMNS.contains(cursor.columns().get(i).name()));
            }
            cursor.reading(reading);
            while (cursor.next(sums)) {}
        }
        return sums;
    }

    void add(long customer, long itsMillis, long amount) {
        customers += customer;
        millis += itsMillis;
        amounts += amount;
    }

    void requireSame(CellSums other) {
        if (customers != other.customers || millis != other.millis || amounts != other.amounts) {
            throw new IllegalStateException("the cells differ");
        }
    }

    @Override
    public void whole(int column, long value) {
        customers += value;
    }

    @Override
    public void localTime(int column, long itsMillis) {
        millis += itsMillis;
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        amounts += unscaled;
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        amounts += value.unscaledValue().longValueExact();
    }

    @Override
    public void text(int column, CharSequence value) {
        throw new IllegalStateException("no text");
    }

    @Override
    public void floating(int column, double value) {
        throw new IllegalStateException("not exact");
    }

    @Override
    public void instant(int column, long epochMillis) {
        throw new IllegalStateException("a local time");
    }

    @Override
    public void day(int column, long epochDay) {
        throw new IllegalStateException("a time");
    }
}
