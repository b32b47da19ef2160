package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.CellWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Readers of what is text, or is told as text. */
final class TextCells {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private TextCells() {}

    static CellReader text(int at, int to) {
        return (rows, row) -> {
            String value = rows.getString(at);
            if (value != null) {
                row.text(to, value);
            }
        };
    }

    static CellReader truth(int at, int to) {
        return (rows, row) -> {
            boolean value = rows.getBoolean(at);
            if (!rows.wasNull()) {
                row.text(to, value ? "true" : "false");
            }
        };
    }

    /** A time of day without a date, to the second, as drivers write it in different ways. */
    static CellReader timeOfDay(int at, int to) {
        return (rows, row) -> {
            LocalTime value = rows.getObject(at, LocalTime.class);
            if (value != null) {
                row.text(to, TIME_OF_DAY.format(value));
            }
        };
    }

    static CellReader nothing() {
        return (rows, row) -> {};
    }

    /** Cells of a fixed length, which databases fill up with blanks. */
    static final class Padded implements CellReader {
        private final String name;
        private final int at;
        private final int to;
        private boolean padded;

        Padded(String name, int at, int to) {
            this.name = name;
            this.at = at;
            this.to = to;
        }

        @Override
        public void read(ResultSet rows, CellWriter row) throws SQLException {
            String value = rows.getString(at);
            if (value == null) {
                return;
            }
            int end = value.length();
            while (end > 0 && value.charAt(end - 1) == ' ') {
                end--;
            }
            padded |= end < value.length();
            row.text(to, value.substring(0, end));
        }

        @Override
        public String note() {
            return padded ? "Cells of column \"" + name + "\" are filled up with blanks, which were left out." : "";
        }
    }
}
