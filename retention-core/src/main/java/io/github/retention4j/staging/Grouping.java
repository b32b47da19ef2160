package io.github.retention4j.staging;

import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.SortRuns;
import io.github.retention4j.store.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts rows as they arrived into runs of customers, each in order of time: what one thread works in, block after block.
 *
 * <pre>
 *   rows          key  time amount slot         1  find each row's customer, and count his rows   (a small hash table)
 *                 a    t4   …      4            2  number the customers
 *                 b    t5   …      7            3  put rows in runs                               (a stable counting sort)
 *                 a    t7   …      4            4  sort the runs that need it
 *
 *   page     … │t4 t7 …│t5│ …                  start   0│2│3 …
 * </pre>
 *
 * <p>All of it stays inside a processor's cache, and half of its time goes to the hash table.
 */
final class Grouping {
    private final Timeline days;
    private final Slots slots = new Slots();
    private final KeyIndex others = new KeyIndex();

    // The block at work.
    private List<Run> runs = List.of();
    private int[] slotOf = {};
    private long amounts;
    private boolean areNumbered;
    private long[] keys = {};
    private int[] start = {};
    private int[] next = {};

    // A partition that is too large for one block, divided.
    private long[] divided = {};

    // Where rows go: a page and, for those that are wide, the column of amounts beside it.
    private long[] page = {};
    private long[] wideAmounts = {};
    private int placed;

    Grouping(Timeline days) {
        this.days = days;
    }

    /** Turns to a new page. */
    void beginPage(int rows) {
        page = new long[rows];
        wideAmounts = new long[0];
        placed = 0;
    }

    /**
     * Takes the rows of a block, and numbers their customers.
     *
     * @param rows how many rows the runs have
     * @param commonBits how many upper bits of their hashes the customers may have in common, the partition's included
     */
    void take(List<Run> ofBlock, int rows, int commonBits) {
        runs = ofBlock;
        if (slotOf.length < rows) {
            slotOf = new int[rows + rows / 4];
        }
        slots.find(runs, rows, commonBits, slotOf);
        amounts = slots.amounts();
        keys = new long[slots.customers()];
        start = new int[slots.customers() + 1];
        next = slots.number(placed, keys, start);
        others.clear(commonBits);
        areNumbered = false;
    }

    /** Takes orders that are nobody's, and so histories of their own. */
    void takeAlone(LongRows orders, int from, int to) {
        RowLayout layout = RowLayout.wide(RowLayout.timeBits(days, 1));
        long[] longs = new long[(to - from) * Run.WIDE_LONGS];
        amounts = 0;
        for (int row = from, at = 0; row < to; row++, at += Run.WIDE_LONGS) {
            long millis = orders.get(row, 0);
            int day = days.indexOf(millis);
            longs[at + 1] = ((long) day << layout.timeBits()) + millis - days.start(day);
            longs[at + 2] = orders.get(row, 1);
            amounts |= longs[at + 2];
        }
        runs = List.of(new Run(longs, 0, longs.length, days.firstDay(), layout));
        slotOf = IntStream.range(0, to - from).toArray();
        next = slotOf.clone();
        start = IntStream.rangeClosed(0, to - from).toArray();
    }

    /** The numbers of customers who have any event, by their keys: who has no order gets the next. After {@link #place}. */
    int[] customers(long[] ofEvents) {
        int[] customers = new int[ofEvents.length];
        if (ofEvents.length > 0 && !areNumbered) {
            slots.tellNumbers();
            areNumbered = true;
        }
        for (int i = 0; i < ofEvents.length; i++) {
            int customer = slots.customer(ofEvents[i]);
            customers[i] = customer >= 0 ? customer : slots.customers() + others.add(ofEvents[i]);
        }
        return customers;
    }

    /** How many customers the block has so far. */
    int customers() {
        return slots.customers() + others.size();
    }

