package io.github.retention4j.io;

import java.util.regex.Pattern;

/** Texts of a file as a message shows them. */
final class MessageText {
    private static final int MOST_SHOWN = 40;

    /** Which no column holds but one of customers; it is not shown where another was stated by mistake. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private MessageText() {}

    /** In quotes, on one line, and no longer than is good for a message. */
    static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    /**
     * On one line, no longer than is good for a message, with the numbers of marks that would not be seen, and without an
     * e-mail address.
     */
    static String shown(String value) {
        String head = ADDRESS.matcher(value.substring(0, Math.min(4 * MOST_SHOWN, value.length())))
                .replaceAll("…@…");
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
}
