package io.github.retention4j.store;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders as they arrive, split by a hash of the customer, so that each part can later be grouped inside the processor's
 * cache.
 *
 * <p>Rows of columns are split as they stand there; rows that come one by one wait in columns of their own until they are
 * many. A customer whose id is a text stands as its characters until the history is built: only then, partition by
 * partition, is it looked up which of them are the same.
 */
public final class StagedOrders {
    /** Room for 335,544.31 in a currency of two decimals, in a row of a text. */
    private static final int AMOUNT_BITS = 25;

    /** Room for 17 years. */
    private static final int TIME_BITS = Long.SIZE - AMOUNT_BITS;

    private static final long AMOUNT_MASK = (1L << AMOUNT_BITS) - 1;

    private static final int FIRST_ROOM = 16;

    /** Columns of fewer rows wait with those that come one by one: a segment of few rows is more table than rows. */
    private static final int SHARE_OF_A_SEGMENT = 4;

    private final IdKeys customers;
    private final int segmentRows;
    private final SegmentWriter writer;
    private final List<Segment> segments = new ArrayList<>();

    // Rows that wait for a segment.
    private long[] keys = {};
    private long[] times = {};
    private long[] totals = {};
    private int waiting;

    // Rows whose customers are texts.
    private final long base;
    private @Nullable StagedRows texts;
    private final int[] textRows = new int[Partitions.COUNT];
    private long[] encoded = new long[32];

    /**
     * No orders.
     *
     * @param anyTime when any of the orders was placed; the others had best be within some years of it
     * @param zone whose days the orders are placed on
     * @param customers where the customers' texts will be looked up
     * @param sizes how large the parts are
     */
    public StagedOrders(long anyTime, ZoneId zone, IdKeys customers, Sizes sizes) {
        this.customers = customers;
        this.segmentRows = sizes.segment();
        this.writer = new SegmentWriter(zone);
        this.base = anyTime - (1L << (TIME_BITS - 1));
    }

    /** Adds an order of a customer. */
    public void add(long customer, long millis, long amount) {
        if (waiting == keys.length) {
            makeRoom(1);
        }
        keys[waiting] = customer;
        times[waiting] = millis;
        totals[waiting] = amount;
        waiting++;
    }

    /** How many rows {@link #addAll(long[], long[], long[], List)} takes at most. */
    public int segmentRows() {
        return segmentRows;
    }

    /**
     * {@link #add} for rows of columns, none of which has a text for an id.
     *
     * @param tiles neighbouring rows, at most {@link #segmentRows} of them
     */
    public void addAll(long[] ids, long[] millis, long[] amounts, List<Tile> tiles) {
        if (tiles.isEmpty()) {
            return;
        }
        int from = tiles.get(0).from();
        int to = tiles.get(tiles.size() - 1).to();
        if (to - from > segmentRows / SHARE_OF_A_SEGMENT) {
            flush();
            writer.write(ids, millis, amounts, tiles, segments);
            return;
        }
        makeRoom(to - from);
        System.arraycopy(ids, from, keys, waiting, to - from);
        System.arraycopy(millis, from, times, waiting, to - from);
        System.arraycopy(amounts, from, totals, waiting, to - from);
        waiting += to - from;
    }

    private void makeRoom(int rows) {
        if (waiting + rows > segmentRows) {
            flush();
        }
        if (waiting + rows > keys.length) {
            int room = Math.max(waiting + rows, Math.min(segmentRows, Math.max(FIRST_ROOM, 2 * keys.length)));
            keys = Arrays.copyOf(keys, room);
            times = Arrays.copyOf(times, room);
            totals = Arrays.copyOf(totals, room);
        }
    }

    private void flush() {
        List<Tile> tiles = new ArrayList<>();
        for (int row = 0, end; row < waiting; row = end) {
            end = Math.min(waiting, row + Tile.MOST_ROWS);
            tiles.add(Tile.of(keys, times, totals, row, end));
        }
        if (!tiles.isEmpty()) {
            writer.write(keys, times, totals, tiles, segments);
        }
        waiting = 0;
    }

    /** Takes no more rows, and lets go of what only more rows would need. */
    public void close() {
        flush();
        keys = new long[0];
        times = keys;
        totals = keys;
        writer.close();
    }

    /** Adds an order of a customer whose id may be a text, and is not empty. */
    public void add(CharSequence customer, long millis, long amount) {
        long number = IdKeys.number(customer);
        if (number != IdKeys.NOBODY) {
            add(number, millis, amount);
            return;
        }
        if (misfit(millis, amount) != 0) {
            // Several threads may be staging, and any of them may come across such a row.
            synchronized (customers) {
                number = customers.of(customer);
            }
            add(number, millis, amount);
            return;
        }
        int most = TextIndex.mostLongs(customer.length());
        if (most > encoded.length) {
            encoded = new long[most];
        }
        int longs = TextIndex.encode(customer, encoded);
        int partition = TextIndex.partition(encoded, 0, longs);
        if (texts == null) {
            texts = new StagedRows();
        }
        texts.add(partition, ((millis - base) << AMOUNT_BITS) | amount, encoded, longs);
        textRows[partition]++;
    }

    /** {@link #add(CharSequence, long, long)} for each of the rows. */
    public void addAll(String[] ids, long[] millis, long[] amounts, int from, int to) {
        for (int row = from; row < to; row++) {
            add(ids[row], millis[row], amounts[row]);
        }
    }

    /** The bits of an order for which a row of a text has no room: zero if it fits. */
    private long misfit(long millis, long amount) {
        return ((millis - base) >>> TIME_BITS) | (amount >>> AMOUNT_BITS);
    }

    /** How many orders wait in a partition. */
    long rows(int partition) {
        long rows = textRows[partition];
        for (Segment segment : segments) {
            rows += segment.rows(partition);
        }
        return rows;
    }

    /**
     * The orders of neighbouring partitions, each customer's in the order of arrival, but that those of texts, and those with
     * large amounts, stand after the others they came with.
     *
     * @param days the days of all orders
     */
    List<Run> runs(int firstPartition, int endPartition, Timeline days) {
        List<Run> runs = new ArrayList<>();
        for (Segment segment : segments) {
            Run run = segment.run(firstPartition, endPartition);
            if (run.rows() > 0) {
                runs.add(run);
            }
        }
        for (int p = firstPartition; p < endPartition; p++) {
            if (textRows[p] > 0) {
                runs.add(texts(p, days));
            }
        }
        return runs;
    }

    /** Numbers the texts of a partition, whose rows then are as those of numbers. */
    private Run texts(int partition, Timeline days) {
        RowLayout layout = RowLayout.wide(RowLayout.timeBits(days, 1));
        long[] rows = new long[textRows[partition] * Run.WIDE_LONGS];
        TextIndex index = customers.texts(partition);
        int at = 0;
        for (StagedRows.Stretch stretch : requireNonNull(texts).stretches(partition)) {
            long[] page = stretch.page();
            for (int i = stretch.from(), longs; i < stretch.to(); i += 1 + longs) {
                longs = TextIndex.longs(page[i + 1]);
                long millis = base + (page[i] >>> AMOUNT_BITS);
                int day = days.indexOf(millis);
                rows[at] = TextIndex.key(partition, index.add(page, i + 1, longs));
                rows[at + 1] = ((long) day << layout.timeBits()) + millis - days.start(day);
                rows[at + 2] = page[i] & AMOUNT_MASK;
                at += Run.WIDE_LONGS;
            }
        }
        return new Run(rows, 0, at, days.firstDay(), layout);
    }
}
