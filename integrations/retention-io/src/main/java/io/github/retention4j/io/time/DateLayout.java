package io.github.retention4j.io.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to read a text as a time: an order of its fields, of which there is a strict pattern and, as other texts of the column
 * need it, more lenient ones. A pattern that leaves more open reads whatever one does that leaves less open.
 *
 * @param order what tells it from other ways: two of one order never read a text as different days
 * @param date the pattern of the day, with {@code dd} and {@code MM} for numbers
 * @param time the pattern of the time of day and what is between, with {@code HH} or {@code hh}, or nothing
 * @param fraction that of the fraction of a second with its mark, or nothing
 * @param end the pattern of what follows: half of the day and offset, or nothing
 */
record DateLayout(String order, String date, String time, String fraction, String end) {
    // What is left open.
    static final int DAY_AND_MONTH_OF_ONE_DIGIT = 1;
    static final int HOUR_OF_ONE_DIGIT = 2;
    static final int FRACTION = 4;
    static final int SECONDS = 8;
    static final int TIME = 16;
    static final int ALL = 31;

    private static final String NAMED_MONTH = "[" + TimeNames.MONTH.range() + TimeNames.HIJRI_MONTH.range() + "]";
    private static final String FIELD = "([0-9]{1,2}|[0-9]{4}|" + NAMED_MONTH + ")";

    /** What stands between fields: a mark, or a space with or without a comma. */
    private static final String BETWEEN = "([-/.]|,? )";

    private static final String DATE =
            "(?<day>[" + TimeNames.DAY.range() + "](?<afterDay>,? ?))?" + FIELD + BETWEEN + FIELD + BETWEEN + FIELD;

    /** Of a Hijri or our year, as letters that are written after it. */
    private static final String ERA =
            "(?<era> ?(?:\u0647|" + TimeNames.HALF_DAY.coded().get(1L) + "))?";

    private static final String GAP = "(?<gap>T|,? | - |,? at | " + TimeText.plain("الساعة") + " )";

    private static final String CLOCK = "[0-9]{1,2}:[0-9]{2}(?<seconds>:[0-9]{2}(?<fraction>[.,][0-9]{1,9})?)?"
            + "(?<half> ?[" + TimeNames.HALF_DAY.range() + "])?";

    private static final String ZONE =
            "(?<zone> ?(?:Z|GMT[-+][0-9]{4}|UTC|GMT|[A-Za-z_]+/[A-Za-z_/]+" + "|[-+][0-9]{2}(?::?[0-9]{2})?))?";

    private static final Pattern WRITTEN = Pattern.compile(DATE + ERA + "(?:" + GAP + CLOCK + ZONE + ")?");

    private static final Pattern DIGITS = Pattern.compile("([0-9]{8})(?:([T ]?)[0-9]{4}([0-9]{2})?(?<zone>Z)?)?");

    /** The years of a history, and of a Hijri date those whose number is not a year of Iran too. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final LocalDate FIRST_HIJRI =
            TimePattern.of("hijri:yyyy-M-d").day(TimeCalendar.FIRST_OF_THE_MOON_ONLY + "-1-1");

    /** All ways to read a text. */
    static List<DateLayout> of(String text) {
        String plain = TimeText.plain(text).strip();
        boolean isArabic = TimeText.hasArabic(plain);
        String coded = TimeNames.named(plain);
        List<DateLayout> layouts = new ArrayList<>();
        TimeCount.of(plain).ifPresent(count -> layouts.add(new DateLayout(count.toString(), "", "", "", "")));
        Matcher digits = DIGITS.matcher(coded);
        if (digits.matches()) {
            String gap =
                    Optional.ofNullable(digits.group(2)).map(DateLayout::quoted).orElse("");
            String time = digits.group(2) == null ? "" : gap + "HHmm" + (digits.group(3) == null ? "" : "ss");
            String end = digits.group("zone") == null ? "" : "X";
            for (String order : time.isEmpty() ? List.of("yMd", "dMy", "Mdy") : List.of("yMd")) {
                layouts.addAll(inCalendars(order, compact(order), time, "", end));
            }
        }
        Matcher written = WRITTEN.matcher(coded);
        if (written.matches()) {
            for (int names : isArabic ? new int[] {4} : new int[] {3, 4}) {
                layouts.addAll(written(written, names));
            }
        }
        return layouts;
    }

    private static String compact(String order) {
        return order.replace("y", "yyyy").replace("M", "MM").replace("d", "dd");
    }

    private static List<DateLayout> written(Matcher text, int names) {
        String[] fields = {text.group(3), text.group(5), text.group(7)};
        String prefix = text.group("day") == null ? "" : (names == 3 ? "EEE" : "EEEE") + text.group("afterDay");
        List<DateLayout> layouts = new ArrayList<>();
        for (String order : List.of("yMd", "dMy", "Mdy")) {
            Optional<String> date = date(order, fields, text.group(4), text.group(6), names);
            if (date.isPresent()) {
                for (String[] clock : clocks(text)) {
                    String day = prefix + date.get() + era(text.group("era"));
                    layouts.addAll(inCalendars(order, day, clock[0], clock[1], clock[2]));
                }
            }
        }
        return layouts;
    }

