package io.github.retention4j.store;

import java.util.List;

/**
 * What the cells of a column are between, {@link Kind#NEVER} aside.
 *
 * @param least the least, above the greatest if all are {@link Kind#NEVER}
 * @param greatest the greatest
 * @param hasNever whether any is {@link Kind#NEVER}
 */
record CellRange(long least, long greatest, boolean hasNever) {
    /** All longs. */
    static final CellRange ANY = new CellRange(Long.MIN_VALUE, Kind.NEVER - 1, true);

    private static final CellRange EMPTY = new CellRange(Long.MAX_VALUE, Long.MIN_VALUE, false);

    /** Looks at the cells of a column. */
    static CellRange of(List<PackedRows> rows, int column) {
        CellRange range = EMPTY;
        for (PackedRows some : rows) {
            range = range.with(some, column);
        }
        return range;
    }

    private CellRange with(PackedRows rows, int column) {
        CellLayout.Column cells = rows.layout().column(column);
        long[] longs = rows.longs();
        int step = rows.layout().step();
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        int at = rows.from() + cells.offset();
        for (int row = 0; row < rows.count(); row++) {
            long cell = cells.cell(longs[at]);
            lowest = Math.min(lowest, cell);
            highest = Math.max(highest, cell);
            // One more than NEVER is the least long.
            end = Math.max(end, cell + 1);
            at += step;
        }
        long greatestBut = end == Long.MIN_VALUE ? Long.MIN_VALUE : end - 1;
        return with(new CellRange(lowest, greatestBut, highest == Kind.NEVER));
    }

    private CellRange with(CellRange other) {
        return new CellRange(
                Math.min(least, other.least), Math.max(greatest, other.greatest), hasNever || other.hasNever);
    }

    /** What the layouts of rows tell: the cells of other rows are among it too. */
    static CellRange bounds(List<PackedRows> rows, int column) {
        CellRange range = EMPTY;
        for (PackedRows some : rows) {
            range = range.with(some.layout().range(column));
        }
        return range;
    }

    /** How many bits the codes need. */
    int bits() {
        return RowLayout.bits(greatestCode());
    }

    /** Below zero if there are too many codes for 63 bits. */
    private long greatestCode() {
        return (least <= greatest ? greatest - least : -1) + (hasNever ? 1 : 0);
    }

    /** A column of so many bits. */
    CellLayout.Column at(int offset, int shift) {
        if (greatestCode() < 0) {
            // As many codes as longs: the last of them, all ones, is that of the greatest long, which is NEVER.
            return new CellLayout.Column(offset, shift, -1, Long.MIN_VALUE, -1);
        }
        return new CellLayout.Column(offset, shift, (1L << bits()) - 1, least, hasNever ? greatestCode() : -1);
    }
}
