package io.github.retention4j.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A made-up order log of three years, the same for the same size: in order of time, customers mixed, and some of them
 * with many more orders than others. Every contender gets these columns.
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
    private static final int CUSTOMER_BITS = 26;
    private static final int FIRST_CUSTOMER = 1_000_000;

    int rows() {
        return customers.length;
    }

    static OrderColumns generate(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        long first = FIRST.toEpochMilli();
        long span = END.toEpochMilli() - first;
        // A row is its time and, below it, its customer: sorting these longs puts the log in order of time.
        long[] log = new long[rows];
        int row = 0;
        for (int customer = 0; row < rows; customer++) {
            double joined = (double) row / rows;
            // Log-normal: about 8 orders a customer on average, half of the customers with 3 or fewer.
            int end = (int) Math.min(rows, row + 1 + (long) Math.exp(1.1 + 1.35 * random.nextGaussian()));
            for (boolean again = false; row < end; again = true) {
                // Often at first, then ever more rarely.
                double later = again ? Math.pow(random.nextDouble(), 2) : 0;
                long time = (long) ((joined + (1 - joined) * later) * span);
                log[row++] = time << CUSTOMER_BITS | customer;
            }
        }
        Arrays.parallelSort(log);
        long[] customers = new long[rows];
        long[] millis = new long[rows];
        long[] amounts = new long[rows];
        for (int i = 0; i < rows; i++) {
            customers[i] = FIRST_CUSTOMER + (log[i] & (1L << CUSTOMER_BITS) - 1);
            millis[i] = first + (log[i] >>> CUSTOMER_BITS);
            amounts[i] = 100 + (long) (3_000 * Math.exp(random.nextGaussian()));
        }
        return new OrderColumns(customers, millis, amounts);
    }
}
