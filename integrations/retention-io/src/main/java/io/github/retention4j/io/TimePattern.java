package io.github.retention4j.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A stated pattern of dates or times, checked when it is stated so that a text in it has one meaning. */
final class TimePattern {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern WEEKS = Pattern.compile("[YwW]");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");
    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(2024, 11, 23, 13, 45, 56, 0, ZoneId.of("Europe/Paris"));

    /** Every field once and with all its digits, nothing optional: what a loop over the characters can read. */
    private static final Pattern PLAIN = Pattern.compile("(?:(?:yyyy|uuuu)[-/.]?MM[-/.]?dd"
            + "|(?:dd[-/.]?MM|MM[-/.]?dd)[-/.]?(?:yyyy|uuuu))"
            + "(?:(?: |'T')?HH:?mm(?::?ss)?)?");

    private static final long NOT_PLAIN = Long.MIN_VALUE;

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final String plain;
    private final boolean plainTime;

    private TimePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
        this.plain = PLAIN.matcher(pattern).matches() ? pattern.replace("'", "") : "";
        this.plainTime = plain.contains("H");
    }

    /**
     * A pattern that gives a day, and a time of day or none.
     *
     * @throws IllegalArgumentException if it does not
     */
    static TimePattern of(String pattern) {
        if (WEEKS.matcher(unquoted(pattern)).find()) {
            throw invalid(pattern, "Y, w and W count by weeks and are wrong around New Year; write yyyy or uuuu");
        }
        DateTimeFormatter formatter;
        TemporalAccessor sample;
        try {
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    // So that yyyy, the year of an era, gives a year to the strict resolver too.
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            sample = formatter.parse(formatter.format(SAMPLE));
        } catch (IllegalArgumentException | DateTimeException bad) {
            throw invalid(pattern, String.valueOf(bad.getMessage()));
        }
        if (day(sample).isEmpty()) {
            throw invalid(pattern, "it does not tell year, month and day");
        }
        if (timeOfDay(sample).isEmpty()
                && Arrays.stream(ChronoField.values()).anyMatch(f -> f.isTimeBased() && sample.isSupported(f))) {
            throw invalid(pattern, "it tells a part of the time only; h needs a, and m needs H");
        }
        return new TimePattern(pattern, formatter);
    }

    /**
     * The same, if its year has a century.
     *
     * @throws IllegalArgumentException if not
     */
    TimePattern withCentury() {
        if (SHORT_YEAR.matcher(unquoted(pattern)).find()) {
            throw invalid(pattern, "yy is a year from 2000 to 2099; births need yyyy");
        }
        return this;
    }

    /**
     * The instant of a text, to the millisecond. Its own offset or zone counts before the one given.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day or time
     * @throws ArithmeticException if it is hundreds of millions of years away
     */
    long millis(char[] text, int start, int end, ZoneId zone, NumberStyle numbers) {
        long millis = plainMillis(text, start, end, zone);
        return millis != NOT_PLAIN
                ? millis
                : instant(numbers.latin(new String(text, start, end - start)), zone)
                        .toEpochMilli();
    }

    private Instant instant(String text, ZoneId defaultZone) {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        ZoneId zone = Optional.ofNullable(parsed.query(TemporalQueries.zone())).orElse(defaultZone);
        LocalDate day = day(parsed).orElseThrow(() -> new DateTimeException("no day"));
        return timeOfDay(parsed)
                .map(time -> day.atTime(time).atZone(zone))
                .orElseGet(() -> day.atStartOfDay(zone))
                .toInstant();
    }

    /** What the formatter says too, in a quarter of its time; whatever looks unusual is left to it. */
    private long plainMillis(char[] text, int start, int end, ZoneId zone) {
        if (end - start != plain.length()) {
            return NOT_PLAIN;
        }
        int year = 0;
        int month = 0;
        int dayOfMonth = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        for (int i = 0; i < plain.length(); i++) {
            char field = plain.charAt(i);
            int digit = text[start + i] - '0';
            boolean literal = field == 'T' || !Character.isLetter(field);
            if (literal ? text[start + i] != field : digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            switch (field) {
                case 'y', 'u' -> year = 10 * year + digit;
                case 'M' -> month = 10 * month + digit;
                case 'd' -> dayOfMonth = 10 * dayOfMonth + digit;
                case 'H' -> hour = 10 * hour + digit;
                case 'm' -> minute = 10 * minute + digit;
                case 's' -> second = 10 * second + digit;
                default -> {}
            }
        }
        if (year == 0) {
            return NOT_PLAIN;
        }
        LocalDate day = LocalDate.of(year, month, dayOfMonth);
        ZonedDateTime time = plainTime ? day.atTime(hour, minute, second).atZone(zone) : day.atStartOfDay(zone);
        return time.toInstant().toEpochMilli();
    }

    /**
     * The day of a text, as written.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day
     */
    LocalDate day(String text) {
        return day(formatter.parse(text)).orElseThrow(() -> new DateTimeException("no day"));
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static Optional<LocalDate> day(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localDate()));
    }

    private static Optional<LocalTime> timeOfDay(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localTime()));
    }

    private static String unquoted(String pattern) {
        return QUOTED.matcher(pattern).replaceAll("");
    }

    private static IllegalArgumentException invalid(String pattern, String reason) {
        return new IllegalArgumentException("pattern " + CsvRow.quoted(pattern) + ": " + reason);
    }
}
