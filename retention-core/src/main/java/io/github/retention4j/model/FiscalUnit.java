package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fiscal year, or a part of it.
 *
 * @param firstMonth the month that the year starts with, not January
 * @param part which part
 */
record FiscalUnit(Month firstMonth, Part part) implements YearlyUnit {
    private static final int CENTURY = 100;
    private static final Pattern NAME =
            Pattern.compile("FY([+-]?[0-9]{1,9})/([0-9]{2})(?:-([QH])([0-9]))? from (\\p{L}{3})");

    enum Part {
        QUARTER("Q", 3, "quarter"),
        HALF("H", 6, "half-year"),
        YEAR("", 12, "year");

        private final String letter;
        private final int months;
        private final String noun;

        Part(String letter, int months, String noun) {
            this.letter = letter;
            this.months = months;
            this.noun = noun;
        }
    }

    FiscalUnit {
        requireNonNull(firstMonth, "firstMonth");
        requireNonNull(part, "part");
    }

    static CalendarUnit of(Month firstMonth, Part part) {
        CalendarUnit calendar = switch (part) {
            case QUARTER -> QUARTER;
            case HALF -> HALF_YEAR;
            case YEAR -> YEAR;
        };
        return requireNonNull(firstMonth, "firstMonth") == Month.JANUARY ? calendar : new FiscalUnit(firstMonth, part);
    }

    @Override
    public LocalDate startOf(LocalDate day) {
        return yearOf(day).plusMonths(monthsInto(day));
    }

    @Override
    public LocalDate endOf(LocalDate day) {
        return startOf(day).plusMonths(part.months);
    }

    /** The first day of the fiscal year that holds a day. */
    private LocalDate yearOf(LocalDate day) {
        LocalDate start = LocalDate.of(requireNonNull(day, "day").getYear(), firstMonth, 1);
        return start.isAfter(day) ? start.minusYears(1) : start;
    }

    /** After how many months of the year the unit starts that holds a day. */
    private int monthsInto(LocalDate day) {
        return (int) ChronoUnit.MONTHS.between(yearOf(day), day) / part.months * part.months;
    }

    @Override
    public LocalDate yearBefore(LocalDate start) {
        return start.minusYears(1);
    }

    @Override
    public int months() {
        return part.months;
    }

    @Override
    public String nameOf(LocalDate start) {
        int year = yearOf(start).getYear();
        String number = part == Part.YEAR ? "" : "-" + part.letter + (monthsInto(start) / part.months + 1);
        return String.format(
                Locale.ROOT, "FY%d/%02d%s from %s", year, Math.floorMod(year + 1, CENTURY), number, month());
    }

    private String month() {
        return firstMonth.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    @Override
    public String noun() {
        return "fiscal " + part.noun;
    }

    @Override
    public String plural() {
        return noun() + "s from " + month();
    }

    static Optional<Window> window(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        String letter = name.group(3) == null ? "" : name.group(3);
        return Arrays.stream(Month.values())
                .skip(1)
                .filter(month ->
                        month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equals(name.group(5)))
                .flatMap(month -> Arrays.stream(Part.values())
                        .filter(part -> part.letter.equals(letter))
                        .map(part -> new FiscalUnit(month, part)))
                .map(unit -> unit.numbered(
                        Integer.parseInt(name.group(1)), letter.isEmpty() ? 1 : Integer.parseInt(name.group(4))))
                // Of a year that is written 2026/28 there is none.
                .filter(window -> window.toString().equals(text))
                .findFirst();
    }

    private Window numbered(int year, int number) {
        return Window.of(this, LocalDate.of(year, firstMonth, 1).plusMonths((number - 1L) * part.months));
    }

    @Override
    public String toString() {
        return noun() + " from " + month();
    }
}
