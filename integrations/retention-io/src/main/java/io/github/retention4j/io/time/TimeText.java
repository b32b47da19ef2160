package io.github.retention4j.io.time;

import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.UnseenMarks;

/**
 * A written time, or a pattern of times, as one that was typed with plain characters: digits are 0 to 9, spaces the usual one,
 * marks that nobody sees are left out, and Arabic letters that are written one for the other are one.
 */
final class TimeText {
    /** A letter that a name in {@link TimeNames} may begin with; spellings of alif are this one. */
    private static final char ALIF = '\u0627';

    private static final char HEH = '\u0647';
    private static final char WAW = '\u0648';
    private static final char YEH = '\u064A';
    private static final char KAF = '\u0643';

    /** Takes the place of what is left out. */
    private static final char NOTHING = '\0';

    private TimeText() {}

    static String plain(String text) {
        int ascii = 0;
        while (ascii < text.length() && text.charAt(ascii) < '\u0080') {
            ascii++;
        }
        if (ascii == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, ascii);
        for (int i = ascii; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (c != NOTHING) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static char plain(char c) {
        if (c < '\u0080') {
            return c;
        }
        if (UnseenMarks.hasNoWidth(c)) {
            return NOTHING;
        }
        int digit = Digits.ofArabic(c);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return isArabic(c) ? folded(c) : Character.isSpaceChar(c) ? ' ' : c;
    }

    /** Whether it is a letter, a mark on one or a sign of Arabic writing. */
    static boolean isArabic(char c) {
        return c >= '\u0600' && c <= '\u06FF';
    }

    /** Asked of every text that is read by letters. */
    static boolean hasArabic(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isArabic(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static char folded(char c) {
        return switch (c) {
            case '\u0622', '\u0623', '\u0625', '\u0671' -> ALIF; // with madda, hamza above or below, wasla
            case '\u0624' -> WAW; // with hamza
            case '\u0626', '\u0649', '\u06CC' -> YEH; // with hamza, without dots, Persian
            case '\u0629', '\u06C1' -> HEH; // teh marbuta, Urdu heh
            case '\u06A9' -> KAF; // Persian
            case '\u060C' -> ','; // Arabic comma
            case '\u0621', '\u0640' -> NOTHING; // hamza by itself, tatweel
            default -> (c >= '\u064B' && c <= '\u065F') || c == '\u0670' ? NOTHING : c; // vowels
        };
    }
}
