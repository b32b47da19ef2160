package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** One way to an answer, and how long it took each time. */
final class Contender {
    private final Work work;
    private final List<Long> nanos = new ArrayList<>();

    Contender(Work work) {
        this.work = work;
    }

    /** What is timed. */
    interface Work {
        Object run() throws Exception;
    }

    /** Lets the compiler get to know code that runs in this JVM; a database needs no such thing. */
    Contender warmedUp(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            requireNonNull(work.run(), "an answer");
        }
        return this;
    }

    /** In turn, so that a machine that is slow for a while is slow for all. */
    static void takeTurns(int rounds, Contender... contenders) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                long start = System.nanoTime();
                Object result = contender.work.run();
                contender.nanos.add(System.nanoTime() - start);
                // Looked at, so that no compiler leaves out what leads to it.
                requireNonNull(result, "an answer");
            }
        }
    }

    /** The median. */
    double nanos() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("not measured yet");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
