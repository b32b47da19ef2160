package io.github.retention4j.clv;

import java.util.List;
import java.util.function.LongToDoubleFunction;

/** What customers are worth by pattern, summed in the order of the patterns, at the parameters and beside them. */
final class ValueSums {
    /** By how much a logarithm of a parameter is moved to see what that does. */
    private static final double MOVE = 1e-4;

    private final ResidualLifetimeValue value;
    private final PatternCounts patterns;
    private final long[] keys;
    private final double days;
    private final double unit;

    /** Of each pattern, the discounted purchases of a customer, and what a purchase is worth, summed over customers. */
    private final double[] discounted;

    private final double[] worth;

    /**
     * The sums of customers.
     *
     * @param days how far they look
     * @param unit minor units of one of the currency
     */
    ValueSums(ResidualLifetimeValue value, PatternCounts patterns, double days, double unit) {
        this.value = value;
        this.patterns = patterns;
        this.keys = patterns.sortedKeys();
        this.days = days;
        this.unit = unit;
        this.discounted = discounted(value.purchases());
        this.worth = worth(value.spend());
    }

    private double[] discounted(PurchaseModel model) {
        return each(key -> model.discountedPurchases(
                new PurchasePattern(PatternCounts.frequency(key), PatternCounts.recency(key), PatternCounts.age(key)),
                value.discount(),
                days));
    }

    private double[] worth(GammaGamma model) {
        return each(key -> value.each(
                model, PatternCounts.frequency(key), (double) patterns.count(key), patterns.amount(key) / unit));
    }

    private double[] each(LongToDoubleFunction figure) {
        double[] figures = new double[keys.length];
        for (int i = 0; i < keys.length; i++) {
            figures[i] = figure.applyAsDouble(keys[i]);
        }
        return figures;
    }

    private static double sum(double[] discounted, double[] worth) {
        double sum = 0;
        for (int i = 0; i < discounted.length; i++) {
            sum += discounted[i] * worth[i];
        }
        return sum;
    }

    long customers() {
        long customers = 0;
        for (long key : keys) {
            customers += patterns.count(key);
        }
        return customers;
    }

    double total() {
        return sum(discounted, worth);
    }

    /** g'Σg, where g is how the total changes with the logarithms of the parameters; 0 if these are taken for sure. */
    double variance() {
        if (value.covariance().isEmpty()) {
            return 0;
        }
        PurchaseModel model = value.purchases();
        double[] ofPurchases =
                slopes(model, (parameter, by) -> sum(discounted(model.with(Fit.moved(model, parameter, by))), worth));
        GammaGamma spend = value.spend();
        double[] ofSpend = slopes(spend, (parameter, by) -> {
            List<Double> moved = Fit.moved(spend, parameter, by);
            GammaGamma other = new GammaGamma(moved.get(0), moved.get(1), moved.get(2), spend.currency());
            return sum(discounted, worth(other));
        });
        return square(ofPurchases, value.covariance().get(0))
                + square(ofSpend, value.covariance().get(1));
    }

    private interface Moved {
        double total(int parameter, double by);
    }

    private static double[] slopes(Model model, Moved moved) {
        double[] slopes = new double[model.parameters().size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (moved.total(i, MOVE) - moved.total(i, -MOVE)) / (2 * MOVE);
        }
        return slopes;
    }

    private static double square(double[] slopes, List<List<Double>> covariance) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[i] * slopes[j] * covariance.get(i).get(j);
            }
        }
        return Math.max(0, sum);
    }
}
