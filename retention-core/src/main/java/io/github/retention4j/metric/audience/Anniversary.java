package io.github.retention4j.metric.audience;

import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** The same day of later years. 29 February is 1 March in years that do not have it, as with ages. */
final class Anniversary {
    private static final int LEAP_DAY = 29;
    private static final double DAYS_OF_A_YEAR = 365.2425;

    /** No number of calendar years is longer or shorter by as many days than as many mean years. */
    private static final int SLACK = 4;

    private Anniversary() {}

    /** The first anniversary of a day that lies in a window, or nothing if none does. */
    static @Nullable LocalDate in(Window window, LocalDate day) {
        int first = Math.max(day.getYear() + 1, window.start().getYear());
        for (int year = first; year <= window.end().getYear(); year++) {
            LocalDate anniversary = of(day, year);
            if (window.contains(anniversary)) {
                return anniversary;
            }
        }
        return null;
    }

    /**
     * Whether an anniversary of a day may lie in a window: it is so many mean years later, give or take a few days. Of most days
     * it is told without a look at the calendar.
     *
     * @param day days since 1970-01-01
     */
    static boolean mayBeIn(Window window, long day) {
        long last = window.end().toEpochDay() - 1 - day;
        double sinceTheLast = last - Math.floor(last / DAYS_OF_A_YEAR) * DAYS_OF_A_YEAR;
        return sinceTheLast < window.days() + SLACK || sinceTheLast > DAYS_OF_A_YEAR - SLACK;
    }

    private static LocalDate of(LocalDate day, int year) {
        boolean isMissing = day.getDayOfMonth() == LEAP_DAY && day.getMonth() == Month.FEBRUARY && !Year.isLeap(year);
        return isMissing ? LocalDate.of(year, Month.MARCH, 1) : day.withYear(year);
    }
}
