package io.github.retention4j.math;

import java.util.Arrays;

/** Which values would stand at some places if all were sorted, found without sorting them. */
public final class Ranks {
    private static final int BUCKET_BITS = 16;

    /** Below this, sorting takes no longer than counting would. */
    private static final int FEW = 1 << 12;

    private Ranks() {}

    /**
     * The values at some ranks. Each value is counted in one of 2<sup>16</sup> buckets of equal width, which tells the
     * bucket of a rank; only what is in that bucket is looked at again. A bucket one wide holds one value alone: for days
     * and counts, one pass is all.
     *
     * @param values the values, left as they are
     * @param count how many of them there are, from the first place on; others are not looked at
     * @param ranks the ranks, from 0 to the count less 1
     * @return for each rank, the value at it in ascending order
     */
    public static long[] atRanks(long[] values, int count, int... ranks) {
        if (count <= FEW) {
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return Arrays.stream(ranks).mapToLong(rank -> sorted[rank]).toArray();
        }
        long low = values[0];
        long high = low;
        for (int i = 1; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        // The differences may pass the range of long: as unsigned numbers they are right.
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(high - low) - BUCKET_BITS);
        int[] counts = new int[1 << BUCKET_BITS];
        for (int i = 0; i < count; i++) {
            counts[(int) ((values[i] - low) >>> shift)]++;
        }
        long[] found = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int bucket = 0;
            int rank = ranks[i];
            while (rank >= counts[bucket]) {
                rank -= counts[bucket++];
            }
            found[i] = shift == 0
                    ? low + bucket
                    : atRanks(inBucket(bucket, counts[bucket], values, low, shift), counts[bucket], rank)[0];
        }
        return found;
    }

    private static long[] inBucket(int bucket, int size, long[] values, long low, int shift) {
        long[] in = new long[size];
        // The last of them ends the search, before the places that hold no value.
        int at = 0;
        for (int i = 0; at < size; i++) {
            if ((values[i] - low) >>> shift == bucket) {
                in[at++] = values[i];
            }
        }
        return in;
    }
}
