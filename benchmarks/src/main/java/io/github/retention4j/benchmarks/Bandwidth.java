package io.github.retention4j.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How fast this JVM reads memory: what no scan can beat. */
final class Bandwidth {
    /** Half a gigabyte, several times what any cache holds. */
    private static final int LONGS = 1 << 26;

    private static final int ROUNDS = 7;

    private Bandwidth() {}

    /** Bytes per second, the best of several rounds, each thread reading its own part of one array. */
    static double bytesPerSecond(int threads) {
        long[] values = new long[LONGS];
        Arrays.setAll(values, i -> i);
        long expected = (long) LONGS * (LONGS - 1) / 2;
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long sum = IntStream.range(0, threads)
                    .parallel()
                    .mapToLong(part -> sum(
                            values, (int) ((long) LONGS * part / threads), (int) ((long) LONGS * (part + 1) / threads)))
                    .sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (sum != expected) {
                throw new IllegalStateException("sum " + sum + ", not " + expected);
            }
            best = Math.max(best, (double) LONGS * Long.BYTES / seconds);
        }
        return best;
    }

    /** Four sums at a time: with one, each addition would wait for the one before, and not for memory. */
    private static long sum(long[] values, int from, int to) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = from; i < to; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        return a + b + c + d;
    }
}
