package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
 * @param unit the calendar unit it is, or {@link CalendarUnit#DAYS} for any two dates
 */
public record Window(LocalDate start, LocalDate end, CalendarUnit unit) implements Comparable<Window>, Serializable {
    private static final double DAYS_OF_A_YEAR = 365.2425;
    private static final double MONTHS_OF_A_YEAR = 12;

    /** What is above is no day, week or month, and may be a year. */
    private static final int LEAST_YEAR = 366;

    private static final String EXAMPLES =
            "2026-03-05, 2020-W53, 'week of 2026-03-07', 2026-03, 2026-Q1, 2026-H1, 2026,"
                    + " 2026-03-01..2026-03-31, 'AH 1447-09', 'FY2026/27-Q1 from Jul' or 'NRF 2026-P03'";

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
        if (!unit.equals(CalendarUnit.DAYS) && !(start.equals(unit.startOf(start)) && end.equals(unit.endOf(start)))) {
            throw new IllegalArgumentException(start + " to " + end + " is not one " + unit.noun() + ", which is "
                    + unit.startOf(start) + " to " + unit.endOf(start));
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
        return of(CalendarUnit.MONTH, LocalDate.of(year, part("month", month, 12), 1));
    }

    /**
     * A quarter of a calendar year.
     *
     * @param year the year
     * @param quarter 1 to 4
     * @return the window
     */
    public static Window quarter(int year, int quarter) {
        return of(CalendarUnit.QUARTER, LocalDate.of(year, 3 * part("quarter", quarter, 4) - 2, 1));
    }

    /**
     * A half of a calendar year.
     *
     * @param year the year
     * @param half 1 or 2
     * @return the window
     */
    public static Window half(int year, int half) {
        return of(CalendarUnit.HALF_YEAR, LocalDate.of(year, 6 * part("half", half, 2) - 5, 1));
    }

    /**
     * A calendar year.
     *
     * @param year the year
     * @return the window
     */
    public static Window year(int year) {
        return of(CalendarUnit.YEAR, LocalDate.of(year, 1, 1));
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
        return of(CalendarUnit.week(firstDay), day);
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
        return of(CalendarUnit.DAY, day);
    }

    /**
     * One day.
     *
     * @param year the year
     * @param month the month, 1 to 12
     * @param day the day of the month, from 1
     * @return the window
     */
    public static Window day(int year, int month, int day) {
        int last = YearMonth.of(year, part("month", month, 12)).lengthOfMonth();
        return day(LocalDate.of(year, month, part("day", day, last)));
    }

    /**
     * The days from one date up to, not including, another.
     *
     * @param start the first day
     * @param end the day after the last
     * @return the window
     */
    public static Window between(LocalDate start, LocalDate end) {
        return new Window(start, end, CalendarUnit.DAYS);
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
     * The unit of a calendar that holds a day.
     *
     * <pre>{@code
     * Window ramadan = Window.of(CalendarUnit.HIJRI_MONTH, LocalDate.of(2026, 2, 20));
     * }</pre>
     *
     * @param unit the unit
     * @param day any of its days
     * @return the window
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}, or its calendar does not reach the day
     */
    public static Window of(CalendarUnit unit, LocalDate day) {
        requireNonNull(unit, "unit");
        return new Window(unit.startOf(requireNonNull(day, "day")), unit.endOf(day), unit);
    }

    /**
     * A month of the Umm al-Qura calendar, such as Ramadan, the ninth.
     *
     * @param year the Hijri year, 1300 to 1600
     * @param month the month, 1 to 12
     * @return the window
     * @throws IllegalArgumentException if the calendar has no such month
     */
    public static Window hijriMonth(int year, int month) {
        return parse(String.format(Locale.ROOT, "AH %d-%02d", year, part("month", month, 12)));
    }

    /**
     * The window of a name: what {@link #toString} tells of a window, of each unit that {@link CalendarUnit} offers. It undoes
     * {@code toString}, in whatever locale. A year from 1300 to 1600 is refused: it is one of the Hijri calendar, {@code AH 1447-09}.
     *
     * <pre>{@code
     * Window march = Window.parse("2026-03");
     * Window tenDays = Window.parse("2026-03-01..2026-03-10");
     * }</pre>
     *
     * @param text the name
     * @return the window
     * @throws IllegalArgumentException if it names none
     */
    public static Window parse(String text) {
        requireNonNull(text, "text");
        try {
            return Stream.<Function<String, Optional<Window>>>of(
                            IsoUnit::window,
                            WeekUnit::window,
                            FiscalUnit::window,
                            RetailUnit::window,
                            ChronologyUnit::window)
                    .flatMap(unit -> unit.apply(text).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it is no name of one"));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a window: " + wrong.getMessage() + "; write one like " + EXAMPLES, wrong);
        }
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
        return unit.equals(CalendarUnit.DAYS) ? between(start.minusDays(days()), start) : of(unit, start.minusDays(1));
    }

    /**
     * The window just after this one.
     *
     * @return the following calendar unit, or as many days
     */
    public Window next() {
        return unit.equals(CalendarUnit.DAYS) ? between(end, end.plusDays(days())) : of(unit, end);
    }

    /**
     * The same calendar unit of the year before: the same month, quarter or day, the same month of the Hijri or retail year before,
     * or the week 52 weeks before.
     *
     * @return the window, or empty if this is one between two dates
     */
    public Optional<Window> yearBefore() {
        if (unit.equals(CalendarUnit.DAYS)) {
            return Optional.empty();
        }
        LocalDate before = unit instanceof YearlyUnit yearly ? yearly.yearBefore(start) : start.minusYears(1);
        return Optional.of(of(unit, before));
    }

    /**
     * Its length in years: of a month, a quarter, a half and a year, calendar or fiscal, exactly; of any other window a 365.2425th a
     * day.
     *
     * @return 1 for a year, a twelfth for a month
     */
    public double years() {
        int months = unit instanceof YearlyUnit yearly ? yearly.months() : 0;
        return months == 0 ? days() / DAYS_OF_A_YEAR : months / MONTHS_OF_A_YEAR;
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
                .thenComparing(window -> window.unit().plural())
                .compare(this, other);
    }

    /** Its name: 2026-03-05, 2020-W53, 2026-03, 2026-Q1, 2026-H1, 2026, AH 1447-09, or its first and last day. */
    @Override
    public String toString() {
        return unit.equals(CalendarUnit.DAYS) ? start + ".." + end.minusDays(1) : unit.nameOf(start);
    }

    private static int part(String what, int value, int highest) {
        if (value < 1 || value > highest) {
            String order = value > LEAST_YEAR ? "; the year comes first" : "";
            throw new IllegalArgumentException(what + " " + value + " not in [1, " + highest + "]" + order);
        }
        return value;
    }
}
