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
 * A sum over a count, both kept: an amount per order, orders per customer.
 *
 * <p>{@code value = sum / count · times}
 *
 * <ul>
 *   <li>A count of zero, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>The interval is that of a ratio of two sums, with customers as the independent units: one customer's orders are
 *       alike, and to treat them as independent would make the interval too narrow. It stays within what the average can
 *       be, days not below 0 and answers on their scale; {@link Spread} has the formulas.
 *   <li>With fewer than two customers, or where all are alike, there is none: they do not tell how others differ. It leans
 *       on the average being roughly normal, so an average of fewer than 30 customers says so: one of them may carry it. So does
 *       one of more customers that few of them carry; see {@link Spread#isCarriedByFew}.
 * </ul>
 *
 * <p>Worked example: orders of 10, 20 and 30 by three customers are 60 over 3, so 20 per order, with a standard error of
 * √(3/2 · 200) / 3 = 5.7735 and a 95 % interval of 4.42 to 64.67, since no customer's sum is below 0. Where one could be,
 * it is 20 ∓ 4.3027 · 5.7735, from −4.84 to 44.84.
 *
 * <p>Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (ratio estimators).
 *
 * @param label what it is an average of
 * @param sum the exact sum
 * @param count what it is divided by, zero or above
 * @param times a factor for another unit of time, 1 for none
 * @param unit what it is told in, such as orders per customer
 * @param spread how much customers differ, the sum's smallest unit being that of their amounts
 */
public record Average(Label label, BigDecimal sum, long count, double times, Unit unit, Spread spread)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the count is negative, the times are negative or not finite, or the sum has more than 40 digits before the decimal point or 100 behind it
     */
    public Average {
        requireNonNull(label, "label");
        requireNonNull(sum, "sum");
        requireNonNull(unit, "unit");
        requireNonNull(spread, "spread");
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is below 0");
        }
        if (!(times >= 0 && times < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("times " + times + " not in [0, ∞)");
        }
        Digits.checked(sum, "sum");
        // Minus zero becomes zero, so that what is equal has the same hash.
        times += 0.0;
    }

    /**
     * An average of which only the sums are known, so that it has no interval.
     *
     * @param label what it is an average of
     * @param sum the sum
     * @param count what it is divided by, zero or above
     * @param unit what it is told in
     * @return the average
     * @throws IllegalArgumentException as the constructor does
     */
    public static Average withoutSpread(Label label, BigDecimal sum, long count, Unit unit) {
        return new Average(label, sum, count, 1, unit, Spread.UNKNOWN);
    }

    /**
     * The same known to lie within bounds, as the mean of answers from 1 to 5 does.
     *
     * @param least what sum / count is at least, in the sum's smallest unit
     * @param most what it is at most
     * @return the average, whose interval lies within the bounds
     * @throws IllegalArgumentException if the least is not below the most
     */
    public Average within(double least, double most) {
        return new Average(label, sum, count, times, unit, spread.within(least, most));
    }

    /**
     * The average.
     *
     * @return sum / count · times, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        if (count == 0 || label.isUnobserved()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue() * times);
    }

    /** Exact, unless it is told for another unit of time. */
    @Override
    public int compareWith(double number) {
        return times == 1 && value().isPresent()
                ? Figures.compare(sum, BigDecimal.valueOf(count), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the interval, or empty with fewer than two customers, where all are alike, or with no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty() || times == 0) {
            return Optional.empty();
        }
        double unitOfSum = BigDecimal.ONE.movePointLeft(sum.scale()).doubleValue() * times;
        return spread.interval(sum.unscaledValue(), BigInteger.valueOf(count), level)
                .map(i -> new Interval(i.low() * unitOfSum, i.high() * unitOfSum, level, i.method()));
    }

    /**
     * The average of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other an average of the same, in the same unit and with a sum of as many decimals
     * @return the sum of both over the count of both; without an interval if that of either is not known
     * @throws IllegalArgumentException if the other is of another metric, definition, window, unit or number of decimals
     * @throws ArithmeticException if the counts are more than a long can count
     */
    public Average plus(Average other) {
        Label both = label.and(other.label);
        if (!unit.equals(other.unit) || times != other.times) {
            throw new IllegalArgumentException("averages in " + unit + " and in " + other.unit + ", times " + times
                    + " and " + other.times + ", do not add up");
        }
        Spread.checkSameDecimals(sum, other.sum);
        return new Average(
                both,
                sum.add(other.sum),
                Math.addExact(count, other.count),
                times,
                unit,
                Spread.both(spread, hasSums(), other.spread, other.hasSums()));
    }

    private boolean hasSums() {
        return sum.signum() != 0 || count != 0;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(spread.customers());
    }

    @Override
    public String summary() {
        return summaryOf(sum.toPlainString() + "/" + count)
                + (value().isEmpty() ? "" : spread.note(sum.unscaledValue(), BigInteger.valueOf(count)));
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
