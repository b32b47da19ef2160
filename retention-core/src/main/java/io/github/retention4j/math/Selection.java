package io.github.retention4j.math;

import java.util.Arrays;

/** Which values would stand at some places if all were sorted, found without sorting them. */
public final class Selection {
    private static final int BUCKET_BITS = 16;

    /** Below this, sorting takes no longer than counting would. */
    private static final int FEW = 1 << 12;

    private Selection() {}

    /**
     * The values at some ranks. Each value is counted in one of 2<sup>16</sup> buckets of equal width, which tells the
     * bucket of a rank; only what is in that bucket is looked at again. A bucket one wide holds one value alone: for days
     * and counts, one pass is all.
     *
     * @param values the values, left as they are
     * @param ranks the ranks, from 0 to the number of values less 1
     * @return for each rank, the value at it in ascending order
     */
    public static long[] atRanks(long[] values, int... ranks) {
        if (values.length <= FEW) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return Arrays.stream(ranks).mapToLong(rank -> sorted[rank]).toArray();
        }
        long low = values[0];
        long high = low;
        for (long value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        // The differences may pass the range of long: as unsigned numbers they are right.
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(high - low) - BUCKET_BITS);
        int[] counts = new int[1 << BUCKET_BITS];
        for (long value : values) {
            counts[(int) ((value - low) >>> shift)]++;
        }
        long[] found = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int bucket = 0;
            int rank = ranks[i];
            while (rank >= counts[bucket]) {
                rank -= counts[bucket++];
            }
            found[i] =
                    shift == 0 ? low + bucket : atRanks(inBucket(bucket, counts[bucket], values, low, shift), rank)[0];
        }
        return found;
    }

    private static long[] inBucket(int bucket, int count, long[] values, long low, int shift) {
        long[] in = new long[count];
        int at = 0;
        for (long value : values) {
            if ((value - low) >>> shift == bucket) {
                in[at++] = value;
            }
        }
        return in;
    }
}
