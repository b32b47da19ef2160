package io.github.retention4j.io.jdbc;

import java.math.BigDecimal;

/** Readers of numbers. {@code at} is the column's place in a result, from 1, and {@code to} its place in a row, from 0. */
final class NumberCells {
    /** As many digits as any long has room for. */
    static final int MOST_DIGITS = 18;

    private NumberCells() {}

    static CellReader whole(int at, int to) {
        return (rows, row) -> {
            long value = rows.getLong(at);
            if (value != 0 || !rows.wasNull()) {
                row.whole(to, value);
            }
        };
    }

    /** A number without decimals is written as a whole one: it may be an id of a column whose decimals are not declared. */
    static CellReader decimal(int at, int to) {
        return (rows, row) -> {
            BigDecimal value = rows.getBigDecimal(at);
            if (value == null) {
                return;
            }
            int scale = value.scale();
            if (scale < 0 || scale > MOST_DIGITS || value.precision() > MOST_DIGITS) {
                row.decimal(to, value);
            } else if (scale == 0) {
                row.whole(to, value.longValue());
            } else {
                row.decimal(to, value.scaleByPowerOfTen(scale).longValue(), scale);
            }
        };
    }

    static CellReader floating(int at, int to) {
        return (rows, row) -> {
            double value = rows.getDouble(at);
            if (value != 0 || !rows.wasNull()) {
                row.floating(to, value);
            }
        };
    }
}
