package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.MessageText;
import io.github.retention4j.io.text.PhoneNumbers;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of each row: a column as it stands, or worked out from others. It is stated wherever a column is, such as
 * {@code customer(firstOf("Customer ID", "Email", "Phone"))}.
 *
 * <ul>
 *   <li>A cell that is worked out is text or a number like any other: a time is read from it by its pattern, and an amount by the
 *       style of numbers.
 *   <li>An empty cell stays empty: a guest's order is one whose cell of the customer is empty, however that is worked out.
 * </ul>
 *
 * <pre>{@code
 * Csv.file(path).orders().order("Order").customer(Cell.firstOf("Customer ID", "Email").ignoringCase())
 *         .time(Cell.joined("Date", "Time"), "MM/dd/yyyy HH:mm").amount("Total");
 * }</pre>
 */
public final class Cell {
    private final String told;
    private final List<String> names;

    /** What tells it from others: two that read alike in a message may be worked out by two functions. */
    private final List<?> made;

    private final Plan plan;

    /** How a cell is found in an open table. */
    private interface Plan {
        int place(Table table, Cell cell);
    }

    private Cell(String told, List<String> names, List<?> made, Plan plan) {
        this.told = told;
        this.names = names;
        this.made = made;
        this.plan = plan;
    }

    /** A cell that something works out for each row; its text and what it is made from tell how. */
    private static Cell worked(String told, List<Cell> from, Function<int[], Worked> maker) {
        List<String> names =
                from.stream().flatMap(cell -> cell.names.stream()).distinct().toList();
        return new Cell(told, names, List.of(told, from), (table, cell) -> {
            int[] places = from.stream().mapToInt(table::place).toArray();
            return table.add(cell, maker.apply(places), places);
        });
    }

    /** {@return the name of the column that it is as it stands; empty if it is worked out} */
    public Optional<String> plainColumn() {
        return isColumn() ? Optional.of(told) : Optional.empty();
    }

    /**
     * A column as it stands.
     *
     * @param name what it is called
     * @return the cell
     */
    public static Cell column(String name) {
        requireNonNull(name, "column");
        String stripped = name.strip();
        return new Cell(stripped, List.of(name), List.of(stripped), (table, cell) -> table.named(name));
    }

    /**
     * The first of several columns that is not empty in a row; empty if all are.
     *
     * @param columns what they are called, two or more
     * @return the cell
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Cell firstOf(String... columns) {
        return firstOf(Arrays.stream(columns).map(Cell::column).toArray(Cell[]::new));
    }

    /**
     * The first of several cells that is not empty in a row; empty if all are.
     *
     * @param cells which, two or more
     * @return the cell
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Cell firstOf(Cell... cells) {
        List<Cell> from = several("firstOf", cells);
        return worked(
                "the first of " + told(from),
                from,
                places -> new Worked(true, (row, to) -> {
                    for (int place : places) {
                        if (!row.isEmpty(place)) {
                            row.copy(place, to);
                            return;
                        }
                    }
                }));
    }

    /**
     * The texts of several columns with a blank between them, such as those of a date and a time; empty if any of them is.
     *
     * @param columns what they are called, two or more
     * @return the cell
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Cell joined(String... columns) {
        List<Cell> from =
                several("joined", Arrays.stream(columns).map(Cell::column).toArray(Cell[]::new));
        return worked(
                told(from) + " joined",
                from,
                places -> new Worked(false, (row, to) -> {
                    StringBuilder text = new StringBuilder();
                    for (int place : places) {
                        if (row.isEmpty(place)) {
                            return;
                        }
                        text.append(text.length() > 0 ? " " : "").append(row.view(place));
                    }
                    row.write(to, text);
                }));
    }

    /**
     * The same value in every row.
     *
     * @param value the value
     * @return the cell
     */
    public static Cell fixed(String value) {
        String text = requireNonNull(value, "value").strip();
        return new Cell(
                "the fixed value " + MessageText.quoted(text),
                List.of(),
                List.of("fixed", text),
                (table, cell) -> table.add(cell, new Worked(false, (row, to) -> row.write(to, text))));
    }

