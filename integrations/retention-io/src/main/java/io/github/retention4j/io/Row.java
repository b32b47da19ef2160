package io.github.retention4j.io;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.row.Header;
import io.github.retention4j.io.row.RowRules;
import io.github.retention4j.io.row.RowText;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.MessageText;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a table, as the caller's own rules see it.
 *
 * <ul>
 *   <li>One object is every row in turn: keep what {@link #get} returns, not the row.
 *   <li>Cells come without surrounding white space; an empty cell is an empty text.
 * </ul>
 *
 * <pre>{@code
 * OrderColumns orders = Csv.file(path).orders()
 *         .cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP);
 * }</pre>
 */
public final class Row {
    private static final String ID = "the id that was stated to be here";

    private final String file;
    private final RowText cells;
    private final CellValues values = new CellValues();
    private final RowWriter writer = new RowWriter(this, values);
    private Header header;

    /** Whether its number is that of a line. */
    private boolean isLine = true;

    /** How many cells the source's rows have. */
    private int width = Integer.MAX_VALUE;

    /** What works out the cells behind those of the source. */
    private List<Worked> worked = List.of();

    /** The cell that is being worked out; those behind it are not known yet. */
    private int filling = Integer.MAX_VALUE;

    /** Why its source says that it is bad, if it did. */
    private Optional<String> refusal = Optional.empty();

    /** The columns of ids, whose cells are never shown, whatever else they are read as by mistake. */
    private BitSet ids = new BitSet();

    /** Which cells each one that is worked out is made of; of a rule of the caller those that it has asked for so far. */
    private List<BitSet> madeOf = List.of();

    /** The column of the orders' ids, which may be shown; below zero if none is stated. */
    private int order = -1;

    Row(String file) {
        this.file = file;
        this.cells = new RowText();
        this.header = Header.ofLine(file, 1, List.of());
    }

    /** For other rows of the same file, of which the same cells are kept. */
    Row(Row other) {
        file = other.file;
        header = other.header;
        width = other.width;
        cells = new RowText(other.cells);
        ids = other.ids;
        order = other.order;
        worked = other.worked;
        madeOf = other.madeOf;
        values.reserve(width + worked.size());
    }

    /**
     * A cell's text.
     *
     * @param column the name of any column of the source, or of one that was {@linkplain Columns#column defined}
     * @return its text
     * @throws InvalidRowException if the header does not have the column, or has it twice
     * @throws IllegalStateException if it is asked for to work out a column that was defined before it
     */
    public String get(String column) {
        int place = header.column(column);
        if (place > filling) {
            throw new IllegalStateException(file + ": " + MessageText.quoted(column)
                    + " is worked out after what asks for it; define it before");
        }
        if (filling < Integer.MAX_VALUE) {
            madeOf.get(filling - width).set(place);
        }
        return text(place);
    }

    /**
     * Where the row starts.
     *
     * @return of a file the number of its first line, from 1; else the number of the row, as its source counts
     */
    public long line() {
        return cells.line();
    }

    /** Where it starts, for a note that has the source's name already. */
    String place() {
        return (isLine ? "line " : "row ") + line();
    }

    /** The file and line. Not the cells: they can be customers' ids. */
    @Override
    public String toString() {
        return file + ":" + cells.line();
    }

    // ---- filled by the table

    /** Takes its cells as the columns' names. */
    Header becomeHeader(RowRules rules) {
        return become(Header.ofLine(file, cells.line(), cells.texts()), rules);
    }

    /** From now on it is a row of these columns. */
    Header become(Header its) {
        return become(its, RowRules.NONE);
    }

    private Header become(Header its, RowRules rules) {
        header = its;
        width = its.names().size();
        ids = new BitSet();
        cells.become(width, rules);
        values.reserve(width);
        return header;
    }

    /** Says that its number is that of a row. */
    void countRows() {
        isLine = false;
    }

    /** Adds a cell that is worked out, behind the others, of which it is made of these. */
    int add(Worked cell, int... from) {
        worked = Stream.concat(worked.stream(), Stream.of(cell)).toList();
        BitSet places = new BitSet();
        Arrays.stream(from).forEach(places::set);
        madeOf = Stream.concat(madeOf.stream(), Stream.of(places)).toList();
        int column = cells.addCell();
        values.reserve(column + 1);
        return column;
    }

    /** Works out those cells that the source does not have, if the row is whole; each may ask for those before it. */
    void work() {
        if (worked.isEmpty()) {
            return;
        }
        cells.clearMore();
        try {
            for (int i = 0; i < worked.size() && cells.count() == width; i++) {
                filling = width + i;
                values.text(filling);
                worked.get(i).filling().fill(this, filling);
            }
        } finally {
            filling = Integer.MAX_VALUE;
        }
    }

    /** Works them out, and says what is wrong with them, if anything is. */
    Optional<BadRow> tryToWork() {
        if (worked.isEmpty()) {
            return Optional.empty();
        }
        try {
            work();
            return Optional.empty();
        } catch (BadRow bad) {
            return Optional.of(bad);
        }
    }

    /** How many cells its source has. */
    int width() {
        return width;
    }

    /** Begins with a row of a source that writes its cells. */
    void begin() {
        cells.begin();
        values.clear();
        refusal = Optional.empty();
    }

    /** Writes the text of a cell. */
    void write(int column, CharSequence text) {
        cells.write(column, text);
        values.text(column);
    }

