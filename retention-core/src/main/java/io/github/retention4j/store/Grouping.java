package io.github.retention4j.store;

import io.github.retention4j.store.StagedRows.Run;
import java.util.Arrays;
import java.util.List;

/**
 * Puts rows as they arrived into runs of customers, each in order of time: what one thread works in, block after block.
 *
 * <pre>
 *   rows          time amount customer         1  number the customers   (a small hash table)
 *                 t4   a      0                2  count their orders     (an array of ints)
 *                 t5   a      1                3  put rows in runs       (a stable counting sort)
 *                 t7   a      0                4  sort the runs that need it
 *
 *   page     … │t4 t7 …│t5│ …                  start   0│2│3 …
 * </pre>
 *
 * <p>All of it stays inside a processor's cache, and half of its time goes to the hash table. Rows that are packed, which
 * most are, go from where they were staged to their places; only others are copied to columns first.
 */
final class Grouping {
    private final Timeline days;
    private final int timeBits;
    private final KeyIndex index = new KeyIndex();

    // The columns of the rows at work. Times are first in milliseconds, then day and below it the time of day.
    private long[] keys = new long[0];
    private long[] when = new long[0];
    private long[] amounts = new long[0];
    private int[] customerOf = new int[0];
    private long[] dividedKeys = new long[0];
    private long[] dividedWhen = new long[0];
    private long[] dividedAmounts = new long[0];
    private int filled;
    private boolean ascending = true;

    // How rows stand whose amounts are as small as those of packed ones.
    private final RowLayout small;

    // Where rows go: a page and, for those that are wide, the column of amounts beside it.
    private long[] page = new long[0];
    private long[] wideAmounts = new long[0];
    private int placed;

    Grouping(Timeline days) {
        this.days = days;
        this.timeBits = RowLayout.timeBits(days, 1);
        this.small = RowLayout.of(days, StagedOrders.amount(-1), false);
    }

    /** Turns to a new page. */
    void beginPage(int rows) {
        page = new long[rows];
        wideAmounts = new long[0];
        placed = 0;
    }

    /** Turns to the rows of a new block, or of several that are told apart by {@link #part}. */
    void beginRows(int rows) {
        if (when.length < rows) {
            int room = rows + rows / 4;
            keys = new long[room];
            when = new long[room];
            amounts = new long[room];
            customerOf = new int[room];
        }
        filled = 0;
    }

    /** Forgets the customers of the block before. */
    void beginCustomers(int commonBits) {
        index.clear(commonBits);
        ascending = true;
    }

    /** The customers of the block. */
    KeyIndex customers() {
        return index;
    }

    /** Takes the orders of a partition, staged in several places, and numbers their customers. */
    void take(List<StagedOrders> orders, int partition) {
        int from = filled;
        unpack(orders, partition);
        number(from, filled);
    }

    private void unpack(List<StagedOrders> orders, int partition) {
        int from = filled;
        for (StagedOrders staged : orders) {
            filled = staged.unpack(partition, keys, when, amounts, filled);
        }
        tellDays(from, filled);
    }

    /** Takes orders that are nobody's, and so histories of their own. */
    void takeAlone(LongRows orders, int from, int to) {
        for (int row = from; row < to; row++) {
            customerOf[filled] = filled;
            when[filled] = orders.get(row, 1);
            amounts[filled] = orders.get(row, 2);
            filled++;
        }
        tellDays(0, filled);
    }

    /**
     * From milliseconds to a day and its time of day. Rows mostly come in order of time, so that the day is mostly that of
     * the row before: 2 ns each, and 5 where it is not.
     */
    private void tellDays(int from, int to) {
        long dayPart = 0;
        long start = 0;
        long length = 0;
        for (int row = from; row < to; row++) {
            long millis = when[row];
            if (millis < start || millis >= start + length) {
                int day = days.indexOf(millis);
                dayPart = (long) day << timeBits;
                start = days.start(day);
                length = days.start(day + 1) - start;
            }
            when[row] = dayPart | (millis - start);
        }
    }

    /**
     * Takes the orders of a partition that is too large for one block, and divides them by their customers.
     *
     * @return where each part begins, and where the last ends
     */
    int[] divide(List<StagedOrders> orders, int partition, int bits) {
        unpack(orders, partition);
        int[] end = new int[(1 << bits) + 1];
        for (int row = 0; row < filled; row++) {
            end[part(keys[row], bits) + 1]++;
        }
        for (int part = 0; part < end.length - 1; part++) {
            end[part + 1] += end[part];
        }
        int[] next = end.clone();
        if (dividedKeys.length < filled) {
            dividedKeys = new long[keys.length];
            dividedWhen = new long[keys.length];
            dividedAmounts = new long[keys.length];
        }
        for (int row = 0; row < filled; row++) {
            int to = next[part(keys[row], bits)]++;
            dividedKeys[to] = keys[row];
            dividedWhen[to] = when[row];
            dividedAmounts[to] = amounts[row];
        }
        long[] undivided = keys;
        keys = dividedKeys;
        dividedKeys = undivided;
        undivided = when;
        when = dividedWhen;
        dividedWhen = undivided;
        undivided = amounts;
        amounts = dividedAmounts;
        dividedAmounts = undivided;
        return end;
    }

    /** By the bits of the hash below the partition's. */
    static int part(long customer, int bits) {
        return (int) ((Partitions.hash(customer) << Partitions.BITS) >>> (Long.SIZE - bits));
    }

    /** Whether the orders of a partition can go straight to their places, see {@link #placePacked}. */
    boolean arePacked(List<StagedOrders> orders, int partition) {
        return !small.isWide() && orders.stream().allMatch(staged -> staged.isPacked(partition));
    }

