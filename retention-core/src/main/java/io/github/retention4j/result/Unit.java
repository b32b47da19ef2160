package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What a figure is in, and how it is told: a share in percent, money of a currency, days, a count of things.
 *
 * <ul>
 *   <li>A share is a fraction of 1 and is told in percent; a difference of two shares is told in percentage points.
 *   <li>Whatever else a figure is in, a difference of two of them is in the same.
 * </ul>
 *
 * <p>Worked example: 0.387 in {@link #PERCENT} is told as {@code 38.7 %}, and 12.5 in {@code money(SAR).per("order")} as
 * {@code 12.50 SAR per order}.
 *
 * @param quantity what kind of thing is measured
 * @param name what stands behind the number, such as "%", "SAR" or "orders"; empty for nothing
 * @param per what there is one such number for, such as "customer"; empty if it is for all
 * @param decimals how many decimals are told, 0 to 100
 */
public record Unit(Quantity quantity, String name, String per, int decimals) implements Serializable {
    /** A share, told in percent with one decimal. */
    public static final Unit PERCENT = new Unit(Quantity.SHARE, "%", "", 1);

    /** A difference of two shares, told in percentage points with one decimal. */
    public static final Unit PERCENTAGE_POINTS = new Unit(Quantity.SHARE_DIFFERENCE, "points", "", 1);

    /** Days, told with one decimal. */
    public static final Unit DAYS = new Unit(Quantity.DAYS, "days", "", 1);

    /** Points of a score, such as an index from 0 to 100, told with one decimal and no name. */
    public static final Unit SCORE = new Unit(Quantity.SCORE, "", "", 1);

    private static final int MAX_DECIMALS = 100;
    private static final int HUNDRED = 100;

    /** What kind of thing is measured. */
    public enum Quantity {
        /** A part of a whole, or one sum as a multiple of another, as a fraction of 1. */
        SHARE,
        /** One share less another, as a fraction of 1. */
        SHARE_DIFFERENCE,
        /** Money of the currency that is the unit's name. */
        MONEY,
        /** Calendar days. */
        DAYS,
        /** How many there are of what the unit's name says. */
        COUNT,
        /** Points on a scale: an answer, a score, an index. */
        SCORE,
        /** How many times something: a factor. */
        TIMES
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the decimals are not in [0, 100]
     */
    public Unit {
        requireNonNull(quantity, "quantity");
        requireNonNull(name, "name");
        requireNonNull(per, "per");
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals " + decimals + " not in [0, " + MAX_DECIMALS + "]");
        }
    }

    /**
     * Money, told with the decimals that its currency has.
     *
     * @param currency the currency
     * @return such as "SAR"
     */
    public static Unit money(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return new Unit(Quantity.MONEY, currency.getCode(), "", currency.getDecimalPlaces());
    }

    /**
     * A count of things.
     *
     * @param things what is counted, such as "orders"
     * @param decimals how many decimals are told, which an average count has
     * @return such as "orders"
     * @throws IllegalArgumentException if the decimals are not in [0, 100]
     */
    public static Unit count(String things, int decimals) {
        return new Unit(Quantity.COUNT, things, "", decimals);
    }

    /**
     * Points of a score whose scale is told.
     *
     * @param scale the scale, such as "of 100"
     * @param decimals how many decimals are told
     * @return such as "of 100"
     * @throws IllegalArgumentException if the decimals are not in [0, 100]
     */
    public static Unit score(String scale, int decimals) {
        return new Unit(Quantity.SCORE, scale, "", decimals);
    }

    /**
     * A factor, told with an x behind it.
     *
     * @param decimals how many decimals are told
     * @return "x"
     * @throws IllegalArgumentException if the decimals are not in [0, 100]
     */
    public static Unit times(int decimals) {
        return new Unit(Quantity.TIMES, "x", "", decimals);
    }

    /**
     * The same for each of something.
     *
     * @param each what there is one number for, such as "customer"
     * @return such as "SAR per customer"
     */
    public Unit per(String each) {
        return new Unit(quantity, name, each, decimals);
    }

    /**
     * The currency of money.
     *
     * @return its code, such as "SAR", or empty if it is no money
     */
    public Optional<String> currency() {
        return quantity == Quantity.MONEY ? Optional.of(name) : Optional.empty();
    }

    /**
     * What a difference of two such figures is in.
     *
     * @return percentage points for a share, else the same
     */
    public Unit ofDifference() {
        return quantity == Quantity.SHARE
                ? new Unit(Quantity.SHARE_DIFFERENCE, PERCENTAGE_POINTS.name, per, decimals)
                : this;
    }

    /**
     * What a figure is multiplied with when it is told.
     *
     * @return 100 for shares and their differences, which are told in percent and points; else 1
     */
    public int factor() {
        return quantity == Quantity.SHARE || quantity == Quantity.SHARE_DIFFERENCE ? HUNDRED : 1;
    }

    /**
     * What stands behind the number.
     *
     * @return such as "%", "SAR per customer" or nothing
     */
    public String text() {
        return per.isEmpty() ? name : (name + " per " + per).strip();
    }

    /**
     * A figure with its unit.
     *
     * @param value the figure
     * @return such as "38.7 %" for 0.387
     */
    public String tell(double value) {
        return behind(Figures.decimals(factor() * value, decimals));
    }

    /**
     * A figure with its sign and its unit.
     *
     * @param value the figure
     * @return such as "+38.7 %" for 0.387; what is told as zero has no sign
     */
    public String tellSigned(double value) {
        return behind(Figures.signed(factor() * value, decimals));
    }

    private String behind(String number) {
        return text().isEmpty() ? number : number + " " + text();
    }

    @Override
    public String toString() {
        return text();
    }
}
