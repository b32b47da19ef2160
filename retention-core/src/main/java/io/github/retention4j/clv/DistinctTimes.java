package io.github.retention4j.clv;

import java.util.Arrays;

/** All different times of some, ascending, and the place of each: a million customers have a few hundred, if they are days. */
final class DistinctTimes {
    private static final int SLOT_BITS = 12;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    final double[] times;

    /** The place that was asked for last of the times that share a slot. */
    private final int[] places = new int[SLOTS];

    DistinctTimes(double[]... columns) {
        double[] first = new double
                [Arrays.stream(columns).mapToInt(column -> column.length).sum()];
        int size = 0;
        long[] seen = new long[SLOTS];
        Arrays.fill(seen, Double.doubleToLongBits(Double.NaN));
        for (double[] column : columns) {
            for (double time : column) {
                // Most that are there already are left out here, since sorting all of them takes longer.
                int slot = slot(time);
                long bits = Double.doubleToLongBits(time);
                first[size] = time;
                size += seen[slot] == bits ? 0 : 1;
                seen[slot] = bits;
            }
        }
        this.times = Arrays.stream(first, 0, size).sorted().distinct().toArray();
    }

    private static int slot(double time) {
        // The highest bits: of a whole number the low ones are 0, and stay so.
        return (int) ((Double.doubleToLongBits(time) * SPREAD) >>> (Long.SIZE - SLOT_BITS));
    }

    /** Where a time is among the different ones, of which it must be one. */
    int place(double time) {
        int slot = slot(time);
        int place = places[slot];
        if (Double.doubleToLongBits(times[place]) != Double.doubleToLongBits(time)) {
            place = Arrays.binarySearch(times, time);
            places[slot] = place;
        }
        return place;
    }
}