    /**
     * What a function makes of a row. Where that is an id, the columns that it asks for are shown in no message.
     *
     * @param name what it is called in messages
     * @param function gives the text; an empty one is an empty cell. It is asked once a row, and an
     *     {@link IllegalArgumentException} that it throws makes a bad row, whose reason is the exception's message
     * @return the cell
     */
    public static Cell of(String name, Function<? super Row, String> function) {
        requireNonNull(function, "function");
        Plan plan = (table, cell) -> {
            table.keepAllColumns();
            return table.add(
                    cell,
                    new Worked(
                            false,
                            (row, to) -> row.write(to, Table.valid(() -> requireNonNull(function.apply(row), name)))));
        };
        return new Cell(requireNonNull(name, "name"), List.of(), List.of(name, function), plan);
    }

    /**
     * The same without regard to the case of letters and to blanks: all letters are small, and runs of blanks are one. So
     * {@code Amal@Example.com} and {@code amal@example.com} are one customer.
     *
     * @return a new cell
     */
    public Cell ignoringCase() {
        return worked(
                told + ", in any case",
                List.of(this),
                places -> new Worked(false, (row, to) -> {
                    if (!row.isEmpty(places[0])) {
                        row.write(to, folded(row.view(places[0])));
                    }
                }));
    }

    /**
     * The same as the one form of a phone number, E.164, however it is written: {@code 050 123 4567}, {@code 966501234567},
     * {@code 00966-50-1234567} and {@code ٠٥٠١٢٣٤٥٦٧} are one customer in Saudi Arabia. A number without a country's prefix is one of
     * the country that is stated. What is no phone number, or is masked by stars, is a bad row: strangers would become one customer.
     *
     * <p>Needs {@code com.googlecode.libphonenumber:libphonenumber}, which is an optional dependency.
     *
     * @param country the code of the country, such as {@code SA}
     * @return a new cell
     * @throws IllegalArgumentException if there is no such country
     * @throws IllegalStateException if the library is missing
     */
    public Cell phone(String country) {
        PhoneNumbers.of(country);
        Plan plan = (table, cell) -> {
            int place = table.place(this);
            PhoneNumbers numbers = PhoneNumbers.of(country);
            Worked phone = new Worked(false, (row, to) -> {
                if (!row.isEmpty(place)) {
                    try {
                        row.write(to, numbers.e164(row.view(place)));
                    } catch (BadRow bad) {
                        throw row.bad(place, bad.reason());
                    }
                }
            });
            return table.add(cell, phone, place);
        };
        String phone = told + ", as a phone number of " + country.toUpperCase(Locale.ROOT);
        return new Cell(phone, names, List.of(phone, List.of(this)), plan);
    }

    private static String folded(CharSequence text) {
        return UnseenMarks.fold(text.toString())
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    private static List<Cell> several(String method, Cell... cells) {
        if (cells.length < 2) {
            throw new IllegalArgumentException(method + "(...) needs two columns or more, not " + cells.length);
        }
        return List.of(cells);
    }

    private static String told(List<Cell> cells) {
        return cells.stream().map(Cell::told).collect(Collectors.joining(", "));
    }

    // ---- asked by the table

    /** The place of the cell in the rows of a table. */
    int place(Table table) {
        return plan.place(table, this);
    }

    /** For a message: the name of a column in quotes, or what is worked out. */
    String told() {
        return isColumn() ? MessageText.quoted(told) : told;
    }

    boolean isColumn() {
        return names.size() == 1 && names.get(0).strip().equals(told);
    }

    /** The names of the columns that it is made of, as far as they are known. */
    Stream<String> names() {
        return names.stream();
    }

    /** {@return whether the other is worked out in the same way of the same columns, and by the very same functions} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cell cell && made.equals(cell.made);
    }

    @Override
    public int hashCode() {
        return made.hashCode();
    }

    /** The column's name, or what is worked out. */
    @Override
    public String toString() {
        return told;
    }
}
