package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sum over a count, both kept: an amount per order, orders per customer.
 *
 * <p>{@code value = sum / count · times}
 *
 * <ul>
 *   <li>A count of zero, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>The interval is Student's t around the ratio of the two sums, with customers as the independent units: one
 *       customer's orders are alike, and to treat them as independent would make the interval too narrow. With fewer than
 *       two customers, or where all are alike, there is none: they do not tell how others differ. It leans on the average being roughly normal: for a few dozen customers of whom one
 *       spends most, do not.
 * </ul>
 *
 * <p>Worked example: orders of 10, 20 and 30 by three customers are 60 over 3, so 20 per order, with a standard error of
 * √(3/2 · 200) / 3 = 5.7735 and a 95 % interval of 20 ∓ 4.3027 · 5.7735, from −4.84 to 44.84.
 *
 * <p>Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (ratio estimators).
 *
 * @param label what it is an average of
 * @param sum the exact sum
 * @param count what it is divided by, zero or above
 * @param times a factor for another unit of time, 1 for none
 * @param unit what it is told in, such as "orders per customer"
 * @param decimals how many decimals to print
 * @param spread how much customers differ
 */
public record Average(Label label, BigDecimal sum, long count, double times, String unit, int decimals, Spread spread)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public Average {
        requireNonNull(label, "label");
        requireNonNull(sum, "sum");
        requireNonNull(unit, "unit");
        requireNonNull(spread, "spread");
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is below 0");
        }
    }

    /**
     * An average of which only the sums are known, so that it has no interval.
     *
     * @param label what it is an average of
     * @param sum the sum
     * @param count what it is divided by, zero or above
     * @param unit what it is told in
     * @param decimals how many decimals to print
     * @return the average
     */
    public static Average withoutSpread(Label label, BigDecimal sum, long count, String unit, int decimals) {
        return new Average(label, sum, count, 1, unit, decimals, Spread.UNKNOWN);
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

    /**
     * An interval of a level of your choice.
     *
     * @return the interval, or empty with fewer than two customers or no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty() || spread.customers() < 2) {
            return Optional.empty();
        }
        double unitOfSum = BigDecimal.ONE.movePointLeft(sum.scale()).doubleValue();
        double error = spread.standardError(sum.unscaledValue(), BigInteger.valueOf(count)) * unitOfSum * times;
        return spread.interval(value().getAsDouble(), error, level);
    }

    @Override
    public String told(double value) {
        return Figures.decimals(value, decimals) + " " + unit;
    }

    @Override
    public String summary() {
        if (value().isEmpty()) {
            return label.noData(sum.toPlainString() + "/" + count);
        }
        String value = told(value().getAsDouble()) + " (" + sum.toPlainString() + "/" + count + ")";
        return value + interval().map(i -> ", " + i.text(1, decimals, "")).orElse("");
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
