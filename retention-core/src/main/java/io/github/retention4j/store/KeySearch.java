package io.github.retention4j.store;

/**
 * Finds customers of a block by their keys. Of most keys that are not there it is told at once: two bits are set for each that is,
 * and most others have other bits.
 */
final class KeySearch {
    /** Of keys that are not there, one in some hundred then has the bits of one that is. */
    private static final int KEYS_A_WORD = 4;

    private final long[] keys;
    private final int withOrders;
    private final long[] words;

    /**
     * Looks at all keys.
     *
     * @param keys those of customers with orders first, in the order of their hashes
     * @param start the first row of each customer, and the end of the last one's
     */
    KeySearch(long[] keys, int[] start) {
        this.keys = keys;
        this.withOrders = withOrders(start);
        this.words = new long[Integer.highestOneBit(1 + keys.length / KEYS_A_WORD)];
        for (long key : keys) {
            long mixed = mixed(key);
            words[word(mixed)] |= bits(mixed);
        }
    }

    private static int withOrders(int[] start) {
        int low = 0;
        int high = start.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start[middle] < start[middle + 1]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of the customer who has a key, or -1 if nobody has. */
    int find(long key) {
        long mixed = mixed(key);
        if ((~words[word(mixed)] & bits(mixed)) != 0) {
            return -1;
        }
        long spread = spread(key);
        int low = 0;
        int high = withOrders;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spread(keys[middle]) < spread) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < withOrders && keys[low] == key) {
            return low;
        }
        // Those without orders stand as they came.
        for (int customer = withOrders; customer < keys.length; customer++) {
            if (keys[customer] == key) {
                return customer;
            }
        }
        return -1;
    }

    /** What customers with orders are in the order of: the hash, with the partition's bits last. */
    private static long spread(long key) {
        return Long.rotateLeft(Partitions.hash(key), Partitions.BITS) ^ Long.MIN_VALUE;
    }

    private int word(long mixed) {
        return (int) mixed & (words.length - 1);
    }

    /** The keys of a block have the upper bits of their hash in common, so all bits are mixed once more. */
    private static long mixed(long key) {
        long mixed = Partitions.hash(key) ^ Long.rotateRight(key, Integer.SIZE);
        return Partitions.hash(mixed ^ mixed >>> Integer.SIZE) >>> Byte.SIZE;
    }

    private static long bits(long mixed) {
        return 1L << (mixed >>> Integer.SIZE) | 1L << (mixed >>> (Integer.SIZE + 6));
    }
}
