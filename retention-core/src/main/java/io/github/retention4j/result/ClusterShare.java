package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of things of which a customer may have many, such as orders or visits: what one customer has is alike, so that a
 * thousand orders of ten customers tell less than a thousand customers do.
 *
 * <p>{@code value = hits / total}
 *
 * <ul>
 *   <li>A total of zero, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>The interval is Wilson's with, in place of the total, the number of independent trials that would be as uncertain
 *       as these customers are: {@code n · v / ((n − 1) · e²) · (t(n − 1) / t(m − 1))²}, and at most n, with a total of n,
 *       m customers, v = value · (1 − value), e the standard error of the value as {@link Spread} has it, and t Student's t of
 *       so many degrees of freedom at the level of the interval.
 *   <li>Where no customer has more than one, that is the total, and the interval is {@link Ratio}'s. Where customers do not
 *       differ at all, as at 0 of 10, or there is one alone, each counts as one trial. Ends stay inside 0 to 1.
 *   <li>Where only the counts are known, there is none.
 * </ul>
 *
 * <p>Worked example: three customers have 1 of 2, 0 of 1 and 3 of 3: 4 of 6 is 66.7 %, with a standard error of
 * √(3/2 · (1/9 + 4/9 + 1)) / 6 = 0.2546. With t(5) = 2.5706 and t(2) = 4.3027 that is as uncertain as 1.47 independent ones,
 * and the interval is 12.7 to 96.5 %.
 *
 * <p>Source: E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of positive
 * counts estimated from survey data, Survey Methodology 24 (1998), for the number of trials; N. Dean and M. Pagano,
 * Evaluating confidence interval methods for binomial proportions in clustered surveys, J. Surv. Stat. Methodol. 3 (2015),
 * for Wilson's interval with it.
 *
 * @param label what it is a share of
 * @param hits how many of the total
 * @param total how many in all
 * @param spread how much customers differ, hits being the amount and the total the count; of no customers if unknown
 */
public record ClusterShare(Label label, long hits, long total, Spread spread) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the total is negative, or the hits are not in [0, total]
     */
    public ClusterShare {
        requireNonNull(label, "label");
        requireNonNull(spread, "spread");
        if (total < 0) {
            throw new IllegalArgumentException("total " + total + " is below 0");
        }
        if (hits < 0 || hits > total) {
            throw new IllegalArgumentException("hits " + hits + " not in [0, " + total + "]");
        }
    }

    /**
     * A share of which only the counts are known, so that it has no interval.
     *
     * @param label what it is a share of
     * @param hits how many of the total
     * @param total how many in all
     * @return the share
     */
    public static ClusterShare withoutSpread(Label label, long hits, long total) {
        return new ClusterShare(label, hits, total, Spread.UNKNOWN);
    }

    /**
     * A share of which only the counts are known, each of the total being somebody else's.
     *
     * @param label what it is a share of
     * @param hits how many of the total
     * @param total how many in all
     * @return the share, with the interval of as many customers as the total
     * @throws IllegalArgumentException if the total is negative, or the hits are not in [0, total]
     */
    public static ClusterShare ofSingles(Label label, long hits, long total) {
        boolean isShare = hits >= 0 && hits <= total;
        BigInteger x = BigInteger.valueOf(hits);
        return new ClusterShare(
                label, hits, total, isShare ? new Spread(total, x, x, BigInteger.valueOf(total)) : Spread.UNKNOWN);
    }

    /**
     * The share.
     *
     * @return hits / total as a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return total == 0 || label.isUnobserved() ? OptionalDouble.empty() : OptionalDouble.of((double) hits / total);
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(BigDecimal.valueOf(hits), BigDecimal.valueOf(total), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the interval, or empty if nothing is known of the customers or there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty() || spread.customers() == 0) {
            return Optional.empty();
        }
        if (spread.isOfSingles(BigInteger.valueOf(total))) {
            return Optional.of(Interval.ofShare(hits, total, level));
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        String method = "Wilson score over " + Figures.count(spread.customers(), "customer");
        return Optional.of(Interval.ofShare(hits, total, trials(level), z, level, method));
    }

    /**
     * The share of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other a share of the same
     * @return the share of the counts of both; without an interval if that of either is not known
     * @throws IllegalArgumentException if the other is of another metric, definition or window
     * @throws ArithmeticException if the counts are more than a long can count
     */
    public ClusterShare plus(ClusterShare other) {
        return new ClusterShare(
                label.and(other.label),
                Math.addExact(hits, other.hits),
                Math.addExact(total, other.total),
                Spread.both(spread, total != 0, other.spread, other.total != 0));
    }

    /**
     * How many independent trials would be as uncertain as the customers are.
     *
     * @return at most the total; only asked where there are customers and data
     */
    double trials(double level) {
        double p = (double) hits / total;
        return spread.trials(BigInteger.valueOf(hits), BigInteger.valueOf(total), p * (1 - p), level);
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0 && value <= 1;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(spread.customers());
    }

    @Override
    public String summary() {
        return summaryOf(hits + "/" + total);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
