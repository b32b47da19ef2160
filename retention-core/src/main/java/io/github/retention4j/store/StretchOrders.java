package io.github.retention4j.store;

/**
 * The orders of a block told apart by stretches of days, such as the months of a trend: for each stretch its customers in
 * their order, and which rows each of them has there. All stretches are found in two passes over the rows, however many they
 * are, and together they are no larger than the rows.
 *
 * <p>A customer's rows are in order of time, so those of a stretch stand together. Nothing in the passes branches: what a row
 * adds is written to its customer's place in the stretch, over what the row before wrote there.
 */
public final class StretchOrders {
    private final int[] start;
    private final int[] customers;
    private final int[] firsts;
    private final int[] ends;
    private final long[] amounts;

    /**
     * Finds the orders of all stretches.
     *
     * @param block the orders
     * @param stretchOf the stretch of each day of the block's timeline, ascending from 0
     * @param stretches how many there are
     */
    public StretchOrders(Block block, int[] stretchOf, int stretches) {
        int from = block.firstRow(0);
        int to = block.firstRow(block.customers());
        start = new int[stretches + 1];
        count(block, from, to, stretchOf, start);
        int[] next = new int[stretches];
        int all = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int size = start[stretch];
            start[stretch] = all;
            // The first row of a customer moves on before it writes.
            next[stretch] = all - 1;
            all += size;
        }
        start[stretches] = all;
        customers = new int[all];
        firsts = new int[all];
        ends = new int[all];
        amounts = new long[all];
        fill(block, from, to, stretchOf, next);
    }

    private static void count(Block block, int from, int to, int[] stretchOf, int[] counts) {
        int before = -1;
        for (int row = from; row < to; row++) {
            int stretch = stretchOf[block.day(row)];
            counts[stretch] += begins(block, row, stretch, before);
            before = stretch;
        }
    }

    /** 1 if a row is its customer's first in its stretch, else 0. */
    private static int begins(Block block, int row, int stretch, int before) {
        int other = stretch ^ before;
        return ((other | -other) >>> (Integer.SIZE - 1)) | block.firstBit(row);
    }

    private void fill(Block block, int from, int to, int[] stretchOf, int[] next) {
        int[] customersNow = customers;
        int[] firstsNow = firsts;
        int[] endsNow = ends;
        long[] amountsNow = amounts;
        int before = -1;
        int customer = -1;
        int first = from;
        long amount = 0;
        for (int row = from; row < to; row++) {
            int stretch = stretchOf[block.day(row)];
            int begins = begins(block, row, stretch, before);
            before = stretch;
            customer += block.firstBit(row);
            // All bits are set if the customer's orders of the stretch go on.
            int goesOn = begins - 1;
            first = (first & goesOn) | (row & ~goesOn);
            amount = (amount & goesOn) + block.amount(row);
            int at = next[stretch] + begins;
            next[stretch] = at;
            customersNow[at] = customer;
            firstsNow[at] = first;
            endsNow[at] = row + 1;
            amountsNow[at] = amount;
        }
    }

    /** Where the customers of a stretch begin; the number of stretches gives the end of all. */
    public int start(int stretch) {
        return start[stretch];
    }

    /** The customers, ascending in each stretch. */
    public int[] customers() {
        return customers;
    }

    /** The first row of each in the stretch. */
    public int[] firsts() {
        return firsts;
    }

    /** The row after the last of each in the stretch. */
    public int[] ends() {
        return ends;
    }

    /** What the orders of each in the stretch come to. */
    public long[] amounts() {
        return amounts;
    }
}
