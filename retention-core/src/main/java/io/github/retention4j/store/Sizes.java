package io.github.retention4j.store;

/**
 * How large the parts of a store are. Tests take tiny ones, to meet every edge with few rows.
 *
 * @param chunk longs that a partition's rows are written in at a time: the shorter, the more of the open ones stay in the
 *     processor's cache; the longer, the faster they are read back
 * @param block neighbouring partitions go into one block until it has so many rows
 * @param most a partition of more rows is divided, so that the customers of a block and their rows stay in the cache
 * @param rowsAThread with fewer rows of columns a thread, threads do not pay
 */
public record Sizes(int chunk, int block, int most, int rowsAThread) {
    /** What measurement has told. */
    public static final Sizes MEASURED = new Sizes(512, 1 << 15, 1 << 17, 1 << 16);
}
