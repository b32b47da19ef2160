package io.github.retention4j.shops;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** The cells of a row as texts. */
final class TextCells implements CellWriter {
    private static final int DAY = 86_400_000;

    /** A number of more zeros is written with an exponent: 1E+999999999 would fill the memory. */
    private static final int MOST_PLACES = 1000;

    private final String[] cells;

    TextCells(int columns) {
        cells = new String[columns];
    }

    /** Goes to the next row of a source. */
    boolean next(TableCursor cursor) throws IOException {
        Arrays.fill(cells, "");
        return cursor.next(this);
    }

    String at(int column) {
        return cells[column];
    }

    @Override
    public void text(int column, CharSequence value) {
        cells[column] = value.toString().strip();
    }

    @Override
    public void whole(int column, long value) {
        cells[column] = Long.toString(value);
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        decimal(column, BigDecimal.valueOf(unscaled, scale));
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        boolean isWritable = Math.abs((long) value.scale()) <= MOST_PLACES;
        cells[column] = isWritable ? value.toPlainString() : value.toString();
    }

    @Override
    public void floating(int column, double value) {
        cells[column] = Double.toString(value);
    }

    @Override
    public void instant(int column, long epochMillis) {
        localTime(column, epochMillis);
    }

    @Override
    public void localTime(int column, long millis) {
        int nanos = 1_000_000 * (int) Math.floorMod(millis, 1000L);
        cells[column] = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC)
                .toString();
    }

    /** Those who read the file into a history hear of it. */
    @Override
    public void refuse(String reason) {}

    @Override
    public void day(int column, long epochDay) {
        localTime(column, epochDay * DAY);
    }
}
