package io.github.retention4j.io.time;

import io.github.retention4j.io.text.ArabicLetters;
import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.UnseenMarks;

/**
 * A written time, or a pattern of times, as one that was typed with plain characters: digits are 0 to 9, spaces the usual one,
 * marks that nobody sees are left out, and Arabic letters that are written one for the other are one.
 */
final class TimeText {
    private static final char ARABIC_COMMA = '\u060C';

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
            if (c != ArabicLetters.NOTHING) {
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
            return ArabicLetters.NOTHING;
        }
        int digit = Digits.ofArabic(c);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c == ARABIC_COMMA) {
            return ',';
        }
        return Character.isSpaceChar(c) ? ' ' : ArabicLetters.folded(c);
    }

    /** Asked of every text that is read by letters. */
    static boolean hasArabic(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ArabicLetters.is(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
