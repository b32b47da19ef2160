package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a customer is worth, as a multiple of what a customer brings.
 *
 * <p>{@code value = revenue / customers · margin · multiple}
 *
 * <ul>
 *   <li>The multiple is stated, or follows from how many customers are kept; see {@link Life}.
 *   <li>No customers, or nothing that the multiple could follow from, is no data; so is a multiple without bound, where
 *       nobody is lost.
 *   <li>The interval is that of {@link Average}. There is none where the multiple follows from the customers kept, whose
 *       chance it would leave out.
 * </ul>
 *
 * <p>Worked example: 6,000 of 100 customers at a margin of 40 % are 24 a customer; with 80 of 100 kept and 12 % discount
 * the multiple is 0.8 / (1 + 0.12 − 0.8) = 2.5, and the value 60.
 *
 * @param revenue what a customer brings, before the margin
 * @param retained of the customers of before, how many are kept; 0 if the multiple is stated
 * @param start the customers of before; 0 if the multiple is stated
 * @param life where the multiple comes from
 * @param margin the share of the revenue that counts
 * @param term the multiple if it is stated, the discount rate of one period if that is in it, and otherwise 0
 */
public record LifetimeValue(Average revenue, long retained, long start, Life life, double margin, double term)
        implements NumericResult {

    /** Where the multiple comes from. */
    public enum Life {
        /** The caller. */
        STATED,
        /** Customers who are lost: {@code 1 / churn = start / (start − retained)}. */
        CHURN,
        /** Customers who are kept, r of them, and a discount rate d: {@code r / (1 + d − r)}. */
        RETENTION
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the retained are not in [0, start], or the margin or the term is negative or not
     *     finite, or so is what they multiply to
     */
    public LifetimeValue {
        requireNonNull(revenue, "revenue");
        requireNonNull(life, "life");
        if (retained < 0 || retained > start) {
            throw new IllegalArgumentException("retained " + retained + " not in [0, " + start + "]");
        }
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY && term >= 0 && term < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("margin " + margin + " or term " + term + " not in [0, ∞)");
        }
        if (margin * multiple(retained, start, life, term) == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("margin " + margin + " and term " + term + " multiply to no number");
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        margin += 0.0;
        term += 0.0;
    }

    @Override
    public Label label() {
        return revenue.label();
    }

    /**
     * How many times what a customer brings the value is.
     *
     * @return the multiple, or empty if it has no bound or nothing to follow from
     */
    public OptionalDouble multiple() {
        double multiple = multiple(retained, start, life, term);
        return Double.isNaN(multiple) ? OptionalDouble.empty() : OptionalDouble.of(multiple);
    }

    /** Not a number if it has no bound or nothing to follow from. */
    private static double multiple(long retained, long start, Life life, double term) {
        double below = life == Life.RETENTION ? (start - retained) + start * term : start - retained;
        return life == Life.STATED
                ? term
                : below > 0 ? (life == Life.RETENTION ? retained : start) / below : Double.NaN;
    }

    /**
     * The value.
     *
     * @return revenue / customers · margin · multiple, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return multiple().isEmpty() ? OptionalDouble.empty() : whole().value();
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the interval, or empty if the multiple is not stated, with fewer than two customers, or with no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        Optional<Interval> interval = whole().interval(level);
        return life == Life.STATED ? interval : Optional.empty();
    }

    /** Exact where the margin times the multiple is 1. */
    @Override
    public int compareWith(double number) {
        return multiple().isEmpty() ? NumericResult.super.compareWith(number) : whole().compareWith(number);
    }

    @Override
    public Unit unit() {
        return revenue.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(revenue.fewestCustomers().orElse(0), start);
    }

    @Override
    public String summary() {
        String sums = revenue.sum().toPlainString() + "/" + revenue.count();
        String kept = life == Life.STATED ? "" : ", " + retained + "/" + start + " kept";
        if (value().isEmpty()) {
            return label().noData(sums + kept);
        }
        String value = told(value().getAsDouble()) + " (" + sums + " · "
                + (margin == 1 ? "" : Unit.PERCENT.tell(margin) + " · ")
                + Figures.decimals(multiple().getAsDouble(), 3) + kept + ")";
        return value
                + interval().map(i -> ", " + i.text(unit())).orElse("")
                + revenue.spread().note(revenue.sum().unscaledValue(), BigInteger.valueOf(revenue.count()));
    }

    @Override
    public String toString() {
        return label().around(summary());
    }

    /** The average times margin and multiple; without a multiple, of no use. */
    private Average whole() {
        return new Average(
                label(),
                revenue.sum(),
                revenue.count(),
                margin * multiple().orElse(0),
                revenue.unit(),
                revenue.spread());
    }
}
