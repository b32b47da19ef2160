package io.github.retention4j.io.file;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.row.Header;
import io.github.retention4j.io.row.RowText;
import io.github.retention4j.io.text.JavaText;
import io.github.retention4j.io.text.MessageText;
import io.github.retention4j.io.text.MistakenEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * Which line of a file names its columns.
 *
 * @param line its number; 0 if it was not stated
 * @param names names that it has; none if they were not stated
 */
public record HeaderLine(int line, List<String> names) {
    /** How many lines are looked at for one that has stated names. */
    public static final int MOST_LINES = 20;

    /** The first that is not empty. */
    public static final HeaderLine FIRST = new HeaderLine(0, List.of());

    public HeaderLine {
        names = List.copyOf(names);
    }

    /** Goes to that line of a file that has just been opened; its row has the names then. */
    public void find(String file, CsvRows rows, MistakenEncoding encoding) {
        if (!rows.next()) {
            throw empty(file);
        }
        if (line > 0) {
            goToLine(file, rows);
        } else if (!names.isEmpty()) {
            goToNames(file, rows, encoding);
        }
    }

    /** What is told of a file without a row. */
    public static InvalidRowException empty(String file) {
        return new InvalidRowException(file, 1, "the file is empty; its first line must name the columns");
    }

    /** Whether a line is the one that was stated. */
    public boolean isAt(String file, long number, List<String> cells) {
        Header header = Header.ofLine(file, number, cells);
        return line > 0 ? number == line : names.stream().allMatch(header::has);
    }

    private void goToLine(String file, CsvRows rows) {
        RowText row = rows.row();
        boolean isThere = true;
        while (isThere && row.line() < line) {
            isThere = rows.next();
        }
        if (!isThere || row.line() != line) {
            throw new InvalidRowException(
                    file,
                    line,
                    "headerLine(" + line + ") is "
                            + (isThere
                                    ? "an empty line, or within a cell that begins before it"
                                    : "behind the end of the file"));
        }
    }

    private void goToNames(String file, CsvRows rows, MistakenEncoding encoding) {
        RowText row = rows.row();
        List<String> nearest = List.of();
        long nearestLine = 0;
        String hint = "";
        for (boolean isThere = true; isThere && row.line() <= MOST_LINES; isThere = rows.next()) {
            List<String> cells = row.texts();
            Header header = Header.ofLine(file, row.line(), cells);
            List<String> found = names.stream().filter(header::has).toList();
            if (found.size() == names.size()) {
                return;
            }
            if (found.size() > nearest.size()) {
                nearest = found;
                nearestLine = row.line();
            }
            hint = hint.isEmpty() ? encoding.hint(cells) : hint;
        }
        List<String> lacking = new ArrayList<>(names);
        lacking.removeAll(nearest);
        throw new InvalidRowException(
                file,
                Math.max(1, nearestLine),
                "none of the first " + MOST_LINES + " lines is a header with " + listed(names)
                        + (nearest.isEmpty() ? "" : "; this one has no " + listed(lacking))
                        + (hint.isEmpty() && nearest.isEmpty() ? "; is the delimiter another?" : hint));
    }

    private static String listed(List<String> names) {
        return names.stream().map(MessageText::quoted).collect(joining(", "));
    }

    /** As it is written in Java. */
    public String java() {
        return line > 0 ? "headerLine(" + line + ")" : "headerWith(" + JavaText.quoted(names) + ")";
    }

    @Override
    public String toString() {
        return line > 0 ? "line " + line : "the line with " + listed(names);
    }
}
