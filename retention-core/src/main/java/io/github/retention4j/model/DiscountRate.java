package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * By how much money that comes a period later is worth less, with the period it is told for.
 *
 * <p>{@code (1 + annual rate) = (1 + monthly rate)^12}: from one period to another by compound interest.
 *
 * <p>At most it is 300 % a year or 30 % a month. Where prices rise fast, money is discounted at more than 100 % a year; a
 * rate above the bound is rather 12, written by somebody who means 12 %, and refused.
 *
 * <pre>{@code
 * DiscountRate rate = DiscountRate.annual(0.12);
 * double monthly = rate.perMonth(); // 0.0095, not a twelfth
 * double ofTheQuarter = rate.over(q1);
 * }</pre>
 *
 * @param rate the rate as a fraction, 0 to 3 for a year and 0 to 0.3 for a month: 0.12 for 12 %
 * @param period the period it is told for
 */
public record DiscountRate(double rate, Period period) implements Serializable {
    /** Money later is worth as much as money now. */
    public static final DiscountRate NONE = annual(0);

    /** What a rate is told for. */
    public enum Period {
        /** A twelfth of a year. */
        MONTH("month", 12, 0.3),
        /** A year. */
        YEAR("year", 1, 3);

        private final String text;
        private final int inAYear;
        private final double highest;

        Period(String text, int inAYear, double highest) {
            this.text = text;
            this.inAYear = inAYear;
            this.highest = highest;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the rate is not in [0, 3] for a year, or not in [0, 0.3] for a month
     */
    public DiscountRate {
        requireNonNull(period, "period");
        if (!(rate >= 0 && rate <= period.highest)) {
            throw new IllegalArgumentException("discount rate " + rate + " a " + period.text + " not in [0, "
                    + period.highest + "]" + Margin.slip(rate));
        }
        rate = Margin.positive(rate);
    }

    /**
     * A rate told for a year.
     *
     * @param rate the rate as a fraction, 0 to 3
     * @return the rate
     * @throws IllegalArgumentException if the rate is not in [0, 3]
     */
    public static DiscountRate annual(double rate) {
        return new DiscountRate(rate, Period.YEAR);
    }

    /**
     * A rate told for a month.
     *
     * @param rate the rate as a fraction, 0 to 0.3
     * @return the rate
     * @throws IllegalArgumentException if the rate is not in [0, 0.3]
     */
    public static DiscountRate monthly(double rate) {
        return new DiscountRate(rate, Period.MONTH);
    }

    /**
     * The same rate for a year.
     *
     * @return the rate as a fraction
     */
    public double perYear() {
        return over(1);
    }

    /**
     * The same rate for a month.
     *
     * @return the rate as a fraction
     */
    public double perMonth() {
        return period == Period.MONTH ? rate : over(1.0 / Period.MONTH.inAYear);
    }

    /**
     * The same rate for as long as a window is.
     *
     * @param window the window
     * @return the rate as a fraction
     */
    public double over(Window window) {
        return over(window.years());
    }

    private double over(double years) {
        double periods = years * period.inAYear;
        return periods == 1 ? rate : Math.expm1(periods * Math.log1p(rate));
    }

    /** The rate in per cent, with its period: {@code 12 % a year}. */
    @Override
    public String toString() {
        return Margin.percent(rate) + " a " + period.text;
    }
}
