package io.github.retention4j.io.text;

/**
 * Arabic letters that are written one for the other, made one, as names, statuses and months are compared.
 *
 * <ul>
 *   <li>The forms of alif (أ إ آ ٱ) are ا; ؤ is و; ئ, ى and the Persian ی are ي; ة and the Urdu ہ are ه; the Persian ک is ك.
 *   <li>Vowel signs, the tatweel and a hamza by itself are left out.
 * </ul>
 */
public final class ArabicLetters {
    /** Takes the place of what is left out. */
    public static final char NOTHING = '\0';

    /** Spellings of alif are this one. */
    private static final char ALIF = '\u0627';

    private static final char HEH = '\u0647';
    private static final char WAW = '\u0648';
    private static final char YEH = '\u064A';
    private static final char KAF = '\u0643';

    private ArabicLetters() {}

    /** Whether it is a letter, a mark on one or a sign of Arabic writing. */
    public static boolean is(char c) {
        return c >= '\u0600' && c <= '\u06FF';
    }

    /** The letter that a character is compared as, which may be {@link #NOTHING}; itself if it is none of these. */
    public static char folded(char c) {
        return switch (c) {
            case '\u0622', '\u0623', '\u0625', '\u0671' -> ALIF; // with madda, hamza above or below, wasla
            case '\u0624' -> WAW; // with hamza
            case '\u0626', '\u0649', '\u06CC' -> YEH; // with hamza, without dots, Persian
            case '\u0629', '\u06C1' -> HEH; // teh marbuta, Urdu heh
            case '\u06A9' -> KAF; // Persian
            case '\u0621', '\u0640' -> NOTHING; // hamza by itself, tatweel
            default -> (c >= '\u064B' && c <= '\u065F') || c == '\u0670' ? NOTHING : c; // vowels
        };
    }

    /** A text whose letters are all folded. */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = folded(text.charAt(i));
            if (c != NOTHING) {
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
