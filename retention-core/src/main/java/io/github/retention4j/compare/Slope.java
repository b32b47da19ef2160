package io.github.retention4j.compare;

import io.github.retention4j.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The slope of figures over their places, and its test.
 *
 * @param windows how many figures there are
 * @param value by how much they rise from one place to the next, or not a number if there are too few
 * @param standardError its standard error over customers, or not a number
 * @param degrees the degrees of freedom
 * @param test the test, if there is anything to tell chance by
 */
record Slope(
        int windows,
        double value,
        double standardError,
        double degrees,
        @Nullable SignificanceTest test) {
    private static final int LEAST = 3;

    /** Of the figures that are over and have data. */
    static Slope of(JointSample sample) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < sample.results().size(); i++) {
            boolean isOver = sample.result(i).label().observation() == Observation.OBSERVED;
            if (isOver && sample.result(i).value().isPresent()) {
                used.add(i);
            }
        }
        if (used.size() < LEAST) {
            return new Slope(used.size(), Double.NaN, Double.NaN, Double.NaN, null);
        }
        return slope(sample, used);
    }

    private static Slope slope(JointSample sample, List<Integer> used) {
        JointSums sums = sample.sums();
        double weights = 0;
        double weighted = 0;
        for (int i : used) {
            weights += sums.below(i);
            weighted += (double) sums.below(i) * i;
        }
        double mean = weighted / weights;
        double squares = 0;
        for (int i : used) {
            squares += sums.below(i) * (i - mean) * (i - mean);
        }
        double slope = 0;
        double[] part = new double[sample.results().size()];
        for (int i : used) {
            part[i] = sums.below(i) * (i - mean) / squares;
            slope += part[i] * sample.result(i).value().orElseThrow();
        }
        double variance = 0;
        double alone = 0;
        double spread = 0;
        for (int i : used) {
            double own = part[i] * part[i] * sample.variance(i);
            alone += own;
            spread += own * own / (sums.customers(i) - 1.0);
            for (int j : used) {
                variance += part[i] * part[j] * sample.covarianceOfSamples(i, j);
            }
        }
        double degrees = Math.min(most(sums, used), alone * alone / spread);
        double error = Math.sqrt(Math.max(0, variance));
        return new Slope(used.size(), slope, error, degrees, test(sample, used, slope, error, degrees, squares));
    }

    /** One less than the customers that there may be in these windows. */
    private static double most(JointSums sums, List<Integer> used) {
        double each = used.stream().mapToDouble(sums::customers).sum();
        return Math.min(each, (double) sums.customers()) - 1;
    }

    private static @Nullable SignificanceTest test(
            JointSample sample, List<Integer> used, double slope, double error, double degrees, double squares) {
        JointSums sums = sample.sums();
        boolean areShares = used.stream().allMatch(i -> Figure.of(sample, i).share() != null);
        if (areShares && areOfOthers(sums, used)) {
            double hits = 0;
            double total = 0;
            for (int i : used) {
                hits += sums.above(i);
                total += sums.below(i);
            }
            double pooled = hits / total;
            double z = pooled == 0 || pooled == 1 ? 0 : slope * Math.sqrt(squares / (pooled * (1 - pooled)));
            return new SignificanceTest("Cochran–Armitage test", z, SharesTest.twoSided(z));
        }
        if (!(error > 0)) {
            return null;
        }
        double t = slope / error;
        double p = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
        return new SignificanceTest("t test of the slope", t, Math.min(1, p));
    }

    private static boolean areOfOthers(JointSums sums, List<Integer> used) {
        return used.stream().allMatch(i -> used.stream().allMatch(j -> i.equals(j) || sums.inBoth(i, j) == 0));
    }
}
