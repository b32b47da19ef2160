package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * A calendar of whole weeks, whose quarters have 13 of them in three months of 4 or 5: what shops compare months by, since each
 * has as many weekends every year.
 *
 * <ul>
 *   <li>A year ends on a named day of the week, the last of a month or the one nearest to the month's end, and has 52 or 53
 *       weeks. The 53rd is in its last month.
 *   <li>A year has the number of the calendar year that its 27th week starts in; one that ends in or near to June, that of the
 *       calendar year it starts in.
 *   <li>Its weeks are {@code CalendarUnit.week} from the day after the one that years end on.
 * </ul>
 *
 * <p>Worked example: in the calendar of the National Retail Federation, which is 4-5-4 and ends on the Saturday nearest to 31
 * January, the year 2023 has 53 weeks from 2023-01-29 through 2024-02-03, and its month {@code NRF 2023-P12} has five of them.
 *
 * <pre>{@code
 * CalendarUnit month = RetailCalendar.nrf().month();
 * RetailCalendar ours = new RetailCalendar(RetailCalendar.Pattern.WEEKS_4_4_5, Month.DECEMBER, DayOfWeek.FRIDAY,
 *         RetailCalendar.YearEnd.LAST_OF_MONTH);
 * }</pre>
 *
 * <p>Source: National Retail Federation, 4-5-4 calendar.
 *
 * @param pattern how many weeks the months of a quarter have
 * @param lastMonth the month that years end in or near to
 * @param lastDay the day of the week that years end on
 * @param yearEnd which of these days it is
 */
public record RetailCalendar(Pattern pattern, Month lastMonth, DayOfWeek lastDay, YearEnd yearEnd)
        implements Serializable {
    private static final int DAYS_BACK_INTO_MONTH = 15;

    /** How many weeks the months of a quarter have. */
    public enum Pattern {
        /** Four, four and five. */
        WEEKS_4_4_5(4, 8),
        /** Four, five and four. */
        WEEKS_4_5_4(4, 9),
        /** Five, four and four. */
        WEEKS_5_4_4(5, 9);

        private final int first;
        private final int second;

        Pattern(int first, int second) {
            this.first = first;
            this.second = second;
        }

        /** After how many weeks of the quarter a month starts, 0 to 3. */
        int startOf(int month) {
            return switch (month) {
                case 0 -> 0;
                case 1 -> first;
                case 2 -> second;
                default -> RetailUnit.WEEKS_OF_A_QUARTER;
            };
        }
    }

    /** Which day a year ends on. */
    public enum YearEnd {
        /** The last such day of the week in the month. */
        LAST_OF_MONTH,
        /** The one nearest to the last day of the month, which may be in the next month. */
        NEAREST_TO_MONTH_END
    }

    /** Validates. */
    public RetailCalendar {
        requireNonNull(pattern, "pattern");
        requireNonNull(lastMonth, "lastMonth");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(yearEnd, "yearEnd");
    }

    /**
     * The 4-5-4 calendar of the National Retail Federation.
     *
     * @return weeks from Sunday, years that end on the Saturday nearest to 31 January
     */
    public static RetailCalendar nrf() {
        return new RetailCalendar(Pattern.WEEKS_4_5_4, Month.JANUARY, DayOfWeek.SATURDAY, YearEnd.NEAREST_TO_MONTH_END);
    }

    /**
     * Its months, 12 of a year.
     *
     * @return the unit
     */
    public CalendarUnit month() {
        return new RetailUnit(this, RetailUnit.Part.MONTH);
    }

    /**
     * Its quarters.
     *
     * @return the unit
     */
    public CalendarUnit quarter() {
        return new RetailUnit(this, RetailUnit.Part.QUARTER);
    }

    /**
     * Its years of 52 or 53 weeks.
     *
     * @return the unit
     */
    public CalendarUnit year() {
        return new RetailUnit(this, RetailUnit.Part.YEAR);
    }

    /** The day after the last of the year that ends in or near to the last month of a calendar year. */
    private LocalDate end(int calendarYear) {
        LocalDate monthEnd = YearMonth.of(calendarYear, lastMonth).atEndOfMonth();
        LocalDate before = monthEnd.with(TemporalAdjusters.previousOrSame(lastDay));
        LocalDate after = monthEnd.with(TemporalAdjusters.nextOrSame(lastDay));
        boolean isAfterNearer =
                after.toEpochDay() - monthEnd.toEpochDay() < monthEnd.toEpochDay() - before.toEpochDay();
        LocalDate last = yearEnd == YearEnd.NEAREST_TO_MONTH_END && isAfterNearer ? after : before;
        return last.plusDays(1);
    }

    /** The first day of the year that holds a day. */
    LocalDate yearStart(LocalDate day) {
        int year = day.getYear() + 1;
        while (end(year).isAfter(day)) {
            year--;
        }
        return end(year);
    }

    /** The day after the last of the year that starts on a day. */
    LocalDate yearEnd(LocalDate start) {
        int year = start.getYear();
        while (!end(year).isAfter(start)) {
            year++;
        }
        return end(year);
    }

    /** The number of the year that starts on a day. */
    int number(LocalDate start) {
        // The year before ends at most a week from the end of its last month, so this is in that month.
        return start.minusDays(DAYS_BACK_INTO_MONTH).getYear() + yearsOn();
    }

    /** The first day of a year by its number. */
    LocalDate yearNumbered(int number) {
        return end(number - yearsOn());
    }

    /** By how much the number of a year is above that of the calendar year that the one before ends in. */
    private int yearsOn() {
        return lastMonth.compareTo(Month.JUNE) > 0 ? 1 : 0;
    }
}
