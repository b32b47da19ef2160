package io.github.retention4j.store;

/** Keys of chosen hashes, so that they collide where a test wants them to. */
public final class KeyOfHash {
    /** The inverse of the multiplier of {@link Partitions#hash}. */
    private static final long INVERSE = inverse(Partitions.hash(1));

    private KeyOfHash() {}

    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** The key that has a hash. */
    public static long of(long hash) {
        return hash * INVERSE;
    }
}
