package io.github.retention4j.metric.value;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How unequally revenue is spread over customers: 0 if all bring as much, near 1 if one brings nearly all.
 *
 * <p>{@code value = Σ (2i − n − 1) · y(i) / (n · Σ y)}, y(1) to y(n) being what customers bring, in ascending order
 *
 * <ul>
 *   <li>It is twice the area between the Lorenz curve and the diagonal. Of n customers it is at most {@code (n − 1) / n}.
 *   <li>No revenue, or a window the data do not reach, is no data.
 *   <li>The standard error is the standard deviation, by n − 1, of what each customer adds,
 *       {@code z(i) = ((2i − 1) / n − 1 − G) · y(i) − 2 / n · (y(1) + … + y(i))}, by {@code √n} times the mean of y; the interval is
 *       Student's t on the scale of {@code ln(G / (1 − G))}. With fewer than two customers, or where all bring as much, there is none.
 *   <li>Of fewer than 100 customers it says so: it is then too low by about a part in n, and its interval too narrow.
 *   <li>The more few customers bring, the more often a 95 % interval misses: in simulations it held the truth in 94 of 100 cases
 *       for 100 customers of exponential revenue, in 88 for lognormal revenue with a σ of 1, and in 93 for 1,000 of these.
 * </ul>
 *
 * <p>Worked example: 1, 1, 1, 1, 2, 3 and 4 make 28 / (7 · 13) = 0.308.
 *
 * <p>Source: R. Davidson, Reliable inference for the Gini index, Journal of Econometrics 150, 2009.
 *
 * @param label what it is of
 * @param above the weighted sum, of smallest units
 * @param below the customers times their revenue, of smallest units
 * @param customers how many customers
 * @param standardError the standard error; 0 if there is none
 */
public record Gini(Label label, BigInteger above, BigInteger below, long customers, double standardError)
        implements NumericResult {
    private static final Unit UNIT = Unit.score("", 3);

    /** Of fewer customers it is marked. */
    private static final long FEW = 100;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the sums are negative, the first is above the second, or the customers or the standard
     *     error are negative
     */
    public Gini {
        requireNonNull(label, "label");
        requireNonNull(above, "above");
        requireNonNull(below, "below");
        if (above.signum() < 0 || above.compareTo(below) > 0) {
            throw new IllegalArgumentException("weighted sum " + above + " not in [0, " + below + "]");
        }
        if (customers < 0 || !(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a count of " + Figures.count(customers, "customer")
                    + " or a standard error of " + standardError + " is below 0 or not finite");
        }
    }

    @Override
    public OptionalDouble value() {
        return below.signum() == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(above)
                        .divide(new BigDecimal(below), MathContext.DECIMAL128)
                        .doubleValue());
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(new BigDecimal(above), new BigDecimal(below), number)
                : NumericResult.super.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        double g = value().orElse(0);
        if (!(standardError > 0 && g > 0 && g < 1)) {
            return Optional.empty();
        }
        double t = TDistribution.of(customers - 1.0).inverseSurvivalProbability((1 - level) / 2);
        double reach = t * standardError / (g * (1 - g));
        double odds = g / (1 - g);
        double low = 1 / (1 + Math.exp(reach) / odds);
        double high = 1 / (1 + Math.exp(-reach) / odds);
        return Optional.of(new Interval(
                Math.min(low, g), Math.max(high, g), level, "linearised, logit, t over " + customers + " customers"));
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0 && value < 1;
    }

    @Override
    public Unit unit() {
        return UNIT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers);
    }

    @Override
    public String summary() {
        String few = value().isPresent() && customers < FEW ? "; of few, so it may well be higher" : "";
        return summaryOf(Figures.count(customers, "customer")) + few;
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
