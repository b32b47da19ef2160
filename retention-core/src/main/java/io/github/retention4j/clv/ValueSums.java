package io.github.retention4j.clv;

import java.util.stream.LongStream;

/** What customers are worth by pattern, summed in the order of the patterns, at the parameters and beside them. */
final class ValueSums {
    private final ResidualLifetimeValue value;
    private final ForecastPatterns patterns;
    private final double days;
    private final int[] frequency;
    private final long[] customers;

    /** What the customers of each pattern have spent in buying again, in units of the currency. */
    private final double[] spent;

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
        this.days = days;
        long[] keys = patterns.sortedKeys();
        this.frequency = new int[keys.length];
        this.customers = new long[keys.length];
        this.spent = new double[keys.length];
        double[] recency = new double[keys.length];
        double[] age = new double[keys.length];
        for (int i = 0; i < keys.length; i++) {
            frequency[i] = PatternCounts.frequency(keys[i]);
            recency[i] = PatternCounts.recency(keys[i]);
            age[i] = PatternCounts.age(keys[i]);
            customers[i] = patterns.count(keys[i]);
            spent[i] = patterns.amount(keys[i]) / unit;
        }
        this.patterns = new ForecastPatterns(frequency, recency, age);
        this.discounted = discounted(value.purchases());
        this.worth = worth(value.spend());
    }

    private double[] discounted(PurchaseModel model) {
        return patterns.expected(model, process -> process.discountedPurchases(value.discount(), days));
    }

    private double[] worth(GammaGamma model) {
        double[] worth = new double[frequency.length];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = value.each(model, frequency[i], (double) customers[i], spent[i]);
        }
        return worth;
    }

    private static double sum(double[] discounted, double[] worth) {
        double sum = 0;
        for (int i = 0; i < discounted.length; i++) {
            sum += discounted[i] * worth[i];
        }
        return sum;
    }

    long customers() {
        return LongStream.of(customers).sum();
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
