package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of whole calendar days, from its first day up to but not including {@code end}.
 *
 * <p>A window has no time zone: it becomes instants in the zone of the history it is asked of, so a day on which the
 * clocks change has 23 or 25 hours and belongs to its window like any other.
 *
 * <ul>
 *   <li>{@code previous()} and {@code next()} of a calendar unit are the neighbouring units, whatever their lengths; of
 *       any other window, the neighbours with the same number of days.
 *   <li>Windows are equal if their days and their unit are: {@code month(2026, 1)} is not {@code between} 1 January and
 *       1 February.
 * </ul>
 *
 * <p>Worked example: {@code month(2026, 3)} holds 31 days from 2026-03-01; {@code previous()} is the 28 days of
 * {@code month(2026, 2)}. {@code isoWeek(2020, 53)} runs from 2020-12-28 to 2021-01-03.
 *
 * @param start the first day
 * @param end the day after the last day
 * @param unit the calendar unit it is, or {@link Unit#DAYS} for any two dates
 */
public record Window(LocalDate start, LocalDate end, Unit unit) implements Comparable<Window>, Serializable {
    private static final double DAYS_OF_A_YEAR = 365.2425;

    /** The calendar unit a window spans. */
    public enum Unit {
        /** One day. */
        DAY,
        /** Seven days, from whichever day of the week the window starts with. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** A quarter of a calendar year. */
        QUARTER,
        /** A half of a calendar year. */
        HALF_YEAR,
        /** A calendar year. */
        YEAR,
        /** Any number of days. */
        DAYS;

        private LocalDate move(LocalDate start, int by) {
            return switch (this) {
                case DAY -> start.plusDays(by);
                case WEEK -> start.plusWeeks(by);
                case MONTH -> start.plusMonths(by);
                case QUARTER -> start.plusMonths(3L * by);
                case HALF_YEAR -> start.plusMonths(6L * by);
                case YEAR -> start.plusYears(by);
                case DAYS -> throw new IllegalStateException("DAYS has no length of its own");
            };
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the end is not after the start, or the days are not the unit's
     */
    public Window {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        requireNonNull(unit, "unit");
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("window end " + end + " is not after its start " + start);
        }
        if (unit != Unit.DAYS
                && !(end.equals(unit.move(start, 1)) && start.equals(firstDay(start, unit, start.getDayOfWeek())))) {
            throw new IllegalArgumentException(start + " to " + end + " is not one calendar " + unit);
        }
    }

    /**
     * A calendar month.
     *
     * @param year the year
     * @param month the month, 1 to 12
     * @return the window
     */
    public static Window month(int year, int month) {
        return containing(LocalDate.of(year, part("month", month, 12), 1), Unit.MONTH);
    }

    /**
     * A quarter of a calendar year.
     *
     * @param year the year
     * @param quarter 1 to 4
     * @return the window
     */
    public static Window quarter(int year, int quarter) {
        return containing(LocalDate.of(year, 3 * part("quarter", quarter, 4) - 2, 1), Unit.QUARTER);
    }

    /**
     * A half of a calendar year.
     *
     * @param year the year
     * @param half 1 or 2
     * @return the window
     */
    public static Window half(int year, int half) {
        return containing(LocalDate.of(year, 6 * part("half", half, 2) - 5, 1), Unit.HALF_YEAR);
    }

    /**
     * A calendar year.
     *
     * @param year the year
     * @return the window
     */
    public static Window year(int year) {
        return containing(LocalDate.of(year, 1, 1), Unit.YEAR);
    }

    /**
     * The week that holds a day, with the first day of the week named: Monday by ISO 8601, Sunday or Saturday in many
     * countries.
     *
     * @param day any day of the week
     * @param firstDay the day that weeks start with
     * @return the window
     */
    public static Window week(LocalDate day, DayOfWeek firstDay) {
        LocalDate start = firstDay(day, Unit.WEEK, firstDay);
        return new Window(start, start.plusWeeks(1), Unit.WEEK);
    }

    /**
     * A week by ISO 8601: from Monday, week 1 being the one that holds 4 January.
     *
     * @param weekBasedYear the year the week counts towards, which around New Year differs from the date's year
     * @param week 1 to 52 or 53
     * @return the window
     */
    public static Window isoWeek(int weekBasedYear, int week) {
        LocalDate inFirst = LocalDate.of(weekBasedYear, 1, 4);
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirst).getMaximum();
        return week(inFirst.plusWeeks(part("week", week, (int) weeks) - 1L), DayOfWeek.MONDAY);
    }

    /**
     * One day.
     *
     * @param day the day
     * @return the window
     */
    public static Window day(LocalDate day) {
        return containing(day, Unit.DAY);
    }

    /**
     * The days from one date up to, not including, another.
     *
     * @param start the first day
     * @param end the day after the last
     * @return the window
     */
    public static Window between(LocalDate start, LocalDate end) {
        return new Window(start, end, Unit.DAYS);
    }

    /**
     * The days from one date through another, both included.
     *
     * @param first the first day
     * @param last the last day
     * @return the window
     */
    public static Window through(LocalDate first, LocalDate last) {
        return between(first, last.plusDays(1));
    }

    /**
     * The calendar unit that holds a day; a week starts on Monday here, see {@link #week} for other weeks.
     *
     * @param day any of its days
     * @param unit a unit other than {@link Unit#DAYS}
     * @return the window
     */
    public static Window containing(LocalDate day, Unit unit) {
        if (unit == Unit.DAYS) {
            throw new IllegalArgumentException("DAYS is not a calendar unit; use between");
        }
        LocalDate start = firstDay(day, unit, DayOfWeek.MONDAY);
        return new Window(start, unit.move(start, 1), unit);
    }

    /**
     * The months from one through another, both included.
     *
     * @param fromYear the first month's year
     * @param fromMonth the first month
     * @param toYear the last month's year
     * @param toMonth the last month
     * @return the windows in order
     */
    public static List<Window> months(int fromYear, int fromMonth, int toYear, int toMonth) {
        return series(month(fromYear, fromMonth), month(toYear, toMonth));
    }

    /**
     * The quarters from one through another, both included.
     *
     * @param fromYear the first quarter's year
     * @param fromQuarter the first quarter
     * @param toYear the last quarter's year
     * @param toQuarter the last quarter
     * @return the windows in order
     */
    public static List<Window> quarters(int fromYear, int fromQuarter, int toYear, int toQuarter) {
        return series(quarter(fromYear, fromQuarter), quarter(toYear, toQuarter));
    }

    /**
     * The years from one through another, both included.
     *
     * @param fromYear the first
     * @param toYear the last
     * @return the windows in order
     */
    public static List<Window> years(int fromYear, int toYear) {
        return series(year(fromYear), year(toYear));
    }

    /**
     * The weeks from the one that holds one day through the one that holds another.
     *
     * @param from a day of the first week
     * @param to a day of the last week
     * @param firstDay the day that weeks start with
     * @return the windows in order
     */
    public static List<Window> weeks(LocalDate from, LocalDate to, DayOfWeek firstDay) {
        return series(week(from, firstDay), week(to, firstDay));
    }

    /**
     * A window and its successors through another.
     *
     * @param first the first window
     * @param last the last; the first or a later successor of it
     * @return the windows in order
     * @throws IllegalArgumentException if the last is not the first or a successor of it
     */
    public static List<Window> series(Window first, Window last) {
        List<Window> windows = new ArrayList<>();
        Window window = first;
        for (; window.start.isBefore(last.start); window = window.next()) {
            windows.add(window);
        }
        if (!window.equals(last)) {
            throw new IllegalArgumentException(last + " does not follow " + first);
        }
        windows.add(window);
        return List.copyOf(windows);
    }

    /**
     * The window just before this one.
     *
     * @return the preceding calendar unit, or as many days
     */
    public Window previous() {
        return moved(-1);
    }

    /**
     * The window just after this one.
     *
     * @return the following calendar unit, or as many days
     */
    public Window next() {
        return moved(1);
    }

    /**
     * Its length in years: of a calendar unit from month to year exactly, of days and weeks a 365.2425th a day.
     *
     * @return 1 for a year, a twelfth for a month
     */
    public double years() {
        return switch (unit) {
            case MONTH -> 1.0 / 12;
            case QUARTER -> 1.0 / 4;
            case HALF_YEAR -> 1.0 / 2;
            case YEAR -> 1;
            case DAY, WEEK, DAYS -> days() / DAYS_OF_A_YEAR;
        };
    }

    /**
     * Its number of days.
     *
     * @return at least 1
     */
    public long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    /**
     * Whether a day lies in it.
     *
     * @param day the day
     * @return whether it is one of the window's days
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /** Orders by first day, then by end. */
    @Override
    public int compareTo(Window other) {
        return Comparator.comparing(Window::start)
                .thenComparing(Window::end)
                .thenComparing(Window::unit)
                .compare(this, other);
    }

    /** Its name: 2026-03-05, 2020-W53, 2026-03, 2026-Q1, 2026-H1, 2026, or its first and last day. */
    @Override
    public String toString() {
        return switch (unit) {
            case DAY -> start.toString();
            case WEEK ->
                start.getDayOfWeek() == DayOfWeek.MONDAY
                        ? start.get(IsoFields.WEEK_BASED_YEAR)
                                + String.format(Locale.ROOT, "-W%02d", start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                        : "week of " + start;
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER -> start.getYear() + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case HALF_YEAR -> start.getYear() + (start.getMonthValue() == 1 ? "-H1" : "-H2");
            case YEAR -> Integer.toString(start.getYear());
            case DAYS -> start + ".." + end.minusDays(1);
        };
    }

    private Window moved(int by) {
        LocalDate movedStart = unit == Unit.DAYS ? start.plusDays(by * days()) : unit.move(start, by);
        LocalDate movedEnd = unit == Unit.DAYS ? end.plusDays(by * days()) : unit.move(movedStart, 1);
        return new Window(movedStart, movedEnd, unit);
    }

    private static LocalDate firstDay(LocalDate day, Unit unit, DayOfWeek firstDayOfWeek) {
        return switch (unit) {
            case DAY, DAYS -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case HALF_YEAR -> LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static int part(String what, int value, int highest) {
        if (value < 1 || value > highest) {
            throw new IllegalArgumentException(what + " " + value + " not in [1, " + highest + "]");
        }
        return value;
    }
}
