package io.github.retention4j.io.row;

import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The texts of a row's cells: where they lie in the bytes of a file, or a copy of them. */
public final class RowText {
    /** How many characters a row may have: an open quote is found before it has swallowed the whole file. */
    public static final int MOST_CHARACTERS = 1 << 20;

    private static final byte NOT_ASCII = (byte) 0x80;

    private int width = Integer.MAX_VALUE;

    /** How many cells are behind those of the source. */
    private int more;

    private final KeptCells kept;

    private RowRules rules = RowRules.NONE;
    private boolean hasNulls;

    private long line = 1;
    private int cells;

    /** Whether those beyond the header's, which a row may have, are empty so far. */
    private boolean isMoreEmpty;

    private int longCell = -1;
    private int given;

    // What the cells lie in: bytes of the file that are all ASCII, whose characters are made when they are asked for;
    // or bytes and characters of the row's own, in which a byte of NOT_ASCII stands for any other character.
    private byte[] bytes = {};
    private boolean ofFile;
    private int rowStart;
    private char[] fileText = {};
    private byte[] ownBytes = new byte[256];
    private char[] ownText = new char[256];
    private int used;

    /** Of cells that were written one by one: whether all are. */
    private boolean isAscii;

    private int[] starts = new int[16];
    private int[] ends = new int[16];

    public RowText() {
        kept = new KeptCells();
    }

    /** For another row of the same columns, of which the same cells are kept. */
    public RowText(RowText other) {
        width = other.width;
        more = other.more;
        kept = new KeptCells(other.kept);
        rules = other.rules;
        hasNulls = other.hasNulls;
        reserve(width + more - 1);
    }

    /** How many cells the source's rows have, and what was stated of them. */
    public void become(int columns, RowRules stated) {
        rules = stated;
        hasNulls = !stated.nulls().isEmpty();
        width = columns;
        kept.become(columns);
        reserve(width - 1);
    }

    /** Makes room for a cell behind them. */
    public int addCell() {
        more++;
        reserve(width + more - 1);
        return width + more - 1;
    }

    // ---- filled

    public void begin(long startingLine) {
        line = startingLine;
        cells = 0;
        given = 0;
        used = 0;
        longCell = -1;
        isAscii = false;
        isMoreEmpty = true;
    }

    /** Begins with a row of a source that writes its cells, which are empty until then; they are so if nothing was written. */
    public void begin() {
        if (used > 0) {
            Arrays.fill(starts, 0);
            Arrays.fill(ends, 0);
        }
        begin(line);
        cells = width;
        bytes = ownBytes;
        ofFile = false;
        isAscii = true;
    }

    /** Empties the cells behind those of the source. */
    public void clearMore() {
        // Where the row begins, so that they are a part of it.
        int nowhere = ofFile ? rowStart : 0;
        Arrays.fill(starts, width, width + more, nowhere);
        Arrays.fill(ends, width, width + more, nowhere);
    }

    public void at(long number) {
        line = number;
    }

