package io.github.retention4j.io.row;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.text.MessageText;
import io.github.retention4j.io.text.MistakenEncoding;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns' names of a source, and which column a name means. */
public final class Header {
    private static final int MOST_LISTED = 20;
    private static final int NEAREST = 5;
    private static final int TWICE = -1;

    /** What no name of a column needs, and every order has: a digit, or the sign of an address. */
    private static final Pattern AS_IN_DATA = Pattern.compile("[@\\p{Nd}]");

    private static final Set<String> CURRENCIES = Set.of(
            "currencycode",
            "currencyiso",
            "ccy",
            "cur",
            "curr",
            "währung",
            "devise",
            "moneda",
            "valuta",
            "العملة",
            "عملة",
            "رمزالعملة");

    private final String file;
    private final long line;
    private final List<String> names;
    private Collection<String> asked = List.of();
    private String hint = "";
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();

    private final List<String> worked = new ArrayList<>();

    /** What the names stand in, for messages. */
    private final String place;

    private Header(String file, long line, List<String> names) {
        this.file = file;
        this.line = line;
        this.place = line > 0 ? "the header" : "the table";
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            columns.merge(names.get(i), i, (first, second) -> TWICE);
            alike.merge(UnseenMarks.fold(names.get(i)), i, (first, second) -> TWICE);
        }
    }

    /** The names in a line of a file. */
    public static Header ofLine(String file, long line, List<String> names) {
        return new Header(file, line, names);
    }

    /** The names of a source that has no line with them. */
    public static Header of(String source, List<String> names) {
        return new Header(source, 0, names);
    }

    /** Adds a column that is worked out, with what to call it in messages. */
    public void work(String told) {
        worked.add(told);
    }

    /** What to call one that is worked out, in messages. */
    public String worked(int number) {
        return worked.get(number);
    }

    /**
     * Gives a column that is worked out a name of its own.
     *
     * @throws IllegalStateException if there is a column of this name
     */
    public void define(String name, int column) {
        if (columns.containsKey(name) || alike.containsKey(UnseenMarks.fold(name))) {
            throw new IllegalStateException(file + ": column(" + MessageText.quoted(name)
                    + ", ...) defines a column that " + place + " has; give it another name");
        }
        columns.put(name, column);
        alike.put(UnseenMarks.fold(name), column);
    }

    /**
     * Says which names will be asked for: if there is none of them, this may be a row of data, or not in the encoding that it is
     * read in.
     */
    public Header asked(Collection<String> stated, MistakenEncoding encoding) {
        asked = List.copyOf(stated);
        hint = encoding.hint(names);
        return this;
    }

    /** In the order of the columns. */
    public List<String> names() {
        return names;
    }

    /** The column's name for a message; its number if the header is shorter. */
    public String name(int column) {
        return column < names.size() ? MessageText.quoted(names.get(column)) : Integer.toString(column + 1);
    }

    /**
     * The column that a name means: the one of exactly this name, else the one that looks the same. Where the names are not those of a
     * file's line, it may also be the only one that is the same but for its case.
     *
     * @throws IllegalArgumentException if there is none, or more than one; of a line of a file, an {@link InvalidRowException}
     */
    public int column(String name) {
        Integer column = columns.get(name.strip());
        if (column == null) {
            column = alike.get(UnseenMarks.fold(name));
        }
        if (column == null && line == 0) {
            column = anyCase(name.strip());
        }
        if (column == null || column == TWICE) {
            throw noSuchColumn(name.strip());
        }
        return column;
    }

    /** In queries case does not matter, and some databases tell all names in capital letters. */
    private @Nullable Integer anyCase(String name) {
        int[] found = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(name))
                .toArray();
        return found.length == 1 ? found[0] : null;
    }

    /** A column that is called as the currency of amounts is, and is asked for as nothing else; below zero if there is none. */
    public int currency() {
        Set<String> taken = asked.stream().map(UnseenMarks::fold).collect(Collectors.toSet());
        return IntStream.range(0, names.size())
                .filter(i -> !taken.contains(UnseenMarks.fold(names.get(i))))
                .filter(i -> CURRENCIES.contains(plain(names.get(i)))
                        || plain(names.get(i)).endsWith("currency"))
                .findFirst()
                .orElse(-1);
    }

    /** Whether there is a column that a name means, or more than one. */
    public boolean has(String name) {
        return columns.containsKey(name.strip()) || alike.containsKey(UnseenMarks.fold(name));
    }

    private IllegalArgumentException noSuchColumn(String name) {
        String column = "column " + MessageText.quoted(name);
        String looks = UnseenMarks.fold(name);
        if (columns.containsKey(name) || alike.containsKey(looks)) {
            boolean exactly = columns.containsKey(name);
            String places = IntStream.range(0, names.size())
                    .filter(i -> exactly
                            ? names.get(i).equals(name)
                            : UnseenMarks.fold(names.get(i)).equals(looks))
                    .mapToObj(i -> Integer.toString(i + 1) + (exactly ? "" : " " + MessageText.quoted(names.get(i))))
                    .collect(Collectors.joining(", "));
            return fault(column + " is in " + place + " more than once: " + places);
        }
        String delimiter = names.size() == 1 && line > 0
                ? "; if that is several columns, state the delimiter, and if it is a title, the line of the header"
                : "";
        if (!hint.isEmpty()) {
            return fault(column + " is not in " + place + hint);
        }
        if (line > 0 && looksLikeData()) {
            return fault(column + " is not in the first line, nor is any other that is asked for. Its "
                    + (names.size() == 1 ? "one cell looks" : names.size() + " cells look")
                    + " like data: is it a header? The first line must name the columns" + delimiter);
        }
        if (names.size() > MOST_LISTED) {
            return fault(column + " is not in " + place + ", which has " + names.size() + " columns; nearest are "
                    + listed(byDistance(name).limit(NEAREST).map(Near::name)));
        }
        return fault(column + " is not in " + place + ", which has " + listed(names.stream())
                + (names.size() == 1 ? delimiter : nearest(name)));
    }

    private IllegalArgumentException fault(String reason) {
        return line > 0
                ? new InvalidRowException(file, line, reason)
                : new IllegalArgumentException(file + ": " + reason);
    }

    private static String listed(Stream<String> names) {
        return names.map(MessageText::quoted).collect(Collectors.joining(", "));
    }

    /** Cells that may be of a customer are never shown. */
    private boolean looksLikeData() {
        Set<String> offered = names.stream().map(Header::plain).collect(Collectors.toSet());
        return asked.stream().map(Header::plain).noneMatch(offered::contains)
                && names.stream().anyMatch(name -> AS_IN_DATA.matcher(name).find());
    }

    /** A name of the header, and how far from it what is asked for is. */
    private record Near(String name, int distance, int length) {}

    private Stream<Near> byDistance(String name) {
        String wanted = plain(name);
        return names.stream()
                .map(offered -> new Near(
                        offered,
                        distance(wanted, plain(offered)),
                        Math.max(wanted.length(), plain(offered).length())))
                .sorted(Comparator.comparingInt(Near::distance));
    }

    private String nearest(String name) {
        return byDistance(name)
                .filter(near -> 2 * near.distance() <= near.length())
                .findFirst()
                .map(near -> "; did you mean " + MessageText.quoted(near.name()) + "?")
                .orElse("");
    }

    private static String plain(String name) {
        String seen = UnseenMarks.fold(name);
        return seen.substring(0, Math.min(100, seen.length()))
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
