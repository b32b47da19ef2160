package io.github.retention4j.compare;

import io.github.retention4j.result.Figures;
import java.io.Serializable;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How large a sample must be to see a difference, and how large a difference must be for a sample to show it.
 *
 * <p>{@code n = (u·√(2·p̄·(1 − p̄)) + v·√(p·(1 − p) + q·(1 − q)))² / (p − q)²} customers in each group for shares p and q with
 * {@code p̄ = (p + q) / 2}, u and v being the normal quantiles of {@code 1 − (1 − level) / 2} and of the power
 *
 * <p>{@code n = 2·((u + v)·σ / (p − q))²} customers in each group for means p and q and a standard deviation σ
 *
 * <ul>
 *   <li>The level is that of the test, 95 % unless asked otherwise: of differences that are none it takes 5 in 100 for one. The
 *       power is how likely it sees one that is there: 80 % unless asked otherwise.
 *   <li>A sample size is that of each of two groups of the same size, rounded up. The test is two-sided.
 *   <li>What groups of n and m customers can show is the other way round: the least rise from p to q for which
 *       {@code q − p ≥ u·√(s·(1 − s)·(1/n + 1/m)) + v·√(p·(1 − p)/n + q·(1 − q)/m)}, with {@code s = (n·p + m·q) / (n + m)}.
 *   <li>The units are customers. Of a figure of which a customer has many, such as orders, take the standard deviation over
 *       customers.
 * </ul>
 *
 * <p>Worked example: to tell 33 % from 30 % takes 3,763 customers in each group, and to tell 31 % takes 33,275. Two groups of
 * 1,000 can show a rise from 30 % to 35.9 %, and no smaller one.
 *
 * <pre>{@code
 * long customers = Power.usual().sampleSize(0.30, 0.33);
 * double points = Power.usual().detectable(0.30, 1_000, 1_000);
 * long forFiveSar = Power.usual().sampleSizeOfMeans(80, 5);
 * Power strict = new Power(0.99, 0.9);
 * }</pre>
 *
 * <p>Source: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, chapter 4,
 * without the correction for continuity.
 *
 * @param level the confidence level of the test, such as 0.95
 * @param power how likely a difference that is there is seen, such as 0.8
 */
public record Power(double level, double power) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Power USUAL = new Power(0.95, 0.8);
    private static final int HALVINGS = 200;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the level is not between 0 and 1, or the power not between (1 − level) / 2 and 1
     */
    public Power {
        checkShare(level, "level");
        checkShare(power, "power");
        if (power <= (1 - level) / 2) {
            throw new IllegalArgumentException("power " + power + " is not above " + (1 - level) / 2
                    + ", which a test of level " + level + " has where there is no difference");
        }
    }

    /**
     * What is usual: a level of 95 % and a power of 80 %.
     *
     * @return the two
     */
    public static Power usual() {
        return USUAL;
    }

    /**
     * How many customers to tell two shares apart.
     *
     * @param share the share of one group, such as 0.30
     * @param other the share of the other
     * @return customers in each group
     * @throws IllegalArgumentException if a share is not in [0, 1], or they are the same
     */
    public long sampleSize(double share, double other) {
        checkShareOrEnd(share);
        checkShareOrEnd(other);
        double difference = Figures.difference(share, other);
        if (difference == 0) {
            throw new IllegalArgumentException("no sample tells " + share + " from itself; say what it should become");
        }
        double mean = (share + other) / 2;
        double root = testQuantile() * Math.sqrt(2 * mean * (1 - mean))
                + powerQuantile() * Math.sqrt(share * (1 - share) + other * (1 - other));
        return customers(root * root / (difference * difference));
    }

    /**
     * How many customers to tell two means apart.
     *
     * @param standardDeviation how much customers differ, above 0, in the unit of the means
     * @param difference the difference to be seen, not 0
     * @return customers in each group
     * @throws IllegalArgumentException if the standard deviation is not above 0 and finite, or the difference is 0 or not finite
     */
    public long sampleSizeOfMeans(double standardDeviation, double difference) {
        if (!(standardDeviation > 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standard deviation " + standardDeviation + " not in (0, ∞)");
        }
        if (!Double.isFinite(difference) || difference == 0) {
            throw new IllegalArgumentException("difference " + difference + " is not a finite number other than 0");
        }
        double ratio = quantiles() * standardDeviation / difference;
        return customers(2 * ratio * ratio);
    }

    /** Rounded up, but for the last digits of what is worked out in floating point. */
    private static long customers(double size) {
        double whole = Math.rint(size);
        return Math.max(2, (long) (Figures.compare(size, whole) == 0 ? whole : Math.ceil(size)));
    }

    /**
     * The least rise of a share that two groups can show.
     *
     * @param share the share to rise from, such as 0.30
     * @param customers how many customers the one group has, at least 1
     * @param others how many the other has, at least 1
     * @return the rise as a fraction, such as 0.059; infinite where not even a rise to 1 would show
     * @throws IllegalArgumentException if the share is not in [0, 1], or a group has no customers
     */
    public double detectable(double share, long customers, long others) {
        checkShareOrEnd(share);
        if (customers < 1 || others < 1) {
            throw new IllegalArgumentException(
                    "groups of " + customers + " and " + others + " customers; each needs at least 1");
        }
        return rise(share, customers, others, false);
    }

    /**
     * The least rise that shows.
     *
     * @param isExact whether the test is an exact one, which sees as much as one corrected for continuity does
     */
    double rise(double share, long customers, long others, boolean isExact) {
        double low = share;
        double high = 1;
        if (share == 1 || !shows(share, high, customers, others, isExact)) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (shows(share, middle, customers, others, isExact)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high - share;
    }

    /** Whether the test sees a share in one group and another in the other as often as it should. */
    private boolean shows(double share, double other, long customers, long others, boolean isExact) {
        double n = customers;
        double m = others;
        double pooled = (n * share + m * other) / (n + m);
        double needed = testQuantile() * Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
                + powerQuantile() * Math.sqrt(share * (1 - share) / n + other * (1 - other) / m);
        double correction = isExact ? (1 / n + 1 / m) / 2 : 0;
        return other - share >= needed + correction;
    }

    /**
     * The least difference that shows, given how uncertain it is.
     *
     * @param standardError the standard error of the difference, zero or above
     * @return the difference in the same unit
     * @throws IllegalArgumentException if the standard error is negative or not finite
     */
    public double detectable(double standardError) {
        if (!(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standard error " + standardError + " not in [0, ∞)");
        }
        return quantiles() * standardError;
    }

    private double quantiles() {
        return testQuantile() + powerQuantile();
    }

    private double testQuantile() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }

    private double powerQuantile() {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(power);
    }

    private static void checkShare(double share, String what) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(what + " " + share + " not in (0, 1)" + Figures.slip(share));
        }
    }

    private static void checkShareOrEnd(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " not in [0, 1]" + Figures.slip(share));
        }
    }
}