    /** Writes the text of a cell; if it lies in the file's bytes so far, the row is copied first. */
    public void write(int column, CharSequence text) {
        if (ofFile) {
            own();
        }
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        makeRoom(end - start);
        starts[column] = used;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            isAscii &= c < 0x80;
            ownText[used++] = c;
        }
        ends[column] = used;
        narrow(column);
    }

    /** Gives a cell what another has. */
    public void copy(int from, int to) {
        if (ofFile) {
            starts[to] = starts[from];
            ends[to] = ends[from];
        } else {
            write(to, new String(ownText, starts[from], ends[from] - starts[from]));
        }
    }

    /** Copies a row that lies in the file's bytes. */
    private void own() {
        byte[] file = bytes;
        ofFile = false;
        used = 0;
        for (int cell = 0; cell < width + more; cell++) {
            if (cell >= width || (cell < cells && keeps(cell))) {
                int size = ends[cell] - starts[cell];
                makeRoom(size);
                for (int at = 0; at < size; at++) {
                    ownText[used + at] = (char) file[starts[cell] + at];
                }
                starts[cell] = used;
                used += size;
                ends[cell] = used;
                narrow(cell);
            }
        }
        bytes = ownBytes;
        isAscii = true;
    }

    private void makeRoom(int size) {
        if (ownText.length - used - Long.BYTES < size) {
            ownText = Arrays.copyOf(ownText, Math.max(2 * ownText.length, used + size + Long.BYTES));
            ownBytes = Arrays.copyOf(ownBytes, ownText.length);
            bytes = ofFile ? bytes : ownBytes;
        }
    }

    /** Called for every cell of a file, so it copies only what will be read; but all characters count for the row's length. */
    public void add(char[] from, int offset, int length) {
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
        if (size > 0 && looksAt(cell) && rules.isNull(from, start, end)) {
            size = 0;
        }
        isMoreEmpty &= cell < width || size == 0;
        if (longCell < 0 && size > MOST_CHARACTERS - given) {
            longCell = cell;
        }
        given += size;
        if (longCell >= 0 || !keeps(cell)) {
            return;
        }
        ofFile = false;
        makeRoom(size);
        System.arraycopy(from, start, ownText, used, size);
        bytes = ownBytes;
        isAscii = false;
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
    public void take(long itsLine, byte[] in, int[] marks, int before, int count) {
        line = itsLine;
        bytes = in;
        ofFile = true;
        rowStart = marks[before] + 1;
        cells = count;
        if (kept.areAll()) {
            reserve(count - 1);
            for (int cell = 0; cell < Math.min(count, width); cell++) {
                take(cell, marks[before + cell] + 1, marks[before + cell + 1]);
            }
        } else {
            for (int cell : kept.columns()) {
                if (cell < count) {
                    take(cell, marks[before + cell] + 1, marks[before + cell + 1]);
                }
            }
        }
        if (count != width && rules.isLenient()) {
            isMoreEmpty = true;
            for (int cell = width; cell < count; cell++) {
                isMoreEmpty &= isEmpty(marks[before + cell] + 1, marks[before + cell + 1]);
            }
            end();
        }
    }

    /** Ends a row, whose cells may be fewer or more than the header's. */
    public void end() {
        if (cells != width && rules.isLenient()) {
            lack();
            cells = rules.count(cells, width, isMoreEmpty);
        }
    }

    /** Empties the cells that the row does not have. */
    public void lack() {
        for (int cell = cells; cell < width; cell++) {
            starts[cell] = ofFile ? rowStart : 0;
            ends[cell] = starts[cell];
        }
    }

    /** Makes it a row that is not whole, and has all its cells. */
    public void refuse() {
        cells = Integer.MAX_VALUE;
    }

    private boolean isEmpty(int from, int to) {
        boolean quoted = from < to && bytes[from] == '"';
        int start = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        while (start < end && bytes[start] <= ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] <= ' ') {
            end--;
        }
        return start == end || rules.isNull(bytes, start, end);
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
        ends[cell] = hasNulls && rules.isNull(bytes, start, end) ? start : end;
    }

    private void reserve(int cell) {
        if (cell >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * cell);
            ends = Arrays.copyOf(ends, 2 * cell);
        }
    }

    /** Keeps the cells of a column from the next row on, and of those columns only that this was said of. */
    public void keep(int column) {
        kept.keep(column);
        reserve(width - 1);
    }

    /** Keeps all cells from the next row on: a rule of the caller may ask for any. */
    public void keepAll() {
        kept.keepAll();
    }

    /** Whether a cell will be read. */
    public boolean keeps(int cell) {
        return kept.has(cell);
    }

    /** Whether a cell will be read, or counts if it is not empty. */
    public boolean looksAt(int cell) {
        return keeps(cell) || (cell >= width && rules.isLenient());
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0080' && (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF'));
    }

    public boolean isTooLong() {
        return longCell >= 0;
    }

    /** Whether all is as it should be: as many cells as the header has, and those that are kept of ASCII only. */
    public boolean isPlain() {
        return (ofFile || isAscii) && cells == width;
    }

    /** Whether the row reaches so far. */
    public boolean has(int column) {
        return column < cells || column >= width;
    }

    public long line() {
        return line;
    }

    /** How many cells the row had in its source. */
    public int count() {
        return cells;
    }

    /** The cell that reading stopped at. */
    public int openCell() {
        return isTooLong() ? longCell : cells;
    }

    public boolean isEmpty(int column) {
        return starts[column] == ends[column];
    }

    /** Whether a cell has any character beyond ASCII, as almost none of an id has. */
    public boolean isBeyondAscii(int column) {
        int bits = 0;
        for (int at = starts[column]; !ofFile && at < ends[column]; at++) {
            bits |= ownText[at];
        }
        return bits >= 0x80;
    }

    /** The first invisible mark in a cell that has characters beyond ASCII; 0 if there is none. */
    public char invisibleMark(int column) {
        for (int at = starts[column]; at < ends[column]; at++) {
            if (UnseenMarks.is(ownText[at])) {
                return ownText[at];
            }
        }
        return 0;
    }

    /** Takes the invisible marks out of a cell. */
    public void fold(int column) {
        ends[column] = UnseenMarks.fold(ownText, starts[column], ends[column]);
        narrow(column);
    }

    /** What its cells lie in, as bytes: a character beyond ASCII is none that means anything. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a cell begins in {@link #bytes}. */
    public int start(int column) {
        return starts[column];
    }

    public int end(int column) {
        return ends[column];
    }

    /** What a cell lies in, as characters, from {@link #textStart} to {@link #textEnd}. */
    public char[] characters(int column) {
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
    public int textStart(int column) {
        return ofFile ? starts[column] - rowStart : starts[column];
    }

    public int textEnd(int column) {
        return textStart(column) + ends[column] - starts[column];
    }

    /** All its cells, before it has a header. */
    public List<String> texts() {
        return IntStream.range(0, cells)
                .mapToObj(i -> new String(characters(i), textStart(i), ends[i] - starts[i]))
                .toList();
    }
}
