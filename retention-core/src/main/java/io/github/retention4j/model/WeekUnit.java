package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** See {@link CalendarUnit#week}. */
record WeekUnit(DayOfWeek firstDay) implements YearlyUnit {
    private static final int WEEKS_OF_A_YEAR = 52;
    private static final String WEEK_OF = "week of ";
    private static final Pattern ISO = Pattern.compile("([+-]?[0-9]{1,9})-W([0-9]{2})");
    private static final Pattern FROM = Pattern.compile(WEEK_OF + "([+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2})");

    WeekUnit {
        requireNonNull(firstDay, "firstDay");
    }

    @Override
    public LocalDate startOf(LocalDate day) {
        return requireNonNull(day, "day").with(TemporalAdjusters.previousOrSame(firstDay));
    }

    @Override
    public LocalDate endOf(LocalDate day) {
        return startOf(day).plusWeeks(1);
    }

    @Override
    public LocalDate yearBefore(LocalDate start) {
        return start.minusWeeks(WEEKS_OF_A_YEAR);
    }

    @Override
    public int months() {
        return 0;
    }

    @Override
    public String nameOf(LocalDate start) {
        return firstDay == DayOfWeek.MONDAY
                ? start.get(IsoFields.WEEK_BASED_YEAR)
                        + String.format(Locale.ROOT, "-W%02d", start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                : WEEK_OF + start;
    }

    @Override
    public String noun() {
        return "week";
    }

    @Override
    public String plural() {
        return "weeks from " + firstDay.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    @Override
    public String toString() {
        return "week from " + firstDay.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static Optional<Window> window(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(Window.isoWeek(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2))));
        }
        Matcher from = FROM.matcher(text);
        return from.matches()
                ? Optional.of(LocalDate.parse(from.group(1))).map(day -> Window.week(day, day.getDayOfWeek()))
                : Optional.empty();
    }
}
