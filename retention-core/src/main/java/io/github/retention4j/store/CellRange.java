package io.github.retention4j.store;

import java.util.List;

/**
 * What the cells of a column are between, {@link EventKind#NEVER} aside.
 *
 * @param least the least, above the greatest if all are {@link EventKind#NEVER}
 * @param greatest the greatest
 * @param hasNever whether any is {@link EventKind#NEVER}
 */
record CellRange(long least, long greatest, boolean hasNever) {
    /** Looks at a column. */
    static CellRange of(List<PackedRows> rows, int column) {
        CellRange range = new CellRange(Long.MAX_VALUE, Long.MIN_VALUE, false);
        for (PackedRows some : rows) {
            range = range.with(some, column);
        }
        return range;
    }

    private CellRange with(PackedRows rows, int column) {
        CellLayout.Column cells = rows.layout().column(column);
        int step = rows.layout().step();
        long lowest = least;
        long highest = greatest;
        long nevers = 0;
        int at = rows.from() + cells.offset();
        for (int row = 0; row < rows.count(); row++) {
            long cell = cells.cell(rows.longs()[at]);
            long isNever = cell == EventKind.NEVER ? 1 : 0;
            lowest = Math.min(lowest, cell);
            // The greatest long and one is the least.
            highest = Math.max(highest, cell + isNever);
            nevers += isNever;
            at += step;
        }
        return new CellRange(lowest, highest, hasNever || nevers > 0);
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
