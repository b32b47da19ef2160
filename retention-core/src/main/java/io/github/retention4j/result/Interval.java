package io.github.retention4j.result;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 * @param level the confidence level, such as 0.95
 * @param method how it was worked out
 */
public record Interval(double low, double high, double level, String method) implements Serializable {
    /** The level that results print. */
    public static final double USUAL_LEVEL = 0.95;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the ends are not numbers in order, or the level is not between 0 and 1
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high + " is not in order");
        }
        checkLevel(level);
        // Minus zero becomes zero, so that what is equal has the same hash.
        low += 0.0;
        high += 0.0;
    }

    /**
     * The Wilson score interval of a share.
     *
     * @param trials how many independent trials it is as uncertain as; the total, if that many there were
     * @param quantile of the normal distribution or of Student's t
     */
    static Interval ofShare(long hits, long total, double trials, double quantile, double level, String method) {
        double p = (double) hits / total;
        double square = quantile * quantile / trials;
        double centre = p + square / 2;
        double reach = Math.sqrt(square * (p * (1 - p) + square / 4));
        return withinShares(
                hits, total, (centre - reach) / (1 + square), (centre + reach) / (1 + square), level, method);
    }

    /** An interval of a share, with the ends exactly 0 and 1 where nothing or everything is a hit. */
    static Interval withinShares(long hits, long total, double low, double high, double level, String method) {
        return new Interval(hits == 0 ? 0 : Math.max(0, low), hits == total ? 1 : Math.min(1, high), level, method);
    }

    /**
     * The adjusted Wald interval of a net share of answers.
     *
     * @param trials how many independent answers it is as uncertain as; the answers, if that many there were
     * @param bound what a net share of all is told as: 100 for points
     */
    static Interval ofNet(
            long positive, long negative, long answers, double trials, double bound, double level, String method) {
        double n = trials + 3;
        double up = (positive * (trials / answers) + 0.75) / n;
        double down = (negative * (trials / answers) + 0.75) / n;
        double centre = up - down;
        double variance = up + down - centre * centre;
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double reach = z * Math.sqrt(variance / n);
        return new Interval(
                Math.max(-bound, bound * (centre - reach)), Math.min(bound, bound * (centre + reach)), level, method);
    }

    /** The interval with its ends as numbers of so many decimals, times a factor: 100 for percentages. */
    String text(double factor, int decimals, String unit) {
        String from = Figures.decimals(factor * low, decimals);
        String dash = from.startsWith("-") ? " to " : "–";
        return Figures.decimals(100 * level, 0) + " % CI " + from + dash + Figures.decimals(factor * high, decimals)
                + unit;
    }

    static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + " not in (0, 1)" + Figures.slip(level));
        }
    }
}
