package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A figure read off a curve, with its standard error and its interval.
 *
 * @param value the figure
 * @param standardError its standard error, zero or above
 * @param interval its confidence interval
 * @param unit what all three are in
 */
public record Estimate(double value, double standardError, Interval interval, Unit unit) implements Serializable {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the value is not a number, or the standard error is negative
     */
    public Estimate {
        requireNonNull(interval, "interval");
        requireNonNull(unit, "unit");
        if (Double.isNaN(value) || !(standardError >= 0)) {
            throw new IllegalArgumentException(
                    "value " + value + " with standard error " + standardError + " is no estimate");
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        value += 0.0;
    }

    /**
     * How probable a figure at least as far from a number is if the number is the true one: of both sides, by the normal
     * distribution.
     *
     * <pre>{@code
     * SurvivalCurve march = engine.compute(TimeToEvent.toNthOrder(2).within(month(2025, 3)));
     * SurvivalCurve april = engine.compute(TimeToEvent.toNthOrder(2).within(month(2025, 4)));
     * Estimate difference = march.restrictedMeanDifference(april, 90).orElseThrow();
     * double p = difference.pValue(0);
     * }</pre>
     *
     * @param number what it would be, such as 0 for a difference
     * @return the p-value; 1 if the figure is the number
     */
    public double pValue(double number) {
        double apart = Math.abs(value - number);
        return apart == 0 ? 1 : 2 * NormalDistribution.of(0, 1).survivalProbability(apart / standardError);
    }

    @Override
    public String toString() {
        boolean exact = interval.low() == interval.high();
        return (unit.quantity() == Unit.Quantity.SHARE_DIFFERENCE ? unit.tellSigned(value) : unit.tell(value))
                + (exact ? "" : ", " + interval.text(unit));
    }

    /** A p-value as papers print it. */
    static String told(double p) {
        return p < 0.001 ? "p < .001" : "p = " + Figures.decimals(p, 3).replaceFirst("^0", "");
    }
}
