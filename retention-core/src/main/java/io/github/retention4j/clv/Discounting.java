package io.github.retention4j.clv;

import io.github.retention4j.math.GaussLegendre;
import io.github.retention4j.model.DiscountRate;
import java.util.function.DoubleUnaryOperator;

/**
 * What expected purchases are worth now, each {@code e^(−δu)} where it comes after u days.
 *
 * <p>{@code e^(−δt) E(t) + δ ∫₀ᵗ e^(−δu) E(u) du}: nothing but the expectation E is needed, and all is above 0. The integral is taken
 * over ln(1 + u/scale), in which E changes slowly.
 */
final class Discounting {
    /** What comes later than so many times 1/δ is worth e^(−30) and less. */
    private static final double LAST = 30;

    private static final double LONGEST_PANEL = 2.5;

    private Discounting() {}

    /**
     * Adds them up.
     *
     * @param expected the expected purchases by days
     * @param days through when; may be infinite
     * @param shape how steeply the rate of purchases falls
     * @param scale in how many days it starts to
     * @throws IllegalArgumentException if there is no end and nothing is discounted, or days are below 0
     */
    static double purchases(DoubleUnaryOperator expected, DiscountRate rate, double days, double shape, double scale) {
        if (!(days >= 0)) {
            throw new IllegalArgumentException("days " + days + " not in [0, ∞]");
        }
        double delta = Math.log1p(rate.perYear()) / Units.DAYS_OF_A_YEAR;
        if (delta == 0) {
            if (days == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("purchases without an end, discounted at " + rate
                        + ", may add up to no number; state a discount rate above 0 or a number of days");
            }
            return expected.applyAsDouble(days);
        }
        double last = Math.min(days, LAST / delta);
        double sum = delta * integral(expected, delta, last, shape, scale);
        return days > last ? sum : sum + Math.exp(-delta * days) * expected.applyAsDouble(days);
    }

    /** {@code ∫₀ᵗ e^(−δu) E(u) du}. */
    static double integral(DoubleUnaryOperator expected, double delta, double days, double shape, double scale) {
        double end = Math.log1p(days / scale);
        double width = Math.min(LONGEST_PANEL, 1 / (1 + shape));
        double sum = 0;
        for (double from = 0; from < end; ) {
            double to = from + width > end - width / 4 ? end : from + width;
            sum += panel(expected, delta, scale, from, to);
            from = to;
            width = Math.min(LONGEST_PANEL, 2 * width);
        }
        return sum;
    }

    private static double panel(DoubleUnaryOperator expected, double delta, double scale, double from, double to) {
        GaussLegendre rule = GaussLegendre.SIXTEEN;
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            double at = from + (to - from) * rule.node(i);
            double u = scale * Math.expm1(at);
            sum += rule.weight(i) * Math.exp(-delta * u) * (scale + u) * expected.applyAsDouble(u);
        }
        return (to - from) * sum;
    }
}
