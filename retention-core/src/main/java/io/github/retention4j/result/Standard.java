package io.github.retention4j.result;

import java.io.Serializable;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** What a number is held against: a goal of the shop's own, or a range published by others. */
public sealed interface Standard extends Serializable permits Standard.AtLeast, Standard.AtMost, PublishedRange {

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
     * @param value the number
     * @return anything but no data
     */
    Verdict verdict(double value);

    /**
     * How far a number is off.
     *
     * @param value the number
     * @return the number less the goal, or less the end of the range that is nearest to it; 0 within the range
     */
    double distance(double value);

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
    record AtLeast(double goal) implements Standard {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the goal is not a finite number
         */
        public AtLeast {
            checkFinite(goal);
        }

        @Override
        public Verdict verdict(double value) {
            return value >= goal ? Verdict.MET : Verdict.MISSED;
        }

        @Override
        public double distance(double value) {
            return value - goal;
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
    record AtMost(double goal) implements Standard {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the goal is not a finite number
         */
        public AtMost {
            checkFinite(goal);
        }

        @Override
        public Verdict verdict(double value) {
            return value <= goal ? Verdict.MET : Verdict.MISSED;
        }

        @Override
        public double distance(double value) {
            return value - goal;
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

    private static void checkFinite(double goal) {
        if (!Double.isFinite(goal)) {
            throw new IllegalArgumentException("goal " + goal + " is not a finite number");
        }
    }
}
