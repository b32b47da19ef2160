package io.github.retention4j.result;

import java.io.Serializable;
import java.math.BigInteger;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

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

    private static final String WILSON = "Wilson score";

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
     * The Wilson score interval of a share of independent trials. Its ends are exactly 0 and 1 where nothing or everything is
     * a hit.
     *
     * @param hits how many of the total
     * @param total how many in all, above zero
     * @param level the confidence level, between 0 and 1
     * @return the interval as fractions
     * @throws IllegalArgumentException if the total is not above 0, the hits are not in [0, total], or the level is not
     *     between 0 and 1
     */
    public static Interval ofShare(long hits, long total, double level) {
        checkLevel(level);
        if (total < 1 || hits < 0 || hits > total) {
            throw new IllegalArgumentException(
                    hits + " of " + total + " is no share: the total is at least 1 and the hits are in [0, total]");
        }
        if (total <= Integer.MAX_VALUE) {
            var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) total, (int) hits, 1 - level);
            return withinShares(hits, total, wilson.getLowerBound(), wilson.getUpperBound(), level, WILSON);
        }
        // The library counts in int.
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return ofShare(hits, total, (double) total, z, level, WILSON);
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
    private static Interval withinShares(long hits, long total, double low, double high, double level, String method) {
        return new Interval(hits == 0 ? 0 : Math.max(0, low), hits == total ? 1 : Math.min(1, high), level, method);
    }

    /**
     * The adjusted Wald interval of a net share of answers: ¾ of an answer is added on either side and 3 to as many answers as
     * are as uncertain as the customers.
     *
     * @param positive how many answers are good
     * @param negative how many are bad
     * @param answers how many answers in all, above zero
     * @param spread how much customers differ, good less bad answers being the amount and all answers the count; of no customers
     *     if unknown, and then each answer stands for itself
     * @param unit what a net share is told in: 1 for a fraction, 100 for points
     * @param level the confidence level, between 0 and 1
     * @return the interval, within −unit and unit
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Interval ofNet(long positive, long negative, long answers, Spread spread, double unit, double level) {
        checkLevel(level);
        BigInteger all = BigInteger.valueOf(answers);
        boolean isOfSingles = spread.customers() == 0 || spread.isOfSingles(all);
        double share = (double) (positive - negative) / answers;
        double variance = (double) (positive + negative) / answers - share * share;
        double trials =
                isOfSingles ? answers : spread.trials(BigInteger.valueOf(positive - negative), all, variance, level);
        double n = trials + 3;
        double up = (positive * (trials / answers) + 0.75) / n;
        double down = (negative * (trials / answers) + 0.75) / n;
        double centre = up - down;
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double reach = z * Math.sqrt((up + down - centre * centre) / n);
        String method = "adjusted Wald" + (isOfSingles ? "" : " over " + Figures.count(spread.customers(), "customer"));
        return new Interval(
                Math.max(-unit, unit * (centre - reach)), Math.min(unit, unit * (centre + reach)), level, method);
    }

    /**
     * The interval of a difference of two figures, made of their own: Newcombe's, if these are the Wilson intervals of two shares.
     *
     * @param first a figure
     * @param ofFirst its interval
     * @param second the figure that is subtracted
     * @param ofSecond its interval, of the same level
     * @param correlation how the two figures vary together, from −1 to 1; 0 if they are of other customers
     * @param method how the interval is called
     * @return the interval around first − second
     */
    public static Interval ofDifference(
            double first, Interval ofFirst, double second, Interval ofSecond, double correlation, String method) {
        double down = distance(first - ofFirst.low, ofSecond.high - second, correlation);
        double up = distance(ofFirst.high - first, second - ofSecond.low, correlation);
        return new Interval(first - second - down, first - second + up, ofFirst.level, method);
    }

    private static double distance(double a, double b, double correlation) {
        double from = Math.max(0, a);
        double to = Math.max(0, b);
        return correlation == 0
                ? Math.hypot(from, to)
                : Math.sqrt(Math.max(0, from * from + to * to - 2 * correlation * from * to));
    }

    /**
     * The interval as a result prints it behind its value.
     *
     * @param unit what the ends are in; percent and points are told behind them, other units stand with the value already
     * @return such as {@code 95 % CI 35.8–41.7 %}
     */
    public String text(Unit unit) {
        return Figures.decimals(100 * level, 0) + " % CI " + ends(unit) + (unit.factor() == 1 ? "" : " " + unit.text());
    }

    /**
     * Its ends alone, for a column that says what they are.
     *
     * @param unit what the ends are in
     * @return such as {@code 35.8–41.7}
     */
    public String ends(Unit unit) {
        String from = Figures.decimals(unit.factor() * low, unit.decimals());
        String to = Figures.decimals(unit.factor() * high, unit.decimals());
        return from + (from.startsWith("-") ? " to " : "–") + to;
    }

    /**
     * Refuses what is no confidence level.
     *
     * @param level the confidence level
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + " not in (0, 1)" + Figures.slip(level));
        }
    }
}
