package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.RetailCalendar.Pattern;
import io.github.retention4j.model.RetailCalendar.YearEnd;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A month, quarter or year of a retail calendar.
 *
 * @param calendar the calendar
 * @param part which of its units
 */
record RetailUnit(RetailCalendar calendar, Part part) implements YearlyUnit {
    static final int WEEKS_OF_A_QUARTER = 13;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int QUARTERS = 4;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final String NRF = "NRF";
    private static final java.util.regex.Pattern NAME =
            java.util.regex.Pattern.compile("([^ ]+) ([+-]?[0-9]{1,9})(?:-(?:Q([1-4])|P(0[1-9]|1[0-2])))?");

    enum Part {
        MONTH,
        QUARTER,
        YEAR
    }

    RetailUnit {
        requireNonNull(calendar, "calendar");
        requireNonNull(part, "part");
    }

    @Override
    public LocalDate startOf(LocalDate day) {
        return borderNear(day, 0);
    }

    @Override
    public LocalDate endOf(LocalDate day) {
        return borderNear(day, 1);
    }

    /** Where the unit that holds a day starts, or the one so many later; the year's last ends with the year. */
    private LocalDate borderNear(LocalDate day, int later) {
        LocalDate year = calendar.yearStart(requireNonNull(day, "day"));
        return border(year, index(year, day) + later);
    }

    /** Where a unit of a year starts, told by its number from 0; how many there are is the end of the year. */
    private LocalDate border(LocalDate year, int index) {
        if (index == units()) {
            return calendar.yearEnd(year);
        }
        int weeks = switch (part) {
            case MONTH ->
                index / MONTHS_OF_A_QUARTER * WEEKS_OF_A_QUARTER
                        + calendar.pattern().startOf(index % MONTHS_OF_A_QUARTER);
            case QUARTER -> index * WEEKS_OF_A_QUARTER;
            case YEAR -> 0;
        };
        return year.plusWeeks(weeks);
    }

    private int units() {
        return switch (part) {
            case MONTH -> QUARTERS * MONTHS_OF_A_QUARTER;
            case QUARTER -> QUARTERS;
            case YEAR -> 1;
        };
    }

    /** Which unit of its year holds a day, from 0. */
    private int index(LocalDate year, LocalDate day) {
        int week = (int) ChronoUnit.DAYS.between(year, day) / DAYS_OF_A_WEEK;
        int quarter = Math.min(week / WEEKS_OF_A_QUARTER, QUARTERS - 1);
        int ofQuarter = week - quarter * WEEKS_OF_A_QUARTER;
        int month = 0;
        while (month < MONTHS_OF_A_QUARTER - 1
                && ofQuarter >= calendar.pattern().startOf(month + 1)) {
            month++;
        }
        return switch (part) {
            case MONTH -> quarter * MONTHS_OF_A_QUARTER + month;
            case QUARTER -> quarter;
            case YEAR -> 0;
        };
    }

    @Override
    public LocalDate yearBefore(LocalDate start) {
        LocalDate year = calendar.yearStart(start);
        return border(calendar.yearStart(year.minusDays(1)), index(year, start));
    }

    @Override
    public int months() {
        return 0;
    }

    @Override
    public String nameOf(LocalDate start) {
        LocalDate year = calendar.yearStart(start);
        int number = index(year, start) + 1;
        String of = switch (part) {
            case MONTH -> String.format(Locale.ROOT, "-P%02d", number);
            case QUARTER -> "-Q" + number;
            case YEAR -> "";
        };
        return code(calendar) + " " + calendar.number(year) + of;
    }

    private static String code(RetailCalendar calendar) {
        return calendar.equals(RetailCalendar.nrf())
                ? NRF
                : String.join(
                        "-",
                        calendar.pattern().name().replaceAll("[^0-9]", ""),
                        calendar.lastMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        calendar.lastDay().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        calendar.yearEnd() == YearEnd.LAST_OF_MONTH ? "last" : "nearest");
    }

    @Override
    public String noun() {
        return "retail " + part.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String plural() {
        return noun() + "s of " + code(calendar);
    }

    static Optional<Window> window(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(name.group(2));
        Part part = name.group(3) != null ? Part.QUARTER : name.group(4) != null ? Part.MONTH : Part.YEAR;
        int number = Stream.of(name.group(3), name.group(4))
                .flatMap(Stream::ofNullable)
                .map(Integer::parseInt)
                .findFirst()
                .orElse(1);
        return calendars()
                .filter(calendar -> code(calendar).equals(name.group(1)))
                .map(calendar -> new RetailUnit(calendar, part).numbered(year, number))
                .findFirst();
    }

    private Window numbered(int year, int number) {
        return Window.of(this, border(calendar.yearNumbered(year), number - 1));
    }

    private static Stream<RetailCalendar> calendars() {
        List<YearEnd> ends = List.of(YearEnd.values());
        return Arrays.stream(Pattern.values())
                .flatMap(pattern -> Arrays.stream(Month.values())
                        .flatMap(month -> Arrays.stream(DayOfWeek.values())
                                .flatMap(day ->
                                        ends.stream().map(end -> new RetailCalendar(pattern, month, day, end)))));
    }

    @Override
    public String toString() {
        return noun() + " of " + code(calendar);
    }
}
