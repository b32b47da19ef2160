package io.github.retention4j.shops;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which platforms write one time, made one: {@code 2025-03-05 14:20:11}.
 *
 * <ul>
 *   <li>A date is written from the year down, or with the year last; then it is stated whether the day or the month is first.
 *   <li>The time of day follows after blanks, a comma, a bar or {@code T}, with or without seconds. Without one it is the start of
 *       the day.
 *   <li>Hours of AM and PM (ص and م) may count to 12 or, as Magento's do, to 24: {@code 14:05 PM} and {@code 2:05 PM} are one.
 *   <li>Digits may be Arabic ones, months English names of three letters or more.
 *   <li>A text that is none of this stays as it is, and will be refused as that.
 * </ul>
 */
final class WrittenTime {
    /** How times are written when they have been made one. */
    static final String PATTERN = "yyyy-MM-dd HH:mm:ss";

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern NAMED_MONTH = Pattern.compile("([a-z]{3})[a-z]*\\.? (\\d{1,2}),? (\\d{4})(?!\\d)");
    private static final Pattern OF_DAY =
            Pattern.compile("[\\st,|]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s*(am|pm|ص|م)?");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private WrittenTime() {}

    /** A time whose date has the day before the month, where it has the year last. */
    static String dayFirst(String text) {
        return made(text, true);
    }

    /** A time whose date has the month before the day, where it has the year last. */
    static String monthFirst(String text) {
        return made(text, false);
    }

    private static String made(String text, boolean dayFirst) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return "";
        }
        Optional<LocalDateTime> time = Optional.empty();
        try {
            time = time(plain, dayFirst);
        } catch (DateTimeException noSuchTime) {
            // A 30 February is refused as it stands, by who reads the text.
        }
        return time.map(WrittenTime::text).orElse(text);
    }

    private static Optional<LocalDateTime> time(String plain, boolean dayFirst) {
        Matcher date = YEAR_FIRST.matcher(plain);
        if (date.lookingAt()) {
            return of(number(date, 1), number(date, 2), number(date, 3), plain.substring(date.end()));
        }
        date = YEAR_LAST.matcher(plain);
        if (date.lookingAt()) {
            int year = number(date, 3);
            return of(
                    year < 100 ? 2000 + year : year,
                    number(date, dayFirst ? 2 : 1),
                    number(date, dayFirst ? 1 : 2),
                    plain.substring(date.end()));
        }
        date = NAMED_MONTH.matcher(plain);
        if (date.lookingAt()) {
            int month = MONTHS.indexOf(date.group(1));
            return month % 3 == 0
                    ? of(number(date, 3), 1 + month / 3, number(date, 2), plain.substring(date.end()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> of(int year, int month, int day, String rest) {
        LocalDate date = LocalDate.of(year, month, day);
        if (rest.isBlank()) {
            return Optional.of(date.atStartOfDay());
        }
        Matcher time = OF_DAY.matcher(rest);
        if (!time.matches()) {
            return Optional.empty();
        }
        int second = time.group(3) == null ? 0 : number(time, 3);
        String half = time.group(4) == null ? "" : time.group(4);
        return hour(number(time, 1), half).map(hour -> date.atTime(LocalTime.of(hour, number(time, 2), second)));
    }

    /** The hour from 0; empty for one of the other half of the day, such as 14 AM. */
    private static Optional<Integer> hour(int hour, String half) {
        if (half.isEmpty()) {
            return Optional.of(hour);
        }
        boolean afternoon = half.equals("pm") || half.equals("م");
        if (afternoon) {
            // 0 PM is in no way to count.
            return hour == 0 ? Optional.empty() : Optional.of(hour < 12 ? hour + 12 : hour);
        }
        return hour > 12 ? Optional.empty() : Optional.of(hour % 12);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.strip().chars().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                plain.append(digit);
            } else if (Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                plain.append((char) c);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(LocalDateTime time) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d %02d:%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
