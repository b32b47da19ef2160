package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as values: what stands above it, its columns, its rows and what stands below. Printed, its columns are aligned.
 *
 * <ul>
 *   <li>Words are set to the left, figures to the right. Columns without names have no line of names.
 *   <li>A row may end before the last column.
 *   <li>If any cell has several lines, each row is a paragraph: its first cell, and below it the others, indented.
 * </ul>
 *
 * @param title what stands above it; empty for nothing
 * @param columns its columns
 * @param rows its rows, each with at most a cell for each column
 * @param notes the lines that stand below it
 */
public record Table(String title, List<Column> columns, List<List<String>> rows, List<String> notes)
        implements Serializable {
    private static final int INDENT = 2;

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?%?");
    private static final Pattern QUOTED = Pattern.compile("[,\"\r\n]");

    /** What the cells of a column hold. */
    public enum Cells {
        /** Words, set to the left. */
        WORDS,
        /** Figures, set to the right. */
        FIGURES
    }

    /**
     * A column.
     *
     * @param name what stands above it; empty for nothing
     * @param cells what its cells hold
     */
    public record Column(String name, Cells cells) implements Serializable {
        /** Checks that nothing is null. */
        public Column {
            requireNonNull(name, "name");
            requireNonNull(cells, "cells");
        }

        /**
         * A column of words.
         *
         * @param name what stands above it; empty for nothing
         * @return the column
         */
        public static Column words(String name) {
            return new Column(name, Cells.WORDS);
        }

        /**
         * A column of figures.
         *
         * @param name what stands above it; empty for nothing
         * @return the column
         */
        public static Column figures(String name) {
            return new Column(name, Cells.FIGURES);
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a row has more cells than there are columns
     */
    public Table {
        requireNonNull(title, "title");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() > columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + Figures.count(columns.size(), "column"));
            }
        }
    }

    /**
     * A table of a result: above it the result's name, below it the definitions that its rows follow, then a last line with how
     * far the window was observed.
     *
     * @param label the result's label
     * @param columns its columns
     * @param rows its rows
     * @param defined the labels whose definitions are told, each definition once
     * @param last the last line
     * @return the table
     * @throws IllegalArgumentException if a row has more cells than there are columns
     */
    public static Table of(
            Label label, List<Column> columns, List<List<String>> rows, Collection<Label> defined, String last) {
        Stream<String> definitions =
                defined.stream().map(of -> of.metric() + ": " + of.definition()).distinct();
        return new Table(
                label.title(),
                columns,
                rows,
                Stream.concat(definitions, Stream.of(last + label.observedNote()))
                        .toList());
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.name().isEmpty())) {
            lines.add(columns.stream().map(Column::name).toList());
        }
        lines.addAll(rows);
        boolean paragraphs = lines.stream().flatMap(List::stream).anyMatch(cell -> cell.contains("\n"));
        Stream<String> body = paragraphs ? lines.stream().map(Table::paragraph) : aligned(lines, width(lines));
        return Stream.of(title.isEmpty() ? Stream.<String>empty() : Stream.of(title), body, notes.stream())
                .flatMap(text -> text)
                .collect(joining("\n"));
    }

    /**
     * The table as CSV text, for a spreadsheet: a line of the columns' names, and one for each row, without title and notes.
     *
     * <ul>
     *   <li>Cells are parted by commas and quoted where they must be; each line, the last as well, ends with CR LF, as RFC 4180
     *       has it. A row that ends early has empty cells.
     *   <li>A cell that a spreadsheet would take for a formula, since it begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab
     *       or a line end, gets an apostrophe before it, unless it is a plain number or percentage: the names of a shop's customers and coupons
     *       come from outside.
     * </ul>
     *
     * <p>Worked example: the cells {@code =1+1}, {@code -3.50} and {@code Smith, J} are the line
     * {@code '=1+1,-3.50,"Smith, J"}.
     *
     * <p>Source: RFC 4180; OWASP, CSV Injection.
     *
     * @return the text
     */
    public String csv() {
        return Stream.concat(Stream.of(columns.stream().map(Column::name).toList()), rows.stream())
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> i < row.size() ? csv(row.get(i)) : "")
                        .collect(joining(",", "", "\r\n")))
                .collect(joining());
    }

    private static String csv(String cell) {
        boolean isFormula =
                FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches();
        String text = isFormula ? "'" + cell : cell;
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String paragraph(List<String> row) {
        return Stream.concat(
                        row.stream().limit(1),
                        row.stream().skip(1).map(cell -> cell.indent(INDENT).stripTrailing()))
                .collect(joining("\n"));
    }

    private int[] width(List<List<String>> lines) {
        return IntStream.range(0, columns.size())
                .map(i -> lines.stream()
                        .filter(line -> i < line.size())
                        .mapToInt(line -> length(line.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private Stream<String> aligned(List<List<String>> lines, int[] width) {
        return lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(i ->
                                aligned(line.get(i), width[i], columns.get(i).cells()))
                        .collect(joining("  "))
                        .stripTrailing());
    }

    private static String aligned(String cell, int width, Cells cells) {
        String gap = " ".repeat(width - length(cell));
        return cells == Cells.WORDS ? cell + gap : gap + cell;
    }

    /** How many characters are seen: the marks and isolates of text from right to left are not. */
    private static int length(String cell) {
        return (int) cell.codePoints()
                .filter(c -> !(c >= 0x2066 && c <= 0x2069) && c != 0x200E && c != 0x200F)
                .count();
    }
}
