package io.github.retention4j.history;

import java.util.Arrays;

/** A growing table of longs, row after row: what the rarer events wait in until the history is built. */
final class LongRows {
    private final int width;
    private long[] cells;
    private int size;

    LongRows(int width) {
        this.width = width;
        this.cells = new long[16 * width];
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    /** Adds a row of zeros and returns its number. */
    int addRow() {
        long needed = (size + 1L) * width;
        if (needed > cells.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException(
                        "more than " + size + " rows of one kind; only orders without an order id may be more");
            }
            cells = Arrays.copyOf(cells, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * cells.length)));
        }
        return size++;
    }

    long get(int row, int column) {
        return cells[row * width + column];
    }

    void set(int row, int column, long value) {
        cells[row * width + column] = value;
    }
}
