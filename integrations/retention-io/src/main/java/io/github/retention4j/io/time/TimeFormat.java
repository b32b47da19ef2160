package io.github.retention4j.io.time;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahChronology;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pattern of letters for years, months, days and times of day, in one of two calendars. */
final class TimeFormat implements TimePattern {
    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(2024, 11, 23, 13, 45, 56, 0, ZoneId.of("Europe/Paris"));

    /** What begins as a name of a pattern does and is none: what to write. */
    private static final Map<String, String> NAMES = Map.of(
            "epoch", "write epoch-seconds, epoch-milliseconds or epoch-microseconds",
            "excel", "write excel-serial, or excel-serial-1904 for a workbook that counts from 1904",
            "hijri", "write hijri: and the letters, as in hijri:yyyy/MM/dd");

    private final String pattern;
    private final TimeCalendar calendar;
    private final TimeLetters letters;

    /** Of plain texts with English names. */
    private final DateTimeFormatter english;

    /** Of coded texts. */
    private final DateTimeFormatter coded;

    private TimeFormat(String pattern, Map<TemporalField, Long> untold) {
        this.pattern = pattern;
        calendar = TimeCalendar.of(pattern);
        letters = new TimeLetters(calendar.letters(pattern), calendar);
        TemporalAccessor sample;
        try {
            english = letters.formatter(false, untold);
            coded = letters.formatter(true, untold);
            sample = english.parse(english.format(SAMPLE));
        } catch (IllegalArgumentException | DateTimeException bad) {
            throw TimePattern.invalid(pattern, String.valueOf(bad.getMessage()));
        }
        if (day(sample).isEmpty()) {
            String fields = letters.unquoted();
            boolean minutes = fields.contains("d") && fields.contains("mm") && !fields.contains("M");
            throw TimePattern.invalid(
                    pattern,
                    "it does not tell year, month and day" + (minutes ? "; mm is minutes, write MM for months" : ""));
        }
        if (isPartOfTime(sample)) {
            throw TimePattern.invalid(pattern, "it tells a part of the time only; h needs a, and m needs H");
        }
    }

    static TimeFormat of(String pattern) {
        return of(pattern, Map.of());
    }

    private static TimeFormat of(String pattern, Map<TemporalField, Long> untold) {
        String start = pattern.strip().toLowerCase(Locale.ROOT);
        if (TimeCalendar.of(pattern) == TimeCalendar.GREGORIAN) {
            NAMES.keySet().stream().filter(start::startsWith).findFirst().ifPresent(name -> {
                throw TimePattern.invalid(pattern, String.valueOf(NAMES.get(name)));
            });
        }
        return new TimeFormat(pattern, untold);
    }

    static TimeFormat ofPeriod(String pattern, CalendarUnit unit) {
        TimeCalendar calendar = TimeCalendar.of(pattern);
        String fields = new TimeLetters(calendar.letters(pattern), calendar).unquoted();
        Told told = Arrays.stream(Told.values())
                .filter(part -> fields.chars().anyMatch(letter -> part.letters.indexOf(letter) >= 0))
                .findFirst()
                .orElse(Told.YEAR);
        CalendarUnit finest = told.unit.apply(calendar);
        Window some = Window.of(finest, SAMPLE.toLocalDate());
        if (!Window.of(unit, some.start()).contains(some.end().minusDays(1))) {
            boolean minutes = fields.contains("mm") && !fields.contains("M");
            throw TimePattern.invalid(
                    pattern,
                    "it tells a " + finest.noun() + ", and one " + unit.noun() + " is told by a day of it, as in "
                            + calendar.pattern("yyyy-MM-dd")
                            + (minutes ? "; mm is minutes, write MM for months" : ""));
        }
        return of(pattern, told.untold.map(field -> Map.of(field, 1L)).orElse(Map.of()));
    }

    /** What a pattern of a period tells at the finest, by its letters, and of what the first is meant. */
    @SuppressWarnings("ImmutableEnumChecker") // units of a calendar are values
    private enum Told {
        DAY(calendar -> CalendarUnit.DAY, "dD", null),
        MONTH(TimeCalendar::month, "ML", ChronoField.DAY_OF_MONTH),
        QUARTER(calendar -> CalendarUnit.QUARTER, "Qq", IsoFields.DAY_OF_QUARTER),
        YEAR(TimeCalendar::year, "yu", ChronoField.DAY_OF_YEAR);

        private final Function<TimeCalendar, CalendarUnit> unit;
        private final String letters;
        private final Optional<TemporalField> untold;

        Told(Function<TimeCalendar, CalendarUnit> unit, String letters, @Nullable TemporalField untold) {
            this.unit = unit;
            this.letters = letters;
            this.untold = Optional.ofNullable(untold);
        }
    }

