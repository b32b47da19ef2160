package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A figure read off a curve, with its standard error and its interval.
 *
 * <ul>
 *   <li>Where spells had the event and the standard error is 0 all the same, as where all had it at one time or all are one
 *       customer's, nothing tells how the figure would vary by chance. It then has no interval and no p-value.
 * </ul>
 */
public final class Estimate implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double value;
    private final double standardError;
    private final @Nullable Interval interval;
    private final Unit unit;

    /**
     * Validates.
     *
     * @param interval null if nothing tells chance
     * @throws IllegalArgumentException if the value is not a number, or the standard error is negative
     */
    Estimate(double value, double standardError, @Nullable Interval interval, Unit unit) {
        if (Double.isNaN(value) || !(standardError >= 0)) {
            throw new IllegalArgumentException(
                    "value " + value + " with standard error " + standardError + " is no estimate");
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        this.value = value + 0.0;
        this.standardError = standardError;
        this.interval = interval;
        this.unit = requireNonNull(unit, "unit");
    }

    /**
     * A figure of a metric of your own.
     *
     * @param value the figure
     * @param standardError its standard error, zero or above, in the same unit
     * @param interval its confidence interval, or empty if nothing tells chance
     * @param unit what the figure is in
     * @return the estimate
     * @throws IllegalArgumentException if the value is not a number, or the standard error is negative
     */
    public static Estimate of(double value, double standardError, Optional<Interval> interval, Unit unit) {
        return new Estimate(
                value, standardError, requireNonNull(interval, "interval").orElse(null), unit);
    }

    /**
     * The figure.
     *
     * @return a number in its unit
     */
    public double value() {
        return value;
    }

    /**
     * Its standard error.
     *
     * @return zero or above, in the same unit
     */
    public double standardError() {
        return standardError;
    }

    /**
     * Its confidence interval.
     *
     * @return its ends in the same unit, or empty if nothing tells chance
     */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /**
     * What the figure is in.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * How probable a figure at least as far from a number is if the number is the true one: of both sides, by the normal
     * distribution.
     *
     * <pre>{@code
     * SurvivalCurve march = engine.compute(TimeToEvent.toNthOrder(2).within(month(2025, 3)));
     * SurvivalCurve april = engine.compute(TimeToEvent.toNthOrder(2).within(month(2025, 4)));
     * Estimate difference = march.restrictedMeanDifference(april, 90).orElseThrow();
     * OptionalDouble p = difference.pValue(0);
     * }</pre>
     *
     * @param number what it would be, such as 0 for a difference
     * @return the p-value, or empty if nothing tells chance: there is no interval, or the standard error is 0
     */
    public OptionalDouble pValue(double number) {
        return interval == null || standardError == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(value - number) / standardError));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Estimate that
                && Double.compare(value, that.value) == 0
                && Double.compare(standardError, that.standardError) == 0
                && Objects.equals(interval, that.interval)
                && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, standardError, interval, unit);
    }

    /** Such as {@code 40.0 %, 95 % CI 20.0–60.0 %} or {@code -5.0 days, nothing to tell chance by}. */
    @Override
    public String toString() {
        String told = unit.quantity() == Unit.Quantity.SHARE_DIFFERENCE ? unit.tellSigned(value) : unit.tell(value);
        if (interval == null) {
            return told + ", nothing to tell chance by";
        }
        return interval.low() == interval.high() ? told : told + ", " + interval.text(unit);
    }
}
