package io.github.retention4j.benchmarks;

import java.util.Random;

/**
 * Made-up customers whose true average is known, for {@link Coverage}: how many orders each has, and what they are worth.
 *
 * <p>A customer has 1 + a geometric number of orders. Each is worth a base, times the customer's level and a factor of its own,
 * whose logarithms are normal with a mean of 0.
 *
 * @param orders orders per customer, on average
 * @param customerSpread the standard deviation of the logarithm of the customers' levels
 * @param orderSpread that of the orders' own factors
 */
record Population(double orders, double customerSpread, double orderSpread) {
    private static final double BASE = 30_00;

    /** Much like the shop that comes with the examples. */
    static final Population SHOP = new Population(5, 0.6, 0.5);

    /** A tenth of the customers bring three fifths of the revenue. */
    static final Population SKEWED = new Population(3, 1.3, 0.6);

    /** One customer in a hundred brings two fifths of the revenue. */
    static final Population HEAVY = new Population(3, 2.0, 0.5);

    /** What an order is worth on average, in minor units. */
    double orderValue() {
        return BASE * Math.exp((customerSpread * customerSpread + orderSpread * orderSpread) / 2);
    }

    int orderCount(Random random) {
        return geometric(random, orders);
    }

    double level(Random random) {
        return BASE * Math.exp(customerSpread * random.nextGaussian());
    }

    long order(Random random, double level) {
        return Math.round(level * Math.exp(orderSpread * random.nextGaussian()));
    }

    /** At least 1. */
    static int geometric(Random random, double mean) {
        return 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / mean));
    }
}
