package io.github.retention4j.io.text;

import java.util.Locale;

/** Marks that nobody sees, and spaces that look like the usual one and are others. */
public final class UnseenMarks {
    private UnseenMarks() {}

    /** Whether a character cannot be seen, or looks like the usual space and is another one. */
    public static boolean is(char c) {
        return c >= '\u0080' && (isSpace(c) || hasNoWidth(c));
    }

    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c);
    }

    public static boolean hasNoWidth(char c) {
        return c == '\u00AD'
                || c == '\u061C'
                || c == '\u180E'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\uFEFF';
    }

    /** Folds a stretch of characters where it is, white space around it aside, and returns its new end. */
    public static int fold(char[] text, int start, int end) {
        int to = start;
        for (int at = start; at < end; at++) {
            char c = isSpace(text[at]) ? ' ' : text[at];
            if (!is(c) && (c != ' ' || to > start)) {
                text[to++] = c;
            }
        }
        while (to > start && text[to - 1] == ' ') {
            to--;
        }
        return to;
    }

    public static String fold(String text) {
        char[] folded = text.toCharArray();
        return new String(folded, 0, fold(folded, 0, folded.length));
    }

    /** Its number, for a message in which the mark itself would not be seen. */
    public static String shown(int mark) {
        return String.format(Locale.ROOT, "U+%04X", mark);
    }
}
