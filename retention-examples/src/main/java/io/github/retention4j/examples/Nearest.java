package io.github.retention4j.examples;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What was meant by a word that is misspelt. */
final class Nearest {
    private Nearest() {}

    /** The word of those there are that takes the fewest changes, if those are a third of its letters at most. */
    static Optional<String> to(String word, Collection<String> known) {
        String wanted = plain(word);
        return known.stream()
                .filter(candidate -> 3 * changes(wanted, plain(candidate))
                        <= Math.max(3, plain(candidate).length()))
                .min(Comparator.comparingInt((String candidate) -> changes(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters and digits. */
    private static String plain(String word) {
        return word.substring(0, Math.min(100, word.length()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** How many characters to insert, delete or replace to come from one to the other (Levenshtein). */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
