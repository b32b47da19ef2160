package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A rate as the two counts it is made of.
 *
 * <p>{@code value = hits / total}
 *
 * <ul>
 *   <li>A total of zero, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>A {@linkplain Kind#PART part} has the Wilson score interval, which stays inside 0 to 1 and has a width at 0 of 10
 *       and at 10 of 10 too.
 *   <li>A {@linkplain Kind#NET net} rate compares two counts of which neither holds the other. It can pass 100 % or fall
 *       below zero, is shown as it is, and has no interval.
 * </ul>
 *
 * <p>Worked example: 15 of 20 is 75.0 % with a 95 % interval of 53.1 % to 88.8 %; 0 of 10 is 0.0 % with 0.0 % to 27.8 %.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 *
 * @param label what it is a rate of
 * @param hits the numerator
 * @param total the denominator, zero or above
 * @param kind whether the hits are among the total
 */
public record Ratio(Label label, long hits, long total, Kind kind) implements NumericResult {
    private static final String WILSON = "Wilson score";

    /** How the numerator relates to the denominator. */
    public enum Kind {
        /** The hits are some of the total. */
        PART,
        /** The numerator is a difference of counts, compared with the total. */
        NET
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the total is negative, or the hits of a part are not in [0, total]
     */
    public Ratio {
        requireNonNull(label, "label");
        requireNonNull(kind, "kind");
        if (total < 0) {
            throw new IllegalArgumentException("total " + total + " is below 0");
        }
        if (kind == Kind.PART && (hits < 0 || hits > total)) {
            throw new IllegalArgumentException("hits " + hits + " not in [0, " + total + "]");
        }
    }

    /**
     * A part of a whole.
     *
     * @param label what it is a rate of
     * @param hits how many of the total
     * @param total how many in all
     * @return the rate
     */
    public static Ratio part(Label label, long hits, long total) {
        return new Ratio(label, hits, total, Kind.PART);
    }

    /**
     * A difference compared with a count.
     *
     * @param label what it is a rate of
     * @param difference the numerator, of any sign and size
     * @param total the count it is compared with
     * @return the rate
     */
    public static Ratio net(Label label, long difference, long total) {
        return new Ratio(label, difference, total, Kind.NET);
    }

    /**
     * The rate.
     *
     * @return hits / total as a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return total == 0 || label.isUnobserved() ? OptionalDouble.empty() : OptionalDouble.of((double) hits / total);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the Wilson score interval, or empty for a net rate or no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (kind == Kind.NET || value().isEmpty()) {
            return Optional.empty();
        }
        if (total <= Integer.MAX_VALUE) {
            var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) total, (int) hits, 1 - level);
            return Optional.of(
                    Interval.withinShares(hits, total, wilson.getLowerBound(), wilson.getUpperBound(), level, WILSON));
        }
        // The library counts in int.
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return Optional.of(Interval.ofShare(hits, total, (double) total, z, level, WILSON));
    }

    @Override
    public boolean canBe(double value) {
        return kind == Kind.NET || (value >= 0 && value <= 1);
    }

    @Override
    public String told(double value) {
        return Figures.percent(value);
    }

    @Override
    public String summary() {
        if (value().isEmpty()) {
            return label.noData(hits + "/" + total);
        }
        String rate = told(value().getAsDouble()) + " (" + hits + "/" + total + ")";
        if (kind == Kind.NET) {
            boolean outside = hits < 0 || hits > total;
            return rate + (outside ? ", a net rate, which is not bound to 0–100 %" : ", a net rate");
        }
        return rate + ", " + interval().orElseThrow().text(100, 1, " %");
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
