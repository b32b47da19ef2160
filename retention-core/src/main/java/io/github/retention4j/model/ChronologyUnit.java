package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahChronology;
import java.time.chrono.IsoChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month or a year of a calendar other than the one that Java's dates are in.
 *
 * @param chronology the calendar
 * @param part which of its units
 */
record ChronologyUnit(Chronology chronology, Part part) implements YearlyUnit {
    private static final Pattern NAME = Pattern.compile("(\\p{L}[^ ]*) ([+-]?[0-9]{1,9})(?:-([0-9]{2}))?");

    /** What years of calendars are called beside their numbers; those of others have the calendar's name. */
    private static final Map<String, String> ERAS =
            Map.of(HijrahChronology.INSTANCE.getId(), "AH", ThaiBuddhistChronology.INSTANCE.getId(), "BE");

    private static final Map<String, String> NOUNS = Map.of(HijrahChronology.INSTANCE.getId(), "Hijri");

    enum Part {
        MONTH,
        YEAR
    }

    ChronologyUnit {
        requireNonNull(chronology, "chronology");
        requireNonNull(part, "part");
    }

    static CalendarUnit of(Chronology chronology, Part part) {
        CalendarUnit iso = part == Part.MONTH ? MONTH : YEAR;
        return requireNonNull(chronology, "chronology").equals(IsoChronology.INSTANCE)
                ? iso
                : new ChronologyUnit(chronology, part);
    }

    @Override
    public LocalDate startOf(LocalDate day) {
        return LocalDate.from(first(day));
    }

    @Override
    public LocalDate endOf(LocalDate day) {
        ChronoLocalDate month = first(day);
        if (part == Part.YEAR) {
            month = month.with(
                    ChronoField.MONTH_OF_YEAR,
                    month.range(ChronoField.MONTH_OF_YEAR).getMaximum());
        }
        // By the length of the last month: the calendar may not reach the day after, and in the Japanese one a year in
        // which
        // an era ends has the length of its part in that era.
        return LocalDate.from(month).plusDays(month.lengthOfMonth());
    }

    private ChronoLocalDate first(LocalDate day) {
        ChronoLocalDate date = date(day);
        return date.with(part == Part.MONTH ? ChronoField.DAY_OF_MONTH : ChronoField.DAY_OF_YEAR, 1);
    }

    private ChronoLocalDate date(LocalDate day) {
        try {
            return chronology.date(requireNonNull(day, "day"));
        } catch (DateTimeException outside) {
            throw new IllegalArgumentException(
                    day + " is not in the calendar " + chronology.getId() + reach(), outside);
        }
    }

    private String reach() {
        try {
            long first = chronology.range(ChronoField.YEAR).getMinimum();
            long last = chronology.range(ChronoField.YEAR).getMaximum();
            ChronoLocalDate lastYear = chronology.dateYearDay(Math.toIntExact(last), 1);
            return ", which reaches from " + LocalDate.from(chronology.dateYearDay(Math.toIntExact(first), 1)) + " to "
                    + LocalDate.from(lastYear).plusDays(lastYear.lengthOfYear() - 1L) + ", years " + first + " to "
                    + last;
        } catch (DateTimeException | ArithmeticException unknown) {
            return "";
        }
    }

    @Override
    public LocalDate yearBefore(LocalDate start) {
        return startOf(LocalDate.from(date(start).minus(1, ChronoUnit.YEARS)));
    }

    @Override
    public int months() {
        return 0;
    }

    @Override
    public String nameOf(LocalDate start) {
        ChronoLocalDate date = date(start);
        String id = chronology.getId();
        // The proleptic year, which no two eras share.
        String year = ERAS.getOrDefault(id, id) + " " + date.get(ChronoField.YEAR);
        return part == Part.YEAR
                ? year
                : year + String.format(Locale.ROOT, "-%02d", date.get(ChronoField.MONTH_OF_YEAR));
    }

    @Override
    public String noun() {
        return NOUNS.getOrDefault(chronology.getId(), chronology.getId()) + " "
                + part.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String plural() {
        return noun() + "s";
    }

    static Optional<Window> window(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        String era = name.group(1);
        Optional<Chronology> chronology = Chronology.getAvailableChronologies().stream()
                .filter(of -> of.getId().equals(era) || era.equals(ERAS.get(of.getId())))
                .filter(of -> !of.equals(IsoChronology.INSTANCE))
                .findFirst();
        return chronology.map(of -> of(of, Integer.parseInt(name.group(2)), Optional.ofNullable(name.group(3))));
    }

    private static Window of(Chronology chronology, int year, Optional<String> month) {
        ChronologyUnit unit = new ChronologyUnit(chronology, month.isPresent() ? Part.MONTH : Part.YEAR);
        try {
            int of = month.map(Integer::parseInt).orElse(1);
            // Not every calendar looks before it counts.
            chronology.range(ChronoField.YEAR).checkValidValue(year, ChronoField.YEAR);
            return Window.of(unit, LocalDate.from(chronology.date(year, of, 1)));
        } catch (DateTimeException outside) {
            throw new IllegalArgumentException(
                    "there is no " + year + month.map(of -> "-" + of).orElse("") + " in the calendar "
                            + chronology.getId() + unit.reach(),
                    outside);
        }
    }

    @Override
    public String toString() {
        return noun();
    }
}
