package io.github.retention4j.staging;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Partitions;
import java.util.Arrays;

/**
 * Tells the customers of a block apart and counts their rows: open addressing, keys in the slots. While rows are seen, a
 * customer's slot is his number, so that no branch depends on whether a row's customer is new: where customers have few
 * orders each, many would not be foreseen.
 *
 * <pre>
 *   keys    │ 0 │ c │ 0 │ 0 │ a │ d │ 0 │ b │  …  │      a slot by the upper bits of the key's hash, or the next that is free
 *   counts  │   │ 2 │   │   │ 1 │ 5 │   │ 1 │  …  │
 *   order   │ 1 │ 4 │ 5 │ 7 │ …                          then customers are numbered in the order of their hashes
 * </pre>
 *
 * <p>That order is the same in whatever order rows arrive, and however many threads build, where ids are numbers. A text's key
 * is of the number it got when it first arrived.
 */
final class Slots {
    private static final int LEAST = 16;
    private static final int MOST = 1 << 29;

    /** However many rows a block has, most have fewer customers: for more, the table grows. */
    private static final int MOST_CUSTOMERS_AT_FIRST = 1 << 17;

    /** Slots a customer, at least: a look then seldom needs a second. */
    private static final double SLOTS_A_CUSTOMER = 2.5;

    /** Before a block has been seen: nobody orders less often, and a small table grows soon. */
    private static final double FIRST_CUSTOMERS_A_ROW = 1.0 / 8;

    // Behind the slots that hashes point to are those for who finds no free one up to the end. Keys have their sign bit
    // turned over: no key is NOBODY, so zero is free.
    private long[] keys = {};
    private int[] counts = {};
    private int[] order = {};
    private int slots;
    private int usedBits;
    private int customers;
    private long amounts;
    private double customersARow = FIRST_CUSTOMERS_A_ROW;

    /**
     * Finds the slot of each row's customer, and forgets those of the block before.
     *
     * @param runs the rows
     * @param rows how many they are
     * @param commonBits how many upper bits of their hashes the keys may have in common, the partition's included
     * @param slotOf gets the slots, as many as there are rows
     */
    void find(Iterable<Run> runs, int rows, int commonBits, int[] slotOf) {
        usedBits = commonBits;
        clear(slotsFor(Math.min(customersARow * rows, MOST_CUSTOMERS_AT_FIRST)));
        while (!findAll(runs, slotOf)) {
            if (slots >= MOST / 2) {
                throw new IllegalStateException("more than " + mostCustomers(slots) + " distinct ids in one block");
            }
            clear(4 * slots);
        }
        customersARow = rows == 0 ? customersARow : (double) customers / rows;
    }

    private static int slotsFor(double customers) {
        return Math.max(LEAST, Integer.highestOneBit((int) (SLOTS_A_CUSTOMER * customers)) << 1);
    }

    private void clear(int count) {
        // Few stand behind the slots, and they stand together.
        int used = slots;
        while (used < keys.length && keys[used] != 0) {
            used++;
        }
        int needed = count + mostCustomers(count);
        if (keys.length < needed) {
            keys = new long[needed];
            counts = new int[needed];
        } else {
            Arrays.fill(keys, 0, used, 0);
            Arrays.fill(counts, 0, used, 0);
        }
        slots = count;
        customers = 0;
        amounts = 0;
    }

    private static int mostCustomers(int slots) {
        return slots / 4 * 3;
    }

    /** Whether there was room for all. */
    private boolean findAll(Iterable<Run> runs, int[] slotOf) {
        int row = 0;
        for (Run run : runs) {
            int end = row + run.rows();
            for (int at = run.from(), next; row < end; row = next) {
                int room = mostCustomers(slots) - customers;
                if (room < slots / 8) {
                    return false;
                }
                next = row + Math.min(end - row, room);
                long together = find(run.longs(), at, run.longsARow(), slotOf, row, next);
                amounts |= run.isWide() ? together : together & run.layout().amountMask();
                at += (next - row) * run.longsARow();
            }
        }
        return true;
    }

