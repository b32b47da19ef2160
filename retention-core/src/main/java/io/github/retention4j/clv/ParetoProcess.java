package io.github.retention4j.clv;

import io.github.retention4j.math.GaussLegendre;
import io.github.retention4j.model.DiscountRate;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Purchases at a rate that is gamma distributed over customers, until the customer is lost, at another rate that is gamma distributed:
 * what Pareto/NBD says of a customer who has not been lost.
 *
 * @param r the shape of the rates of purchases
 * @param alpha their inverse scale, in days
 * @param s the shape of the rates to be lost
 * @param beta their inverse scale, in days
 */
record ParetoProcess(double r, double alpha, double s, double beta) implements PurchaseProcess {
    /** A part of a sum that is this much smaller changes nothing. */
    private static final double NOTHING = 1e-17;

    /** By how much a logarithm may fall over a panel of sixteen nodes. */
    private static final double STEEPEST = 12;

    /** {@code (rβ/α) (1 − (β/(β+t))^(s−1))/(s − 1)}, and at s = 1 what that comes to. */
    @Override
    public double expectedPurchases(double days) {
        Units.checkDays(days);
        double log = -Math.log1p(days / beta);
        return r * beta / alpha * (s == 1 ? -log : -Math.expm1((s - 1) * log) / (s - 1));
    }

    /** As of {@link BetaGeometricProcess}: two purchases at u and a later w have the density {@code λ² e^(−μw)}. */
    @Override
    public double secondFactorialMoment(double days) {
        Units.checkDays(days);
        double area = Discounting.integral(this::expectedPurchases, 0, days, s, beta);
        return Math.max(0, 2 * (r + 1) / alpha * (days * expectedPurchases(days) - area));
    }

    /** Of one who stays, and of those who are lost at any time before the end. */
    @Override
    public double probabilityOf(int purchases, double days) {
        Units.checkPurchases(purchases, days);
        double stayed =
                Math.exp(-s * Math.log1p(days / beta)) * NegativeBinomial.probability(purchases, r, alpha, days);
        return days == 0 ? stayed : stayed + lost(purchases, days);
    }

    /**
     * The integral of the density to be lost at u times the probability of so many purchases by then, over {@code y = ln(u/α)}. Its
     * logarithm is concave in y, so that what follows the last panel that counts, from the end down, counts less.
     */
    private double lost(int purchases, double days) {
        GaussLegendre rule = GaussLegendre.SIXTEEN;
        double n = purchases;
        double constant = purchases == 0 ? 0 : logChoices(purchases);
        double widest = Math.min(1, 2 * Math.sqrt(1 / (n + 1) + 1 / (r + s + 1)));
        double to = Math.log(days / alpha);
        double rise = rise(n, to);
        double sum = 0;
        while (true) {
            double width = rise > 0 ? Math.min(widest, STEEPEST / rise) : widest;
            double panel = 0;
            for (int i = 0; i < rule.size(); i++) {
                double y = to - width * rule.node(i);
                double grown = Math.exp(y);
                double log1p = Math.log1p(grown);
                double density =
                        s * alpha / (beta + alpha * grown) * Math.exp(y - s * Math.log1p(alpha * grown / beta));
                panel += rule.weight(i) * density * Math.exp(constant + n * (y - log1p) - r * log1p);
            }
            sum += width * panel;
            to -= width;
            rise = rise(n, to);
            if (rise > 0 && width * panel <= NOTHING * sum) {
                return sum;
            }
        }
    }

    /** How fast the logarithm of the integrand grows with y. */
    private double rise(double n, double y) {
        double grown = Math.exp(y);
        return 1 + (n - r * grown) / (1 + grown) - (s + 1) * alpha * grown / (beta + alpha * grown);
    }

    /** ln(Γ(r+n)/(Γ(r) n!)), from a beta density at its middle. */
    private double logChoices(int purchases) {
        double at = r / (r + purchases + 1);
        return BetaDistribution.of(r, purchases + 1.0).logDensity(at)
                - (r - 1) * Math.log(at)
                - purchases * Math.log1p(-at)
                - Math.log(r + purchases);
    }

    @Override
    public double discountedPurchases(DiscountRate rate, double days) {
        return Discounting.purchases(this::expectedPurchases, rate, days, s, beta);
    }

    @Override
    public double[] draw(double days, RandomGenerator random) {
        Units.checkDays(days);
        double rate = Math.exp(GammaSampler.log(r, random)) / alpha;
        double end = Math.min(days, random.nextExponential() * beta / Math.exp(GammaSampler.log(s, random)));
        double[] drawn = new double[8];
        int size = 0;
        for (double at = random.nextExponential() / rate; at <= end; at += random.nextExponential() / rate) {
            drawn = size == drawn.length ? Arrays.copyOf(drawn, 2 * size) : drawn;
            drawn[size++] = at;
        }
        return Arrays.copyOf(drawn, size);
    }
}
