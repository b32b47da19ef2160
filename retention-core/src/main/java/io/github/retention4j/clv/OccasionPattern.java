package io.github.retention4j.clv;

import java.io.Serializable;

/**
 * What a model of discrete occasions knows of a customer: on how many of them the customer bought, on which last, and how many there
 * were.
 *
 * <ul>
 *   <li>The occasion of the first purchase is where counting begins and none of them.
 * </ul>
 *
 * <p>Worked example: first bought in 2020, again in 2021 and 2023, observed through 2025: a frequency of 2, a recency of 3, and 5
 * occasions.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and J. Shang, Customer-base analysis in a discrete-time noncontractual setting, Marketing
 * Science 29 (2010), where they are x, t_x and n.
 *
 * @param frequency on how many occasions the customer bought, at least 0
 * @param recency on which one last, counted from 1; 0 if on none
 * @param occasions how many there were, at least the recency
 */
public record OccasionPattern(int frequency, int recency, int occasions) implements Serializable {
    /** A customer of whom only the first purchase is known. */
    public static final OccasionPattern NEWCOMER = new OccasionPattern(0, 0, 0);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is below 0, or they cannot be of one customer
     */
    public OccasionPattern {
        String fault = fault(frequency, recency, occasions);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** What is wrong with a pattern; empty if nothing is. */
    static String fault(double frequency, double recency, double occasions) {
        if (!isCount(frequency)) {
            return "frequency " + frequency
                    + " is no whole number of 0 or more; it counts the occasions with a purchase";
        }
        if (!isCount(occasions)) {
            return "occasions " + occasions + " is no whole number of 0 or more";
        }
        if (!(recency >= frequency && recency <= occasions && isCount(recency))) {
            return "recency " + recency + " is no whole number in [frequency " + frequency + ", occasions " + occasions
                    + "]; it is the last occasion with a purchase, counted from 1";
        }
        return frequency == 0 && recency > 0
                ? "recency " + recency + " without a purchase after the first; it is 0 where the frequency is 0"
                : "";
    }

    private static boolean isCount(double number) {
        return number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number);
    }
}
