package io.github.retention4j.staging;

/**
 * Some rows of columns of orders and what they have in common: whatever is checked of each is found in one look at them,
 * and where all are good, nothing needs to be looked at row by row.
 *
 * @param from the first row
 * @param to the row after the last
 * @param lowestKey the lowest of the customers' keys
 * @param first the earliest time
 * @param last the latest
 * @param amounts all amounts, or'ed
 * @param sum all amounts added up, which means nothing unless {@link #amounts} tells that they are small
 */
public record Tile(int from, int to, long lowestKey, long first, long last, long amounts, long sum) {
    /** At most so many rows: they are still in the processor's nearest cache when they go to their places. */
    public static final int MOST_ROWS = 1 << 10;

    /** Amounts of which {@link #MOST_ROWS} stay inside long when they are added up. */
    public static final int SMALL_AMOUNT_BITS = Long.SIZE - 1 - 10;

    /** Looks at rows. */
    public static Tile of(long[] keys, long[] millis, long[] amounts, int from, int to) {
        long lowest = Long.MAX_VALUE;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long together = 0;
        long sum = 0;
        for (int row = from; row < to; row++) {
            lowest = Math.min(lowest, keys[row]);
            first = Math.min(first, millis[row]);
            last = Math.max(last, millis[row]);
            together |= amounts[row];
            sum += amounts[row];
        }
        return new Tile(from, to, lowest, first, last, together, sum);
    }

    /** How many rows. */
    public int rows() {
        return to - from;
    }
}
