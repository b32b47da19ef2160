package io.github.retention4j.duckdb;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells of a row as they are written, by their columns. */
final class Cells implements CellWriter {
    private final Map<Integer, Object> row = new TreeMap<>();

    record Instant(long millis) {}

    record LocalTime(long millis) {}

    record Day(long day) {}

    /** All rows of a source, each as its cells by the names of their columns. */
    static List<Map<String, Object>> of(TableSource source, String... columns) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (TableCursor cursor = source.open()) {
            List<String> names = names(cursor);
            BitSet read = new BitSet();
            for (String column : columns) {
                read.set(names.indexOf(column));
            }
            if (columns.length > 0) {
                cursor.reading(read);
            }
            Cells cells = new Cells();
            while (cursor.next(cells)) {
                Map<String, Object> row = new TreeMap<>();
                cells.row.forEach((place, cell) -> row.put(names.get(place), cell));
                rows.add(row);
                cells.row.clear();
                assert cursor.number() == rows.size();
            }
        }
        return rows;
    }

    static List<String> names(TableCursor cursor) {
        return cursor.columns().stream().map(column -> column.name()).toList();
    }

    @Override
    public void text(int column, CharSequence value) {
        row.put(column, value.toString());
    }

    @Override
    public void whole(int column, long value) {
        row.put(column, value);
    }

    @Override
    public void decimal(int column, long unscaled, int scale) {
        row.put(column, BigDecimal.valueOf(unscaled, scale));
    }

    @Override
    public void decimal(int column, BigDecimal value) {
        row.put(column, value);
    }

    @Override
    public void floating(int column, double value) {
        row.put(column, value);
    }

    @Override
    public void instant(int column, long epochMillis) {
        row.put(column, new Instant(epochMillis));
    }

    @Override
    public void localTime(int column, long millis) {
        row.put(column, new LocalTime(millis));
    }

    @Override
    public void day(int column, long epochDay) {
        row.put(column, new Day(epochDay));
    }
}
