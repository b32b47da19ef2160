package io.github.retention4j.clv;

import io.github.retention4j.model.DiscountRate;
import java.util.random.RandomGenerator;

/** The purchases to come of a customer who has not been lost, as a model has them: times are days from now. */
public sealed interface PurchaseProcess permits BetaGeometricProcess, ParetoProcess {
    /**
     * How many purchases are expected.
     *
     * @param days in how many days, at least 0
     * @return zero or more
     * @throws IllegalArgumentException if the days are below 0 or not finite
     */
    double expectedPurchases(double days);

    /**
     * How far chance spreads the purchases: E[N(N − 1)], so that their variance is {@code E[N(N − 1)] + E[N] − E[N]²}.
     *
     * @param days in how many days, at least 0
     * @return zero or more
     * @throws IllegalArgumentException if the days are below 0 or not finite
     */
    double secondFactorialMoment(double days);

    /**
     * The probability of so many purchases.
     *
     * @param purchases how many, at least 0
     * @param days in how many days, at least 0
     * @return in [0, 1]
     * @throws IllegalArgumentException if purchases or days are below 0, or the days are not finite
     */
    double probabilityOf(int purchases, double days);

    /**
     * How many purchases are expected, each the less worth the later it comes: {@code (1 + rate)^(−u)} after u years of 365.2425 days.
     *
     * @param rate the discount rate
     * @param days in how many days, at least 0; infinite for all that are to come
     * @return zero or more
     * @throws IllegalArgumentException if there is no end and nothing is discounted
     */
    double discountedPurchases(DiscountRate rate, double days);

    /**
     * One customer's purchases, drawn by lot.
     *
     * @param days in how many days, at least 0
     * @param random what draws
     * @return the times of the purchases, in days from now, ascending
     * @throws IllegalArgumentException if the days are below 0 or not finite
     */
    double[] draw(double days, RandomGenerator random);
}
