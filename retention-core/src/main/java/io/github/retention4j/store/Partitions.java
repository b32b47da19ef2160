package io.github.retention4j.store;

/** Which part of the customers a key belongs to: all that is kept of a customer meets in one partition. */
public final class Partitions {
    /** With four times as many, a row costs twice as much to take: they are written in as many places at a time. */
    public static final int BITS = 8;

    public static final int COUNT = 1 << BITS;

    /** Stands for {@link #hash} and these numbers in files; whoever changes one of them writes the next. */
    static final int HASH_VERSION = 1;

    private Partitions() {}

    /** Spreads keys that lie close together: an odd multiplier, so no two keys share a hash. */
    public static long hash(long key) {
        return key * 0x9E37_79B9_7F4A_7C15L;
    }

    /** The partition of a customer's key, which is not {@link IdKeys#NOBODY}. */
    public static int of(long key) {
        return key < IdKeys.LOWEST_NUMBER ? TextIndex.partition(key) : ofNumber(key);
    }

    /** The partition of a key that is a number. */
    public static int ofNumber(long key) {
        return (int) (hash(key) >>> (Long.SIZE - BITS));
    }
}
