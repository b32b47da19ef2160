package io.github.retention4j.math;

/**
 * Sums of doubles that are the same in whichever order they are added up: a table of sums, by place and kind.
 *
 * <p>Numbers become whole multiples of a power of two before they are added, the smallest for which a sum of the kind has room in
 * 125 bits. What a number has below that is cut off, whatever else is added; whole numbers add up in any order.
 */
public final class ScaledSums {
    private static final int LOW_BITS = 62;
    private static final long LOW = (1L << LOW_BITS) - 1;
    private static final double UNIT = 0x1p62;
    private static final double OF_UNIT = 0x1p-62;
    private static final int BITS = 124;
    private static final int MOST = 1000;

    private final int kinds;
    private final double[] scales;
    private final int[] exponents;

    /** For each place and kind two numbers, the upper and the lower. */
    private final long[] sums;

    /**
     * Sums of nothing.
     *
     * @param places how many places
     * @param bounds for each kind, what the magnitudes of all numbers that are added, to whichever place, do not exceed together
     * @throws ArithmeticException if a bound is not finite
     */
    public ScaledSums(int places, double... bounds) {
        this.kinds = bounds.length;
        this.scales = new double[kinds];
        this.exponents = new int[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            if (!(bounds[kind] < Double.POSITIVE_INFINITY)) {
                throw new ArithmeticException("numbers of up to " + bounds[kind] + " have no sum");
            }
            int least = Math.max(Math.getExponent(bounds[kind]), -MOST);
            exponents[kind] = Math.min(BITS - 1 - least, MOST);
            scales[kind] = Math.scalb(1.0, exponents[kind]);
        }
        sums = new long[Math.multiplyExact(2 * kinds, places)];
    }

    /**
     * Adds a number.
     *
     * @param place to which place, from 0
     * @param kind to which of its sums, from 0
     * @param number the number, within the bound of its kind
     */
    public void add(int place, int kind, double number) {
        double scaled = number * scales[kind];
        double high = Math.floor(scaled * OF_UNIT);
        int at = 2 * (place * kinds + kind);
        long low = sums[at + 1] + (long) (scaled - high * UNIT);
        sums[at] += (long) high + (low >> LOW_BITS);
        sums[at + 1] = low & LOW;
    }

    /**
     * For each place the sum of it and of all places before.
     *
     * @param kind which of the sums
     * @return as many numbers as there are places
     */
    public double[] running(int kind) {
        double[] totals = new double[sums.length / (2 * Math.max(1, kinds))];
        long high = 0;
        long low = 0;
        for (int place = 0; place < totals.length; place++) {
            int at = 2 * (place * kinds + kind);
            low += sums[at + 1];
            high += sums[at] + (low >> LOW_BITS);
            low &= LOW;
            totals[place] = Math.scalb(high * UNIT + low, -exponents[kind]);
        }
        return totals;
    }
}
