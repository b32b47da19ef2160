package io.github.retention4j.shops;

import io.github.retention4j.io.text.ArabicLetters;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Names and statuses as they are compared: an export writes one name in several ways, by its age and by who typed it.
 *
 * <ul>
 *   <li>Letter case, white space around and a byte order mark do not count; white space within is one space.
 *   <li>Arabic letters that are written one for the other are one, such as أ and ا, ى and ي, ة and ه; vowel signs do not count.
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
            } else if (Character.getType(c) != Character.FORMAT && ArabicLetters.folded(c) != ArabicLetters.NOTHING) {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(ArabicLetters.folded(c));
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
