package io.github.retention4j.store;

import java.io.IOException;

/**
 * Which rows of a block are orders with a coupon, a discount, an eligible amount or tags, and what those are: an entry for each, in the order of the
 * rows. How many entries come before a row is told by counting bits, so nothing is searched for.
 *
 * <pre>
 *   rows        0  1  2  3 │ 4  5  6  7 │ 8  …      a word is of 64 rows in truth
 *   detailed    ·  ×  ·  × │ ×  ·  ·  · │
 *   before      0          │ 2          │ 3
 *   entries    │ 1 │ 3 │ 4 │
 * </pre>
 */
public final class DetailedRows {
    private static final int ROW_BITS = 6;
    private static final DetailedRows NONE = new DetailedRows(0, 0, new int[0], new int[0], new long[0], new long[0]);

    private final int firstRow;
    private final int[] rows;
    private final int[] details;
    private final long[] discounts;

    /** None if no order has one. */
    private final long[] eligible;

    private final long[] detailed;
    private final int[] before;

    /**
     * Finds the rows that orders with details have become. Orders alike in time and amount are told apart by nothing else, so
     * their details go to them in turn.
     *
     * @param block the rows
     * @param orders those with details, as {@link Kind#DETAILED_ORDER} has them
     */
    static DetailedRows of(Block block, Events orders) {
        if (orders.isEmpty()) {
            return NONE;
        }
        int[] rows = new int[orders.count()];
        int[] details = new int[rows.length];
        long[] discounts = new long[rows.length];
        long[] eligible = new long[statesEligible(orders) ? rows.length : 0];
        int row = block.firstRow(0);
        for (int entry = 0; entry < rows.length; entry++) {
            row = Math.max(row, block.firstRow(orders.customer(entry)));
            while (block.millis(row) != orders.get(entry, 0) || block.amount(row) != orders.get(entry, 1)) {
                row++;
            }
            rows[entry] = row;
            discounts[entry] = orders.get(entry, 2);
            if (eligible.length > 0) {
                eligible[entry] = orders.get(entry, 3);
            }
            details[entry] = (int) orders.get(entry, 4);
            row++;
        }
        return new DetailedRows(
                block.firstRow(0), block.firstRow(block.customers()), rows, details, discounts, eligible);
    }

    private DetailedRows(int firstRow, int endRow, int[] rows, int[] details, long[] discounts, long[] eligible) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.details = details;
        this.discounts = discounts;
        this.eligible = eligible;
        int words = ((endRow - firstRow) >>> ROW_BITS) + 1;
        detailed = new long[words];
        before = new int[words];
        for (int row : rows) {
            detailed[(row - firstRow) >>> ROW_BITS] |= 1L << (row - firstRow);
        }
        for (int word = 1; word < words; word++) {
            before[word] = before[word - 1] + Long.bitCount(detailed[word - 1]);
        }
    }

    /**
     * Those of the customers who stay.
     *
     * @param start the first row of each customer so far, and the end of the last one's
     * @param kept the same of those who stay, from row 0 on
     */
    DetailedRows of(Staying staying, int[] start, int[] kept) {
        int[] size = {0};
        staying.forEachRun((from, to, at) -> size[0] += before(start[to]) - before(start[from]));
        if (size[0] == 0) {
            return NONE;
        }
        int[] itsRows = new int[size[0]];
        int[] itsDetails = new int[size[0]];
        long[] itsDiscounts = new long[size[0]];
        long[] itsEligible = new long[eligible.length > 0 ? size[0] : 0];
        int[] next = {0};
        staying.forEachRun((from, to, at) -> {
            int first = before(start[from]);
            int count = before(start[to]) - first;
            System.arraycopy(details, first, itsDetails, next[0], count);
            System.arraycopy(discounts, first, itsDiscounts, next[0], count);
            if (eligible.length > 0) {
                System.arraycopy(eligible, first, itsEligible, next[0], count);
            }
            for (int entry = first; entry < first + count; entry++) {
                itsRows[next[0]++] = rows[entry] - start[from] + kept[at];
            }
        });
        return new DetailedRows(0, kept[staying.count()], itsRows, itsDetails, itsDiscounts, itsEligible);
    }

    /** Writes the entries. */
    void write(SectionWriter out) throws IOException {
        out.ints(rows);
        if (rows.length > 0) {
            out.ints(details);
            out.longs(discounts);
            out.longs(eligible);
        }
    }

    /** Entries that were written, of a block whose rows are from one to another. */
    static DetailedRows read(SectionReader in, int firstRow, int endRow) throws IOException {
        int[] rows = in.ints();
        return rows.length == 0 ? NONE : new DetailedRows(firstRow, endRow, rows, in.ints(), in.longs(), in.longs());
    }

    private static boolean statesEligible(Events orders) {
        for (int entry = 0; entry < orders.count(); entry++) {
            if (orders.get(entry, 3) != Dictionary.NO_AMOUNT) {
                return true;
            }
        }
        return false;
    }

    /** How many there are. */
    public int size() {
        return rows.length;
    }

    /** How many there are before a row of the block, or before the end of all rows. */
    public int before(int row) {
        if (rows.length == 0) {
            return 0;
        }
        int at = row - firstRow;
        int word = at >>> ROW_BITS;
        return before[word] + Long.bitCount(detailed[word] & ((1L << at) - 1));
    }

    /** The entry of a row, or -1 if it has none. */
    public int of(int row) {
        int entry = before(row);
        return entry < rows.length && rows[entry] == row ? entry : -1;
    }

    /** The row of an entry. */
    public int row(int entry) {
        return rows[entry];
    }

    /** The number of a {@link Dictionary.OrderDetail}. */
    public int detail(int entry) {
        return details[entry];
    }

    /** What was taken off the order's price, or {@link Dictionary#NO_AMOUNT}. */
    public long discount(int entry) {
        return discounts[entry];
    }

    /** What of the order earns points, or {@link Dictionary#NO_AMOUNT}. */
    public long eligible(int entry) {
        return eligible.length == 0 ? Dictionary.NO_AMOUNT : eligible[entry];
    }
}
