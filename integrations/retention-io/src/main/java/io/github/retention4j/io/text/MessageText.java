package io.github.retention4j.io.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a file as a message shows them. */
public final class MessageText {
    private static final int MOST_SHOWN = 40;

    /** Which no column holds but one of customers; it is not shown where another was stated by mistake. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    /** Begins neither a number nor a word in its middle. */
    private static final String START = "(?<![\\p{Nd}.,:/\\p{L}-])";

    /** A date that has blanks or hyphens, the day or the year first. */
    private static final String DATE = START
            + "(?:\\p{Nd}{1,2}([- ])\\p{Nd}{1,2}(?:\\1\\p{Nd}{4}|-\\p{Nd}{2})(?![-\\p{Nd}])"
            + "|\\p{Nd}{4}-\\p{Nd}{1,2}-\\p{Nd}{1,2}(?!\\p{Nd}))";

    /**
     * A date, or digits and what may stand between those of a phone number, unless they are a part of another number or a time. A date
     * has too few to be one; that before digits, and a time of day after them, are none of theirs: the cells of a day and of a time may
     * have been joined.
     */
    private static final Pattern DIGITS = Pattern.compile(DATE + '|' + START + "\\+?\\p{Nd}"
            + "(?:(?:[ ()-]{1,2}(?!\\p{Nd}{1,2}:\\p{Nd}))?\\p{Nd})++(?![.,:/]?\\p{Nd}|\\p{L})");

    private static final int LEAST_OF_PHONE = 9;

    /** 15, and 00 before them. */
    private static final int MOST_OF_PHONE = 17;

    private static final String HIDDEN_PHONE = "(like a phone number)";

    private MessageText() {}

    /** In quotes, on one line, and no longer than is good for a message. */
    public static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    /** The same of an order's number, which may look like that of a phone. */
    public static String quotedOrder(String id) {
        return '"' + oneLine(ADDRESS.matcher(start(id)).replaceAll("…@…")) + '"';
    }

    /**
     * On one line, no longer than is good for a message, with the numbers of marks that would not be seen, and without an
     * e-mail address or a phone number.
     */
    public static String shown(String value) {
        return oneLine(DIGITS.matcher(ADDRESS.matcher(start(value)).replaceAll("…@…"))
                .replaceAll(found -> isPhone(found.group()) ? HIDDEN_PHONE : Matcher.quoteReplacement(found.group())));
    }

    private static String start(String value) {
        return value.substring(0, Math.min(4 * MOST_SHOWN, value.length()));
    }

    private static String oneLine(String head) {
        StringBuilder shown = new StringBuilder();
        head.codePoints().limit(MOST_SHOWN).forEach(c -> {
            if (Character.isBmpCodePoint(c) && UnseenMarks.is((char) c)) {
                shown.append('<').append(UnseenMarks.shown(c)).append('>');
            } else {
                shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return head.codePointCount(0, head.length()) > MOST_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }

    /** An amount, an epoch or an order's number begins with neither, a date has other marks: those are good to know. */
    private static boolean isPhone(String text) {
        long digits = text.codePoints().filter(Character::isDigit).count();
        boolean isMarked = text.charAt(0) == '+' || Character.digit(text.charAt(0), 10) == 0;
        return isMarked && digits >= LEAST_OF_PHONE && digits <= MOST_OF_PHONE;
    }
}
