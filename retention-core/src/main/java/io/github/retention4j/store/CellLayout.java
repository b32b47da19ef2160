package io.github.retention4j.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How the cells of rows are packed. A column has as many bits as there are numbers between its least and its greatest cell, and
 * columns share a long as far as they fit; none straddles two. {@link Kind#NEVER}, which is far above all times, does not
 * widen a column: it has the code after that of the greatest.
 *
 * <pre>
 *   63    …                                                  … 0
 *  ┌───────────┬──────────────────────────┬───────┬─────────┬───┐
 *  │     –     │ time − the earliest      │ pages │ actions │ 1 │     a visit
 *  └───────────┴──────────────────────────┴───────┴─────────┴───┘
 * </pre>
 *
 * <p>The first column stands highest, and codes are in the order of the cells. So rows of one layout are in the order of their
 * cells if their longs are, unsigned.
 */
public final class CellLayout {
    private final Column[] columns;
    private final CellRange[] ranges;
    private final int step;

    private CellLayout(Column[] columns, CellRange[] ranges, int step) {
        this.columns = columns;
        this.ranges = ranges;
        this.step = step;
    }

    /**
     * Where a column is, and what its codes stand for.
     *
     * @param offset how many longs behind the row's first
     * @param shift how many bits are below
     * @param mask a one for each of its bits
     * @param least the cell that code 0 stands for
     * @param never the code of {@link Kind#NEVER}, or one that no cell has
     */
    record Column(int offset, int shift, long mask, long least, long never) {
        /** Writes it. */
        void write(SectionWriter out) throws IOException {
            out.longs(new long[] {offset, shift, mask, least, never});
        }

        /** One that was written. */
        static Column read(SectionReader in) throws IOException {
            long[] its = in.longs();
            in.require(its.length == 5 && its[0] >= 0 && its[1] >= 0 && its[1] < Long.SIZE, "a column is none");
            return new Column(Math.toIntExact(its[0]), (int) its[1], its[2], its[3], its[4]);
        }

        /** The cell in a long. */
        long cell(long packed) {
            long code = (packed >>> shift) & mask;
            return code == never ? Kind.NEVER : least + code;
        }

        boolean mayBeNever() {
            return never >= 0 || mask < 0;
        }
    }

    /** The cells as they are, column after column, each of which has room for so many. */
    public static CellLayout plain(int columns, int room) {
        Column[] plain = new Column[columns];
        for (int column = 0; column < columns; column++) {
            plain[column] = new Column(column * room, 0, -1, 0, Kind.NEVER);
        }
        CellRange[] any = new CellRange[columns];
        Arrays.fill(any, CellRange.ANY);
        return new CellLayout(plain, any, 1);
    }

    /**
     * The tightest for some rows.
     *
     * @param rows at least one
     * @param firstColumn the first of their columns that is kept
     */
    public static CellLayout tightest(List<PackedRows> rows, int firstColumn) {
        int count = rows.get(0).layout().columns.length - firstColumn;
        // If by what their layouts tell a row is one long, it cannot be less.
        CellLayout safe = of(count, column -> CellRange.bounds(rows, firstColumn + column));
        return safe.step == 1 ? safe : of(count, column -> CellRange.of(rows, firstColumn + column));
    }

    private static CellLayout of(int count, IntFunction<CellRange> rangeOf) {
        CellRange[] ranges = new CellRange[count];
        int[] longOf = new int[count];
        int[] shift = new int[count];
        int longs = 0;
        int used = 0;
        for (int column = count - 1; column >= 0; column--) {
            ranges[column] = rangeOf.apply(column);
            int bits = ranges[column].bits();
            if (used + bits > Long.SIZE) {
                longs++;
                used = 0;
            }
            longOf[column] = longs;
            shift[column] = used;
            used += bits;
        }
        Column[] columns = new Column[count];
        for (int column = 0; column < count; column++) {
            columns[column] = ranges[column].at(longs - longOf[column], shift[column]);
        }
        return new CellLayout(columns, ranges, longs + 1);
    }

    /** How many columns. */
    int columns() {
        return columns.length;
    }

    /** One of the columns. */
    Column column(int column) {
        return columns[column];
    }

    /** All of the columns, for who keeps nothing else of this. */
    Column[] all() {
        return columns;
    }

    /** What the cells of a column are between. */
    CellRange range(int column) {
        return ranges[column];
    }

    /** Whether a row is one long, and none is below zero: rows then are in the order of signed longs too. */
    boolean isSigned() {
        return step == 1 && columns[0].shift + RowLayout.bits(columns[0].mask) < Long.SIZE;
    }

    /** How many longs from a row to the next. */
    public int step() {
        return step;
    }
}
