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
            throw new IllegalArgumentException("margin " + share + " not in [0, 1]");
        }
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

    static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }
}