    /** Whether it has hours without AM or PM, or minutes without hours: no time of day, and not none either. */
    private static boolean isPartOfTime(TemporalAccessor parsed) {
        return timeOfDay(parsed).isEmpty()
                && Arrays.stream(ChronoField.values()).anyMatch(f -> f.isTimeBased() && parsed.isSupported(f));
    }

    @Override
    public TimePattern withCentury() {
        if (!letters.hasCentury()) {
            throw TimePattern.invalid(pattern, "yy is a year from 2000 to 2099; births need yyyy");
        }
        return this;
    }

    @Override
    public Instant instant(String plain, ZoneClock clock) {
        TemporalAccessor parsed = parse(plain);
        LocalDate day = dayOfHistory(parsed);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (isPartOfTime(parsed)) {
            throw new DateTimeException("a part of a time");
        }
        ZoneClock its = Optional.ofNullable(parsed.query(TemporalQueries.zone()))
                .map(ZoneClock::of)
                .orElse(clock);
        return timeOfDay(parsed).map(time -> its.instant(day.atTime(time))).orElseGet(() -> its.startOf(day));
    }

    @Override
    public LocalDate day(String text) {
        return dayOfHistory(parse(TimeText.plain(text)));
    }

    private TemporalAccessor parse(String plain) {
        String text = TimeNames.coded(plain);
        return formatter(plain, text).parse(text);
    }

    private DateTimeFormatter formatter(String plain, String text) {
        return text.equals(plain) ? english : coded;
    }

    private LocalDate dayOfHistory(TemporalAccessor parsed) {
        return day(parsed)
                .filter(day -> calendar != TimeCalendar.GREGORIAN
                        || calendar.calendarOf(day.getYear()).isEmpty())
                .orElseThrow(() -> new DateTimeException("no day"));
    }

    private static Optional<LocalDate> day(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localDate()));
    }

    private static Optional<LocalTime> timeOfDay(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localTime()));
    }

    @Override
    public String whyNot(String cell, String timeOrDay) {
        String none = "is not a " + timeOrDay + " in the pattern " + pattern;
        String plain = TimeText.plain(cell);
        String text = TimeNames.coded(plain);
        TemporalAccessor parsed = formatter(plain, text).parseUnresolved(text, new ParsePosition(0));
        long year = parsed == null ? 0 : number(parsed, ChronoField.YEAR, ChronoField.YEAR_OF_ERA);
        Optional<String> named = calendar.calendarOf(year);
        if (named.isPresent()) {
            return "has the year " + year + ", which looks like the " + named.get() + " calendar; "
                    + instead(year, named.get());
        }
        if (parsed != null && calendar == TimeCalendar.HIJRI && isThirtiethOfShortMonth(parsed, year)) {
            return none + "; this month has 29 days in the Umm al-Qura calendar";
        }
        if (calendar.other().months().isIn(text)) {
            return none
                    + inOtherCalendar()
                            .map(other -> "; of the calendar of this month, the pattern is " + other)
                            .orElse("");
        }
        return none + TimeCount.hint(cell, timeOrDay);
    }

    private String instead(long year, String named) {
        Optional<TimeFormat> other = named.equals("Buddhist") ? Optional.empty() : inOtherCalendar();
        if (other.isEmpty()) {
            return "write Gregorian dates";
        }
        boolean mayBeIran = named.equals("Hijri") && year < TimeCalendar.FIRST_OF_THE_MOON_ONLY;
        return (mayBeIran ? "if it is that of the moon, the pattern is " : "if it is, the pattern is ")
                + other.get()
                + (mayBeIran ? "; if it is Iran's, write Gregorian dates" : "");
    }

    /** These letters in the other calendar, if they are a pattern there. */
    private Optional<TimeFormat> inOtherCalendar() {
        try {
            return Optional.of(of(calendar.other().pattern(calendar.letters(pattern))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Months that began with a sighting of the moon may have a day more than in the table. */
    private static boolean isThirtiethOfShortMonth(TemporalAccessor unresolved, long year) {
        long month = number(unresolved, ChronoField.MONTH_OF_YEAR);
        return number(unresolved, ChronoField.DAY_OF_MONTH) == 30
                && HijrahChronology.INSTANCE.range(ChronoField.YEAR).isValidValue(year)
                && ChronoField.MONTH_OF_YEAR.range().isValidValue(month)
                && HijrahChronology.INSTANCE.date((int) year, (int) month, 1).lengthOfMonth() < 30;
    }

    private static long number(TemporalAccessor unresolved, ChronoField... fields) {
        return Stream.of(fields)
                .filter(unresolved::isSupported)
                .mapToLong(unresolved::getLong)
                .findFirst()
                .orElse(0);
    }

    /** All else is made of the pattern. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeFormat format && pattern.equals(format.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
