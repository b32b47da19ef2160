package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long those stayed who left, and how many have not left yet.
 *
 * <ul>
 *   <li>The number is the mean over those who left. It is too short while many have not.
 *   <li>Nobody who left, or a window the data do not reach, is no data: the value is empty, never 0.
 * </ul>
 *
 * @param mean days per customer who left
 * @param staying how many have not left yet, zero or above
 */
public record Lifespan(Average mean, long staying) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if fewer than none have not left yet
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public Lifespan {
        requireNonNull(mean, "mean");
        if (staying < 0) {
            throw new IllegalArgumentException("staying " + staying + " is below 0");
        }
        Math.addExact(mean.count(), staying);
    }

    @Override
    public Label label() {
        return mean.label();
    }

    /**
     * How many left.
     *
     * @return zero or more
     */
    public long left() {
        return mean.count();
    }

    /**
     * The share of customers who have not left yet, whose lifespan is not known and not in the mean.
     *
     * @return staying / (left + staying)
     */
    public Ratio notYetLeft() {
        return Ratio.part(label().part("not left yet"), staying, Math.addExact(left(), staying));
    }

    /**
     * The mean over those who left.
     *
     * @return days, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return mean.value();
    }

    @Override
    public int compareWith(double number) {
        return mean.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return mean.interval(level);
    }

    @Override
    public Unit unit() {
        return mean.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(mean.fewestCustomers().orElse(0), staying);
    }

    @Override
    public String summary() {
        Ratio here = notYetLeft();
        return mean.summary() + (here.value().isEmpty() ? "" : "; not left yet: " + here.summary());
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
