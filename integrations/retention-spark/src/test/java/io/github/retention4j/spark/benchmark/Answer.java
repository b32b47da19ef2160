package io.github.retention4j.spark.benchmark;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Counts by their names, in minor units where they are money: what both sides must have the same of. */
final class Answer {
    private final Map<String, Long> counts = new TreeMap<>();

    /** Adds a count; what is 0 is the same as what is not there. */
    void put(String name, long count) {
        if (count != 0) {
            counts.merge(name, count, Long::sum);
        }
    }

    /** The same for the same counts, also in another process. */
    String digest() {
        return Hashing.sha256()
                .hashString(counts.toString(), StandardCharsets.UTF_8)
                .toString();
    }

    int size() {
        return counts.size();
    }

    /** Fails unless another has the same counts, and says which are others. */
    void requireSame(String name, Answer other) {
        Map<String, Long> unlike = new TreeMap<>();
        counts.forEach((what, count) -> unlike.merge(what, count, Long::sum));
        other.counts.forEach((what, count) -> unlike.merge(what, -count, Long::sum));
        unlike.values().removeIf(difference -> difference == 0);
        if (!unlike.isEmpty()) {
            throw new IllegalStateException(
                    name + " has " + unlike.size() + " of " + size() + " counts otherwise, the first by "
                            + unlike.entrySet().iterator().next());
        }
    }
}
