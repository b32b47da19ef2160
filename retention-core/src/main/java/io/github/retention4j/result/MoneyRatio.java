package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A rate of money as the two sums it is made of.
 *
 * <p>{@code value = part / whole}
 *
 * <ul>
 *   <li>A whole of zero or below, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>The part may pass the whole or fall below zero, where refunds or a difference are in it; it is shown as it is.
 *   <li>The interval is that of a ratio of two sums with customers as the independent units, as {@link Average} has it, and
 *       lies within what the rate can be: 0 to 100 % if no customer's part is below zero or above the customer's whole, as
 *       where no refund or difference is in it. {@link Spread} has the formulas. With fewer than two customers, where all
 *       are alike, or where only the sums are known, there is none. A rate of fewer than 30 customers says so, and one that few of
 *       more customers carry.
 * </ul>
 *
 * <p>Worked example: of three customers' 10, 20 and 30 the last came back for 30, so 30 of 60 is 50.0 %, with a standard
 * error of √(3/2 · 350) / 60 = 0.3819. Within 0 to 100 % that is an interval of 2.2 to 98.3 %.
 *
 * <p>Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (ratio estimators).
 *
 * @param label what it is a rate of
 * @param part the exact sum above
 * @param whole the exact sum below
 * @param currency the code of the currency of both, such as "SAR"
 * @param spread how much customers differ, the part being the amount and the whole the count; of no customers if unknown
 */
public record MoneyRatio(Label label, BigDecimal part, BigDecimal whole, String currency, Spread spread)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a sum has more than 40 digits before the decimal point or 100 behind it
     */
    public MoneyRatio {
        requireNonNull(label, "label");
        requireNonNull(part, "part");
        requireNonNull(whole, "whole");
        requireNonNull(currency, "currency");
        requireNonNull(spread, "spread");
        Digits.checked(part, "part");
        Digits.checked(whole, "whole");
    }

    /**
     * A rate of which only the sums are known, so that it has no interval.
     *
     * @param label what it is a rate of
     * @param part the sum above
     * @param whole the sum below
     * @param currency the code of the currency of both
     * @return the rate
     * @throws IllegalArgumentException as the constructor does
     */
    public static MoneyRatio withoutSpread(Label label, BigDecimal part, BigDecimal whole, String currency) {
        return new MoneyRatio(label, part, whole, currency, Spread.UNKNOWN);
    }

    /**
     * The rate.
     *
     * @return part / whole as a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return whole.signum() <= 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.divide(whole, MathContext.DECIMAL128).doubleValue());
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent() ? Figures.compare(part, whole, number) : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the interval as fractions, or empty with fewer than two customers, where all are alike, or with no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty()) {
            return Optional.empty();
        }
        return spread.interval(inSmallUnits(part), inSmallUnits(whole), level);
    }

    /** Both are in the same units, which cancel. */
    private BigInteger inSmallUnits(BigDecimal sum) {
        return sum.setScale(Math.max(part.scale(), whole.scale())).unscaledValue();
    }

    /**
     * The rate of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other a rate of the same, in the same currency and with amounts of as many decimals
     * @return the rate of the sums of both; without an interval if that of either is not known
     * @throws IllegalArgumentException if the other is of another metric, definition, window, currency or number of decimals
     */
    public MoneyRatio plus(MoneyRatio other) {
        Label both = label.and(other.label);
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("sums in " + currency + " and in " + other.currency
                    + " do not add up; convert one shop's amounts when its history is built");
        }
        Spread.checkSameDecimals(part, other.part);
        Spread.checkSameDecimals(whole, other.whole);
        return new MoneyRatio(
                both,
                part.add(other.part),
                whole.add(other.whole),
                currency,
                Spread.both(spread, hasSums(), other.spread, other.hasSums()));
    }

    private boolean hasSums() {
        return part.signum() != 0 || whole.signum() != 0;
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
        String sums = part.toPlainString() + "/" + whole.toPlainString() + " " + currency;
        return summaryOf(sums) + (value().isEmpty() ? "" : spread.note(inSmallUnits(part), inSmallUnits(whole)));
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
