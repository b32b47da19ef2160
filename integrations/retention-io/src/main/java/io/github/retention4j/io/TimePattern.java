package io.github.retention4j.io;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stated pattern of dates or times, checked when it is stated so that a text in it has one meaning. */
final class TimePattern {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    /** A text in quotes, a letter as often as it comes with its padding before it, or any other character. */
    private static final Pattern PART = Pattern.compile("'(?:[^']++|'')*+'|p*([A-Za-z])\\1*|.", Pattern.DOTALL);

    /** How many letters ask for a name of three letters, and for a whole one. */
    private static final int SHORT = 3;

    private static final int FULL = 4;

    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");
    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(2024, 11, 23, 13, 45, 56, 0, ZoneId.of("Europe/Paris"));

    /** Counts from 1970, with as many digits as such counts have from 1973 to 2286, so that neither is taken for the other. */
    private static final Map<String, DateTimeFormatter> EPOCHS = Map.of(
            "epoch-seconds",
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.INSTANT_SECONDS, 9, 10, SignStyle.NOT_NEGATIVE)
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT),
            "epoch-milliseconds",
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.INSTANT_SECONDS, 9, 10, SignStyle.NOT_NEGATIVE)
                    .appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, false)
                    .toFormatter(Locale.ROOT));

    private final String pattern;
    private final DateTimeFormatter formatter;

    private TimePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /**
     * A pattern that gives a day, and a time of day or none.
     *
     * @throws IllegalArgumentException if it does not
     */
    static TimePattern of(String pattern) {
        return of(pattern, Map.of());
    }

    /**
     * A pattern that tells a period of a unit: by a day in it or, if it is of whole months, quarters or years, by one of those.
     *
     * @throws IllegalArgumentException if it does not
     */
    static TimePattern ofPeriod(String pattern, CalendarUnit unit) {
        if (EPOCHS.containsKey(pattern)) {
            throw invalid(pattern, "it tells an instant and no day; write one such as yyyy-MM-dd or yyyy-MM");
        }
        String letters = unquoted(pattern);
        Told told = Arrays.stream(Told.values())
                .filter(part -> letters.chars().anyMatch(letter -> part.letters.indexOf(letter) >= 0))
                .findFirst()
                .orElse(Told.YEAR);
        Window some = Window.of(told.unit, SAMPLE.toLocalDate());
        if (!Window.of(unit, some.start()).contains(some.end().minusDays(1))) {
            boolean minutes = letters.contains("mm") && !letters.contains("M");
            throw invalid(
                    pattern,
                    "it tells a " + told.unit.noun() + ", and one " + unit.noun()
                            + " is told by a day of it, as in yyyy-MM-dd"
                            + (minutes ? "; mm is minutes, write MM for months" : ""));
        }
        return of(pattern, told.untold.map(field -> Map.of(field, 1L)).orElse(Map.of()));
    }

    /** What a pattern of a period tells at the finest, by its letters, and of what the first is meant. */
    @SuppressWarnings("ImmutableEnumChecker") // units of a calendar are values
    private enum Told {
        DAY(CalendarUnit.DAY, "dD", null),
        MONTH(CalendarUnit.MONTH, "ML", ChronoField.DAY_OF_MONTH),
        QUARTER(CalendarUnit.QUARTER, "Qq", IsoFields.DAY_OF_QUARTER),
        YEAR(CalendarUnit.YEAR, "yu", ChronoField.DAY_OF_YEAR);

        private final CalendarUnit unit;
        private final String letters;
        private final Optional<TemporalField> untold;

        Told(CalendarUnit unit, String letters, @Nullable TemporalField untold) {
            this.unit = unit;
            this.letters = letters;
            this.untold = Optional.ofNullable(untold);
        }
    }

    private static TimePattern of(String pattern, Map<TemporalField, Long> untold) {
        DateTimeFormatter epoch = EPOCHS.get(pattern);
        if (epoch != null) {
            return new TimePattern(pattern, epoch);
        }
        if (pattern.strip().toLowerCase(Locale.ROOT).startsWith("epoch")) {
            throw invalid(pattern, "write epoch-seconds or epoch-milliseconds");
        }
        DateTimeFormatter formatter;
        TemporalAccessor sample;
        try {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
            String tidied = tidied(pattern);
            PART.matcher(tidied).results().forEach(part -> append(builder, tidied.substring(part.start(), part.end())));
            untold.forEach(builder::parseDefaulting);
            // So that yyyy, the year of an era, gives a year to the strict resolver too.
            formatter = builder.parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            sample = formatter.parse(formatter.format(SAMPLE));
        } catch (IllegalArgumentException | DateTimeException bad) {
            throw invalid(pattern, String.valueOf(bad.getMessage()));
        }
        if (day(sample).isEmpty()) {
            String letters = unquoted(pattern);
            boolean minutes = letters.contains("d") && letters.contains("mm") && !letters.contains("M");
            throw invalid(
                    pattern,
                    "it does not tell year, month and day" + (minutes ? "; mm is minutes, write MM for months" : ""));
        }
        if (isPartOfTime(sample)) {
            throw invalid(pattern, "it tells a part of the time only; h needs a, and m needs H");
        }
        return new TimePattern(pattern, formatter);
    }

    /** Whether it has hours without AM or PM, or minutes without hours: no time of day, and not none either. */
    private static boolean isPartOfTime(TemporalAccessor parsed) {
        return timeOfDay(parsed).isEmpty()
                && Arrays.stream(ChronoField.values()).anyMatch(f -> f.isTimeBased() && parsed.isSupported(f));
    }

    /** Names are English and our own: those of the JVM differ with its version and with where it has its locales from. */
    private static void append(DateTimeFormatterBuilder to, String part) {
        char letter = part.charAt(part.length() - 1);
        int padding = part.indexOf(letter);
        int count = part.length() - padding;
        String refusal = refusal(letter, count);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
        if (padding > 0) {
            to.padNext(padding);
        }
        if ((letter == 'M' || letter == 'L') && (count == SHORT || count == FULL)) {
            to.appendText(ChronoField.MONTH_OF_YEAR, names(12, Month::of, count));
        } else if (letter == 'E' && count <= FULL) {
            to.appendText(ChronoField.DAY_OF_WEEK, names(7, DayOfWeek::of, count));
        } else if (letter == 'a' && count == 1) {
            to.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
        } else if ((letter == 'O' && (count == 1 || count == 4)) || (letter == 'Z' && count == 4)) {
            to.appendLiteral("GMT").appendOffset(count == 1 ? "+H:mm" : "+HH:MM", "");
        } else {
            to.appendPattern(part.substring(padding));
        }
    }

    /** By the number of each from 1; upper case, as case does not matter. */
    private static Map<Long, String> names(int last, IntFunction<Enum<?>> named, int count) {
        return IntStream.rangeClosed(1, last).boxed().collect(Collectors.toMap(Integer::longValue, number -> {
            String name = named.apply(number).name();
            return count == FULL ? name : name.substring(0, SHORT);
        }));
    }

    /** Why a letter is not read and what to write, or nothing. */
    private static String refusal(char letter, int count) {
        return switch (letter) {
            case 'Y', 'w', 'W' -> "Y, w and W count by weeks and are wrong around New Year; write yyyy or uuuu";
            case 'z', 'v' ->
                "z and v are names of zones, and BST, CST and IST are names of several; write XXX for +01:00, VV for"
                        + " Europe/London or UTC, or one zone's names in quotes, as ['EST']['EDT'], and state zone(...)";
            case 'e', 'c' ->
                "e and c count from the first day of a week, which countries differ on; write E for Mon or EEEE for Monday";
            case 'F' -> "F has two meanings, by the version of Java; write d for the day of the month";
            case 'G' -> "G is an era, which is always ours; write it in quotes, as in 'AD'";
            case 'D' -> count == 2 ? "D is the day of the year; write dd for the day of the month" : "";
            case 'B' -> "B is a time of day in words; write a for AM and PM";
            case 'Q', 'q' -> count > 2 ? "a quarter is read as a number; write 'Q'Q for Q3" : "";
            case 'M', 'L' -> count > FULL ? "J is the first letter of three months; write MMM or MMMM" : "";
            case 'E' -> count > FULL ? "T is the first letter of two days; write E or EEEE" : "";
            default -> "";
        };
    }

    /**
     * The same, if its year has a century.
     *
     * @throws IllegalArgumentException if not
     */
    TimePattern withCentury() {
        if (EPOCHS.containsKey(pattern)) {
            throw invalid(pattern, "it tells an instant and no day; births need one, such as yyyy-MM-dd");
        }
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
        return instant(numbers.latin(tidied(new String(text, start, end - start))), zone)
                .toEpochMilli();
    }

    private Instant instant(String text, ZoneId defaultZone) {
        TemporalAccessor parsed = formatter.parse(text);
        if (EPOCHS.containsKey(pattern)) {
            return Instant.from(parsed);
        }
        LocalDate day = gregorianDay(parsed);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (isPartOfTime(parsed)) {
            throw new DateTimeException("a part of a time");
        }
        ZoneId zone = Optional.ofNullable(parsed.query(TemporalQueries.zone())).orElse(defaultZone);
        return timeOfDay(parsed)
                .map(time -> day.atTime(time).atZone(zone))
                .orElseGet(() -> day.atStartOfDay(zone))
                .toInstant();
    }

    /** The short way to what {@link #millis} says. */
    PlainTimes plain(ZoneId zone) {
        return new PlainTimes(pattern, zone);
    }

    /**
     * The day of a text, as written.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day
     */
    LocalDate day(String text, NumberStyle numbers) {
        return gregorianDay(formatter.parse(numbers.latin(tidied(text))));
    }

    /** Why a text that {@link #millis} or {@link #day} does not take is no time or day, to follow the text itself. */
    String whyNot(String text, NumberStyle numbers, String timeOrDay) {
        String none = "is not a " + timeOrDay + " in the pattern " + pattern;
        String latin = numbers.latin(tidied(text));
        if (!NumberStyle.ARABIC.latin(latin).equals(latin)) {
            return none + "; to read Arabic digits, state numbers(NumberStyle.ARABIC)";
        }
        TemporalAccessor parsed = formatter.parseUnresolved(latin, new ParsePosition(0));
        long year = parsed == null ? 0 : year(parsed);
        String calendar = otherCalendar(year);
        if (!calendar.isEmpty()) {
            return "has the year " + year + ", which looks like the " + calendar + " calendar; write Gregorian dates";
        }
        return EPOCHS.entrySet().stream()
                .filter(epoch -> timeOrDay.equals("time") && isIn(epoch.getValue(), latin))
                .map(epoch -> none + "; if it counts from 1970, the pattern is " + epoch.getKey())
                .findFirst()
                .orElse(none);
    }

    private static boolean isIn(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        return formatter.parseUnresolved(text, end) != null && end.getIndex() == text.length();
    }

    private static long year(TemporalAccessor unresolved) {
        return Stream.of(ChronoField.YEAR, ChronoField.YEAR_OF_ERA)
                .filter(unresolved::isSupported)
                .mapToLong(unresolved::getLong)
                .findFirst()
                .orElse(0);
    }

    /** A calendar that writes such a year for one of those that a history takes, and no history takes the year itself. */
    private static String otherCalendar(long year) {
        // 1900 to 2199 in the moon's years and in Iran's, of the sun; and 543 years on.
        return year >= 1278 && year <= 1625 ? "Hijri" : year >= 2443 && year <= 2742 ? "Buddhist" : "";
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static LocalDate gregorianDay(TemporalAccessor parsed) {
        return day(parsed)
                .filter(day -> otherCalendar(day.getYear()).isEmpty())
                .orElseThrow(() -> new DateTimeException("no day"));
    }

    private static Optional<LocalDate> day(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localDate()));
    }

    private static Optional<LocalTime> timeOfDay(TemporalAccessor parsed) {
        return Optional.ofNullable(parsed.query(TemporalQueries.localTime()));
    }

    /** The same with plain spaces, and without marks that nobody sees. */
    private static String tidied(String text) {
        StringBuilder tidied = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '\u0080') {
                tidied.append(c);
            } else if (!InvisibleMarks.hasNoWidth(c)) {
                tidied.append(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return tidied.toString();
    }

    private static String unquoted(String pattern) {
        return QUOTED.matcher(pattern).replaceAll("");
    }

    private static IllegalArgumentException invalid(String pattern, String reason) {
        return new IllegalArgumentException("pattern " + Row.quoted(pattern) + ": " + reason);
    }
}
