package io.github.retention4j.io;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A program's own list as a source: cells are objects, and null is an empty one. */
final class ListSource implements TableSource {
    private final List<TableColumn> columns;
    private final List<List<Object>> rows;

    /** Which columns were asked for, and how often it was closed. */
    final List<BitSet> readings = new ArrayList<>();

    int closed;
    int failsAt = -1;
    boolean cannotClose;

    /** A number of days or milliseconds that no class of Java's has. */
    record Raw(CellType type, long value) {}

    ListSource(List<TableColumn> columns, List<List<Object>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    void add(Object... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String name() {
        return "till";
    }

    @Override
    public TableCursor open() {
        return new TableCursor() {
            private int at;

            @Override
            public List<TableColumn> columns() {
                return columns;
            }

            @Override
            public void reading(BitSet columns) {
                readings.add(columns);
            }

            @Override
            public boolean next(CellWriter row) throws IOException {
                if (at == failsAt) {
                    throw new IOException("the connection is gone");
                }
                if (at == rows.size()) {
                    return false;
                }
                List<Object> cells = rows.get(at++);
                for (int column = 0; column < cells.size(); column++) {
                    write(row, column, cells.get(column));
                }
                return true;
            }

            @Override
            public long number() {
                return at;
            }

            @Override
            public void close() {
                closed++;
                if (cannotClose) {
                    throw new IllegalStateException("cannot be closed");
                }
            }
        };
    }

    private static void write(CellWriter row, int column, Object value) {
        if (value instanceof String text) {
            row.text(column, text);
        } else if (value instanceof Integer whole) {
            row.whole(column, whole);
        } else if (value instanceof Long whole) {
            row.whole(column, whole);
        } else if (value instanceof BigDecimal exact) {
            row.decimal(column, exact);
        } else if (value instanceof Double inexact) {
            row.floating(column, inexact);
        } else if (value instanceof Instant instant) {
            row.instant(column, instant.toEpochMilli());
        } else if (value instanceof LocalDateTime time) {
            row.localTime(column, time.toInstant(ZoneOffset.UTC).toEpochMilli());
        } else if (value instanceof Raw raw) {
            switch (raw.type()) {
                case DAY -> row.day(column, raw.value());
                case LOCAL_TIME -> row.localTime(column, raw.value());
                default -> row.instant(column, raw.value());
            }
        } else if (value instanceof LocalDate day) {
            row.day(column, day.toEpochDay());
        }
    }
}
