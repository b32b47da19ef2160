package io.github.retention4j.staging;

/**
 * How large the parts of a store are. Tests take tiny ones, to meet every edge with few rows.
 *
 * @param segment rows that are split by partition at a time: the fewer, the more of the buffer they go through stays in the
 *     processor's cache; the more, the longer is what a partition has of them. So many that the array they end in is a
 *     little less than 2 MB, and fills the heap's regions to the brim: the garbage collector leaves it where it is
 * @param block neighbouring partitions go into one block until it has so many rows
 * @param most a partition of more rows is divided, so that the customers of a block and their rows stay in the cache
 * @param rowsAThread with fewer rows of columns a thread, threads do not pay
 */
public record Sizes(int segment, int block, int most, int rowsAThread) {
    /** What measurement has told. */
    public static final Sizes MEASURED = new Sizes((1 << 17) - 256, 1 << 15, 1 << 17, 1 << 16);
}
