package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A rate against the same rate of others: those who got something against those who did not.
 *
 * <p>{@code value = rate − rate of the others}, told in points: 40 % against 30 % is +10 points
 *
 * <ul>
 *   <li>If either rate has no data, neither has the difference: it is empty, never 0.
 *   <li>The interval is Newcombe's, made of the Wilson intervals of both rates. It stays within −100 and 100 points, and has
 *       a width where nobody or everybody is a hit. Where it holds 0, the two rates may well be the same.
 * </ul>
 *
 * <p>Worked example: 56 of 70 against 48 of 80 is 80.0 % against 60.0 %, +20.0 points with a 95 % interval of 5.2 to 33.4.
 *
 * <p>Source: R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine
 * 17 (1998), method 10.
 *
 * @param label what it is a difference of
 * @param rate the rate of those it is about
 * @param against the rate of the others
 * @param leftOut how many are in neither rate, since it is too early to tell
 */
public record RateDifference(Label label, Ratio rate, Ratio against, long leftOut) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a rate is no part, or the count of those left out is negative
     */
    public RateDifference {
        requireNonNull(label, "label");
        requireNonNull(rate, "rate");
        requireNonNull(against, "against");
        if (rate.kind() != Ratio.Kind.PART || against.kind() != Ratio.Kind.PART) {
            throw new IllegalArgumentException(
                    "rates of kind " + rate.kind() + " and " + against.kind() + " are not both a PART");
        }
        if (leftOut < 0) {
            throw new IllegalArgumentException("left out " + leftOut + " is below 0");
        }
    }

    /**
     * The difference.
     *
     * @return −1 to 1, above 0 if the rate is higher than that of the others, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return rate.value().isEmpty() || against.value().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        above().divide(below(), MathContext.DECIMAL128).doubleValue());
    }

    /** The difference as a fraction, so that 30 % less 20 % is 10 %. */
    private BigDecimal above() {
        return BigDecimal.valueOf(rate.hits())
                .multiply(BigDecimal.valueOf(against.total()))
                .subtract(BigDecimal.valueOf(against.hits()).multiply(BigDecimal.valueOf(rate.total())));
    }

    private BigDecimal below() {
        return BigDecimal.valueOf(rate.total()).multiply(BigDecimal.valueOf(against.total()));
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(above(), below(), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return Newcombe's interval as fractions, or empty if there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty()) {
            return Optional.empty();
        }
        Interval newcombe = Interval.ofDifference(
                rate.value().getAsDouble(),
                rate.interval(level).orElseThrow(),
                against.value().getAsDouble(),
                against.interval(level).orElseThrow(),
                0,
                "Newcombe hybrid score");
        // Rounded, an end could pass what a difference can be.
        return Optional.of(
                new Interval(Math.max(-1, newcombe.low()), Math.min(1, newcombe.high()), level, newcombe.method()));
    }

    @Override
    public boolean canBe(double value) {
        return value >= -1 && value <= 1;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENTAGE_POINTS;
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(rate.total(), against.total());
    }

    @Override
    public String summary() {
        String early = leftOut == 0 ? "" : ", " + leftOut + " left out, too early to tell";
        String counts = counts(rate) + " against " + counts(against);
        if (value().isEmpty()) {
            return label.noData(counts) + (label.isUnobserved() ? "" : early);
        }
        return told(value().getAsDouble()) + " (" + counts + "), "
                + interval().orElseThrow().text(unit()) + early;
    }

    private static String counts(Ratio of) {
        String counts = of.hits() + "/" + of.total();
        return of.value().isEmpty()
                ? counts
                : counts + ", " + of.told(of.value().getAsDouble());
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
