package io.github.retention4j.io.file;

/**
 * How much of a file is read at a time. Tests take little, to meet every edge with few rows.
 *
 * @param buffer bytes read at a time; a longer line is left to the CSV parser, and all after it
 * @param orders rows that a builder is given together, for each of its threads
 * @param alone rows that are read before other threads join in
 * @param piece bytes that one of several threads reads at a time
 */
public record ReadingSizes(int buffer, int orders, int alone, int piece) {
    /** What measurement has told: so much as stays in the processor's cache. */
    public static final ReadingSizes MEASURED = new ReadingSizes(1 << 16, 1 << 16, 1 << 12, 1 << 18);

    /** More threads have nothing to read: what they read is taken by one. */
    private static final int MOST_THREADS = 64;

    /** How many threads read, of those there may be. */
    public static int threads(int most) {
        return Math.min(most, MOST_THREADS);
    }
}
