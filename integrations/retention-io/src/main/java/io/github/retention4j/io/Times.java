package io.github.retention4j.io;

import io.github.retention4j.io.time.DayStarts;
import io.github.retention4j.io.time.PlainTimes;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.io.time.WallClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns the cells of one column into instants. Of those that need the formatter it remembers the last, as lines of one order
 * share their time.
 */
final class Times {
    private final int column;
    private final Optional<TimePattern> pattern;
    private final ZoneId zone;
    private final PlainTimes plain;
    private final WallClock wallClock;

    private char[] lastText = {};
    private long lastMillis;

    Times(int column, Optional<TimePattern> pattern, ZoneId zone) {
        this.column = column;
        this.pattern = pattern;
        this.zone = zone;
        this.plain = pattern.map(stated -> stated.plain(zone)).orElseGet(() -> new PlainTimes("", zone));
        this.wallClock = new WallClock(zone);
    }

    long millis(Row row) {
        if (!row.isText(column)) {
            return typed(row);
        }
        long millis = plain.millis(row.bytes(), row.start(column), row.end(column));
        return millis != DayStarts.UNKNOWN ? millis : unusual(row);
    }

    /** A cell that is a time already, as a database's are; a number is one if a pattern says so. */
    private long typed(Row row) {
        long value = row.values().value(column);
        try {
            return switch (row.type(column)) {
                case INSTANT -> value;
                case LOCAL_TIME -> wallClock.millis(value);
                case DAY -> wallClock.startOfDay(value);
                default -> {
                    char[] text = row.text(column).toCharArray();
                    yield parsed(row, text, 0, text.length);
                }
            };
        } catch (DateTimeException | ArithmeticException beyond) {
            throw row.badValue(column, "is beyond all years");
        }
    }

    private long parsed(Row row, char[] text, int start, int end) {
        TimePattern stated = stated(row);
        try {
            return stated.millis(text, start, end, zone);
        } catch (DateTimeException | ArithmeticException bad) {
            throw row.badValue(column, stated.whyNot(row.text(column), "time"));
        }
    }

    private TimePattern stated(Row row) {
        return pattern.orElseThrow(() -> row.isText(column)
                ? row.badValue(column, "is text; state the pattern that it is written in")
                : row.badValue(column, "is a number and no time; state what it counts, such as epoch-seconds"));
    }

    private long unusual(Row row) {
        char[] text = row.characters(column);
        int start = row.textStart(column);
        int end = row.textEnd(column);
        if (start == end || !Arrays.equals(text, start, end, lastText, 0, lastText.length)) {
            lastMillis = parsed(row, text, start, end);
            lastText = Arrays.copyOfRange(text, start, end);
        }
        return lastMillis;
    }

    Instant instant(Row row) {
        return Instant.ofEpochMilli(millis(row));
    }

    /** The instant, unless the cell is empty. */
    Optional<Instant> optional(Row row) {
        return row.isEmpty(column) ? Optional.empty() : Optional.of(instant(row));
    }

    /** The day as written, unless the cell is empty. */
    Optional<LocalDate> optionalDay(Row row) {
        if (row.isEmpty(column)) {
            return Optional.empty();
        }
        if (!row.isText(column)) {
            return Optional.of(typedDay(row));
        }
        TimePattern stated = stated(row);
        try {
            return Optional.of(stated.day(row.text(column)));
        } catch (DateTimeException bad) {
            throw row.badValue(column, stated.whyNot(row.text(column), "day"));
        }
    }

    private LocalDate typedDay(Row row) {
        long value = row.values().value(column);
        return row.type(column) == CellType.DAY && ChronoField.EPOCH_DAY.range().isValidValue(value)
                ? LocalDate.ofEpochDay(value)
                : instant(row).atZone(zone).toLocalDate();
    }
}
