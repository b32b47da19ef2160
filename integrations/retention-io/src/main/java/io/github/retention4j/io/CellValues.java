package io.github.retention4j.io;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Those cells of a row that are no text: numbers, instants, days. */
final class CellValues {
    /** A number of more decimals, or of more zeros before its decimal mark, is shown with an exponent. */
    private static final int MOST_PLACES = 1000;

    /** What each cell is; null for text, which is elsewhere. */
    private @Nullable CellType[] types = {};

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
        Arrays.fill(types, null);
    }

    CellType type(int column) {
        CellType type = types[column];
        return type == null ? CellType.TEXT : type;
    }

    boolean isText(int column) {
        return types[column] == null;
    }

    void text(int column) {
        types[column] = null;
    }

    void set(int column, CellType type, long value) {
        types[column] = type;
        values[column] = value;
    }

    void decimal(int column, long unscaled, int scale) {
        set(column, CellType.DECIMAL, unscaled);
        scales[column] = scale;
        large[column] = null;
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
            case DECIMAL -> shown(decimal(column));
            case FLOATING -> Double.toString(floating(column));
            case INSTANT -> Instant.ofEpochMilli(values[column]).toString();
            case LOCAL_TIME -> wallClock(column).toString();
            case DAY ->
                ChronoField.EPOCH_DAY.range().isValidValue(values[column])
                        ? LocalDate.ofEpochDay(values[column]).toString()
                        : "day " + values[column];
            default -> Long.toString(values[column]);
        };
    }

    /** As anybody would write it, unless that would be zeros for pages. */
    private static String shown(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_PLACES ? value.toString() : value.toPlainString();
    }

    private LocalDateTime wallClock(int column) {
        long millis = values[column];
        int nanos = 1_000_000 * (int) Math.floorMod(millis, 1_000L);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L), nanos, ZoneOffset.UTC);
    }
}
