package io.github.retention4j.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up order log of three years, unless asked otherwise, the same for the same size: in order of time, customers mixed,
 * and, unless asked otherwise, some of them with many more orders than others. Every contender gets these columns.
 *
 * @param customers the customers' ids, numbered as they signed up
 * @param millis when the orders were placed, milliseconds since 1970-01-01T00:00Z, ascending
 * @param amounts their totals in minor units
 */
@SuppressWarnings("ArrayRecordComponent") // columns are what this is about, and nobody compares two logs
record OrderColumns(long[] customers, long[] millis, long[] amounts) {
    static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    static final OrderColumns NONE = new OrderColumns(new long[0], new long[0], new long[0]);

    private static final long SEED = 20_260_301;
    private static final int FIRST_CUSTOMER = 1_000_000;
    private static final int ROWS_AT_ONCE = 1 << 20;

    /** How orders are spread over customers. */
    enum Spread {
        /** About 8 orders a customer on average, half of the customers with 4 or fewer. */
        SKEWED,
        /** One order each. */
        ONCE
    }

    int rows() {
        return customers.length;
    }

    static OrderColumns generate(int rows, Spread spread) {
        return generate(rows, spread, FIRST, SEED);
    }

    /** From an instant on, with a seed of its own. */
    static OrderColumns generate(int rows, Spread spread, Instant since, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long first = since.toEpochMilli();
        long span = END.toEpochMilli() - first;
        // A row is its time, from the middle of the span so that its sign bit is of use, and below it its customer:
        // sorting these longs puts the log in order of time. Three years leave bits for 134 million customers, twenty
        // for 16.
        int customerBits = Long.numberOfLeadingZeros(span);
        long[] log = new long[rows];
        int row = 0;
        for (int customer = 0; row < rows; customer++) {
            double joined = (double) row / rows;
            // Log-normal.
            long more = spread == Spread.ONCE ? 0 : (long) Math.exp(1.1 + 1.35 * random.nextGaussian());
            int end = (int) Math.min(rows, row + 1 + more);
            for (double later = 0; row < end; row++) {
                long time = (long) ((joined + (1 - joined) * later) * span);
                log[row] = (time - span / 2) << customerBits | customer;
                // Often at first, then ever more rarely.
                later = random.nextDouble();
                later *= later;
            }
        }
        Arrays.parallelSort(log);
        long[] customers = new long[rows];
        long[] amounts = new long[rows];
        // In pieces, each with a random generator of its own, so that any number of threads makes the same log.
        IntStream.rangeClosed(0, rows / ROWS_AT_ONCE).parallel().forEach(piece -> {
            SplittableRandom ofPiece = new SplittableRandom(seed + piece);
            int from = piece * ROWS_AT_ONCE;
            for (int i = from; i < Math.min(rows, from + ROWS_AT_ONCE); i++) {
                customers[i] = FIRST_CUSTOMER + (log[i] & (1L << customerBits) - 1);
                log[i] = first + span / 2 + (log[i] >> customerBits);
                amounts[i] = 100 + (long) (3_000 * Math.exp(ofPiece.nextGaussian()));
            }
        });
        return new OrderColumns(customers, log, amounts);
    }
}
