package io.github.retention4j.clv;

import java.io.Serializable;
import java.util.Arrays;

/** Customers by pattern: a table of whole numbers, hashed, that grows with the patterns and not with the customers. */
final class PatternCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int DAY_BITS = 17;
    private static final int HELD_OUT_BITS = Long.SIZE - 3 * DAY_BITS;
    private static final int MOST_DAYS = (1 << DAY_BITS) - 1;
    private static final int MOST_HELD_OUT = (1 << HELD_OUT_BITS) - 1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[64];
    private long[] counts = new long[64];

    /** What else is summed by pattern; of no length as long as that is nothing. */
    private long[] amounts = {};

    private int size;

    /**
     * A pattern as a number, so that patterns are in the order of their frequency, recency, age and what is held out.
     *
     * @throws ArithmeticException if a number is beyond 358 years of days, or 22 years of purchases held out
     */
    static long key(int frequency, int recency, int age, int heldOut) {
        if (Math.max(frequency, age) > MOST_DAYS || heldOut > MOST_HELD_OUT) {
            throw new ArithmeticException("frequency " + frequency + " and age " + age + " days up to " + MOST_DAYS
                    + " are counted, and up to " + MOST_HELD_OUT + " purchases held out, not " + heldOut);
        }
        return (((long) frequency << DAY_BITS | recency) << DAY_BITS | age) << HELD_OUT_BITS | heldOut;
    }

    static int frequency(long key) {
        return (int) (key >>> (2 * DAY_BITS + HELD_OUT_BITS));
    }

    static int recency(long key) {
        return (int) (key >>> (DAY_BITS + HELD_OUT_BITS)) & MOST_DAYS;
    }

    static int age(long key) {
        return (int) (key >>> HELD_OUT_BITS) & MOST_DAYS;
    }

    static int heldOut(long key) {
        return (int) key & MOST_HELD_OUT;
    }

    void add(long key, long customers) {
        add(key, customers, 0);
    }

    /** Adds customers, of whom there is one at least, and what they come to in something else. */
    void add(long key, long customers, long amount) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = place(key);
        size += counts[at] == 0 ? 1 : 0;
        keys[at] = key;
        counts[at] += customers;
        if (amount != 0) {
            amounts = amounts.length == 0 ? new long[keys.length] : amounts;
            amounts[at] = Math.addExact(amounts[at], amount);
        }
    }

    void addAll(PatternCounts other) {
        for (int at = 0; at < other.keys.length; at++) {
            if (other.counts[at] > 0) {
                add(other.keys[at], other.counts[at], other.amounts.length == 0 ? 0 : other.amounts[at]);
            }
        }
    }

    /** Where a key is, or would be: a count of 0 is a free place. */
    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * SPREAD) >>> 32) & mask;
        while (counts[at] > 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[keys.length];
        long[] oldAmounts = amounts;
        amounts = oldAmounts.length == 0 ? oldAmounts : new long[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldCounts[old] > 0) {
                int at = place(oldKeys[old]);
                keys[at] = oldKeys[old];
                counts[at] = oldCounts[old];
                if (amounts.length > 0) {
                    amounts[at] = oldAmounts[old];
                }
            }
        }
    }

    /** How many different patterns there are. */
    int size() {
        return size;
    }

    /** The patterns in unsigned order: the highest bit of a key is set from a frequency of 65,536 on. */
    long[] sortedKeys() {
        long[] sorted = new long[size];
        int to = 0;
        for (int at = 0; at < keys.length; at++) {
            if (counts[at] > 0) {
                sorted[to++] = keys[at] ^ Long.MIN_VALUE;
            }
        }
        Arrays.sort(sorted);
        for (int at = 0; at < size; at++) {
            sorted[at] ^= Long.MIN_VALUE;
        }
        return sorted;
    }

    long count(long key) {
        return counts[place(key)];
    }

    long amount(long key) {
        return amounts.length == 0 ? 0 : amounts[place(key)];
    }
}
