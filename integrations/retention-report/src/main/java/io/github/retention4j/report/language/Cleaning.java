package io.github.retention4j.report.language;

/** Rids text that comes from outside of what could break the text around it. */
final class Cleaning {
    private Cleaning() {}

    /** Whether a character turns the direction of text around, or isolates it. */
    static boolean turnsText(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }

    private static boolean isText(int c) {
        boolean isControl = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean isNone = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !isControl && !isSurrogate && !isNone && !turnsText(c);
    }

    /** Whether nothing has to be left out, and it runs from left to right by itself. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = (c >= ' ' && c < 0x0590 && !(c >= 0x7F && c < 0xA0))
                    || (c >= 0x2010 && c < 0x2028)
                    || (c >= 0x2030 && c < 0x2066)
                    || (c >= 0x2190 && c < 0x2600);
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    /** The text without controls, marks of direction and halves of surrogate pairs. A tab or the end of a line is a space. */
    static String clean(String text) {
        return clean(text, Integer.MAX_VALUE);
    }

    /** The same of at most so many code points, the last of them … if there were more. */
    static String clean(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), 80));
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int kept = c == '\n' || c == '\t' ? ' ' : c;
            if (!isText(kept)) {
                continue;
            }
            if (count == most) {
                clean.setLength(clean.offsetByCodePoints(clean.length(), -1));
                return clean.append('…').toString();
            }
            clean.appendCodePoint(kept);
            count++;
        }
        return clean.toString();
    }
}
