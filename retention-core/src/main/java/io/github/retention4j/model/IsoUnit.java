package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units of the calendar that Java's dates are in. */
enum IsoUnit implements YearlyUnit {
    DAY(0),
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12),
    DAYS(0);

    /** As ISO 8601 has them: 202603 without a sign is a month that lost its hyphen, and no year. */
    private static final String YEARS = "[0-9]{4}|[+-][0-9]{4,9}";

    private static final int LAST_OF_FOUR_DIGITS = 9999;
    private static final Pattern DATES = Pattern.compile("([^.]+)\\.\\.([^.]+)");
    private static final Pattern DATE = Pattern.compile("[+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2}");
    private static final Pattern OF_YEAR = Pattern.compile("(" + YEARS + ")(?:-([QH]?)([0-9]{1,2}))?");

    /** Years that are meant of the Hijri calendar, if anybody writes them. */
    private static final int FIRST_HIJRI = 1300;

    private static final int LAST_HIJRI = 1600;

    private final int months;

    IsoUnit(int months) {
        this.months = months;
    }

    @Override
    public LocalDate startOf(LocalDate day) {
        requireNonNull(day, "day");
        if (this == DAYS) {
            throw new IllegalArgumentException(
                    "DAYS is not a calendar unit; use between, or DAY for windows of one day");
        }
        int month = months == 0 ? 0 : (day.getMonthValue() - 1) / months * months + 1;
        return months == 0 ? day : LocalDate.of(day.getYear(), month, 1);
    }

    @Override
    public LocalDate endOf(LocalDate day) {
        LocalDate start = startOf(day);
        return months == 0 ? start.plusDays(1) : start.plusMonths(months);
    }

    @Override
    public LocalDate yearBefore(LocalDate start) {
        return start.minusYears(1);
    }

    @Override
    public int months() {
        return months;
    }

    @Override
    public String nameOf(LocalDate start) {
        return switch (this) {
            case DAY, DAYS -> start.toString();
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER -> year(start) + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case HALF_YEAR -> year(start) + (start.getMonthValue() == 1 ? "-H1" : "-H2");
            case YEAR -> year(start);
        };
    }

    private static String year(LocalDate day) {
        int year = day.getYear();
        return year > LAST_OF_FOUR_DIGITS ? "+" + year : String.format(Locale.ROOT, year < 0 ? "%05d" : "%04d", year);
    }

    @Override
    public String noun() {
        return this == DAYS
                ? "window between two dates"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String plural() {
        return this == DAYS ? "windows between two dates" : noun() + "s";
    }

    @Override
    public String toString() {
        return noun();
    }

    /** The window of a name as {@link #nameOf} tells it, or of two dates. */
    static Optional<Window> window(String text) {
        Matcher dates = DATES.matcher(text);
        if (dates.matches()) {
            return Optional.of(Window.through(LocalDate.parse(dates.group(1)), LocalDate.parse(dates.group(2))));
        }
        if (DATE.matcher(text).matches()) {
            return Optional.of(Window.day(LocalDate.parse(text)));
        }
        Matcher ofYear = OF_YEAR.matcher(text);
        if (!ofYear.matches()) {
            return Optional.empty();
        }
        int year = Year.of(Integer.parseInt(ofYear.group(1))).getValue();
        if (year >= FIRST_HIJRI && year <= LAST_HIJRI) {
            throw new IllegalArgumentException(
                    "no shop has orders of the year " + year + "; of the Hijri calendar it is 'AH " + text + "'");
        }
        String kind = ofYear.group(2);
        if (kind == null) {
            return Optional.of(Window.year(year));
        }
        IntFunction<Window> part = switch (kind) {
            case "Q" -> quarter -> Window.quarter(year, quarter);
            case "H" -> half -> Window.half(year, half);
            default -> month -> Window.month(year, month);
        };
        return Optional.of(part.apply(Integer.parseInt(ofYear.group(3))));
    }
}
