package io.github.retention4j.result;

import java.util.Optional;
import java.util.OptionalDouble;

/** A result whose answer is a single number, so that it can be held against a goal or be part of an index. */
public interface NumericResult extends MetricResult {
    /**
     * The number.
     *
     * @return the value, or empty if there are no data
     */
    OptionalDouble value();

    /**
     * The 95 % interval.
     *
     * @return the interval in the unit of {@link #value}, or empty if there is none
     */
    Optional<Interval> interval();

    /**
     * A number as this result tells its own: {@code 38.7 %} for a rate of 0.387.
     *
     * @param value a number in the unit of {@link #value}
     * @return the number with its unit
     */
    String told(double value);
}
