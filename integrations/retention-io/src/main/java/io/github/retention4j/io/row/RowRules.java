package io.github.retention4j.io.row;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.io.text.MessageText;
import java.util.List;

/**
 * What has been stated of the rows behind a file's header.
 *
 * @param nulls the texts that are empty cells
 * @param mayHaveMore whether a row may have more cells than the header, if those are empty
 * @param mayHaveFewer whether it may have fewer, and those that it lacks are empty
 */
public record RowRules(List<String> nulls, boolean mayHaveMore, boolean mayHaveFewer) {
    /** Of the header, and of files of which nothing was stated. */
    public static final RowRules NONE = new RowRules(List.of(), false, false);

    public RowRules {
        nulls = List.copyOf(nulls);
    }

    @Override
    public String toString() {
        return nulls.stream().map(MessageText::quoted).collect(joining(", "));
    }

    /** Whether cells beyond the header's are looked at. */
    public boolean isLenient() {
        return mayHaveMore || mayHaveFewer;
    }

    /** Whether a text is an empty cell. */
    boolean isNull(char[] text, int from, int to) {
        for (String empty : nulls) {
            if (empty.length() == to - from) {
                int at = 0;
                while (at < to - from && empty.charAt(at) == text[from + at]) {
                    at++;
                }
                if (at == to - from) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same of a text that is all ASCII. */
    boolean isNull(byte[] text, int from, int to) {
        for (String empty : nulls) {
            if (empty.length() == to - from) {
                int at = 0;
                while (at < to - from && empty.charAt(at) == text[from + at]) {
                    at++;
                }
                if (at == to - from) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many cells a row counts for that has another number of them than the header. */
    int count(int cells, int header, boolean isMoreEmpty) {
        if (cells > header) {
            return mayHaveMore && isMoreEmpty ? header : cells;
        }
        return mayHaveFewer ? header : cells;
    }
}
