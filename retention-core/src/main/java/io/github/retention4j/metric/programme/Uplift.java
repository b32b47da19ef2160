package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What is known of how much more customers bring since there is a programme.
 *
 * <p>{@code uplift = revenue with the programme / revenue without it − 1}
 *
 * <ul>
 *   <li>It is stated, or measured as the revenue per customer of those who were offered the programme against that of a control group.
 *   <li>What members bring more than others is none: who spends more joins more often.
 * </ul>
 */
public sealed interface Uplift extends Serializable {
    /**
     * The uplift.
     *
     * @return a fraction, 0.2 for 20 % more, or empty if it is not known
     */
    OptionalDouble value();

    /** Nobody says. */
    enum Unknown implements Uplift {
        /** Neither stated nor measured. */
        UNKNOWN;

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }

    /**
     * An uplift that was found elsewhere, such as by an experiment.
     *
     * @param uplift a fraction, 0.2 for 20 % more
     * @param low the lower end of its 95 % interval, or not a number if there is none
     * @param high the upper end
     */
    record Stated(double uplift, double low, double high) implements Uplift {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if it is not above −1 and finite, or not within its interval
         */
        public Stated {
            boolean hasEnds = !Double.isNaN(low) || !Double.isNaN(high);
            if (!(uplift > -1 && uplift < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("uplift " + uplift + " not in (-1, ∞); write 0.2 for 20 % more");
            }
            if (hasEnds && !(low > -1 && low <= uplift && uplift <= high && high < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("uplift " + uplift + " not in its interval [" + low + ", " + high
                        + "], or the interval not in (-1, ∞)");
            }
            // Minus zero becomes zero, so that what is equal has the same hash.
            uplift += 0.0;
            low += 0.0;
            high += 0.0;
        }

        /** Whether its interval is known. */
        boolean hasEnds() {
            return !Double.isNaN(low);
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(uplift);
        }
    }

    /**
     * An uplift measured by two groups of customers that chance made.
     *
     * @param offered the revenue per customer of those who were offered the programme, whether or not they joined
     * @param control that of those who were held back
     */
    record Measured(Average offered, Average control) implements Uplift {
        /** Checks that nothing is null. */
        public Measured {
            requireNonNull(offered, "offered");
            requireNonNull(control, "control");
        }

        @Override
        public OptionalDouble value() {
            return difference().isEmpty() || control.value().getAsDouble() <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            difference().getAsDouble() / control.value().getAsDouble());
        }

        /** How much more revenue a customer brings who was offered the programme. */
        OptionalDouble difference() {
            return offered.value().isEmpty() || control.value().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            offered.value().getAsDouble() - control.value().getAsDouble());
        }
    }
}
