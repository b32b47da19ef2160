package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.text.Digits;
import java.math.BigDecimal;
import java.util.Objects;

/** Puts the cells that a source writes into a row. */
final class RowWriter implements CellWriter {
    private final Row row;
    private final CellValues values;

    RowWriter(Row row, CellValues values) {
        this.row = row;
        this.values = values;
    }

    @Override
    public void text(int column, CharSequence value) {
        row.write(ours(column), value);
    }

    @Override
    public void whole(int column, long value) {
        values.set(ours(column), CellType.WHOLE, value);
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        if (scale < 0 || scale > Digits.MOST) {
            throw new IllegalArgumentException("scale " + scale + " not in [0, " + Digits.MOST + "]");
        }
        values.decimal(ours(column), unscaled, scale);
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        values.decimal(ours(column), value);
    }

    @Override
    public void floating(int column, double value) {
        values.floating(ours(column), value);
    }

    @Override
    public void instant(int column, long epochMillis) {
        values.set(ours(column), CellType.INSTANT, epochMillis);
    }

    @Override
    public void localTime(int column, long millis) {
        values.set(ours(column), CellType.LOCAL_TIME, millis);
    }

    @Override
    public void day(int column, long epochDay) {
        values.set(ours(column), CellType.DAY, epochDay);
    }

    @Override
    public void refuse(String reason) {
        row.refuse(requireNonNull(reason, "reason"));
    }

    /** The cells behind those of the source are not its to write. */
    private int ours(int column) {
        return Objects.checkIndex(column, row.width());
    }
}
