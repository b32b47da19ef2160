package io.github.retention4j.io;

import io.github.retention4j.intake.InvalidRowException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    private static final byte NOT_ASCII = (byte) 0x80;

    /** Which no column holds but one of customers; it is not shown where another was stated by mistake. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final String file;
    private CsvHeader header;
    private int width = Integer.MAX_VALUE;

    // Which cells are kept: all, until a column is asked for.
    private boolean keepsAll = true;
    private boolean[] kept = {};
    private int[] keptColumns = {};

    /** The columns of ids, whose cells are never shown, whatever else they are read as by mistake. */
    private boolean[] ids = {};

    private long line = 1;
    private int cells;
    private int longCell = -1;
    private int given;

    // What the cells lie in: bytes of the file that are all ASCII, whose characters are made when they are asked for;
    // or
    // bytes and characters of the row's own, in which a byte of NOT_ASCII stands for any other character.
    private byte[] bytes = {};
    private boolean ofFile;
    private int rowStart;
    private char[] fileText = {};
    private byte[] ownBytes = new byte[256];
    private char[] ownText = new char[256];
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

    /** For other rows of the same file, of which the same cells are kept. */
    CsvRow(CsvRow other) {
        file = other.file;
        header = other.header;
        width = other.width;
        keepsAll = other.keepsAll;
        kept = other.kept;
        keptColumns = other.keptColumns;
        ids = other.ids;
        reserve(width - 1);
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
        while (end > start && isBlank(from[end - 1])) {
            end--;
        }
        int size = end - start;
        if (longCell < 0 && size > MOST_CHARACTERS - given) {
            longCell = cell;
        }
        given += size;
        if (longCell >= 0 || !keeps(cell)) {
            return;
        }
        if (ownText.length - used - Long.BYTES < size) {
            ownText = Arrays.copyOf(ownText, Math.max(2 * ownText.length, used + size + Long.BYTES));
            ownBytes = Arrays.copyOf(ownBytes, ownText.length);
        }
        System.arraycopy(from, start, ownText, used, size);
        bytes = ownBytes;
        ofFile = false;
        reserve(cell);
        starts[cell] = used;
        used += size;
        ends[cell] = used;
        narrow(cell);
    }

    /** Makes the bytes of a cell from its characters. */
    private void narrow(int cell) {
        for (int at = starts[cell]; at < ends[cell]; at++) {
            ownBytes[at] = ownText[at] < 0x80 ? (byte) ownText[at] : NOT_ASCII;
        }
    }

    /**
     * Begins with a row of the file whose kept cells are ASCII, where it is.
     *
     * @param in has eight bytes more than it needs, as {@link Digits} reads beyond the end
     * @param marks the places before the first cell, between cells and after the last
     * @param before which of them is the one before the first cell
     */
    void take(long itsLine, byte[] in, int[] marks, int before, int count) {
        line = itsLine;
        bytes = in;
        ofFile = true;
        rowStart = marks[before] + 1;
        cells = count;
        if (keepsAll) {
            reserve(count - 1);
            for (int cell = 0; cell < Math.min(count, width); cell++) {
                take(cell, marks[before + cell] + 1, marks[before + cell + 1]);
            }
        } else {
            for (int cell : keptColumns) {
                if (cell < count) {
                    take(cell, marks[before + cell] + 1, marks[before + cell + 1]);
                }
            }
        }
    }

    private void take(int cell, int from, int to) {
        int start = from;
        int end = to;
        if (start < end && bytes[start] == '"') {
            start++;
            end--;
        }
        while (start < end && bytes[start] <= ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] <= ' ') {
            end--;
        }
        starts[cell] = start;
        ends[cell] = end;
    }

    private void reserve(int cell) {
        if (cell >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * cell);
            ends = Arrays.copyOf(ends, 2 * cell);
        }
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
        ids = new boolean[width];
        return header;
    }

    /** Keeps the cells of a column from the next row on, and of those columns only that this was said of. */
    void keep(int column) {
        kept[column] = true;
        keptColumns = IntStream.range(0, width).filter(i -> kept[i]).toArray();
        keepsAll = false;
        reserve(width - 1);
    }

    /** Says that a column is of ids. */
    void hide(int column) {
        ids[column] = true;
    }

    /** Keeps all cells from the next row on: a rule of the caller may ask for any. */
    void keepAll() {
        keepsAll = true;
    }

    /** Whether a cell will be read. */
    boolean keeps(int cell) {
        return cell < width && (keepsAll || kept[cell]);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0080' && (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF'));
    }

    // ---- read by the table and the Csv… classes

    boolean isTooLong() {
        return longCell >= 0;
    }

    /** Whether all is as it should be: as many cells as the header has, and those that are kept of ASCII only. */
    boolean isPlain() {
        return ofFile && cells == width;
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

    /** Whether a cell has any character beyond ASCII, as almost none of an id has. */
    boolean isBeyondAscii(int column) {
        int bits = 0;
        for (int at = starts[column]; !ofFile && at < ends[column]; at++) {
            bits |= ownText[at];
        }
        return bits >= 0x80;
    }

    /** The first invisible mark in a cell that has characters beyond ASCII; 0 if there is none. */
    char invisibleMark(int column) {
        for (int at = starts[column]; at < ends[column]; at++) {
            if (InvisibleMarks.is(ownText[at])) {
                return ownText[at];
            }
        }
        return 0;
    }

    /** Takes the invisible marks out of a cell. */
    void fold(int column) {
        ends[column] = InvisibleMarks.fold(ownText, starts[column], ends[column]);
        narrow(column);
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
        return new String(characters(column), textStart(column), ends[column] - starts[column]);
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
        return CharBuffer.wrap(characters(column), textStart(column), ends[column] - starts[column]);
    }

    /** The number that a cell is the usual digits of, as in 17850 and not 017850; below zero if it is none, or too long. */
    long digits(int column) {
        int start = starts[column];
        int length = ends[column] - start;
        if (length == 0 || length > Digits.MOST || (bytes[start] == '0' && length > 1)) {
            return -1;
        }
        return Digits.number(bytes, start, start + length);
    }

    /** What its cells lie in, as bytes: a character beyond ASCII is none that means anything. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a cell begins in {@link #bytes}. */
    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    /** What a cell lies in, as characters, from {@link #textStart} to {@link #textEnd}. */
    char[] characters(int column) {
        if (!ofFile) {
            return ownText;
        }
        int start = textStart(column);
        int end = textEnd(column);
        if (fileText.length < end) {
            // Those made before stay where they are: who views another cell of the row has the array.
            fileText = new char[2 * end];
        }
        for (int at = start; at < end; at++) {
            fileText[at] = (char) bytes[rowStart + at];
        }
        return fileText;
    }

    /** Of the bytes of a file only those of the row are made characters: many threads may each have a row of a large buffer. */
    int textStart(int column) {
        return ofFile ? starts[column] - rowStart : starts[column];
    }

    int textEnd(int column) {
        return textStart(column) + ends[column] - starts[column];
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
        return bad(column, isEmpty(column) ? "empty" : shownCell(column) + " " + reason);
    }

    /** A cell for a message: in quotes, unless it is an id. */
    String shownCell(int column) {
        return column < ids.length && ids[column] ? "the id that was stated to be here" : quoted(text(column));
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
