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
record Figure(
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
    static Figure of(JointSample sample, int i) {
        JointSums sums = sample.sums();
        boolean isShare = sample.factors().get(i) == 1
                && sample.result(i).unit().quantity() == Unit.Quantity.SHARE
                && sums.isShareOfCustomers(i);
        return new Figure(
                sample.result(i),
                sums.customers(i),
                sample.variance(i),
                sums.customers(i) - 1.0,
                isShare ? new Share(sums.above(i), sums.below(i)) : null);
    }

    /** Against a figure of other customers. */
    Comparison against(Figure other) {
        double both = variance + other.variance;
        double welch = welch(other);
        Share mine = shareOfSome();
        Share theirs = other.shareOfSome();
        SignificanceTest test = mine != null && theirs != null
                ? SharesTest.ofOthers(mine.hits, mine.total, theirs.hits, theirs.total)
                : ofDifference(
                        other, both, welch, Double.isInfinite(welch) ? "z test of the difference" : "Welch's t test");
        double detectable = mine != null && theirs != null
                ? detectable(mine, theirs, SharesTest.isExact(mine.hits, mine.total, theirs.hits, theirs.total))
                : detectable(Math.sqrt(both), welch);
        return new Comparison(
                ComparisonLabel.of(result.label(), other.result.label()),
                result,
                other.result,
                new Customers(customers, other.customers, 0),
                new Uncertainty(Math.sqrt(both), welch, 0, detectable),
                test);
    }

    /** The degrees of freedom of the sum of both variances, by Welch and Satterthwaite. */
    private double welch(Figure other) {
        double both = variance + other.variance;
        return both * both / (variance * variance / degrees + other.variance * other.variance / other.degrees);
    }

    /** The share, if it has data. */
    @Nullable
    Share shareOfSome() {
        return share == null || share.total == 0 || result.value().isEmpty() ? null : share;
    }

    /** Whether it tells chance: whether its customers are of more than one kind. */
    boolean isSpread() {
        return variance > 0;
    }

    /** Why there is nothing to tell chance by. */
    static String whyNoTest(double standardError) {
        return standardError == 0
                ? "and no test, since the customers are all alike"
                : "too few customers to test, or too alike, or not known";
    }

    /** A t test of the difference; nothing if there is none, or nothing to tell chance by. */
    private @Nullable SignificanceTest ofDifference(Figure other, double both, double freedom, String method) {
        if (!isSpread()
                || !other.isSpread()
                || !(both > 0)
                || result.value().isEmpty()
                || other.result.value().isEmpty()) {
            return null;
        }
        double difference = result.value().getAsDouble() - other.result.value().getAsDouble();
        double t = difference / Math.sqrt(both);
        double p = Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t)));
        return new SignificanceTest(method, t, p);
    }

    /** The least rise or fall that shows, of what both shares have together, with two hits and two others added. */
    private static double detectable(Share one, Share other, boolean isExact) {
        double pooled = (one.hits + other.hits + 2.0) / (one.total + other.total + 4.0);
        double least = Double.POSITIVE_INFINITY;
        for (double share : new double[] {pooled, 1 - pooled}) {
            least = Math.min(least, Power.usual().rise(share, one.total, other.total, isExact));
            least = Math.min(least, Power.usual().rise(share, other.total, one.total, isExact));
        }
        return least;
    }

    private static double detectable(double standardError, double freedom) {
        if (!(standardError > 0 && freedom > 0)) {
            return Double.NaN;
        }
        TDistribution t = TDistribution.of(freedom);
        double level = t.inverseSurvivalProbability((1 - Power.usual().level()) / 2);
        return standardError
                * (level + t.inverseCumulativeProbability(Power.usual().power()));
    }

    /** Two figures over the same customers, some of whom may be in both. */
    static Comparison ofTwo(JointSample sample) {
        Figure first = of(sample, 0);
        Figure second = of(sample, 1);
        JointSums sums = sample.sums();
        Customers customers = new Customers(
                sums.customers(0) - sums.anonymous(0),
                sums.customers(1) - sums.anonymous(1),
                sums.inBoth(0, 1) - sums.anonymousInBoth());
        if (sums.isOfOthers()) {
            return first.against(second).ofCustomers(customers);
        }
        double own = sample.covariance(0, 0);
        double others = sample.covariance(1, 1);
        double together = sample.covariance(0, 1);
        double variance = Math.max(0, first.variance + second.variance - 2 * sample.covarianceOfSamples(0, 1));
        double freedom = Math.min(sums.customers() - 1.0, first.welch(second));
        double correlation =
                own > 0 && others > 0 ? Math.max(-1, Math.min(1, together / Math.sqrt(own) / Math.sqrt(others))) : 0;
        boolean areShares = first.shareOfSome() != null && second.shareOfSome() != null;
        boolean areTheSame = sums.customers(0) == sums.inBoth(0, 1) && sums.customers(1) == sums.inBoth(0, 1);
        SignificanceTest test = areShares && areTheSame
                ? ofTheSame(sums)
                : first.ofDifference(
                        second, variance, freedom, areTheSame ? "paired t test" : "t test of the difference");
        double standardError = Math.sqrt(variance);
        double least = detectable(standardError, freedom);
        return new Comparison(
                ComparisonLabel.of(first.result.label(), second.result.label()),
                first.result,
                second.result,
                customers,
                new Uncertainty(standardError, freedom, correlation, areShares && least > 1 ? Double.NaN : least),
                test);
    }

    private static SignificanceTest ofTheSame(JointSums sums) {
        long both = sums.aboveProducts(0, 1).longValueExact();
        return SharesTest.ofTheSame(sums.above(0) - both, sums.above(1) - both);
    }
}
