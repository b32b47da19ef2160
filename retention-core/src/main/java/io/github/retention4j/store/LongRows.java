package io.github.retention4j.store;

import java.util.Arrays;

/** A growing table of longs, row after row: what is read back, and changed, while more rows arrive. */
public final class LongRows {
    private static final int BITS = 12;
    private static final int ROWS = 1 << BITS;
    private static final long[] NO_CELLS = {};

    private final int width;
    private long[][] pages = new long[1][0];
    private int size;

    /** An empty table of rows of so many longs. */
    public LongRows(int width) {
        this.width = width;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Lets go of all rows, and takes no memory to do it. */
    public void clear() {
        Arrays.fill(pages, NO_CELLS);
        size = 0;
    }

    /** Lets go of the rows before one, as far as nobody will ask for them again: some thousand at a time. */
    public void letGoBefore(int row) {
        if (row > 0 && (row & (ROWS - 1)) == 0) {
            pages[(row >>> BITS) - 1] = NO_CELLS;
        }
    }

    /** Adds a row of zeros and returns its number. */
    public int addRow() {
        if (size == Integer.MAX_VALUE) {
            throw new IllegalStateException("more than " + size
                    + " orders with an id, orders of guests, or details of declared customers; of orders without"
                    + " an id and of other records there may be more");
        }
        int page = size >>> BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        int needed = ((size & (ROWS - 1)) + 1) * width;
        long[] cells = pages[page];
        if (cells == null || needed > cells.length) {
            pages[page] =
                    page == 0 ? Arrays.copyOf(cells, Math.max(16 * width, 2 * cells.length)) : new long[ROWS * width];
        }
        return size++;
    }

    /** Adds a row of the cells that stand from a place on. */
    public void addRow(long[] cells, int at) {
        int row = addRow();
        System.arraycopy(cells, at, pages[row >>> BITS], (row & (ROWS - 1)) * width, width);
    }

    /** A cell. */
    public long get(int row, int column) {
        return pages[row >>> BITS][(row & (ROWS - 1)) * width + column];
    }

    /** Copies a row. */
    public void copyRow(int row, long[] into) {
        System.arraycopy(pages[row >>> BITS], (row & (ROWS - 1)) * width, into, 0, width);
    }

    /** Sets a cell. */
    public void set(int row, int column, long value) {
        pages[row >>> BITS][(row & (ROWS - 1)) * width + column] = value;
    }
}
