package io.github.retention4j.clv;

import java.time.temporal.ChronoUnit;
import java.util.List;

/** What parameters may be: how long their units are, and that they are above 0. */
final class Units {
    private static final double SECONDS_OF_A_DAY = 86_400;

    private Units() {}

    /**
     * The days of a unit: a month is a twelfth of a year of 365.2425.
     *
     * @throws IllegalArgumentException unless it is the day, the week, the month or the year
     */
    static double days(ChronoUnit unit) {
        return switch (unit) {
            case DAYS, WEEKS, MONTHS, YEARS -> unit.getDuration().toSeconds() / SECONDS_OF_A_DAY;
            default ->
                throw new IllegalArgumentException(unit + " is no unit of a model; write DAYS, WEEKS, MONTHS or YEARS");
        };
    }

    /** The unit as an adverb. */
    static String each(ChronoUnit unit) {
        return switch (unit) {
            case DAYS -> "daily";
            case WEEKS -> "weekly";
            case MONTHS -> "monthly";
            default -> "yearly";
        };
    }

    /**
     * Refuses parameters that are not above 0.
     *
     * @throws IllegalArgumentException naming the first
     */
    static void checkPositive(String model, List<String> names, List<Double> values) {
        for (int i = 0; i < names.size(); i++) {
            double value = values.get(i);
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "parameter " + names.get(i) + " of " + model + " is " + value + ", not in (0, ∞)");
            }
        }
    }

    /**
     * Refuses a span of time that is none.
     *
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    static void checkDays(double days) {
        if (!(days >= 0 && days < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("days " + days + " not in [0, ∞)");
        }
    }

    /**
     * Refuses a number of purchases in days where one of them is none.
     *
     * @throws IllegalArgumentException if one is below 0, or the days are not finite
     */
    static void checkPurchases(int purchases, double days) {
        checkDays(days);
        if (purchases < 0) {
            throw new IllegalArgumentException("purchases " + purchases + " below 0");
        }
    }
}
