package io.github.retention4j.io.time;

import io.github.retention4j.io.text.ArabicLetters;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes a formatter of a pattern's letters, of which those with a meaning that differs between machines or countries are refused
 * with what to write.
 */
final class TimeLetters {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    /** A text in quotes, a letter as often as it comes with its padding before it, Arabic words, or any other character. */
    private static final Pattern PART =
            Pattern.compile("'(?:[^']++|'')*+'|p*([A-Za-z])\\1*|[\u0600-\u06FF]+|.", Pattern.DOTALL);

    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])(yy|uu)(?![yu])");

    /** How many letters ask for a name of three letters, and for a whole one. */
    private static final int SHORT = 3;

    private static final int FULL = 4;

    private final String letters;
    private final TimeCalendar calendar;

    TimeLetters(String letters, TimeCalendar calendar) {
        this.letters = TimeText.plain(letters);
        this.calendar = calendar;
    }

    /** Those that are fields. */
    String unquoted() {
        return QUOTED.matcher(letters).replaceAll("");
    }

    boolean hasCentury() {
        return !SHORT_YEAR.matcher(unquoted()).find();
    }

    /**
     * A formatter of plain texts with English names, or of {@linkplain TimeNames#coded coded} ones.
     *
     * @throws IllegalArgumentException if a letter is refused
     */
    DateTimeFormatter formatter(boolean coded, Map<TemporalField, Long> untold) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        PART.matcher(letters)
                .results()
                .forEach(part -> append(builder, letters.substring(part.start(), part.end()), coded));
        untold.forEach(builder::parseDefaulting);
        // So that yyyy, the year of an era, gives a year to the strict resolver too.
        return builder.parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withChronology(calendar.chronology())
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private void append(DateTimeFormatterBuilder to, String part, boolean coded) {
        char letter = part.charAt(part.length() - 1);
        if (letter == '\'' || ArabicLetters.is(letter)) {
            to.appendPattern(coded ? TimeNames.named(part) : part);
            return;
        }
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
            append(to, calendar.months(), coded, count);
        } else if (letter == 'E' && count <= FULL) {
            append(to, TimeNames.DAY, coded, count);
        } else if (letter == 'a' && count == 1) {
            append(to, TimeNames.HALF_DAY, coded, count);
        } else if ((letter == 'O' && (count == 1 || count == 4)) || (letter == 'Z' && count == 4)) {
            to.appendLiteral("GMT").appendOffset(count == 1 ? "+H:mm" : "+HH:MM", "");
        } else {
            to.appendPattern(part.substring(padding));
        }
    }

    private static void append(DateTimeFormatterBuilder to, TimeNames names, boolean coded, int count) {
        to.appendText(
                names.field(), coded || names == TimeNames.HIJRI_MONTH ? names.coded() : names.english(count == FULL));
    }

    /** Why a letter is not read and what to write, or nothing. */
    private String refusal(char letter, int count) {
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
            case 'y', 'u' ->
                count == 2 && calendar == TimeCalendar.HIJRI ? "yy is a year from 2000 to 2099; write yyyy" : "";
            default -> "";
        };
    }
}
