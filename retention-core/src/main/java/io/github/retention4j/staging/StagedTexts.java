package io.github.retention4j.staging;

import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.TextForm;
import io.github.retention4j.store.TextIndex;
import io.github.retention4j.store.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders of customers whose ids are texts as they arrive, split by partition. A row is the order and then the text. The order is
 * a long, of its time and amount; an order that does not fit into one is three, the first of which is {@link #WIDE}.
 *
 * <p>Rows wait in the order of arrival until they are some ten thousand. Only then do they go to their partitions, in a
 * buffer that is used again and so stays in the processor's cache, and it is copied off at once. By then it is known how
 * much room each partition needs.
 */
final class StagedTexts {
    /** Room for 335,544.31 in a currency of two decimals. */
    private static final int AMOUNT_BITS = 25;

    /** Room for 17 years. */
    private static final int TIME_BITS = Long.SIZE - AMOUNT_BITS;

    private static final long AMOUNT_MASK = (1L << AMOUNT_BITS) - 1;

    /** Stands before the time and the amount of an order that has not room in a long; no long of an order is this. */
    private static final long WIDE = -1;

    private static final int WIDE_LONGS = 3;

    private static final int FIRST_ROOM = 64;

    private final long base;
    private final int segmentLongs;
    private final List<Split> splits = new ArrayList<>();
    private final int[] rows = new int[Partitions.COUNT];

    /** The amounts of each partition, or'ed: a large one widens the rows of its own partition alone. */
    private final long[] amounts = new long[Partitions.COUNT];

    // What waits: the rows, the partition of each, and how many longs of each partition there are.
    private long[] arrived = {};
    private int filled;
    private byte[] partitionOf = {};
    private int waiting;
    private final int[] longsOf = new int[Partitions.COUNT];

    private long[] split = {};

    /** Rows split by partition: where each begins, and the last ends. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Split(long[] rows, int[] start) {}

    /**
     * No orders.
     *
     * @param anyTime when any of the orders was placed
     * @param segmentLongs how many longs the rows that wait are at most, unless a single row is more
     */
    StagedTexts(long anyTime, int segmentLongs) {
        this.base = anyTime - (1L << (TIME_BITS - 1));
        this.segmentLongs = segmentLongs;
    }

    /** Adds an order. */
    void add(String customer, long millis, long amount) {
        int room = WIDE_LONGS + TextForm.room(customer.length());
        if (filled + room > arrived.length) {
            makeRoom(room);
        }
        if (waiting == partitionOf.length) {
            partitionOf = Arrays.copyOf(partitionOf, Math.max(FIRST_ROOM / 4, 2 * waiting));
        }
        int text = filled + writeOrder(millis, amount);
        int longs = TextForm.write(customer, arrived, text);
        int partition = TextForm.partition(arrived, text, longs);
        partitionOf[waiting++] = (byte) partition;
        longsOf[partition] += text + longs - filled;
        rows[partition]++;
        amounts[partition] |= amount;
        filled = text + longs;
    }

    /** Writes an order behind the rows, and gives back how many longs it is. */
    private int writeOrder(long millis, long amount) {
        long packed = ((millis - base) << AMOUNT_BITS) | amount;
        if ((((millis - base) >>> TIME_BITS) | (amount >>> AMOUNT_BITS)) == 0 && packed != WIDE) {
            arrived[filled] = packed;
            return 1;
        }
        arrived[filled] = WIDE;
        arrived[filled + 1] = millis;
        arrived[filled + 2] = amount;
        return WIDE_LONGS;
    }

    /** Where the text of a row stands. */
    private static int text(long[] rows, int row) {
        return row + (rows[row] == WIDE ? WIDE_LONGS : 1);
    }

    private void makeRoom(int room) {
        if (filled + room > segmentLongs) {
            flush();
        }
        if (filled + room > arrived.length) {
            int enough = Math.min(segmentLongs, Math.max(FIRST_ROOM, 2 * arrived.length));
            arrived = Arrays.copyOf(arrived, Math.max(filled + room, enough));
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
        if (split.length < filled) {
            split = new long[arrived.length];
        }
        split(arrived, partitionOf, waiting, longsOf, split);
        splits.add(new Split(Arrays.copyOf(split, filled), start));
        Arrays.fill(longsOf, 0);
        filled = 0;
        waiting = 0;
    }

    private static void split(long[] from, byte[] partitionOf, int rows, int[] next, long[] into) {
        int at = 0;
        for (int row = 0; row < rows; row++) {
            int partition = Byte.toUnsignedInt(partitionOf[row]);
            int text = text(from, at);
            int end = text + TextForm.longs(from[text]);
            int to = next[partition];
            while (at < end) {
                into[to++] = from[at++];
            }
            next[partition] = to;
        }
    }

    /** Takes no more orders, and lets go of what only more would need. */
    void close() {
        flush();
        arrived = new long[0];
        partitionOf = new byte[0];
        split = new long[0];
    }

    /** How many orders a partition has. */
    int rows(int partition) {
        return rows[partition];
    }

    /**
     * A partition's orders in the order of arrival, the texts as keys of numbers.
     *
     * @param texts numbers the partition's texts
     * @param days the days of all orders
     */
    Run run(int partition, TextIndex texts, Timeline days) {
        RowLayout layout = RowLayout.staged(RowLayout.timeBits(days, 1), days.count(), amounts[partition]);
        long[] longs = new long[rows[partition] * Run.longsARow(layout)];
        int at = 0;
        for (Split part : splits) {
            int from = part.start[partition];
            int to = part.start[partition + 1];
            at = fill(longs, at, part.rows, from, to, partition, texts, days, layout);
        }
        return new Run(longs, 0, at, days.firstDay(), layout);
    }

    private int fill(
            long[] longs,
            int first,
            long[] staged,
            int from,
            int to,
            int partition,
            TextIndex texts,
            Timeline days,
            RowLayout layout) {
        int step = Run.longsARow(layout);
        int at = first;
        long begin = 0;
        long end = 0;
        long dayPart = 0;
        for (int i = from, text; i < to; i = text + TextForm.longs(staged[text])) {
            text = text(staged, i);
            boolean isWide = staged[i] == WIDE;
            long millis = isWide ? staged[i + 1] : base + (staged[i] >>> AMOUNT_BITS);
            // Rows mostly come in order of time, so that the day is mostly that of the row before.
            if (millis < begin || millis >= end) {
                int day = days.indexOf(millis);
                begin = days.start(day);
                end = days.start(day + 1);
                dayPart = (long) day << layout.timeBits();
            }
            longs[at] = TextIndex.key(partition, texts.add(staged, text));
            longs[at + 1] = (dayPart | (millis - begin)) << layout.amountBits();
            longs[at + step - 1] |= isWide ? staged[i + 2] : staged[i] & AMOUNT_MASK;
            at += step;
        }
        return at;
    }
}
