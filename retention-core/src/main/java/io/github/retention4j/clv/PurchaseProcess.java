package io.github.retention4j.clv;

import io.github.retention4j.model.DiscountRate;
import java.util.random.RandomGenerator;

/** The purchases to come of a customer who has not been lost, as a model has them: times are days from now. */
public sealed interface PurchaseProcess permits BetaGeometricProcess {
    /**
     * How many purchases are expected.
     *
     * @param days in how many days, at least 0
     * @return zero or more
     */
    double expectedPurchases(double days);

    /**
     * The probability of so many purchases.
     *
     * @param purchases how many, at least 0
     * @param days in how many days, at least 0
     * @return in [0, 1]
     */
    double probabilityOf(int purchases, double days);

    /**
     * How many purchases are expected, each the less worth the later it comes.
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
     * @return the days of the purchases, ascending
     */
    double[] draw(double days, RandomGenerator random);
}
