package io.github.retention4j.clv;

import io.github.retention4j.model.DiscountRate;
import java.util.random.RandomGenerator;

/**
 * Purchases at a rate that is gamma distributed over customers, each of which is the last with a probability that is beta distributed:
 * what BG/NBD and MBG/NBD say of a customer who has not been lost.
 *
 * @param r the shape of the rates
 * @param alpha their scale, in days
 * @param a the first parameter of the chance to be lost
 * @param b the second
 */
record BetaGeometricProcess(double r, double alpha, double a, double b) implements PurchaseProcess {
    @Override
    public double expectedPurchases(double days) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public double probabilityOf(int purchases, double days) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public double discountedPurchases(DiscountRate rate, double days) {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public double[] draw(double days, RandomGenerator random) {
        throw new UnsupportedOperationException("to come");
    }
}
