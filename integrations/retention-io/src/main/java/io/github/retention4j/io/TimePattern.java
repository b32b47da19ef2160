package io.github.retention4j.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import java.util.stream.IntStream;

/** A stated pattern of dates or times, checked when it is stated so that a text in it has one meaning. */
final class TimePattern {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern WEEKS = Pattern.compile("[YwW]");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");
    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(2024, 11, 23, 13, 45, 56, 0, ZoneId.of("Europe/Paris"));

    /** Every field once and with all its digits, nothing optional but the writing of UTC: what can be read by places. */
    private static final Pattern PLAIN = Pattern.compile("(?:(?:yyyy|uuuu)[-/.]?MM[-/.]?dd"
            + "|(?:dd[-/.]?MM|MM[-/.]?dd)[-/.]?(?:yyyy|uuuu))"
            + "(?:(?: |'T')?HH:?mm(?::?ss)?X{0,3})?");

    private final String pattern;
    private final DateTimeFormatter formatter;

    // Of a plain pattern a text with its literals, else an empty one; and where in it each field is, or below zero.
    private final char[] plain;
    private final int[] literals;
    private final int year;
    private final int month;
    private final int day;
    private final int hour;
    private final int minute;
    private final int second;

    private TimePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
        String places = PLAIN.matcher(pattern).matches()
                ? pattern.replace("'", "").replaceFirst("X+", "Z").replace('u', 'y')
                : "";
        this.plain = places.toCharArray();
        this.literals = IntStream.range(0, plain.length)
                .filter(i -> "yMdHms".indexOf(plain[i]) < 0)
                .toArray();
        this.year = places.indexOf('y');
        this.month = places.indexOf('M');
        this.day = places.indexOf('d');
        this.hour = places.indexOf('H');
        this.minute = places.indexOf('m');
        this.second = places.indexOf('s');
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
        return instant(numbers.latin(new String(text, start, end - start)), zone)
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

    /** The days that {@link #plainMillis} needs: the zone's, or those of UTC if that is what a plain text says. */
    DayStarts days(ZoneId zone) {
        return new DayStarts(pattern.endsWith("X") ? ZoneOffset.UTC : zone);
    }

    /**
     * What {@link #millis} says too, without the formatter, or {@link DayStarts#UNKNOWN} of whatever looks unusual: that
     * is left to the formatter, which knows whether it is a time at all.
     *
     * <p>Fields are read by their places in the pattern, and all doubts are added up and asked about once.
     */
    long plainMillis(char[] text, int start, int end, DayStarts days) {
        if (start == end || end - start != plain.length) {
            return DayStarts.UNKNOWN;
        }
        int doubt = 0;
        for (int literal : literals) {
            doubt |= text[start + literal] ^ plain[literal];
        }
        int century = twoDigits(text, start + year);
        int yearOfCentury = twoDigits(text, start + year + 2);
        int monthOfYear = twoDigits(text, start + month);
        int dayOfMonth = twoDigits(text, start + day);
        int hours = hour < 0 ? 0 : twoDigits(text, start + hour);
        int minutes = minute < 0 ? 0 : twoDigits(text, start + minute);
        int seconds = second < 0 ? 0 : twoDigits(text, start + second);
        boolean anyBad = (century | yearOfCentury | monthOfYear | dayOfMonth | hours | minutes | seconds) < 0;
        if (doubt != 0 || anyBad || hours > 23 || minutes > 59 || seconds > 59) {
            return DayStarts.UNKNOWN;
        }
        long midnight = days.millis(100 * century + yearOfCentury, monthOfYear, dayOfMonth);
        return midnight == DayStarts.UNKNOWN ? midnight : midnight + 1000L * (60 * (60 * hours + minutes) + seconds);
    }

    /** The number that two digits are; below zero if they are not two digits. */
    private static int twoDigits(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        int allBitsIfBad = (tens | ones | (9 - tens) | (9 - ones)) >> 31;
        return (10 * tens + ones) | allBitsIfBad;
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
