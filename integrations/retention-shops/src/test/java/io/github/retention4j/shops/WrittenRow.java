package io.github.retention4j.shops;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells that a source writes, each as what it was written as. */
final class WrittenRow implements CellWriter {
    private final Map<Integer, Object> cells = new TreeMap<>();

    /** All rows of a source, by the names of the columns; empty cells are left out. The number of the row is at "#". */
    static List<Map<String, Object>> all(TableSource source) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (TableCursor cursor = source.open()) {
            WrittenRow row = new WrittenRow();
            while (cursor.next(row)) {
                Map<String, Object> named = new TreeMap<>();
                row.cells.forEach((column, value) ->
                        named.put(cursor.columns().get(column).name(), value));
                named.put("#", cursor.number());
                rows.add(named);
                row.cells.clear();
            }
        }
        return rows;
    }

    @Override
    public void text(int column, CharSequence value) {
        if (!value.toString().isBlank()) {
            cells.put(column, value.toString().strip());
        }
    }

    @Override
    public void whole(int column, long value) {
        cells.put(column, value);
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        cells.put(column, BigDecimal.valueOf(unscaled, scale));
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        cells.put(column, value);
    }

    @Override
    public void floating(int column, double value) {
        cells.put(column, value);
    }

    @Override
    public void instant(int column, long epochMillis) {
        cells.put(column, Instant.ofEpochMilli(epochMillis));
    }

    @Override
    public void localTime(int column, long millis) {
        cells.put(column, LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    @Override
    public void day(int column, long epochDay) {
        cells.put(column, LocalDate.ofEpochDay(epochDay));
    }
}
