package io.github.retention4j.shops;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.text.ValueText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

/** The cells of a row as texts, each as {@code Row.get} gives it. */
final class TextCells implements CellWriter {
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
        cells[column] = ValueText.decimal(value);
    }

    @Override
    public void floating(int column, double value) {
        cells[column] = Double.toString(value);
    }

    @Override
    public void instant(int column, long epochMillis) {
        cells[column] = ValueText.instant(epochMillis);
    }

    @Override
    public void localTime(int column, long millis) {
        cells[column] = ValueText.localTime(millis);
    }

    /** Those who read the file into a history hear of it. */
    @Override
    public void refuse(String reason) {}

    @Override
    public void day(int column, long epochDay) {
        cells[column] = ValueText.day(epochDay);
    }
}
