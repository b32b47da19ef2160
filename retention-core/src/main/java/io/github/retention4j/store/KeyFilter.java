package io.github.retention4j.store;

/** Tells of most keys that they are not among some: two bits are set for each that is, and most others have other bits. */
final class KeyFilter {
    /** Of the others, one in some hundred then has the bits of one that is there. */
    private static final int KEYS_A_WORD = 4;

    private final long[] words;

    private KeyFilter(long[] words) {
        this.words = words;
    }

    static KeyFilter of(long[] keys) {
        KeyFilter filter = new KeyFilter(new long[Integer.highestOneBit(1 + keys.length / KEYS_A_WORD)]);
        for (long key : keys) {
            long mixed = mixed(key);
            filter.words[filter.word(mixed)] |= bits(mixed);
        }
        return filter;
    }

    boolean mayHave(long key) {
        long mixed = mixed(key);
        return (~words[word(mixed)] & bits(mixed)) == 0;
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
