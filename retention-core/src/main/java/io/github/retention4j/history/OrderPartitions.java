package io.github.retention4j.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders as they arrive, split by a hash of the customer, so that each part can later be grouped inside the processor's
 * cache. A row is three longs: customer key, time, amount.
 */
final class OrderPartitions {
    /** With four times as many, a row costs twice as much to take: they are written in as many places at a time. */
    static final int BITS = 8;

    static final int COUNT = 1 << BITS;
    static final int WIDTH = 3;

    private static final int FIRST_CHUNK = 8 * WIDTH;

    /** Shorter ones are faster to write, as more of them stay in the cache, and slower to read back. */
    private static final int CHUNK = 256 * WIDTH;

    private static final long[] NO_CHUNK = {};

    private final long[][] open = new long[COUNT][];
    private final int[] fill = new int[COUNT];
    private final @Nullable List<long[]>[] full = newLists();
    private final int[] rows = new int[COUNT];

    OrderPartitions() {
        Arrays.fill(open, NO_CHUNK);
    }

    /** Spreads keys that lie close together: an odd multiplier, so no two keys share a hash. */
    static long hash(long key) {
        return key * 0x9E37_79B9_7F4A_7C15L;
    }

    static int of(long key) {
        return (int) (hash(key) >>> (64 - BITS));
    }

    void add(long customer, long millis, long amount) {
        int p = of(customer);
        long[] chunk = open[p];
        int at = fill[p];
        if (at == chunk.length) {
            chunk = nextChunk(p);
            at = 0;
        }
        chunk[at] = customer;
        chunk[at + 1] = millis;
        chunk[at + 2] = amount;
        fill[p] = at + WIDTH;
    }

    /** {@link #add} for each of the rows. */
    void addAll(long[] customers, long[] millis, long[] amounts, int from, int to) {
        for (int row = from; row < to; row++) {
            add(customers[row], millis[row], amounts[row]);
        }
    }

    int rows(int partition) {
        return rows[partition] + fill[partition] / WIDTH;
    }

    /** A partition's chunks in the order of arrival; the last is filled up to {@link #filled}. */
    List<long[]> chunks(int partition) {
        List<long[]> chunks = new ArrayList<>();
        List<long[]> before = full[partition];
        if (before != null) {
            chunks.addAll(before);
        }
        chunks.add(open[partition]);
        return chunks;
    }

    /** How much of a chunk is filled, in longs. */
    int filled(int partition, long[] chunk) {
        return chunk == open[partition] ? fill[partition] : chunk.length;
    }

    /** Lets go of a partition's rows once they are in a block. */
    void release(int partition) {
        open[partition] = NO_CHUNK;
        full[partition] = null;
    }

    private long[] nextChunk(int p) {
        long[] done = open[p];
        if (done.length > 0) {
            List<long[]> before = full[p];
            if (before == null) {
                before = new ArrayList<>();
                full[p] = before;
            }
            before.add(done);
            rows[p] = Math.addExact(rows[p], done.length / WIDTH);
        }
        long[] chunk = new long[done.length == 0 ? FIRST_CHUNK : Math.min(CHUNK, 2 * done.length)];
        open[p] = chunk;
        fill[p] = 0;
        return chunk;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
    private static @Nullable List<long[]>[] newLists() {
        return new List[COUNT];
    }
}