    /** Numbers the customers of a partition's packed orders. */
    void numberPacked(List<StagedOrders> orders, int partition) {
        long last = Long.MIN_VALUE;
        int descents = 0;
        for (StagedOrders staged : orders) {
            for (Run run : staged.packed(partition)) {
                long[] from = run.page();
                filled = index.addAll(from, run.from(), run.to(), 2, customerOf, filled);
                for (int at = run.from() + 1; at < run.to(); at += 2) {
                    long millis = staged.millis(from[at]);
                    descents += millis <= last ? 1 : 0;
                    last = millis;
                }
            }
        }
        ascending &= descents == 0;
    }

    /**
     * Puts the packed orders of some partitions into their places, numbered in the same order.
     *
     * <p>Rows mostly come in order of time, so that the day is mostly that of the row before, and a branch tells faster
     * than the table.
     */
    RowLayout placePacked(List<StagedOrders> orders, int firstPartition, int endPartition, int[] start) {
        int[] next = start.clone();
        int row = 0;
        for (int p = firstPartition; p < endPartition; p++) {
            for (StagedOrders staged : orders) {
                for (Run run : staged.packed(p)) {
                    placePacked(staged, run, row, next);
                    row += (run.to() - run.from()) / 2;
                }
            }
        }
        finish(start, small);
        return small;
    }

    private void placePacked(StagedOrders staged, Run run, int firstRow, int[] next) {
        int amountBits = small.amountBits();
        int dayShift = small.dayShift();
        long[] from = run.page();
        long dayPart = 0;
        long begin = 0;
        long end = 0;
        int row = firstRow;
        for (int at = run.from() + 1; at < run.to(); at += 2) {
            long packed = from[at];
            long millis = staged.millis(packed);
            if (millis < begin || millis >= end) {
                int day = days.indexOf(millis);
                dayPart = (long) day << dayShift;
                begin = days.start(day);
                end = days.start(day + 1);
            }
            page[next[customerOf[row++]]++] = dayPart | ((millis - begin) << amountBits) | StagedOrders.amount(packed);
        }
    }

    /** Numbers the customers of rows, and sees whether those are in order of time. */
    void number(int from, int to) {
        index.addAll(keys, from, to, 1, customerOf, from);
        ascending &= isAscending(from, to);
    }

    private boolean isAscending(int from, int to) {
        int not = 0;
        for (int row = from + 1; row < to; row++) {
            not += when[row] <= when[row - 1] ? 1 : 0;
        }
        return not == 0;
    }

    /** How many orders the customers have, as the first row of each on the page, and the end of the last one's. */
    int[] starts(int from, int to) {
        // The page is of zeros already. Writing this part of it in a row brings it into the cache, where orders will go
        // to it in no order.
        Arrays.fill(page, placed, placed + to - from, 0);
        int[] start = new int[index.size() + 1];
        for (int row = from; row < to; row++) {
            start[customerOf[row] + 1]++;
        }
        start[0] = placed;
        for (int c = 0; c < index.size(); c++) {
            start[c + 1] += start[c];
        }
        return start;
    }

    /** Puts rows into their places on the page, and says how they stand there. */
    RowLayout place(int from, int to, int[] start) {
        RowLayout layout = layout(from, to);
        int[] next = start.clone();
        if (layout.isWide()) {
            if (wideAmounts.length == 0) {
                wideAmounts = new long[page.length];
            }
            for (int row = from; row < to; row++) {
                int at = next[customerOf[row]]++;
                page[at] = when[row];
                wideAmounts[at] = amounts[row];
            }
        } else {
            int amountBits = layout.amountBits();
            for (int row = from; row < to; row++) {
                page[next[customerOf[row]]++] = (when[row] << amountBits) | amounts[row];
            }
        }
        finish(start, layout);
        return layout;
    }

    /** Sorts the customers whose orders did not come in order of time, and marks the first row of each. */
    private void finish(int[] start, RowLayout layout) {
        placed = start[start.length - 1];
        for (int c = 0; c < start.length - 1; c++) {
            if (start[c] < start[c + 1]) {
                if (!ascending) {
                    sort(start[c], start[c + 1], layout);
                }
                page[start[c]] |= RowLayout.FIRST;
            }
        }
    }

    long[] page() {
        return page;
    }

    /** Where the amounts of rows of a layout are. */
    long[] amounts(RowLayout layout) {
        return layout.isWide() ? wideAmounts : page;
    }

    private RowLayout layout(int from, int to) {
        long amountsTogether = 0;
        for (int row = from; row < to; row++) {
            amountsTogether |= amounts[row];
        }
        RowLayout layout = RowLayout.of(days, amountsTogether, false);
        if (!layout.isWide()) {
            return layout;
        }
        long timeMask = (1L << timeBits) - 1;
        for (int row = from; row < to; row++) {
            if ((when[row] & timeMask) % 1000 != 0) {
                return layout;
            }
        }
        RowLayout seconds = RowLayout.of(days, amountsTogether, true);
        if (!seconds.isWide()) {
            for (int row = from; row < to; row++) {
                when[row] = when[row] >>> timeBits << seconds.timeBits() | (when[row] & timeMask) / 1000;
            }
        }
        return seconds;
    }

    /** Orders of one instant stand in order of amount, so that no result depends on the order of arrival. */
    private void sort(int from, int to, RowLayout layout) {
        int row = from + 1;
        while (row < to && page[row - 1] < page[row]) {
            row++;
        }
        if (row >= to) {
            return;
        }
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
}
