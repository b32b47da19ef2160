package io.github.retention4j.staging;

import io.github.retention4j.store.RowLayout;

/**
 * Orders as they arrived, split by partition.
 *
 * <pre>
 *   rows    │ 0  0  0 │ 1  1 │ …  │ 255 255 │      a row is two longs, or three if its amount does not fit
 *   start   0         6      10            …
 * </pre>
 *
 * <p>Each segment chooses for itself how many bits its amounts take: orders mostly come in order of time, so its days are
 * few.
 *
 * @param rows the rows: see {@link Run}
 * @param start where in them each partition begins, and where the last ends
 * @param firstDay the day that its days are counted from, since 1970-01-01
 * @param layout how a row stands, of which it has all 64 bits
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two segments
record Segment(long[] rows, int[] start, int firstDay, RowLayout layout) {
    /** The rows of a partition. */
    Run run(int partition) {
        return run(partition, partition + 1);
    }

    /** The rows of neighbouring partitions, which stand one after another. */
    Run run(int firstPartition, int endPartition) {
        return new Run(rows, start[firstPartition], start[endPartition], firstDay, layout);
    }

    /** How many rows a partition has. */
    int rows(int partition) {
        return (start[partition + 1] - start[partition]) / Run.longsARow(layout);
    }

    /**
     * Makes places of counts.
     *
     * @param counts how many rows each part has, and zero behind the last; gets where each begins, and the end of the last
     * @return where each begins
     */
    static int[] places(int[] counts, int longsARow) {
        int at = 0;
        for (int part = 0; part < counts.length; part++) {
            int longs = longsARow * counts[part];
            counts[part] = at;
            at += longs;
        }
        return counts.clone();
    }
}
