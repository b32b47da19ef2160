package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * By how much the good answers outweigh the bad ones, as the three counts it is made of.
 *
 * <p>{@code value = (positive − negative) / answers}
 *
 * <ul>
 *   <li>It is above 0 if more answers are positive than negative, from −100 % to +100 %.
 *   <li>No answers, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>The interval is the adjusted Wald, as for a net promoter score: ¾ of an answer is added on either side and 3 to the
 *       answers. Where a customer has several answers, they count as as many as are as uncertain as the customers, and where
 *       nothing is known of customers each for itself.
 * </ul>
 *
 * <p>Worked example: 50 positive, 30 neutral and 20 negative answers give +30.0 %, with a 95 % interval of 14.1 to 44.2 %.
 *
 * <p>Source: J. Sauro and J. R. Lewis, the adjusted Wald interval for the net promoter score (2021).
 *
 * @param label what it is a net share of
 * @param positive good answers
 * @param neutral answers in between
 * @param negative bad answers
 * @param spread how much customers differ, good less bad answers being the amount and all answers the count; of no customers
 *     if unknown, and then each answer stands for itself
 */
public record NetShare(Label label, long positive, long neutral, long negative, Spread spread)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a count is negative, or there are more customers than answers
     * @throws ArithmeticException if the answers are more than a long can count
     */
    public NetShare {
        requireNonNull(label, "label");
        requireNonNull(spread, "spread");
        if (positive < 0 || neutral < 0 || negative < 0) {
            throw new IllegalArgumentException(
                    "a count of " + positive + ", " + neutral + " or " + negative + " answers is below 0");
        }
        long answers = Math.addExact(Math.addExact(positive, neutral), negative);
        if (spread.customers() > answers) {
            throw new IllegalArgumentException(
                    Figures.count(answers, "answer") + " of more customers, " + spread.customers());
        }
    }

    /**
     * A net share of which only the counts are known: each answer stands for itself.
     *
     * @param label what it is a net share of
     * @param positive good answers
     * @param neutral answers in between
     * @param negative bad answers
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the answers are more than a long can count
     */
    public NetShare(Label label, long positive, long neutral, long negative) {
        this(label, positive, neutral, negative, Spread.UNKNOWN);
    }

    /**
     * All answers.
     *
     * @return positive + neutral + negative
     */
    public long answers() {
        return positive + neutral + negative;
    }

    /**
     * The net share.
     *
     * @return −1 to 1, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return answers() == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (positive - negative) / answers());
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(BigDecimal.valueOf(positive - negative), BigDecimal.valueOf(answers()), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the adjusted Wald interval as fractions, or empty if there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return value().isEmpty()
                ? Optional.empty()
                : Optional.of(Interval.ofNet(positive, negative, answers(), spread, 1, level));
    }

    /**
     * The net share of two results together, such as those of two shops.
     *
     * @param other a net share of the same
     * @return the net share of the answers of both; each answer for itself if the customers of either are not known
     * @throws IllegalArgumentException if the other is of another metric, definition or window
     * @throws ArithmeticException if the answers are more than a long can count
     */
    public NetShare plus(NetShare other) {
        return new NetShare(
                label.and(other.label),
                Math.addExact(positive, other.positive),
                Math.addExact(neutral, other.neutral),
                Math.addExact(negative, other.negative),
                Spread.both(spread, answers() != 0, other.spread, other.answers() != 0));
    }

    @Override
    public boolean canBe(double value) {
        return value >= -1 && value <= 1;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(spread.customers());
    }

    @Override
    public String summary() {
        if (value().isEmpty()) {
            return label.noData("0 answers");
        }
        return told(value().getAsDouble()) + " (" + positive + " positive, " + neutral + " neutral, " + negative
                + " negative), " + interval().orElseThrow().text(unit());
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
