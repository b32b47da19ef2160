package io.github.retention4j.spring;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant who wrote another. */
final class NearNames {
    private static final int FAR = Integer.MAX_VALUE;

    private NearNames() {}

    /** The nearest first. A name is also near by what is behind its last slash: Riyadh is Asia/Riyadh. */
    static List<String> of(String written, Collection<String> names, int most) {
        record Near(String name, int distance) {}
        String wanted = plain(written);
        return names.stream()
                .map(name -> new Near(
                        name, Math.min(near(wanted, plain(name)), near(lastPart(wanted), lastPart(plain(name))))))
                .filter(near -> near.distance() < FAR)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    /** How far one is from the other, if a third of the letters or fewer differ. */
    private static int near(String wanted, String name) {
        int distance = distance(wanted, name);
        return 3 * distance <= wanted.length() ? distance : FAR;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** How many characters to insert, delete or replace to come from one to the other (Levenshtein). */
    private static int distance(String from, String to) {
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
