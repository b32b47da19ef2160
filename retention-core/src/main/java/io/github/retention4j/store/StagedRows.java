package io.github.retention4j.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a few longs as they arrive, partition by partition.
 *
 * <pre>
 *   partition 0    ▐ row row row … ▌   ▐ row row … ▌          chunks of 4 KB …
 *   partition 1    ▐ row row row … ▌
 *   …
 *   pages          │▐ 0 ▌▐ 255 ▌▐ 7 ▌▐ 0 ▌ …      │ …     │   … carved from pages of 2 MB
 * </pre>
 *
 * <p>Pages are large because the collector of garbage leaves large arrays where they are; chunks of their own, of which
 * there are thousands, it would copy.
 */
final class StagedRows {
    /** A little less than a power of two, so that with its header a page fills the heap's regions to the brim. */
    private static final int PAGE = (1 << 18) - 512;

    /** The shorter, the more of the open ones stay in the processor's cache; the longer, the faster they are read back. */
    private static final int CHUNK = 512;

    private static final int FIRST_PAGE = 1 << 15;

    private static final long[] NO_PAGE = {};

    // Where each partition goes on writing: a page, and in it the begin of the chunk, the next row and the chunk's end.
    private final long[][] open = new long[Partitions.COUNT][];
    private final int[] begin = new int[Partitions.COUNT];
    private final int[] next = new int[Partitions.COUNT];
    private final int[] end = new int[Partitions.COUNT];
    private final List<List<Stretch>> closed = new ArrayList<>();

    private long[] page = NO_PAGE;
    private int carved;

    /** Rows that stand one after another: longs {@code from} to {@code to} of a page. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two stretches
    record Stretch(long[] page, int from, int to) {}

    StagedRows() {
        Arrays.fill(open, NO_PAGE);
        for (int p = 0; p < Partitions.COUNT; p++) {
            closed.add(new ArrayList<>());
        }
    }

    /** Adds a row of a long and as many others as it needs. */
    void add(int partition, long first, long[] others, int count) {
        int at = next[partition];
        if (at + 1 + count > end[partition]) {
            at = openChunk(partition, 1 + count);
        }
        long[] to = open[partition];
        to[at] = first;
        for (int i = 0; i < count; i++) {
            to[at + 1 + i] = others[i];
        }
        next[partition] = at + 1 + count;
    }

    /** A partition's rows in the order of arrival. */
    List<Stretch> stretches(int partition) {
        List<Stretch> all = new ArrayList<>(closed.get(partition));
        if (next[partition] > 0) {
            all.add(new Stretch(open[partition], begin[partition], next[partition]));
        }
        return all;
    }

    private int openChunk(int partition, int needed) {
        if (next[partition] > 0) {
            closed.get(partition).add(new Stretch(open[partition], begin[partition], next[partition]));
        }
        int length = Math.max(CHUNK, needed);
        if (carved + length > page.length) {
            page = new long[Math.max(length, page.length == 0 ? FIRST_PAGE : PAGE)];
            carved = 0;
        }
        int at = carved;
        carved += length;
        // They are zeros already. Writing them in a row, which is fast, brings the chunk into the cache. Without it
        // each
        // order would wait for memory, and staging would take twice as long.
        Arrays.fill(page, at, carved, 0);
        open[partition] = page;
        begin[partition] = at;
        end[partition] = carved;
        return at;
    }
}