    /** The pattern of a day, if the fields can be in this order. */
    private static Optional<String> date(String order, String[] fields, String first, String second, int names) {
        StringBuilder date = new StringBuilder();
        for (int at = 0; at < fields.length; at++) {
            char letter = order.charAt(at);
            int length = fields[at].length();
            boolean isName = fields[at].matches(NAMED_MONTH);
            if (letter == 'y' ? length == 1 : length == 4 || (isName && letter != 'M')) {
                return Optional.empty();
            }
            date.append(String.valueOf(letter).repeat(letter == 'y' ? length : isName ? names : 2))
                    .append(at == 0 ? first : at == 1 ? second : "");
        }
        // A year of two digits is written first with hyphens only.
        boolean isOdd = date.toString().matches("yy[^y].*") && !date.toString().equals("yy-MM-dd");
        return isOdd ? Optional.empty() : Optional.of(date.toString());
    }

    private static String era(String written) {
        return written == null
                ? ""
                : written.replaceAll("\\S", written.endsWith("\u0647") ? "'\u0647\u0640'" : "'\u0645'");
    }

    /** Patterns of a time of day, of its fraction and of what follows; by the twelve hours of a half day, else by 24. */
    private static List<String[]> clocks(Matcher text) {
        String gap = text.group("gap");
        if (gap == null) {
            return List.<String[]>of(new String[] {"", "", ""});
        }
        String seconds = text.group("seconds") == null ? "" : ":ss";
        String fraction = Optional.ofNullable(text.group("fraction"))
                .map(written -> written.charAt(0) + "S".repeat(written.length() - 1))
                .orElse("");
        String half = Optional.ofNullable(text.group("half"))
                .map(written -> written.replaceAll("\\S", "a"))
                .orElse("");
        String end = half
                + Optional.ofNullable(text.group("zone")).map(DateLayout::zone).orElse("");
        List<String[]> clocks = new ArrayList<>();
        for (String hour : half.isEmpty() ? List.of("HH") : List.of("hh", "HH")) {
            clocks.add(new String[] {quoted(gap) + hour + ":mm" + seconds, fraction, end});
        }
        return clocks;
    }

    private static String quoted(String gap) {
        return gap.replaceAll("\\p{L}+", "'$0'");
    }

    private static String zone(String written) {
        String zone = written.strip();
        String letters = zone.startsWith("GMT") && zone.length() > 3
                ? "'GMT'xx"
                : Character.isLetter(zone.charAt(0)) && zone.length() > 1
                        ? "VV"
                        : zone.length() == 3 ? "X" : zone.length() == 5 ? "XX" : "XXX";
        return written.substring(0, written.length() - zone.length()) + letters;
    }

    private static List<DateLayout> inCalendars(String order, String date, String time, String fraction, String end) {
        // A Hijri year has its century.
        return Arrays.stream(TimeCalendar.values())
                .filter(calendar -> calendar == TimeCalendar.GREGORIAN || date.contains("yyyy"))
                .map(calendar -> new DateLayout(calendar.pattern(order), calendar.pattern(date), time, fraction, end))
                .toList();
    }

    /** The pattern that leaves some things open. */
    String pattern(int open) {
        if (date.isEmpty()) {
            return order;
        }
        String day = (open & DAY_AND_MONTH_OF_ONE_DIGIT) == 0
                ? date
                : date.replaceAll("\\b(?:dd|MM)\\b", "#$0").replaceAll("#.", "");
        if (time.isEmpty()) {
            return day;
        }
        String clock = (open & HOUR_OF_ONE_DIGIT) == 0 ? time : time.replaceAll("\\b([Hh])\\1\\b", "$1");
        String part = (open & FRACTION) == 0 || fraction.isEmpty() ? fraction : upTo(fraction);
        clock = (open & SECONDS) == 0 || !clock.endsWith(":ss")
                ? clock + part
                : clock.substring(0, clock.length() - 3) + "[:ss" + part + "]";
        // Digits that follow others are no time of their own.
        return (open & TIME) == 0 || time.startsWith("H") ? day + clock + end : day + "[" + clock + end + "]";
    }

    /** Fractions of any length up to one, or of six digits if that is longer. */
    private static String upTo(String fraction) {
        StringBuilder any = new StringBuilder();
        for (int digits = Math.max(6, fraction.length() - 1); digits > 0; digits--) {
            any.append('[')
                    .append(fraction.charAt(0))
                    .append("S".repeat(digits))
                    .append(']');
        }
        return any.toString();
    }

    /** Whether a pattern of this layout reads a text, as a time that a history takes. */
    boolean reads(TimePattern pattern, String text) {
        String plain = TimeText.plain(text).strip();
        try {
            if (date.isEmpty()) {
                return pattern instanceof TimeCount count && count.isLikely(plain);
            }
            LocalDate day =
                    pattern.instant(plain, ZoneClock.UTC).atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate first = TimeCalendar.of(date) == TimeCalendar.HIJRI ? FIRST_HIJRI : FIRST;
            return !day.isBefore(first) && !day.isAfter(LAST);
        } catch (DateTimeException | ArithmeticException bad) {
            return false;
        }
    }

    /** Whether its texts are what a wall clock showed, so that a zone is to be stated. */
    boolean isWallClock() {
        return date.isEmpty() ? order.startsWith("excel") : !end.matches(".*(?:X|xx|VV)");
    }
}
