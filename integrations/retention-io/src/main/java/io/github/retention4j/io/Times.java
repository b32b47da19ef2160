package io.github.retention4j.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns the cells of one column into instants. Of those that need the formatter it remembers the last, as lines of one order
 * share their time.
 */
final class Times {
    private final int column;
    private final TimePattern pattern;
    private final ZoneId zone;
    private final PlainTimes plain;

    private char[] lastText = {};
    private long lastMillis;

    Times(int column, TimePattern pattern, ZoneId zone) {
        this.column = column;
        this.pattern = pattern;
        this.zone = zone;
        this.plain = pattern.plain(zone);
    }

    long millis(CsvRow row) {
        long millis = plain.millis(row.bytes(), row.start(column), row.end(column));
        return millis != DayStarts.UNKNOWN ? millis : unusual(row);
    }

    private long unusual(CsvRow row) {
        char[] text = row.characters(column);
        int start = row.textStart(column);
        int end = row.textEnd(column);
        if (start == end || !Arrays.equals(text, start, end, lastText, 0, lastText.length)) {
            try {
                lastMillis = pattern.millis(text, start, end, zone);
            } catch (DateTimeException | ArithmeticException bad) {
                throw row.badValue(column, pattern.whyNot(row.text(column), "time"));
            }
            lastText = Arrays.copyOfRange(text, start, end);
        }
        return lastMillis;
    }

    Instant instant(CsvRow row) {
        return Instant.ofEpochMilli(millis(row));
    }

    /** The instant, unless the cell is empty. */
    Optional<Instant> optional(CsvRow row) {
        return row.isEmpty(column) ? Optional.empty() : Optional.of(instant(row));
    }

    /** The day as written, unless the cell is empty. */
    Optional<LocalDate> optionalDay(CsvRow row) {
        if (row.isEmpty(column)) {
            return Optional.empty();
        }
        try {
            return Optional.of(pattern.day(row.text(column)));
        } catch (DateTimeException bad) {
            throw row.badValue(column, pattern.whyNot(row.text(column), "day"));
        }
    }
}