    /** The customers' keys: first those who have orders. */
    long[] keys() {
        if (others.size() == 0) {
            return keys;
        }
        long[] all = Arrays.copyOf(keys, customers());
        System.arraycopy(others.keys(), 0, all, keys.length, others.size());
        return all;
    }

    /** The first row of each customer on the page, and the end of the last one's. */
    int[] starts() {
        if (others.size() == 0) {
            return start;
        }
        int[] all = Arrays.copyOf(start, customers() + 1);
        Arrays.fill(all, start.length, all.length, placed);
        return all;
    }

    /** Puts the rows into their places on the page, and says how they stand there. */
    RowLayout place() {
        int from = placed;
        placed = start[start.length - 1];
        RowLayout layout = layout();
        // The page is of zeros already. Writing this part of it in a row brings it into the cache, where orders will go
        // to it in no order.
        Arrays.fill(page, from, placed, 0);
        if (layout.isWide() && wideAmounts.length == 0) {
            wideAmounts = new long[page.length];
        }
        int row = 0;
        for (Run run : runs) {
            place(run, row, layout);
            row += run.rows();
        }
        mark(from, layout);
        return layout;
    }

    private RowLayout layout() {
        RowLayout layout = RowLayout.of(days, amounts, false);
        return layout.isWide() && areOfWholeSeconds() ? RowLayout.of(days, amounts, true) : layout;
    }

