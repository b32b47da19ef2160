package io.github.retention4j.metric.programme;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joda.money.BigMoney;

/**
 * What a programme brings for what it costs.
 *
 * <p>{@code value = (incremental margin − cost) / cost}
 *
 * <ul>
 *   <li>0 % is a programme that just pays for itself, −100 % one that brings nothing. It is not bound above.
 *   <li>The incremental margin is the gross margin that there would not be without the programme. A cost of zero or below is no data.
 *   <li>The interval is that of the incremental margin: the costs were paid, and chance is in what they brought.
 * </ul>
 *
 * <p>Worked example: 5 m of margin for a cost of 2 m are (5 − 2) / 2 = 150 %.
 *
 * @param label what it is of
 * @param incrementalMargin the margin that there would not be without the programme
 * @param cost what the programme cost, in the same currency
 * @param chance what its interval is made of
 */
public record ReturnOnInvestment(Label label, BigMoney incrementalMargin, BigMoney cost, Chance chance)
        implements NumericResult {
    /** What an interval is made of. */
    public sealed interface Chance extends Serializable {
        /** Nothing is known of it. */
        enum Unknown implements Chance {
            /** Only the sums are known. */
            UNKNOWN
        }

        /**
         * A 95 % interval that is known, of no other level.
         *
         * @param low its lower end
         * @param high its upper end
         */
        record Ends(double low, double high) implements Chance {}

        /**
         * How far the averages of two groups of other customers lie apart.
         *
         * @param first the average of the one
         * @param second that of the other, which is subtracted
         * @param times what their difference is multiplied with to be the incremental margin by the cost
         */
        record Groups(Average first, Average second, double times) implements Chance {
            /** Checks that nothing is null. */
            public Groups {
                requireNonNull(first, "first");
                requireNonNull(second, "second");
            }
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the two are in different currencies, or of more than 40 digits before the decimal point
     *     or 100 behind it
     */
    public ReturnOnInvestment {
        requireNonNull(label, "label");
        requireNonNull(incrementalMargin, "incrementalMargin");
        requireNonNull(cost, "cost");
        requireNonNull(chance, "chance");
        Digits.checked(cost.getAmount(), "cost");
        Digits.checked(incrementalMargin.getAmount(), "incremental margin");
        if (!incrementalMargin.getCurrencyUnit().equals(cost.getCurrencyUnit())) {
            throw new IllegalArgumentException("incremental margin is in " + incrementalMargin.getCurrencyUnit()
                    + ", cost in " + cost.getCurrencyUnit());
        }
    }

    /**
     * What the programme brings for each unit of money that it costs, less that unit.
     *
     * @return a fraction, 1.5 for 150 %, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return !cost.isPositive() || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        gain().divide(cost.getAmount(), MathContext.DECIMAL128).doubleValue());
    }

    private BigDecimal gain() {
        return incrementalMargin.getAmount().subtract(cost.getAmount());
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(gain(), cost.getAmount(), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return that of the uplift, carried over; empty where that is not known, or is stated and of another level
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty()) {
            return Optional.empty();
        }
        if (chance instanceof Chance.Ends ends) {
            return level == Interval.USUAL_LEVEL
                    ? Optional.of(new Interval(ends.low(), ends.high(), level, "that of the stated uplift"))
                    : Optional.empty();
        }
        if (!(chance instanceof Chance.Groups groups)) {
            return Optional.empty();
        }
        Optional<Interval> first = groups.first().interval(level);
        Optional<Interval> second = groups.second().interval(level);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Interval apart = Interval.ofDifference(
                groups.first().value().orElseThrow(),
                first.get(),
                groups.second().value().orElseThrow(),
                second.get(),
                0,
                "that of the difference between both groups");
        return Optional.of(new Interval(
                apart.low() * groups.times() - 1, apart.high() * groups.times() - 1, level, apart.method()));
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return chance instanceof Chance.Groups groups
                ? Figures.fewest(
                        groups.first().spread().customers(),
                        groups.second().spread().customers())
                : OptionalLong.empty();
    }

    @Override
    public String summary() {
        return summaryOf(told(incrementalMargin) + " for " + told(cost) + " "
                + cost.getCurrencyUnit().getCode());
    }

    static String told(BigMoney money) {
        return Figures.decimals(
                money.getAmount().doubleValue(), money.getCurrencyUnit().getDecimalPlaces());
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
