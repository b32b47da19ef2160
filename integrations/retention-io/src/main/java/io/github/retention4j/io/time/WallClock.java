package io.github.retention4j.io.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Turns milliseconds of a zone's clock into instants, as {@link ZoneClock} says. Rows are mostly in order of time, so the day is
 * mostly the one before.
 */
public final class WallClock {
    private static final long DAY_MILLIS = 86_400_000;

    private final ZoneClock clock;
    private final DayStarts days;

    /** The day before, in milliseconds as if it were of UTC, and the instant at which it begins. */
    private long day;

    private long midnight;

    public WallClock(ZoneClock clock) {
        this.clock = clock;
        this.days = new DayStarts(clock.zone());
        goTo(0);
    }

    /** The instant of a wall-clock time that is given as if it were of UTC, in milliseconds. */
    public long millis(long wallClockMillis) {
        long timeOfDay = wallClockMillis - day;
        if (timeOfDay < 0 || timeOfDay >= DAY_MILLIS) {
            goTo(Math.floorDiv(wallClockMillis, DAY_MILLIS));
            timeOfDay = wallClockMillis - day;
        }
        return midnight == DayStarts.UNKNOWN || midnight == DayStarts.CHANGING
                ? byRules(timeOfDay)
                : midnight + timeOfDay;
    }

    private void goTo(long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        midnight = days.millis(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        day = epochDay * DAY_MILLIS;
    }

    private long byRules(long timeOfDay) {
        LocalTime time = LocalTime.ofNanoOfDay(1_000_000 * timeOfDay);
        return clock.instant(LocalDateTime.of(LocalDate.ofEpochDay(Math.floorDiv(day, DAY_MILLIS)), time))
                .toEpochMilli();
    }

    public long startOfDay(long epochDay) {
        return clock.startOf(LocalDate.ofEpochDay(epochDay)).toEpochMilli();
    }
}
