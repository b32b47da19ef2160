package io.github.retention4j.store;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Rows of one layout that stand one after another: a part of a segment as a rule.
 *
 * @param longs where they are
 * @param from the place of the first
 * @param count how many
 * @param layout where their cells are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
public record PackedRows(long[] longs, int from, int count, CellLayout layout) {
    /** So many rows are worked on at a time: what is made of them stays in the processor's nearest cache. */
    private static final int TILE = 1 << 10;

    /** A cell. */
    public long get(int row, int column) {
        CellLayout.Column cells = layout.column(column);
        return cells.cell(longs[from + row * layout.step() + cells.offset()]);
    }

    /** How many rows there are in all. */
    public static int count(List<PackedRows> rows) {
        int count = 0;
        for (PackedRows some : rows) {
            count = Math.addExact(count, some.count);
        }
        return count;
    }

    /** Copies a column. */
    public void copy(int column, long[] into, int first) {
        CellLayout.Column cells = layout.column(column);
        int step = layout.step();
        int at = from + cells.offset();
        for (int row = first; row < first + count; row++) {
            into[row] = cells.cell(longs[at]);
            at += step;
        }
    }

    /** A column of all the rows. */
    public static long[] column(List<PackedRows> rows, int column) {
        long[] cells = new long[count(rows)];
        int row = 0;
        for (PackedRows some : rows) {
            some.copy(column, cells, row);
            row += some.count;
        }
        return cells;
    }

    /** Those of the rows whose first cell is as asked. */
    public static List<PackedRows> where(List<PackedRows> rows, LongPredicate first) {
        return rows.stream()
                .map(some -> some.where(first))
                .filter(some -> some.count > 0)
                .toList();
    }

    private PackedRows where(LongPredicate first) {
        int step = layout.step();
        long[] kept = new long[count * step];
        int rows = 0;
        for (int row = 0; row < count; row++) {
            if (first.test(get(row, 0))) {
                System.arraycopy(longs, from + row * step, kept, rows * step, step);
                rows++;
            }
        }
        return rows == count ? this : new PackedRows(Arrays.copyOf(kept, rows * step), 0, rows, layout);
    }

    /**
     * Groups rows, those of a group in the order they have.
     *
     * @param groupOf the group of each row; gets the row's place
     * @param rows how many rows
     * @return where each group begins, and the last ends
     */
    public static int[] group(int[] groupOf, int rows, int groups) {
        int[] start = new int[groups + 1];
        for (int row = 0; row < rows; row++) {
            start[groupOf[row]]++;
        }
        int end = 0;
        for (int group = 0; group <= groups; group++) {
            end += start[group];
            start[group] = end;
        }
        // From the last to the first, so that each place is found by counting down to where its group begins.
        for (int row = rows - 1; row >= 0; row--) {
            groupOf[row] = --start[groupOf[row]];
        }
        return start;
    }

    /**
     * Packs rows.
     *
     * @param firstColumn the first of their columns that is kept
     * @param to how they are to stand
     * @param placeOf which row each becomes
     * @return the rows, as many as were given
     */
    public static long[] pack(List<PackedRows> rows, int firstColumn, CellLayout to, int[] placeOf) {
        long[] packed = new long[Math.multiplyExact(count(rows), to.step())];
        long[] tile = new long[TILE];
        int row = 0;
        for (PackedRows some : rows) {
            for (int from = 0; from < some.count; from += TILE) {
                int count = Math.min(TILE, some.count - from);
                some.pack(from, count, firstColumn, to, tile, placeOf, row + from, packed);
            }
            row += some.count;
        }
        return packed;
    }

    private void pack(
            int first, int rows, int firstColumn, CellLayout to, long[] tile, int[] placeOf, int at, long[] packed) {
        for (int column = 0, end; column < to.columns(); column = end) {
            int offset = to.column(column).offset();
            Arrays.fill(tile, 0, rows, 0);
            for (end = column; end < to.columns() && to.column(end).offset() == offset; end++) {
                addCells(first, rows, layout.column(firstColumn + end), to.column(end), tile);
            }
            int step = to.step();
            for (int row = 0; row < rows; row++) {
                packed[placeOf[at + row] * step + offset] = tile[row];
            }
        }
    }

    /** Adds a column's cells to the longs of a tile. */
    private void addCells(int first, int rows, CellLayout.Column column, CellLayout.Column to, long[] tile) {
        long[] all = longs;
        int step = layout.step();
        int at = from + first * step + column.offset();
        int shift = column.shift();
        long mask = column.mask();
        long rise = column.least() - to.least();
        int toShift = to.shift();
        if (step == 1 && !to.mayBeNever()) {
            // So plain a loop is done by the processor for several rows at a time.
            for (int row = 0; row < rows; row++) {
                tile[row] |= (((all[at + row] >>> shift) & mask) + rise) << toShift;
            }
            return;
        }
        long never = column.never();
        long toNever = to.never();
        for (int row = 0; row < rows; row++) {
            long code = (all[at] >>> shift) & mask;
            tile[row] |= (code == never ? toNever : code + rise) << toShift;
            at += step;
        }
    }
}
