package io.github.retention4j.store;

import java.util.Arrays;

/** Numbers distinct keys 0, 1, 2 … in the order they arrive: open addressing, int slots into a dense array of keys. */
public final class KeyIndex {
    private static final int LEAST_SLOTS = 16;
    private static final int MOST_SLOTS = 1 << 30;

    /** At least so many slots a key: a look then hardly ever needs a second. */
    private static final int SLOTS_A_KEY = 4;

    // A slot holds a key's number and one: zero is empty.
    private int[] slots = new int[LEAST_SLOTS];
    private long[] keys = new long[LEAST_SLOTS / SLOTS_A_KEY];
    private int size;
    private int usedBits = Partitions.BITS;

    /**
     * Forgets all keys. The room they had stays, as the next ones will hardly be more.
     *
     * @param commonBits how many upper bits of their hashes the next keys may have in common, the partition's included
     */
    public void clear(int commonBits) {
        Arrays.fill(slots, 0);
        size = 0;
        usedBits = commonBits;
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The key that has a number. */
    public long key(int number) {
        return keys[number];
    }

    public long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** The key's number; a new key gets the next. */
    public int add(long key) {
        int mask = slots.length - 1;
        for (int slot = slot(key); ; slot = (slot + 1) & mask) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return append(key, slot);
            }
            if (keys[number] == key) {
                return number;
            }
        }
    }

    private int append(long key, int slot) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        size++;
        slots[slot] = size;
        if (SLOTS_A_KEY * (long) size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        if (slots.length == MOST_SLOTS) {
            throw new IllegalStateException("more than " + MOST_SLOTS / SLOTS_A_KEY + " distinct ids");
        }
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = slot(keys[number]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    /** Chosen by the bits of the hash below those that all keys have in common. */
    private int slot(long key) {
        return (int) (Partitions.hash(key) << usedBits >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots.length)));
    }
}
