package io.github.retention4j.clv;

import java.time.temporal.ChronoUnit;
import java.util.List;

/** What parameters may be: how long their units are, and that they are above 0. */
final class Units {
    private static final double SECONDS_OF_A_DAY = 86_400;

    /** The mean year of the calendar: 365.2425 days. */
    static final double DAYS_OF_A_YEAR = days(ChronoUnit.YEARS);

    /** A parameter may be so small; fits end well within, at 1e-5. */
    static final double LEAST = 1e-12;

    static final double MOST = 1e12;

    /** A time or an amount may be almost anything, by its unit. */
    private static final double LEAST_MEASURED = 1e-100;

    private static final double MOST_MEASURED = 1e100;

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
     * Refuses parameters that no customers have: beyond these bounds differences of them round to nothing.
     *
     * @param measured the names of those that are times or amounts: they have wider bounds
     * @throws IllegalArgumentException naming the first
     */
    static void checkPositive(String model, List<String> names, List<Double> values, List<String> measured) {
        for (int i = 0; i < names.size(); i++) {
            double value = values.get(i);
            boolean isMeasured = measured.contains(names.get(i));
            double least = isMeasured ? LEAST_MEASURED : LEAST;
            double most = isMeasured ? MOST_MEASURED : MOST;
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException("parameter " + names.get(i) + " of " + model + " is " + value
                        + ", not in [" + least + ", " + most + "]");
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