    /** Makes it a bad row. */
    void refuse(String reason) {
        refusal = Optional.of(reason);
        cells.refuse();
    }

    /** Gives a cell what another has. */
    void copy(int from, int to) {
        if (values.isText(from)) {
            cells.copy(from, to);
        } else {
            values.copy(from, to);
        }
    }

    /** The texts of its cells. */
    RowText cells() {
        return cells;
    }

    RowWriter writer() {
        return writer;
    }

    /** Keeps the cells of a column from the next row on, and of those columns only that this was said of. */
    void keep(int column) {
        if (column < width) {
            cells.keep(column);
        }
    }

    boolean keeps(int column) {
        return cells.keeps(column);
    }

    /** Keeps all cells from the next row on: a rule of the caller may ask for any. */
    void keepAll() {
        cells.keepAll();
    }

    /** Says that a column is of ids. */
    void hide(int column) {
        ids.set(column);
    }

    /** Says that a column is of orders' ids. */
    void orders(int column) {
        order = column;
    }

    /**
     * Whether a cell may hold an id: its column is one of ids, an id is worked out of it, or it is worked out of what holds one. Asked
     * for a message only, when the rules of the caller have asked for their columns.
     */
    private boolean hides(int column) {
        BitSet hidden = (BitSet) ids.clone();
        for (int i = madeOf.size() - 1; i >= 0; i--) {
            if (hidden.get(width + i)) {
                hidden.or(madeOf.get(i));
            }
        }
        for (int i = 0; i < madeOf.size(); i++) {
            if (madeOf.get(i).intersects(hidden)) {
                hidden.set(width + i);
            }
        }
        return hidden.get(column);
    }

    // ---- read by the table and the columns of a kind

    boolean isWhole() {
        return cells.count() == width;
    }

    /** Why it is not whole: its source says so, or it has too few or too many cells. */
    BadRow notWhole() {
        int count = cells.count();
        return new BadRow(
                refusal.orElseGet(() -> count + (count == 1 ? " cell" : " cells") + ", but the header has " + width));
    }

    boolean isEmpty(int column) {
        return cells.isEmpty(column) && values.isText(column);
    }

    /** What is in a cell that is not empty. */
    CellType type(int column) {
        return values.type(column);
    }

    boolean isText(int column) {
        return values.isText(column);
    }

    /** Its cells that are no text. */
    CellValues values() {
        return values;
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
        return values.isText(column)
                ? new String(cells.characters(column), cells.textStart(column), cells.end(column) - cells.start(column))
                : values.shown(column);
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
        if (!values.isText(column)) {
            return CharBuffer.wrap(values.shown(column));
        }
        return CharBuffer.wrap(
                cells.characters(column), cells.textStart(column), cells.end(column) - cells.start(column));
    }

    /** The number that a cell is the usual digits of, as in 17850 and not 017850; below zero if it is none, or too long. */
    long digits(int column) {
        if (!values.isText(column)) {
            return values.type(column) == CellType.WHOLE ? values.value(column) : -1;
        }
        byte[] bytes = cells.bytes();
        int start = cells.start(column);
        int length = cells.end(column) - start;
        if (length == 0 || length > Digits.MOST || (bytes[start] == '0' && length > 1)) {
            return -1;
        }
        return Digits.number(bytes, start, start + length);
    }

    /** What its texts lie in, as bytes: a character beyond ASCII is none that means anything. */
    byte[] bytes() {
        return cells.bytes();
    }

    /** Where a text begins in {@link #bytes}. */
    int start(int column) {
        return cells.start(column);
    }

    int end(int column) {
        return cells.end(column);
    }

    /** What a text lies in, as characters, from {@link #textStart} to {@link #textEnd}. */
    char[] characters(int column) {
        return cells.characters(column);
    }

    int textStart(int column) {
        return cells.textStart(column);
    }

    int textEnd(int column) {
        return cells.textEnd(column);
    }

    /** Whether the row reaches so far. */
    boolean has(int column) {
        return cells.has(column);
    }

    /** Whether all is as it should be: as many cells as the header has, and those that are read of ASCII only. */
    boolean isPlain() {
        return cells.isPlain();
    }

    // ---- reasons

    /** A reason that names the column only. */
    BadRow bad(int column, String reason) {
        return new BadRow(named(column) + ": " + reason);
    }

    /** The column, for a message. */
    String named(int column) {
        return column >= width && column - width < worked.size()
                ? header.worked(column - width)
                : "column " + header.name(column);
    }

    /** A reason that names the column and the value. Not for cells with customers' ids. */
    BadRow badValue(int column, String reason) {
        return bad(column, isEmpty(column) ? "empty" : shownCell(column) + " " + reason);
    }

    /** The same of a number, whose reason has the value at its start. */
    BadRow badNumber(int column, BadRow bad) {
        return bad(column, hides(column) ? ID + " is no such number" : bad.reason());
    }

    /** A cell for a message: text in quotes, a number as it is, and of an id only that it is one, unless it is an order's. */
    String shownCell(int column) {
        if (hides(column)) {
            return ID;
        }
        if (!values.isText(column)) {
            return MessageText.shown(text(column));
        }
        boolean isOrder = column == order
                || (column < width && LookRole.ORDER.rank(header.names().get(column)) != LookRole.NONE);
        return isOrder ? MessageText.quotedOrder(text(column)) : MessageText.quoted(text(column));
    }
}
