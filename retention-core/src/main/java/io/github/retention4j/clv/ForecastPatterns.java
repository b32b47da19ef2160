package io.github.retention4j.clv;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Patterns as forecasts read them. How a customer goes on while alive follows from frequency and age alone, so that it is worked out
 * once for each of these: where a million customers of three years have half a million patterns, a tenth as many. Only whether the
 * customer is alive is asked of each pattern.
 *
 * <p>Patterns of one frequency follow one another, as those do that are alike.
 */
final class ForecastPatterns {
    private static final int NONE = -1;

    private final int[] frequency;
    private final double[] recency;
    private final double[] age;

    /** Of each pattern, which of the different ages it has. */
    private final int[] ageAt;

    private final int ages;

    ForecastPatterns(int[] frequency, double[] recency, double[] age) {
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
        DistinctTimes distinct = new DistinctTimes(age);
        this.ages = distinct.times.length;
        this.ageAt = Arrays.stream(age).mapToInt(distinct::place).toArray();
    }

    /** Of each pattern, the probability that a customer has not been lost. */
    double[] alive(PurchaseModel model) {
        double[] alive = new double[frequency.length];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = isLikeLast(i) ? alive[i - 1] : model.probabilityAlive(pattern(i));
        }
        return alive;
    }

    private boolean isLikeLast(int i) {
        return i > 0 && frequency[i] == frequency[i - 1] && recency[i] == recency[i - 1] && age[i] == age[i - 1];
    }

    private PurchasePattern pattern(int i) {
        return new PurchasePattern(frequency[i], recency[i], age[i]);
    }

    /** Of each pattern, a figure of how a customer goes on who has not been lost. */
    double[] whileAlive(PurchaseModel model, ToDoubleFunction<PurchaseProcess> figure) {
        double[] figures = new double[frequency.length];
        double[] byAge = new double[ages];
        int[] frequencyOf = new int[ages];
        Arrays.fill(frequencyOf, NONE);
        for (int i = 0; i < figures.length; i++) {
            int at = ageAt[i];
            if (frequencyOf[at] != frequency[i]) {
                frequencyOf[at] = frequency[i];
                byAge[at] = figure.applyAsDouble(model.whileAlive(pattern(i)));
            }
            figures[i] = byAge[at];
        }
        return figures;
    }

    /** Of each pattern, how many purchases, or what else, are expected of a customer, lost or not. */
    double[] expected(PurchaseModel model, ToDoubleFunction<PurchaseProcess> figure) {
        double[] expected = whileAlive(model, figure);
        double[] alive = alive(model);
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= alive[i];
        }
        return expected;
    }
}