    private boolean areOfWholeSeconds() {
        for (Run run : runs) {
            for (int at = run.from(); at < run.to(); at += run.longsARow()) {
                if (run.timeOfDay(at) % 1000 != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void place(Run run, int firstRow, RowLayout layout) {
        if (run.isAs(layout)) {
            long daysBefore = (long) (run.firstDay() - days.firstDay()) << layout.timeBits();
            placePacked(run.longs(), run.from(), run.to(), run.layout(), daysBefore, layout.amountBits(), firstRow);
        } else {
            placeAny(run, firstRow, layout);
        }
    }

    private void placePacked(
            long[] longs, int from, int to, RowLayout staged, long daysBefore, int amountBits, int firstRow) {
        int stagedBits = staged.amountBits();
        long mask = staged.amountMask();
        long[] places = page;
        int[] nextOf = next;
        int[] slot = slotOf;
        int row = firstRow;
        for (int at = from + 1; at < to; at += Run.PACKED_LONGS) {
            long packed = longs[at];
            places[nextOf[slot[row++]]++] = (((packed >>> stagedBits) + daysBefore) << amountBits) | (packed & mask);
        }
    }

    private void placeAny(Run run, int firstRow, RowLayout layout) {
        int row = firstRow;
        for (int at = run.from(); at < run.to(); at += run.longsARow()) {
            int place = next[slotOf[row++]]++;
            long when = run.when(at, days.firstDay(), layout);
            if (layout.isWide()) {
                page[place] = when;
                wideAmounts[place] = run.amount(at);
            } else {
                page[place] = (when << layout.amountBits()) | run.amount(at);
            }
        }
    }

    /** Marks the first row of each customer, and sorts those whose orders did not come in order of time. */
    private void mark(int from, RowLayout layout) {
        for (int c = 0; c < start.length - 1; c++) {
            page[start[c]] |= RowLayout.FIRST;
        }
        if (!isInOrder(page, from, placed, layout.isWide() ? 1 : 0)) {
            for (int c = 0; c < start.length - 1; c++) {
                page[start[c]] &= ~RowLayout.FIRST;
                sort(start[c], start[c + 1], layout);
                page[start[c]] |= RowLayout.FIRST;
            }
        }
    }

    /**
     * Whether each row but the first ones is as far above the one before as is asked. No branch: where a customer's rows
     * end is not to be foreseen.
     */
    private static boolean isInOrder(long[] page, int from, int to, int apart) {
        long not = 0;
        for (int row = from + 1; row < to; row++) {
            not |= (page[row] - (page[row - 1] & ~RowLayout.FIRST) - apart) & ~page[row];
        }
        return not >= 0;
    }

    /** Orders of one instant stand in order of amount, so that no result depends on the order of arrival. */
    private void sort(int from, int to, RowLayout layout) {
        if (!layout.isWide()) {
            Arrays.sort(page, from, to);
            return;
        }
        SortRuns.sort(
                from,
                to,
                (a, b) -> page[a] != page[b]
                        ? Long.compare(page[a], page[b])
                        : Long.compare(wideAmounts[a], wideAmounts[b]),
                (a, b) -> {
                    long w = page[a];
                    page[a] = page[b];
                    page[b] = w;
                    long v = wideAmounts[a];
                    wideAmounts[a] = wideAmounts[b];
                    wideAmounts[b] = v;
                });
    }

    long[] page() {
        return page;
    }

    /** Where the amounts of rows of a layout are. */
    long[] amounts(RowLayout layout) {
        return layout.isWide() ? wideAmounts : page;
    }

    /**
     * Divides the rows of a partition that is too large for one block by their customers.
     *
     * @param bits how many bits of the hash below the partition's tell the part
     * @return the rows, good until the next partition is divided
     */
    Segment divide(List<Run> ofPartition, int bits) {
        int[] begin = new int[(1 << bits) + 1];
        long together = 0;
        for (Run run : ofPartition) {
            together |= count(run, bits, begin);
        }
        RowLayout layout = RowLayout.staged(RowLayout.timeBits(days, 1), days.count(), together);
        int[] to = Segment.places(begin, Run.longsARow(layout));
        int longs = begin[1 << bits];
        if (divided.length < longs) {
            divided = new long[longs + longs / 4];
        }
        for (Run run : ofPartition) {
            if (run.isAs(layout)) {
                scatterPacked(run, bits, to, layout);
            } else {
                scatterAny(run, bits, to, layout);
            }
        }
        return new Segment(divided, begin, days.firstDay(), layout);
    }

    /** By the bits of the hash below the partition's. */
    static int part(long customer, int bits) {
        return (int) ((Partitions.hash(customer) << Partitions.BITS) >>> (Long.SIZE - bits));
    }

    private static long count(Run run, int bits, int[] counts) {
        long[] longs = run.longs();
        int step = run.longsARow();
        long together = 0;
        for (int at = run.from(); at < run.to(); at += step) {
            counts[part(longs[at], bits)]++;
            together |= longs[at + step - 1];
        }
        return run.isWide() ? together : together & run.layout().amountMask();
    }

    private void scatterPacked(Run run, int bits, int[] to, RowLayout layout) {
        long[] longs = run.longs();
        long[] parts = divided;
        long daysBefore = (long) (run.firstDay() - days.firstDay()) << layout.timeBits();
        int stagedBits = run.layout().amountBits();
        long mask = run.layout().amountMask();
        int amountBits = layout.amountBits();
        for (int at = run.from(), end = run.to(); at < end; at += Run.PACKED_LONGS) {
            long packed = longs[at + 1];
            int part = part(longs[at], bits);
            int place = to[part];
            to[part] = place + Run.PACKED_LONGS;
            parts[place] = longs[at];
            parts[place + 1] = (((packed >>> stagedBits) + daysBefore) << amountBits) | (packed & mask);
        }
    }

    private void scatterAny(Run run, int bits, int[] to, RowLayout layout) {
        for (int at = run.from(); at < run.to(); at += run.longsARow()) {
            int part = part(run.longs()[at], bits);
            int place = to[part];
            to[part] = place + Run.longsARow(layout);
            long when = run.when(at, days.firstDay(), layout);
            divided[place] = run.longs()[at];
            if (layout.isWide()) {
                divided[place + 1] = when;
                divided[place + 2] = run.amount(at);
            } else {
                divided[place + 1] = (when << layout.amountBits()) | run.amount(at);
            }
        }
    }
}
