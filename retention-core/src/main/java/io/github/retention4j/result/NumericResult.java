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
     * How the value stands to a number, such as a goal. The number is taken for the decimal that it is written as: 0.3 for
     * three tenths, and not for the binary fraction next to it. A number that {@link #value} returned is equal to what returned
     * it.
     *
     * <p>Counts and sums of money are compared exactly: 3 of 10 are 0.3, and 299,999,999 of a billion are less. A value that
     * is worked out in floating point, such as an index or an average of another unit of time, is taken to be equal to a
     * number that differs from it by at most a billionth of the larger of the two.
     *
     * @param number a finite number in the unit of {@link #value}
     * @return −1 if the value is less, 0 if it is equal, 1 if it is greater
     * @throws IllegalArgumentException if the number is not finite
     * @throws java.util.NoSuchElementException if there are no data
     */
    default int compareWith(double number) {
        Figures.checkFinite(number);
        return Figures.compare(value().orElseThrow(), number);
    }

    /**
     * The 95 % interval.
     *
     * @return the interval in the unit of {@link #value}, or empty if there is none
     */
    default Optional<Interval> interval() {
        return interval(Interval.USUAL_LEVEL);
    }

    /**
     * An interval of a level of your choice.
     *
     * @param level the confidence level, between 0 and 1, such as 0.9
     * @return the interval in the unit of {@link #value}, or empty if there is none
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    Optional<Interval> interval(double level);

    /**
     * Whether a number could be a value of this, whatever the data. A share is between 0 and 1, so 35 is no goal for it.
     *
     * @param value a number in the unit of {@link #value}
     * @return whether it is in the range of values; true unless the result has one
     */
    default boolean canBe(double value) {
        return true;
    }

    /**
     * What the value is in, and how it is told.
     *
     * @return such as {@link Unit#PERCENT}
     */
    Unit unit();

    /**
     * A number as this result tells its own: {@code 38.7 %} for a rate of 0.387.
     *
     * @param value a number in the unit of {@link #value}
     * @return the number with its unit
     */
    default String told(double value) {
        return unit().tell(value);
    }

    /**
     * What most results' {@link #summary} is: the value, what it is made of, and its interval.
     *
     * @param counts what the value is made of, such as "412/1064"
     * @return such as {@code 38.7 % (412/1064), 95 % CI 35.8–41.7 %}, or that there are no data
     */
    default String summaryOf(String counts) {
        return value().isEmpty()
                ? label().noData(counts)
                : told(value().getAsDouble()) + " (" + counts + ")"
                        + interval().map(i -> ", " + i.text(unit())).orElse("");
    }
}
