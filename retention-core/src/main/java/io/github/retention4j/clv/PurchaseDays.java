package io.github.retention4j.clv;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many customers first bought on each day of the data, and how many bought again. */
final class PurchaseDays implements Serializable {
    private static final long serialVersionUID = 1L;

    static final PurchaseDays NONE = new PurchaseDays(0, -1, new long[0], new long[0]);

    private final int from;
    private final int through;
    private final long[] first;
    private final long[] again;

    /**
     * The purchases of days that follow one another.
     *
     * @param from the epoch day of the first
     * @param through that of the last which a model is fitted to; those after it are held out
     * @param first first purchases by day
     * @param again later purchases by day
     */
    PurchaseDays(int from, int through, long[] first, long[] again) {
        this.from = from;
        this.through = through;
        this.first = first.clone();
        this.again = again.clone();
    }

    /** Those of other customers added; none if they are of other days. */
    PurchaseDays plus(PurchaseDays other) {
        if (from != other.from || through != other.through || first.length != other.first.length) {
            return NONE;
        }
        return new PurchaseDays(from, through, sums(first, other.first), sums(again, other.again));
    }

    private static long[] sums(long[] one, long[] other) {
        long[] sums = one.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other[i];
        }
        return sums;
    }

    int from() {
        return from;
    }

    int through() {
        return through;
    }

    /** The day after the last. */
    int end() {
        return from + first.length;
    }

    long first(int day) {
        return first[day - from];
    }

    long again(int day) {
        return again[day - from];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseDays days
                && from == days.from
                && through == days.through
                && Arrays.equals(first, days.first)
                && Arrays.equals(again, days.again);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(first) * 31 + Arrays.hashCode(again);
    }
}
