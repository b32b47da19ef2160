package io.github.retention4j.math;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Exact sums of the products of each two of some numbers, {@code Σ e·eᵀ} over vectors e: a symmetric matrix of which the rows that
 * nothing was added to take no room. Each sum has 127 bits, as a {@link WideSum} has.
 */
public final class PairSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int LOW_BITS = 63;
    private static final long LOW = Long.MAX_VALUE;
    private static final double HIGH_UNIT = 0x1p63;
    private static final long[] NONE = {};

    /** For each row the columns up to its own, of each two numbers: of 2<sup>63</sup> each, and what is below, never below 0. */
    private long[][] rows = {};

    /** Sums of nothing. */
    public PairSums() {}

    /**
     * Adds a vector.
     *
     * @param places the places at which it is not zero, each once, in any order
     * @param count how many places there are
     * @param numbers the numbers by place, zero or above
     */
    public void add(int[] places, int count, long[] numbers) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                add(places[i], places[j], numbers[places[i]], numbers[places[j]]);
            }
        }
    }

    /**
     * Adds what another holds.
     *
     * @param other sums of other vectors, left as they are
     */
    public void add(PairSums other) {
        for (int row = 0; row < other.rows.length; row++) {
            long[] from = other.rows[row];
            if (from.length > 0) {
                long[] into = row(row);
                for (int at = 0; at < from.length; at += 2) {
                    add(into, at, from[at], from[at + 1]);
                }
            }
        }
    }

    /**
     * A sum of products.
     *
     * @param one a place
     * @param other another, or the same
     * @return the double that is nearest to the exact sum, or next to it
     */
    public double sum(int one, int other) {
        int row = Math.max(one, other);
        if (row >= rows.length || rows[row].length == 0) {
            return 0;
        }
        int at = 2 * Math.min(one, other);
        return rows[row][at] * HIGH_UNIT + rows[row][at + 1];
    }

    private void add(int one, int other, long a, long b) {
        long[] row = row(Math.max(one, other));
        add(row, 2 * Math.min(one, other), (Math.multiplyHigh(a, b) << 1) | ((a * b) >>> LOW_BITS), a * b & LOW);
    }

    private static void add(long[] row, int at, long high, long low) {
        long sum = row[at + 1] + low;
        row[at] += high + (sum >>> LOW_BITS);
        row[at + 1] = sum & LOW;
    }

    private long[] row(int row) {
        if (row >= rows.length) {
            int before = rows.length;
            rows = Arrays.copyOf(rows, Math.max(row + 1, before + (before >> 1)));
            Arrays.fill(rows, before, rows.length, NONE);
        }
        if (rows[row].length == 0) {
            rows[row] = new long[2 * (row + 1)];
        }
        return rows[row];
    }
}
