package io.github.retention4j.io;

import io.github.retention4j.history.InvalidRowException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns' names of a file, and which column a name means. */
final class CsvHeader {
    private static final int MOST_LISTED = 50;
    private static final int TWICE = -1;

    private final String file;
    private final long line;
    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();

    CsvHeader(String file, long line, List<String> names) {
        this.file = file;
        this.line = line;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            columns.merge(names.get(i), i, (first, second) -> TWICE);
        }
    }

    /** The column's name for a message; its number if the header is shorter. */
    String name(int column) {
        return column < names.size() ? CsvRow.quoted(names.get(column)) : Integer.toString(column + 1);
    }

    /**
     * The column that a name means.
     *
     * @throws InvalidRowException if there is none, or more than one
     */
    int column(String name) {
        Integer column = columns.get(name.strip());
        if (column == null || column == TWICE) {
            throw noSuchColumn(name.strip());
        }
        return column;
    }

    private InvalidRowException noSuchColumn(String name) {
        if (columns.containsKey(name)) {
            String places = IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equals(name))
                    .mapToObj(i -> Integer.toString(i + 1))
                    .collect(Collectors.joining(", "));
            return new InvalidRowException(
                    file, line, "column " + CsvRow.quoted(name) + " is in the header more than once: " + places);
        }
        String listed = names.stream().limit(MOST_LISTED).map(CsvRow::quoted).collect(Collectors.joining(", "));
        String rest = names.size() > MOST_LISTED ? " and " + (names.size() - MOST_LISTED) + " more" : "";
        String hint = names.size() == 1 ? "; if that is several columns, state the delimiter" : nearest(name);
        return new InvalidRowException(
                file,
                line,
                "column " + CsvRow.quoted(name) + " is not in the header, which has " + listed + rest + hint);
    }

    private String nearest(String name) {
        String wanted = plain(name);
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : names.subList(0, Math.min(MOST_LISTED, names.size()))) {
            String offered = plain(candidate);
            int distance = distance(wanted, offered);
            if (distance < least && 2 * distance <= Math.max(wanted.length(), offered.length())) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "; did you mean " + CsvRow.quoted(best) + "?";
    }

    private static String plain(String name) {
        return name.substring(0, Math.min(100, name.length()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ _.-]", "");
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
