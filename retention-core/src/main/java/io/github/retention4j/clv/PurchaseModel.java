package io.github.retention4j.clv;

import io.github.retention4j.model.DiscountRate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A model of when customers without a contract buy: each buys at a rate of their own until they are lost, and nobody is told when they
 * are; rates and the chance to be lost differ between customers.
 *
 * <p>What such a model says of a customer follows from two things: whether the customer is {@linkplain #probabilityAlive still there},
 * and how one who is {@linkplain #whileAlive goes on}.
 *
 * <p>Times go in and come out in days; {@link #unit()} is that of the parameters.
 */
public sealed interface PurchaseModel extends Model permits BgNbd, MbgNbd, ParetoNbd {
    /**
     * What the parameters are in.
     *
     * @return the day, the week, the month or the year
     */
    ChronoUnit unit();

    /**
     * The same model at other parameters.
     *
     * @param parameters their values, in the order of their names
     * @return the model
     * @throws IllegalArgumentException if one is not above 0
     */
    PurchaseModel with(List<Double> parameters);

    /**
     * How likely a pattern is, as a logarithm.
     *
     * @param pattern the pattern
     * @return the log-likelihood of one customer, with all constants of the published density but those of the unit
     */
    double logLikelihood(PurchasePattern pattern);

    /**
     * The probability that a customer of a pattern has not been lost.
     *
     * @param pattern the pattern
     * @return in [0, 1]
     */
    double probabilityAlive(PurchasePattern pattern);

    /**
     * How a customer of a pattern goes on if not lost.
     *
     * @param pattern the pattern
     * @return the purchases from the end of the pattern's age on
     */
    PurchaseProcess whileAlive(PurchasePattern pattern);

    /**
     * How a customer begins who has just bought for the first time.
     *
     * @return the purchases after the first
     */
    PurchaseProcess newcomer();

    /**
     * How many purchases are expected of a customer of a pattern.
     *
     * @param pattern the pattern
     * @param days in how many days after the end of its age, at least 0
     * @return zero or more
     */
    default double expectedPurchases(PurchasePattern pattern, double days) {
        return probabilityAlive(pattern) * whileAlive(pattern).expectedPurchases(days);
    }

    /**
     * How far chance spreads the purchases of a customer of a pattern.
     *
     * @param pattern the pattern
     * @param days in how many days after the end of its age, at least 0
     * @return the variance, at least the expectation or nearly
     */
    default double variance(PurchasePattern pattern, double days) {
        double alive = probabilityAlive(pattern);
        PurchaseProcess process = whileAlive(pattern);
        double mean = alive * process.expectedPurchases(days);
        return alive * process.secondFactorialMoment(days) + mean - mean * mean;
    }

    /**
     * The probability that a customer of a pattern makes so many purchases.
     *
     * @param purchases how many, at least 0
     * @param pattern the pattern
     * @param days in how many days after the end of its age, at least 0
     * @return in [0, 1]
     */
    default double probabilityOf(int purchases, PurchasePattern pattern, double days) {
        double alive = probabilityAlive(pattern);
        double lost = purchases == 0 ? 1 - alive : 0;
        return lost + alive * whileAlive(pattern).probabilityOf(purchases, days);
    }

    /**
     * How many purchases are expected of a customer of a pattern, each the less worth the later it comes.
     *
     * @param pattern the pattern
     * @param rate the discount rate
     * @param days in how many days after the end of its age, at least 0; infinite for all that are to come
     * @return zero or more
     * @throws IllegalArgumentException if there is no end and nothing is discounted
     */
    default double discountedPurchases(PurchasePattern pattern, DiscountRate rate, double days) {
        return probabilityAlive(pattern) * whileAlive(pattern).discountedPurchases(rate, days);
    }
}
