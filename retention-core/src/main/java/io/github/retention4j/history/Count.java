package io.github.retention4j.history;

/** A count in words. */
final class Count {
    private Count() {}

    /** A count and what it counts, of which one is told without an s. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
