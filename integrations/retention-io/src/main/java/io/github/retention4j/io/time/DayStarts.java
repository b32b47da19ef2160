package io.github.retention4j.io.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The first millisecond of each day of a zone, for the days on which its clocks do not change: on those, a wall-clock time
 * is the start of the day plus what the clock shows. Asked once a row, so it is a table, filled a month at a time.
 */
public final class DayStarts {
    /** There is no such day, or it is outside the years that a history takes. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** The clocks change on this day. */
    public static final long CHANGING = UNKNOWN + 1;

    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 300;
    private static final int DAYS = 31;

    private final ZoneId zone;
    private final long[][] months = new long[YEARS * 12][];

    public DayStarts(ZoneId zone) {
        this.zone = zone;
    }

    /** The start of a day whose three numbers are 0 or above, or {@link #UNKNOWN} or {@link #CHANGING}. */
    public long millis(int year, int month, int day) {
        boolean isInTable = year >= FIRST_YEAR && year < FIRST_YEAR + YEARS;
        if (!isInTable || month < 1 || month > 12 || day < 1 || day > DAYS) {
            return UNKNOWN;
        }
        int at = 12 * (year - FIRST_YEAR) + month - 1;
        long[] starts = months[at];
        if (starts == null) {
            starts = starts(YearMonth.of(year, month));
            months[at] = starts;
        }
        return starts[day - 1];
    }

    private long[] starts(YearMonth month) {
        long[] starts = new long[DAYS];
        Arrays.fill(starts, UNKNOWN);
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            starts[day - 1] =
                    hasOneOffset(date) ? date.atStartOfDay(zone).toInstant().toEpochMilli() : CHANGING;
        }
        return starts;
    }

    /** Whether all wall-clock times of a day come once: its midnight does, and the next change is after its end. */
    private boolean hasOneOffset(LocalDate day) {
        ZoneRules rules = zone.getRules();
        if (rules.getValidOffsets(day.atStartOfDay()).size() != 1) {
            return false;
        }
        ZoneOffsetTransition change =
                rules.nextTransition(day.atStartOfDay(zone).toInstant());
        return change == null || !change.getDateTimeBefore().toLocalDate().isEqual(day);
    }
}
