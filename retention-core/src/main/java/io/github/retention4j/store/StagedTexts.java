package io.github.retention4j.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of customers whose ids are texts as they arrive, split by partition. A row is a long, its order, and then the text.
 *
 * <p>Rows wait in the order of arrival until there are some ten thousand. Only then do they go to their partitions, in a
 * buffer that is used again and stays in the processor's cache, and it is copied off at once. How much room each partition
 * needs is known by then.
 */
final class StagedTexts {
    private static final int LEAST = 256;

    static long nanos, copy;
    private final int most;
    private final List<Segment> segments = new ArrayList<>();
    private final int[] rows = new int[Partitions.COUNT];

    // What waits: rows, their partitions, and how many longs each partition has of them.
    private long[] arrived = {};
    private int filled;
    private byte[] partitionOf = {};
    private int waiting;
    private int[] longsOf = new int[Partitions.COUNT];

    private long[] sorted = {};

    /** Rows split by partition: where each begins, and the last ends. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two segments
    private record Segment(long[] rows, int[] start) {}

    /**
     * No rows.
     *
     * @param most rows of so many longs together go to their partitions at once
     */
    StagedTexts(int most) {
        this.most = most;
    }

    /** Adds an order of a customer. */
    void add(String customer, long order) {
        int room = 1 + TextForm.room(customer.length());
        if (filled + room > arrived.length) {
            makeRoom(room);
        }
        int at = filled;
        arrived[at] = order;
        int longs = TextForm.write(customer, arrived, at + 1);
        int partition = TextForm.partition(arrived, at + 1, longs);
        if (waiting == partitionOf.length) {
            partitionOf = Arrays.copyOf(partitionOf, Math.max(LEAST / 4, 2 * waiting));
        }
        partitionOf[waiting++] = (byte) partition;
        longsOf[partition] += 1 + longs;
        rows[partition]++;
        filled = at + 1 + longs;
    }

    private void makeRoom(int room) {
        if (filled + room > most) {
            flush();
        }
        if (filled + room > arrived.length) {
            arrived = Arrays.copyOf(arrived, Math.max(filled + room, Math.min(most, Math.max(LEAST, 4 * filled))));
        }
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        int[] start = new int[Partitions.COUNT + 1];
        for (int p = 0; p < Partitions.COUNT; p++) {
            start[p + 1] = start[p] + longsOf[p];
            longsOf[p] = start[p];
        }
        if (sorted.length < filled) {
            sorted = new long[arrived.length];
        }
        long t0 = System.nanoTime();
        sort(arrived, partitionOf, waiting, longsOf, sorted);
        nanos += System.nanoTime() - t0; t0 = System.nanoTime();
        segments.add(new Segment(Arrays.copyOf(sorted, filled), start));
        copy += System.nanoTime() - t0;
        Arrays.fill(longsOf, 0);
        filled = 0;
        waiting = 0;
    }

    private static void sort(long[] from, byte[] partitionOf, int rows, int[] next, long[] into) {
        int at = 0;
        for (int row = 0; row < rows; row++) {
            int partition = partitionOf[row] & 0xFF;
            int longs = 1 + TextForm.longs(from[at + 1]);
            int to = next[partition];
            next[partition] = to + longs;
            into[to] = from[at];
            into[to + 1] = from[at + 1];
            for (int i = 2; i < longs; i++) {
                into[to + i] = from[at + i];
            }
            at += longs;
        }
    }

    /** Sends all rows to their partitions, and lets go of what only more rows would need. */
    void close() {
        flush();
        arrived = new long[0];
        partitionOf = new byte[0];
        sorted = new long[0];
    }

    /** How many rows a partition has. */
    int rows(int partition) {
        return rows[partition];
    }

    /**
     * Copies a partition's rows, in the order of arrival, to columns.
     *
     * @param index numbers the texts
     * @return the place after the last
     */
    int number(int partition, TextIndex index, long[] keys, long[] orders, int at) {
        int row = at;
        for (Segment segment : segments) {
            long[] from = segment.rows;
            for (int i = segment.start[partition], longs; i < segment.start[partition + 1]; i += 1 + longs) {
                longs = TextForm.longs(from[i + 1]);
                keys[row] = TextIndex.key(partition, index.add(from, i + 1, longs));
                orders[row] = from[i];
                row++;
            }
        }
        return row;
    }
}
