package io.github.retention4j.compare;

import io.github.retention4j.compare.Comparison.Customers;
import io.github.retention4j.compare.Comparison.Uncertainty;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A figure and how uncertain it is.
 *
 * @param result the figure
 * @param customers how many customers it is of
 * @param variance the square of its standard error, or not a number if it is not known
 * @param degrees the degrees of freedom of the variance, or infinity
 * @param share the share of customers that it is, if it is one
 */
record Estimate(
        NumericResult result,
        long customers,
        double variance,
        double degrees,
        @Nullable Share share) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A share of customers.
     *
     * @param hits of how many it is true
     * @param total how many
     */
    record Share(long hits, long total) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** One of several figures over the same customers. */
    static Estimate of(JointSample sample, int i) {
        JointSums sums = sample.sums();
        boolean isShare = sample.factors().get(i) == 1
                && sample.result(i).unit().quantity() == Unit.Quantity.SHARE
                && sums.isShareOfCustomers(i);
        return new Estimate(
                sample.result(i),
                sums.customers(i),
                sample.variance(i),
                sums.customers(i) - 1.0,
                isShare ? new Share(sums.above(i), sums.below(i)) : null);
    }

    /** Against a figure of other customers. */
    Comparison against(Estimate other) {
        double both = variance + other.variance;
        // Welch and Satterthwaite.
        double welch = both * both / (variance * variance / degrees + other.variance * other.variance / other.degrees);
        Share mine = shareOfSome();
        Share theirs = other.shareOfSome();
        SignificanceTest test = mine != null && theirs != null
                ? SharesTest.ofOthers(mine.hits, mine.total, theirs.hits, theirs.total)
                : ofDifference(
                        other, both, welch, Double.isInfinite(welch) ? "z test of the difference" : "Welch's t test");
        double detectable = mine != null && theirs != null ? detectable(mine, theirs) : detectable(Math.sqrt(both));
        Uncertainty uncertainty = new Uncertainty(Math.sqrt(both), welch, 0, detectable);
        return new Comparison(
                Comparison.label(result.label(), other.result.label()),
                result,
                other.result,
                new Customers(customers, other.customers, 0),
                uncertainty,
                test);
    }

    /** The share, if it has data. */
    @Nullable
    Share shareOfSome() {
        return share == null || share.total == 0 || result.value().isEmpty() ? null : share;
    }

    /** A t test of the difference; nothing if there is none, or nothing to tell chance by. */
    private @Nullable SignificanceTest ofDifference(Estimate other, double both, double freedom, String method) {
        if (!(both > 0) || result.value().isEmpty() || other.result.value().isEmpty()) {
            return null;
        }
        double difference = result.value().getAsDouble() - other.result.value().getAsDouble();
        double t = difference / Math.sqrt(both);
        double p = Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t)));
        return new SignificanceTest(method, t, p);
    }

    /** The least difference that shows, of what both shares have together, with two hits and two others added. */
    private static double detectable(Share one, Share other) {
        double pooled = (one.hits + other.hits + 2.0) / (one.total + other.total + 4.0);
        return Power.usual().detectable(pooled, one.total, other.total);
    }

    private static double detectable(double standardError) {
        return standardError > 0 ? Power.usual().detectable(standardError) : Double.NaN;
    }

    /** Two figures over the same customers, some of whom may be in both. */
    static Comparison ofTwo(JointSample sample) {
        Estimate first = of(sample, 0);
        Estimate second = of(sample, 1);
        JointSums sums = sample.sums();
        if (sums.isOfOthers()) {
            return first.against(second);
        }
        double own = sample.covariance(0, 0);
        double others = sample.covariance(1, 1);
        double together = sample.covariance(0, 1);
        double m = sums.customers();
        double variance = m < 2 ? Double.NaN : Math.max(0, own + others - 2 * together) * m / (m - 1);
        double correlation =
                own > 0 && others > 0 ? Math.max(-1, Math.min(1, together / Math.sqrt(own) / Math.sqrt(others))) : 0;
        Customers customers = new Customers(first.customers, second.customers, sums.inBoth(0, 1));
        boolean areShares = first.shareOfSome() != null && second.shareOfSome() != null;
        SignificanceTest test = areShares && areOfTheSame(sums)
                ? ofTheSame(sums)
                : first.ofDifference(
                        second, variance, m - 1, customers.areTheSame() ? "paired t test" : "t test of the difference");
        double standardError = Math.sqrt(variance);
        double least = detectable(standardError);
        return new Comparison(
                Comparison.label(first.result.label(), second.result.label()),
                first.result,
                second.result,
                customers,
                new Uncertainty(standardError, m - 1, correlation, areShares && least > 1 ? Double.NaN : least),
                test);
    }

    /** Whether both shares are of the same customers, all of whom are counted in both. */
    private static boolean areOfTheSame(JointSums sums) {
        return sums.customers(0) == sums.customers(1) && sums.inBoth(0, 1) == sums.customers(0);
    }

    private static SignificanceTest ofTheSame(JointSums sums) {
        long both = sums.aboveProducts(0, 1).longValueExact();
        return SharesTest.ofTheSame(sums.above(0) - both, sums.above(1) - both);
    }
}
