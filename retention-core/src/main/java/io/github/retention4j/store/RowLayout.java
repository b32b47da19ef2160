package io.github.retention4j.store;

/**
 * How an order stands in a row of 64 bits.
 *
 * <pre>
 *   63  62 …                                                     … 0
 *  ┌───┬──────────────┬──────────────────────────┬─────────────────┐
 *  │ 1 │ day          │ time of day              │ amount          │   packed: 8 bytes an order
 *  └───┴──────────────┴──────────────────────────┴─────────────────┘
 *  ┌───┬──────────────┬──────────────────────────┐ ┌───────────────┐
 *  │ 1 │ day          │ time of day              │ │ amount        │   wide: amounts in a column of their own
 *  └───┴──────────────┴──────────────────────────┘ └───────────────┘
 *    └ set in a customer's first row
 * </pre>
 *
 * <p>Days are counted in the shop's zone from the first of the history, so that a calendar question is a shift and a look
 * into a small table. Time of day is in milliseconds, or in seconds where that makes room. Rows without the first bit
 * compare as longs in the order of time, then of amount.
 *
 * @param amountBits bits of the amount, 0 if wide
 * @param timeBits bits of the time of day
 * @param unit milliseconds in a unit of the time of day, 1 or 1000
 */
public record RowLayout(int amountBits, int timeBits, int unit) {
    /** The bit of a customer's first row: the sign. */
    public static final long FIRST = Long.MIN_VALUE;

    private static final int BITS = 63;

    /**
     * The tightest layout that loses nothing.
     *
     * @param days the days of the history
     * @param amounts all amounts of the rows, or'ed
     * @param wholeSeconds whether all times of day are of whole seconds
     */
    public static RowLayout of(Timeline days, long amounts, boolean wholeSeconds) {
        int dayBits = bits(days.count() - 1L);
        int unit = 1;
        if (wholeSeconds && dayBits + timeBits(days, 1) + bits(amounts) > BITS) {
            unit = 1000;
        }
        int timeBits = timeBits(days, unit);
        int left = BITS - dayBits - timeBits;
        return bits(amounts) <= left ? new RowLayout(left, timeBits, unit) : wide(timeBits(days, 1));
    }

    /** How orders stand that wait for the history to be built, which need no bit for the first. */
    public static RowLayout staged(int timeBits, int days, long amounts) {
        int left = Long.SIZE - timeBits - bits(days - 1L);
        return bits(amounts) <= left ? new RowLayout(left, timeBits, 1) : wide(timeBits);
    }

    /** With amounts in a column of their own. */
    public static RowLayout wide(int timeBits) {
        return new RowLayout(0, timeBits, 1);
    }

    public boolean isWide() {
        return amountBits == 0;
    }

    int dayShift() {
        return amountBits + timeBits;
    }

    public long amountMask() {
        return (1L << amountBits) - 1;
    }

    public long timeMask() {
        return (1L << timeBits) - 1;
    }

    /** How many bits a time of day needs. */
    public static int timeBits(Timeline days, int unit) {
        return bits((days.longest() - 1) / unit);
    }

    /** How many bits a number from 0 on needs. */
    static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }
}
