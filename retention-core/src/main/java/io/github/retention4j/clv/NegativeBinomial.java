package io.github.retention4j.clv;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** How many purchases fall into a time at a rate that is gamma distributed, where nobody is lost. */
final class NegativeBinomial {
    private NegativeBinomial() {}

    /**
     * The probability of so many.
     *
     * @param shape the shape of the rates
     * @param scale their inverse scale
     * @param time how long, in the unit of the scale
     */
    static double probability(int purchases, double shape, double scale, double time) {
        double none = scale / (scale + time);
        if (purchases == 0) {
            return Math.exp(-shape * Math.log1p(time / scale));
        }
        if (time == 0) {
            return 0;
        }
        // The beta density holds the same powers, and the library evaluates it without a difference of log-gammas.
        return time < scale
                ? BetaDistribution.of(purchases + 1.0, shape).density(time / (scale + time))
                        * none
                        / (purchases + shape)
                : BetaDistribution.of(shape, purchases + 1.0).density(none) * none / (purchases + shape);
    }

    /** The probability of so many or more. */
    static double atLeast(int purchases, double shape, double scale, double time) {
        if (purchases == 0) {
            return 1;
        }
        return time < scale
                ? BetaDistribution.of(purchases, shape).cumulativeProbability(time / (scale + time))
                : BetaDistribution.of(shape, purchases).survivalProbability(scale / (scale + time));
    }
}
