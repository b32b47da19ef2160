package io.github.retention4j.io;

import io.github.retention4j.io.time.DayStarts;
import io.github.retention4j.io.time.PlainTimes;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.io.time.WallClock;
import io.github.retention4j.io.time.ZoneClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the cells of one column into instants. Of those that need the formatter it remembers the last, as lines of one order
 * share their time.
 */
final class Times {
    private static final long DAY_MILLIS = 86_400_000;

    private final int column;
    private final Optional<TimePattern> pattern;
    private final ZoneClock clock;
    private final PlainTimes plain;
    private final WallClock wallClock;

    private char[] lastText = {};
    private long lastMillis;

    /** Whether the clock changed at the time that was read last; each such time is told, so it is not remembered. */
    private boolean isAtChange;

    /**
     * Times of a column.
     *
     * @param changed hears of each that a change of the zone's clock leaves out or lets come twice
     */
    Times(int column, Optional<TimePattern> pattern, ZoneId zone, Consumer<ZoneOffsetTransition> changed) {
        this.column = column;
        this.pattern = pattern;
        this.clock = new ZoneClock(zone, change -> {
            isAtChange = true;
            changed.accept(change);
        });
        this.plain = pattern.map(stated -> stated.plain(clock)).orElseGet(() -> new PlainTimes("", clock));
        this.wallClock = new WallClock(clock);
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
            return stated.millis(text, start, end, clock);
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
            isAtChange = false;
            lastMillis = parsed(row, text, start, end);
            lastText = isAtChange ? new char[0] : Arrays.copyOfRange(text, start, end);
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
        if (row.type(column) == CellType.LOCAL_TIME) {
            return LocalDate.ofEpochDay(Math.floorDiv(value, DAY_MILLIS));
        }
        return row.type(column) == CellType.DAY && ChronoField.EPOCH_DAY.range().isValidValue(value)
                ? LocalDate.ofEpochDay(value)
                : instant(row).atZone(clock.zone()).toLocalDate();
    }
}
