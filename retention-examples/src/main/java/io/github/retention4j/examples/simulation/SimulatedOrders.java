package io.github.retention4j.examples.simulation;

import java.util.Arrays;

/**
 * Orders as three columns of one length, for sizes at which a record each would be too much. The arrays are the columns
 * themselves, not copies.
 */
public final class SimulatedOrders {
    private final long[] customers;
    private final long[] epochMillis;
    private final long[] minorUnits;

    private SimulatedOrders(long[] customers, long[] epochMillis, long[] minorUnits) {
        this.customers = customers;
        this.epochMillis = epochMillis;
        this.minorUnits = minorUnits;
    }

    /**
     * Whose each order is.
     *
     * @return the customers' numbers
     */
    public long[] customers() {
        return customers;
    }

    /**
     * When each order was placed.
     *
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long[] epochMillis() {
        return epochMillis;
    }

    /**
     * What each order came to.
     *
     * @return hundredths of a riyal
     */
    public long[] minorUnits() {
        return minorUnits;
    }

    /**
     * How many orders there are.
     *
     * @return the length of each column
     */
    public int size() {
        return customers.length;
    }

    /**
     * The same orders day by day, as a shop would have them; within a day customer by customer.
     *
     * @return other columns
     */
    public SimulatedOrders byDay() {
        if (size() == 0) {
            return this;
        }
        long day = 86_400_000;
        long first = Arrays.stream(epochMillis).min().orElse(0) / day;
        long last = Arrays.stream(epochMillis).max().orElse(0) / day;
        int[] next = new int[Math.toIntExact(last - first) + 2];
        for (long millis : epochMillis) {
            next[(int) (millis / day - first) + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        SimulatedOrders sorted = new SimulatedOrders(new long[size()], new long[size()], new long[size()]);
        for (int i = 0; i < size(); i++) {
            int to = next[(int) (epochMillis[i] / day - first)]++;
            sorted.customers[to] = customers[i];
            sorted.epochMillis[to] = epochMillis[i];
            sorted.minorUnits[to] = minorUnits[i];
        }
        return sorted;
    }

    /** Columns that grow. */
    static final class Builder {
        private long[] customers = new long[1024];
        private long[] epochMillis = new long[1024];
        private long[] minorUnits = new long[1024];
        private int size;

        void add(long customer, long millis, long amount) {
            if (size == customers.length) {
                customers = Arrays.copyOf(customers, 2 * size);
                epochMillis = Arrays.copyOf(epochMillis, 2 * size);
                minorUnits = Arrays.copyOf(minorUnits, 2 * size);
            }
            customers[size] = customer;
            epochMillis[size] = millis;
            minorUnits[size++] = amount;
        }

        SimulatedOrders build() {
            return new SimulatedOrders(
                    Arrays.copyOf(customers, size), Arrays.copyOf(epochMillis, size), Arrays.copyOf(minorUnits, size));
        }
    }
}
