package io.github.retention4j.io;

import io.github.retention4j.history.InvalidRowException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of a CSV file, as the caller's own rules see it.
 *
 * <ul>
 *   <li>One object is every row in turn: keep what {@link #get} returns, not the row.
 *   <li>Cells come without surrounding white space; an empty cell is an empty text.
 * </ul>
 *
 * <pre>{@code
 * CsvOrders orders = CsvOrders.read(path)
 *         .cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP);
 * }</pre>
 */
public final class CsvRow {
    /** How many characters a row may have: an open quote is found before it has swallowed the whole file. */
    static final int MOST_CHARACTERS = 1 << 20;

    private static final int MOST_SHOWN = 40;

    /** Which no column holds but one of customers; it is not shown where another was stated by mistake. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final String file;
    private CsvHeader header;
    private int width = Integer.MAX_VALUE;

    // Which cells are kept: all, until a column is asked for.
    private boolean keepsAll = true;
    private boolean[] kept = {};

    private long line = 1;
    private int cells;
    private int longCell = -1;
    private int given;
    private char[] text = new char[256];
    private int used;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /** A row that cannot be taken, on its way to the builder's policy for bad rows. Its message is the reason. */
    static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRow(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    CsvRow(String file) {
        this.file = file;
        this.header = new CsvHeader(file, 1, List.of());
    }

    /**
     * A cell's text.
     *
     * @param column the name of any column of the file
     * @return its text
     * @throws InvalidRowException if the header does not have the column, or has it twice
     */
    public String get(String column) {
        return text(header.column(column));
    }

    /**
     * Where the row starts.
     *
     * @return the number of its first line in the file, from 1
     */
    public long line() {
        return line;
    }

    /** The file and line. Not the cells: they can be customers' ids. */
    @Override
    public String toString() {
        return file + ":" + line;
    }

    // ---- filled by the table

    void begin(long startingLine) {
        line = startingLine;
        cells = 0;
        given = 0;
        used = 0;
        longCell = -1;
    }

    /** Called for every cell of a file, so it copies only what will be read; but all characters count for the row's length. */
    void add(char[] from, int offset, int length) {
        int cell = cells++;
        int start = offset;
        int end = offset + length;
        while (start < end && isBlank(from[start])) {
            start++;
        }
        while (start < end && isBlank(from[end - 1])) {
            end--;
        }
        int size = end - start;
        if (longCell < 0 && size > MOST_CHARACTERS - given) {
            longCell = cell;
        }
        given += size;
        if (longCell >= 0 || cell >= width || !(keepsAll || kept[cell])) {
            return;
        }
        if (cell == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cell);
            ends = Arrays.copyOf(ends, 2 * cell);
        }
        if (text.length - used < size) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, used + size));
        }
        System.arraycopy(from, start, text, used, size);
        starts[cell] = used;
        used += size;
        ends[cell] = used;
    }

    /** Takes its cells as the columns' names. */
    CsvHeader becomeHeader() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            names.add(text(i));
        }
        header = new CsvHeader(file, line, names);
        width = cells;
        kept = new boolean[width];
        return header;
    }

    /** Keeps the cells of a column from the next row on, and of those columns only that this was said of. */
    void keep(int column) {
        kept[column] = true;
        keepsAll = false;
    }

    /** Keeps all cells from the next row on: a rule of the caller may ask for any. */
    void keepAll() {
        keepsAll = true;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0080' && (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF'));
    }

    // ---- read by the table and the faces

    boolean isTooLong() {
        return longCell >= 0;
    }

    void checkWidth() {
        if (cells != width) {
            throw new BadRow(cells + (cells == 1 ? " cell" : " cells") + ", but the header has " + width);
        }
    }

    /** The column that reading stopped at. */
    String openColumn() {
        return named(isTooLong() ? longCell : cells);
    }

    /** Whether the row reaches so far. */
    boolean has(int column) {
        return column < cells;
    }

    /** The first invisible mark in a cell; 0 if there is none, as in almost every cell. */
    char invisibleMark(int column) {
        int bits = 0;
        for (int at = starts[column]; at < ends[column]; at++) {
            bits |= text[at];
        }
        for (int at = starts[column]; bits >= 0x80 && at < ends[column]; at++) {
            if (InvisibleMarks.is(text[at])) {
                return text[at];
            }
        }
        return 0;
    }

    /** Takes the invisible marks out of a cell. */
    void fold(int column) {
        ends[column] = InvisibleMarks.fold(text, starts[column], ends[column]);
    }

    boolean isEmpty(int column) {
        return starts[column] == ends[column];
    }

    /** The cell's text, which must not be empty. */
    String required(int column) {
        return requiredView(column).toString();
    }

    /** The cell's text, if there is such a column and it is not empty. */
    Optional<String> optional(int column) {
        return column < 0 || isEmpty(column) ? Optional.empty() : Optional.of(text(column));
    }

    String text(int column) {
        return new String(text, starts[column], ends[column] - starts[column]);
    }

    /** The same without a copy, good until the next row. */
    CharBuffer requiredView(int column) {
        if (isEmpty(column)) {
            throw bad(column, "empty");
        }
        return view(column);
    }

    /** A cell without a copy, good until the next row. */
    CharBuffer view(int column) {
        return CharBuffer.wrap(text, starts[column], ends[column] - starts[column]);
    }

    /** The number that a cell is the usual digits of, as in 17850 and not 017850; below zero if it is none, or too long. */
    long digits(int column) {
        int start = starts[column];
        int length = ends[column] - start;
        if (length == 0 || length > 18 || (text[start] == '0' && length > 1)) {
            return -1;
        }
        long number = 0;
        for (int at = start; at < start + length; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    char[] characters() {
        return text;
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    // ---- reasons

    /** A reason that names the column only. */
    BadRow bad(int column, String reason) {
        return new BadRow(named(column) + ": " + reason);
    }

    /** The column, for a message. */
    String named(int column) {
        return "column " + header.name(column);
    }

    /** A reason that names the column and the value. Not for cells with customers' ids. */
    BadRow badValue(int column, String reason) {
        return bad(column, isEmpty(column) ? "empty" : quoted(text(column)) + " " + reason);
    }

    /** In quotes, on one line, and no longer than is good for a message. */
    static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    /**
     * On one line, no longer than is good for a message, with the numbers of marks that would not be seen, and without an
     * e-mail address.
     */
    static String shown(String value) {
        String head = ADDRESS.matcher(value.substring(0, Math.min(4 * MOST_SHOWN, value.length())))
                .replaceAll("…@…");
        StringBuilder shown = new StringBuilder();
        head.codePoints().limit(MOST_SHOWN).forEach(c -> {
            if (Character.isBmpCodePoint(c) && InvisibleMarks.is((char) c)) {
                shown.append('<').append(InvisibleMarks.shown(c)).append('>');
            } else {
                shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return head.codePointCount(0, head.length()) > MOST_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }
}
