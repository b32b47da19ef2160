package io.github.retention4j.io;

import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.ValueText;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Those cells of a row that are no text: numbers, instants, days. */
final class CellValues {
    private static final CellType[] TYPES = CellType.values();
    private static final byte TEXT = CellType.TEXT.number;

    /** What each cell is, as a number: cheaper to write than an object. Text is elsewhere. */
    private byte[] types = {};

    /** Whether any cell of the row may be no text: of rows of text nobody looks at each cell's type. */
    private boolean isTyped;

    private long[] values = {};
    private int[] scales = {};
    private @Nullable BigDecimal[] large = {};

    /** Makes room for cells, which are text then. */
    void reserve(int cells) {
        types = Arrays.copyOf(types, cells);
        values = Arrays.copyOf(values, cells);
        scales = Arrays.copyOf(scales, cells);
        large = Arrays.copyOf(large, cells);
    }

    void clear() {
        if (isTyped) {
            Arrays.fill(types, TEXT);
            isTyped = false;
        }
    }

    CellType type(int column) {
        return TYPES[types[column]];
    }

    boolean isText(int column) {
        return !isTyped || types[column] == TEXT;
    }

    void text(int column) {
        types[column] = TEXT;
    }

    void set(int column, CellType type, long value) {
        isTyped = true;
        types[column] = type.number;
        values[column] = value;
    }

    void decimal(int column, long unscaled, int scale) {
        set(column, CellType.DECIMAL, unscaled);
        scales[column] = scale;
        if (large[column] != null) {
            large[column] = null;
        }
    }

    void decimal(int column, BigDecimal value) {
        if (value.scale() >= 0 && value.scale() < Digits.MOST && value.precision() <= Digits.MOST) {
            decimal(column, value.unscaledValue().longValue(), value.scale());
        } else {
            set(column, CellType.DECIMAL, 0);
            large[column] = value;
        }
    }

    void floating(int column, double value) {
        set(column, CellType.FLOATING, Double.doubleToRawLongBits(value));
    }

    void copy(int from, int to) {
        types[to] = types[from];
        values[to] = values[from];
        scales[to] = scales[from];
        large[to] = large[from];
    }

    /** A whole number, or a count of milliseconds or days. */
    long value(int column) {
        return values[column];
    }

    /** Whether an exact number is {@link #value} and {@link #scale}. */
    boolean isShort(int column) {
        return large[column] == null;
    }

    int scale(int column) {
        return scales[column];
    }

    /** An exact number. */
    BigDecimal decimal(int column) {
        BigDecimal exact = large[column];
        return exact == null ? BigDecimal.valueOf(values[column], scales[column]) : exact;
    }

    double floating(int column) {
        return Double.longBitsToDouble(values[column]);
    }

    /** A cell as text, as an id or in a message. */
    String shown(int column) {
        return switch (type(column)) {
            case DECIMAL -> ValueText.decimal(decimal(column));
            case FLOATING -> Double.toString(floating(column));
            case INSTANT -> ValueText.instant(values[column]);
            case LOCAL_TIME -> ValueText.localTime(values[column]);
            case DAY -> ValueText.day(values[column]);
            default -> Long.toString(values[column]);
        };
    }
}
