package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a source gives, as text: what a cell was written as, and its value. */
record RecordedRows(List<TableColumn> columns, List<Map<String, String>> rows, List<String> notes) {
    static RecordedRows of(TableSource source, int... columns) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (TableCursor cursor = source.open()) {
            if (columns.length > 0) {
                BitSet wanted = new BitSet();
                for (int column : columns) {
                    wanted.set(column);
                }
                cursor.reading(wanted);
            }
            Row row = new Row(cursor.columns());
            while (cursor.next(row)) {
                if (cursor.number() != rows.size() + 1) {
                    throw new AssertionError("row " + (rows.size() + 1) + " is called " + cursor.number());
                }
                rows.add(new TreeMap<>(row.cells));
                row.cells.clear();
            }
            if (cursor.next(row)) {
                throw new AssertionError("a row after the last");
            }
            return new RecordedRows(cursor.columns(), rows, cursor.notes());
        }
    }

    /** Takes cells and forgets them. */
    static CellWriter nowhere() {
        return new Row(Collections.nCopies(99, new TableColumn("any", CellType.ANY)));
    }

    List<String> names() {
        return columns.stream().map(TableColumn::name).toList();
    }

    /** Of the first row. */
    String cell(String column) {
        return rows.get(0).getOrDefault(column, "nothing");
    }

    String typeAndCell(String column) {
        return columns.get(names().indexOf(column)).type() + ": " + cell(column);
    }

    private record Row(List<TableColumn> columns, Map<String, String> cells) implements CellWriter {
        Row(List<TableColumn> columns) {
            this(columns, new TreeMap<>());
        }

        private void put(int column, String kind, Object value) {
            cells.put(columns.get(column).name(), kind + " " + value);
        }

        @Override
        public void text(int column, CharSequence value) {
            put(column, "text", value);
        }

        @Override
        public void whole(int column, long value) {
            put(column, "whole", value);
        }

        @Override
        public void decimal(int column, long unscaled, int scale) {
            put(column, "decimal", BigDecimal.valueOf(unscaled, scale).toPlainString());
        }

        @Override
        public void decimal(int column, BigDecimal value) {
            put(column, "long decimal", value);
        }

        @Override
        public void floating(int column, double value) {
            put(column, "floating", value);
        }

        @Override
        public void instant(int column, long epochMillis) {
            put(column, "instant", Instant.ofEpochMilli(epochMillis));
        }

        @Override
        public void localTime(int column, long millis) {
            put(column, "local", Instant.ofEpochMilli(millis).toString().replace("Z", ""));
        }

        @Override
        public void day(int column, long epochDay) {
            put(column, "day", LocalDate.ofEpochDay(epochDay));
        }
    }
}
