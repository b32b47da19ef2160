package io.github.retention4j.staging;

/** A count in words. */
public final class Count {
    private Count() {}

    /** A count and what it counts, of which one is told without an s. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
