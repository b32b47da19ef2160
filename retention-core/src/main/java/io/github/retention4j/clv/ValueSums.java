package io.github.retention4j.clv;

import java.util.function.LongToDoubleFunction;

/** What customers are worth by pattern, summed in the order of the patterns, at the parameters and beside them. */
final class ValueSums {
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

    /** That of the total's expectation; 0 if the parameters are taken for sure. The two models are fitted apart. */
    double variance() {
        if (value.covariance().isEmpty()) {
            return 0;
        }
        PurchaseModel purchases = value.purchases();
        GammaGamma spend = value.spend();
        return DeltaMethod.variance(
                        purchases.parameters(),
                        value.covariance().get(0),
                        other -> sum(discounted(purchases.with(other)), worth))
                + DeltaMethod.variance(
                        spend.parameters(),
                        value.covariance().get(1),
                        other -> sum(discounted, worth(GammaGamma.at(other, spend.currency()))));
    }
}
