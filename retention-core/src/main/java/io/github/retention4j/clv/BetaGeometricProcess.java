package io.github.retention4j.clv;

import io.github.retention4j.model.DiscountRate;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Purchases at a rate that is gamma distributed over customers, each of which is the last with a probability that is beta distributed:
 * what BG/NBD and MBG/NBD say of a customer who has not been lost, or with a chance only has not.
 *
 * @param alive the chance not to be lost already
 * @param r the shape of the rates
 * @param alpha their inverse scale, in days
 * @param a the first parameter of the chance to be lost
 * @param b the second
 */
record BetaGeometricProcess(double alive, double r, double alpha, double a, double b) implements PurchaseProcess {
    @Override
    public double expectedPurchases(double days) {
        Units.checkDays(days);
        return alive * BetaGeometricExpectation.of(r, a, b, days / alpha);
    }

    /**
     * Two purchases at u and a later w have the density {@code λ² (1 − p) e^(−λpw)}, whatever u: what is left is an integral over w, of
     * the expectation of a process that has made one purchase more.
     */
    @Override
    public double secondFactorialMoment(double days) {
        Units.checkDays(days);
        double w = days / alpha;
        double area = Discounting.integral(
                u -> BetaGeometricExpectation.of(r + 1, a, b + 1, u / alpha), 0, days, r + 1, alpha);
        double pairs = days * BetaGeometricExpectation.of(r + 1, a, b + 1, w) - area;
        return Math.max(0, 2 * alive * r / alpha * b / (a + b) * pairs);
    }

    /** The published form, whose second term is the probability to be lost with the last of so many purchases. */
    @Override
    public double probabilityOf(int purchases, double days) {
        Units.checkPurchases(purchases, days);
        double stayed = Math.exp(logKept(a, b, purchases)) * NegativeBinomial.probability(purchases, r, alpha, days);
        if (purchases == 0) {
            return 1 - alive + alive * stayed;
        }
        double lost = Math.exp(logKept(a, b, purchases - 1))
                * (a / (a + b + purchases - 1))
                * NegativeBinomial.atLeast(purchases, r, alpha, days);
        return alive * (stayed + lost);
    }

    /** ln B(a, b + purchases) − ln B(a, b): to be kept through so many chances to be lost. */
    static double logKept(double a, double b, int purchases) {
        double sum = 0;
        for (int j = 0; j < purchases; j++) {
            sum += Math.log1p(-a / (a + b + j));
        }
        return sum;
    }

    @Override
    public double discountedPurchases(DiscountRate rate, double days) {
        return Discounting.purchases(this::expectedPurchases, rate, days, r, alpha);
    }

    @Override
    public double[] draw(double days, RandomGenerator random) {
        Units.checkDays(days);
        if (random.nextDouble() >= alive) {
            return new double[0];
        }
        double rate = Math.exp(GammaSampler.log(r, random)) / alpha;
        double lost = GammaSampler.beta(a, b, random);
        double[] drawn = new double[8];
        int size = 0;
        for (double at = random.nextExponential() / rate; at <= days; at += random.nextExponential() / rate) {
            drawn = size == drawn.length ? Arrays.copyOf(drawn, 2 * size) : drawn;
            drawn[size++] = at;
            if (random.nextDouble() < lost) {
                break;
            }
        }
        return Arrays.copyOf(drawn, size);
    }
}
