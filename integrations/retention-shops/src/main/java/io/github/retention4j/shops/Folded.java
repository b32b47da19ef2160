package io.github.retention4j.shops;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names and statuses as they are compared: an export writes one name in several ways, by its age and by who typed it.
 *
 * <ul>
 *   <li>Letter case, white space around and a byte order mark do not count; white space within is one space.
 *   <li>Of Arabic, the forms of alif (أ إ آ ٱ) are ا, ى is ي, ة is ه; vowel signs and the tatweel are left out.
 *   <li>Marks that nobody sees, as those of direction, are left out.
 * </ul>
 */
final class Folded {
    private Folded() {}

    static String text(String text) {
        // Composed, so that an alif and a hamza of its own are the one letter that they look like.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        boolean gap = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = !folded.isEmpty();
            } else if (!isPassedOver(c)) {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(letter(c));
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isPassedOver(char c) {
        boolean vowelSign = (c >= '\u064B' && c <= '\u065F') || c == '\u0670';
        return vowelSign || c == '\u0640' || Character.getType(c) == Character.FORMAT;
    }

    private static char letter(char c) {
        return switch (c) {
            case '\u0623', '\u0625', '\u0622', '\u0671' -> '\u0627';
            case '\u0649' -> '\u064A';
            case '\u0629' -> '\u0647';
            default -> c;
        };
    }
}
