package io.github.retention4j.metric.index;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.NumericResult;
import java.io.Serializable;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleToIntFunction;
import java.util.stream.DoubleStream;

/** What a number is held against: a goal of the shop's own, or a range published by others. */
public sealed interface Criterion extends Serializable permits Criterion.AtLeast, Criterion.AtMost, PublishedRange {

    /** How a number stands. */
    enum Verdict {
        /** The goal is met. */
        MET,
        /** The goal is missed. */
        MISSED,
        /** Below the published range. */
        BELOW,
        /** Within the published range, its ends included. */
        WITHIN,
        /** Above the published range. */
        ABOVE,
        /** There is no number. */
        NO_DATA;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * How a number stands.
     *
     * @param compared how the number compares with one that the standard names: below 0 if it is less, 0 if it is equal, above
     *     0 if it is greater
     * @return anything but no data
     */
    Verdict verdict(DoubleToIntFunction compared);

    /**
     * How a number stands that was worked out in floating point: it is equal to a goal that differs from it by at most a
     * billionth of the larger of the two.
     *
     * @param value the number
     * @return anything but no data
     */
    default Verdict verdict(double value) {
        return verdict((DoubleToIntFunction) number -> Figures.compare(value, number));
    }

    /**
     * How a result stands, by {@link NumericResult#compareWith}: counts and sums of money are compared exactly.
     *
     * @param result the result
     * @return the verdict on its value
     */
    default Verdict verdict(NumericResult result) {
        return result.value().isEmpty() ? Verdict.NO_DATA : verdict((DoubleToIntFunction) result::compareWith);
    }

    /**
     * How far a result is off.
     *
     * @param result a result that has data
     * @return its value less the goal, or less the end of the range that is nearest to it; 0 within the range, and where it
     *     is {@linkplain NumericResult#compareWith equal} to the goal
     * @throws java.util.NoSuchElementException if there are no data
     */
    double distance(NumericResult result);

    /**
     * The numbers that it names.
     *
     * @return the goal, or both ends of the range
     */
    DoubleStream numbers();

    /**
     * The standard in words.
     *
     * @param told tells a number with its unit
     * @return such as "at least 35.0 %"
     */
    String text(DoubleFunction<String> told);

    /**
     * A goal that a number meets from below or not at all.
     *
     * @param goal the lowest number that meets it
     */
    record AtLeast(double goal) implements Criterion {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the goal is not a finite number
         */
        public AtLeast {
            checkFinite(goal);
            // Minus zero becomes zero, so that what is equal has the same hash.
            goal += 0.0;
        }

        @Override
        public Verdict verdict(DoubleToIntFunction compared) {
            return compared.applyAsInt(goal) >= 0 ? Verdict.MET : Verdict.MISSED;
        }

        @Override
        public double distance(NumericResult result) {
            return from(goal, result);
        }

        @Override
        public DoubleStream numbers() {
            return DoubleStream.of(goal);
        }

        @Override
        public String text(DoubleFunction<String> told) {
            return "at least " + told.apply(goal);
        }
    }

    /**
     * A goal that a number meets by not passing it.
     *
     * @param goal the highest number that meets it
     */
    record AtMost(double goal) implements Criterion {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the goal is not a finite number
         */
        public AtMost {
            checkFinite(goal);
            // Minus zero becomes zero, so that what is equal has the same hash.
            goal += 0.0;
        }

        @Override
        public Verdict verdict(DoubleToIntFunction compared) {
            return compared.applyAsInt(goal) <= 0 ? Verdict.MET : Verdict.MISSED;
        }

        @Override
        public double distance(NumericResult result) {
            return from(goal, result);
        }

        @Override
        public DoubleStream numbers() {
            return DoubleStream.of(goal);
        }

        @Override
        public String text(DoubleFunction<String> told) {
            return "at most " + told.apply(goal);
        }
    }

    /** How far a result is from a number. */
    private static double from(double number, NumericResult result) {
        return result.compareWith(number) == 0
                ? 0
                : Figures.difference(result.value().orElseThrow(), number);
    }

    private static void checkFinite(double goal) {
        if (!Double.isFinite(goal)) {
            throw new IllegalArgumentException("goal " + goal + " is not a finite number");
        }
    }
}