    /** Finds the slots of rows, and gives back the last longs of all, or'ed. */
    private long find(long[] longs, int from, int step, int[] slotOf, int firstRow, int endRow) {
        long[] inSlots = keys;
        int[] count = counts;
        int shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
        int used = usedBits;
        int found = 0;
        long together = 0;
        int at = from;
        for (int row = firstRow; row < endRow; row++) {
            long key = longs[at];
            int slot = (int) (spread(key, used) >>> shift);
            key ^= IdKeys.NOBODY;
            long there = inSlots[slot];
            long differs = there ^ key;
            // Of what is not zero, the sign bit is set or that of its negative.
            long taken = there | -there;
            while ((taken & (differs | -differs)) < 0) {
                slot++;
                there = inSlots[slot];
                differs = there ^ key;
                taken = there | -there;
            }
            inSlots[slot] = key;
            found += 1 + (int) (taken >> (Long.SIZE - 1));
            slotOf[row] = slot;
            count[slot]++;
            together |= longs[at + step - 1];
            at += step;
        }
        customers += found;
        return together;
    }

    /** The hash of a key, the bits that all have in common last. */
    private static long spread(long key, int usedBits) {
        return Long.rotateLeft(Partitions.hash(key), usedBits);
    }

    /** How many customers there are. */
    int customers() {
        return customers;
    }

    /** All amounts of their rows, or'ed. */
    long amounts() {
        return amounts;
    }

    /**
     * Numbers the customers.
     *
     * @param firstRow the first row of all
     * @param ofCustomers gets the customers' keys
     * @param start gets the first row of each, and the end of the last one's
     * @return for each slot the first row of its customer
     */
    int[] number(int firstRow, long[] ofCustomers, int[] start) {
        if (order.length < customers) {
            order = new int[customers + customers / 4];
        }
        gather();
        sort(order, keys, customers, usedBits);
        int row = firstRow;
        for (int customer = 0; customer < customers; customer++) {
            int slot = order[customer];
            ofCustomers[customer] = keys[slot] ^ IdKeys.NOBODY;
            start[customer] = row;
            int count = counts[slot];
            counts[slot] = row;
            row += count;
        }
        start[customers] = row;
        return counts;
    }

    /** Gathers the slots that are taken, without a branch. */
    private void gather() {
        int found = 0;
        for (int slot = 0; found < customers; slot++) {
            long there = keys[slot];
            order[found] = slot;
            found += (int) ((there | -there) >>> (Long.SIZE - 1));
        }
    }

    /** Puts slots in the order of their keys' hashes: only neighbours that were in one another's way are not. */
    private static void sort(int[] order, long[] keys, int customers, int usedBits) {
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < customers; i++) {
            int slot = order[i];
            long spread = sortable(keys[slot], usedBits);
            if (spread >= highest) {
                highest = spread;
            } else {
                int at = i;
                for (; at > 0 && sortable(keys[order[at - 1]], usedBits) > spread; at--) {
                    order[at] = order[at - 1];
                }
                order[at] = slot;
            }
        }
    }

    private static long sortable(long key, int usedBits) {
        return spread(key ^ IdKeys.NOBODY, usedBits) ^ Long.MIN_VALUE;
    }

    /** Notes down each customer's number beside his slot, for {@link #customer}; when the first rows are not needed any more. */
    void tellNumbers() {
        for (int customer = 0; customer < customers; customer++) {
            counts[order[customer]] = customer;
        }
    }

    /** The number of the customer who has a key, or -1 if none of the rows has it. */
    int customer(long key) {
        int slot = (int) (spread(key, usedBits) >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots)));
        long inSlot = key ^ IdKeys.NOBODY;
        while (keys[slot] != inSlot) {
            if (keys[slot++] == 0) {
                return -1;
            }
        }
        return counts[slot];
    }
}
