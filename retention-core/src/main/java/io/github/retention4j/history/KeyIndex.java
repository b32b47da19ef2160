package io.github.retention4j.history;

import java.util.Arrays;

/** Numbers distinct keys 0, 1, 2 … in the order they arrive: open addressing, int slots into a dense array of keys. */
final class KeyIndex {
    private static final int MOST_SLOTS = 1 << 30;

    private int[] slots;
    private int shift;
    private long[] keys = new long[64];
    private int size;

    KeyIndex() {
        slots = new int[128];
        Arrays.fill(slots, -1);
        shift = shiftFor(slots.length);
    }

    /** Forgets all keys and makes room for as many distinct ones without growing. */
    void clear(int expected) {
        int wanted = slotsFor(expected);
        if (wanted != slots.length) {
            slots = new int[wanted];
            shift = shiftFor(wanted);
        }
        Arrays.fill(slots, -1);
        size = 0;
    }

    int size() {
        return size;
    }

    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** The key's number; a new key gets the next. */
    int add(long key) {
        int slot = slot(key);
        for (int mask = slots.length - 1; ; slot = (slot + 1) & mask) {
            int at = slots[slot];
            if (at < 0) {
                return append(key, slot);
            }
            if (keys[at] == key) {
                return at;
            }
        }
    }

    private int append(long key, int slot) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        slots[slot] = size;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        if (slots.length == MOST_SLOTS) {
            throw new IllegalStateException("more than " + MOST_SLOTS / 2 + " distinct ids");
        }
        slots = new int[2 * slots.length];
        shift = shiftFor(slots.length);
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int i = 0; i < size; i++) {
            int slot = slot(keys[i]);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i;
        }
    }

    /** The bits below those that chose the key's partition, see {@link OrderPartitions#of}. */
    private int slot(long key) {
        return (int) ((OrderPartitions.hash(key) << OrderPartitions.BITS) >>> shift);
    }

    /** Four slots a key: a miss then ends after one or two looks. */
    private static int slotsFor(int expected) {
        return (int) Math.min(MOST_SLOTS, Long.highestOneBit(Math.max(32, expected) * 4L - 1) << 1);
    }

    private static int shiftFor(int slots) {
        return 64 - Integer.numberOfTrailingZeros(slots);
    }
}
