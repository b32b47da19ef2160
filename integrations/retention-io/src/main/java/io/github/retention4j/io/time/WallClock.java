package io.github.retention4j.io.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Turns what a wall clock of a zone showed into instants: a time that a change of the clock leaves out moves on by the length of the
 * gap, and of one that comes twice it is the first. Rows are mostly in order of time, so the day is mostly the one before.
 */
public final class WallClock {
    private static final long DAY_MILLIS = 86_400_000;

    private final ZoneId zone;
    private final DayStarts days;
    private long day = Long.MIN_VALUE;
    private long midnight;

    public WallClock(ZoneId zone) {
        this.zone = zone;
        this.days = new DayStarts(zone);
    }

    /** The instant of a wall-clock time that is given as if it were of UTC, in milliseconds. */
    public long millis(long wallClockMillis) {
        long itsDay = Math.floorDiv(wallClockMillis, DAY_MILLIS);
        long timeOfDay = Math.floorMod(wallClockMillis, DAY_MILLIS);
        if (itsDay != day) {
            LocalDate date = LocalDate.ofEpochDay(itsDay);
            midnight = days.millis(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
            day = itsDay;
        }
        if (midnight == DayStarts.UNKNOWN || midnight == DayStarts.CHANGING) {
            LocalTime time = LocalTime.ofNanoOfDay(1_000_000 * timeOfDay);
            return LocalDateTime.of(LocalDate.ofEpochDay(itsDay), time)
                    .atZone(zone)
                    .toInstant()
                    .toEpochMilli();
        }
        return midnight + timeOfDay;
    }

    public long startOfDay(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
