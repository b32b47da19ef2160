package io.github.retention4j.staging;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Timeline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders as they arrive, split by a hash of the customer, so that each part can later be grouped inside the processor's
 * cache.
 *
 * <p>Rows of columns are split as they stand there; rows that come one by one wait in columns of their own until they are
 * many. A customer whose id is a text stands as its characters until the history is built: only then, partition by
 * partition, is it looked up which of them are the same.
 */
public final class StagedOrders {
    private static final int FIRST_ROOM = 16;

    /** Columns of fewer rows wait with those that come one by one: a segment of few rows is more table than rows. */
    private static final int SHARE_OF_A_SEGMENT = 4;

    private final IdKeys customers;
    private final int segmentRows;
    private final SegmentWriter writer;
    private final List<Segment> segments = new ArrayList<>();
    private final StagedTexts texts;

    // Rows that wait for a segment.
    private long[] keys = {};
    private long[] times = {};
    private long[] totals = {};
    private int waiting;

    /**
     * No orders.
     *
     * @param anyTime when any of the orders was placed: those of texts take less room within some years of it
     * @param zone whose days the orders are placed on
     * @param customers where the customers' texts will be looked up
     * @param sizes how large the parts are
     */
    public StagedOrders(long anyTime, ZoneId zone, IdKeys customers, Sizes sizes) {
        this.customers = customers;
        this.segmentRows = sizes.segment();
        this.writer = new SegmentWriter(zone);
        this.texts = new StagedTexts(anyTime, segmentRows);
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
    int segmentRows() {
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
        texts.close();
    }

    /** Adds an order of a customer whose id may be a text, and is not empty. */
    public void add(CharSequence customer, long millis, long amount) {
        long number = IdKeys.number(customer);
        if (number != IdKeys.NOBODY) {
            add(number, millis, amount);
            return;
        }
        texts.add(customer.toString(), millis, amount);
    }

    /** {@link #add(CharSequence, long, long)} for each of the rows. */
    public void addAll(String[] ids, long[] millis, long[] amounts, int from, int to) {
        for (int row = from; row < to; row++) {
            add(ids[row], millis[row], amounts[row]);
        }
    }

    /** How many orders wait in a partition. */
    long rows(int partition) {
        long rows = texts.rows(partition);
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
            if (texts.rows(p) > 0) {
                runs.add(texts.run(p, customers.texts(p), days));
            }
        }
        return runs;
    }
}
