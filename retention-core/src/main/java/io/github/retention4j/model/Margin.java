package io.github.retention4j.model;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What is left of revenue after the costs that come with each sale.
 *
 * <pre>{@code
 * Margin margin = Margin.of(0.4); // 40 % of the revenue
 * }</pre>
 *
 * @param share the share of the revenue that is left, 0 to 1
 */
public record Margin(double share) implements Serializable {
    /** All of the revenue, as where costs are not looked at. */
    public static final Margin WHOLE = new Margin(1);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Margin {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("margin " + share + " not in [0, 1]" + slip(share));
        }
        share = positive(share);
    }

    /**
     * A margin.
     *
     * @param share the share of the revenue that is left, 0 to 1
     * @return the margin
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public static Margin of(double share) {
        return new Margin(share);
    }

    /** The margin in per cent: {@code 40 % margin}. */
    @Override
    public String toString() {
        return percent(share) + " margin";
    }

    /** One zero: 0.0 and -0.0 are one value, and equal. */
    static double positive(double value) {
        return value == 0 ? 0 : value;
    }

    /** What to write instead of a share that is refused, for somebody who means so many per cent. */
    static String slip(double share) {
        return share > 0 && share <= 100 ? "; write " + shifted(share, -2) + " for " + shifted(share, 0) + " %" : "";
    }

    static String percent(double share) {
        return shifted(share, 2) + " %";
    }

    private static String shifted(double value, int digits) {
        BigDecimal shifted = BigDecimal.valueOf(value).movePointRight(digits);
        return shifted.signum() == 0 ? "0" : shifted.stripTrailingZeros().toPlainString();
    }
}
