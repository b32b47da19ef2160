package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Hypergeometric;
import io.github.retention4j.model.DiscountRate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The shifted-beta-geometric: at each renewal of a contract a customer is lost with a chance of their own, which does not change.
 *
 * <p>Chances are beta distributed over customers: {@code retention rate of renewal t = (β + t − 1)/(α + β + t − 1)}, and
 * {@code S(t) = Π retention rates up to t}. The rate grows with t, since those who are easily lost are lost first.
 *
 * <ul>
 *   <li>Time is counted in renewals: the first is number 1, and S(0) = 1.
 *   <li>The expected lifetime counts the period of the contract in which a customer is lost. It has no end where {@code α ≤ 1}, and is
 *       empty then; discounted it always has one.
 *   <li>What is discounted is one unit of money a period, paid at its start, the first at once.
 * </ul>
 *
 * <p>Worked example: with α = 0.704 and β = 1.182 a year 62.7 % renew the first time, 75.6 % of those the second, and 94.5 % of those who
 * come to it the twelfth. At 10 % a year a new customer pays what is worth 3.70 periods now.
 *
 * <pre>{@code
 * Fit<ShiftedBetaGeometric> fit =
 *         ShiftedBetaGeometric.fit(Renewals.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241));
 * double tenth = fit.model().retentionRate(10);
 * double worth = fit.model().discountedLifetime(DiscountRate.annual(0.1), Period.ofYears(1));
 * }</pre>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007), and
 * Customer-base valuation in a contractual setting, Marketing Science 29 (2010).
 *
 * @param alpha the first parameter of the chance to be lost
 * @param beta the second
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements Model {
    private static final String NAME = "shifted-beta-geometric";
    private static final List<String> PARAMETERS = List.of("alpha", "beta");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a parameter is not in [1e-12, 1e12]
     */
    public ShiftedBetaGeometric {
        Units.checkPositive(NAME, PARAMETERS, List.of(alpha, beta), List.of());
    }

    /**
     * Fits the model to what became of customers.
     *
     * @param renewals how many were lost and kept at each renewal, of one cohort or several
     * @return what came of it
     */
    public static Fit<ShiftedBetaGeometric> fit(Renewals renewals) {
        return fit(renewals, FitOptions.usual());
    }

    /**
     * Fits the model to what became of customers.
     *
     * @param renewals how many were lost and kept at each renewal, of one cohort or several
     * @param options a prior
     * @return what came of it
     * @throws IllegalArgumentException if the prior is of another model
     */
    public static Fit<ShiftedBetaGeometric> fit(Renewals renewals, FitOptions options) {
        double[] start = {1, 2};
        int groups = renewals.lost().size();
        String reason = unidentified(renewals);
        if (!reason.isEmpty() && !options.hasPrior()) {
            return Fitting.notIdentified(reason, start, ShiftedBetaGeometric::at, groups, renewals.customers());
        }
        return Fitting.fit(
                options.withPrior(new RenewalLikelihood(renewals), NAME, ""),
                start,
                new double[] {1, 1},
                ShiftedBetaGeometric::at,
                groups,
                renewals.customers());
    }

    /** Why nothing can be told; empty if something can. */
    private static String unidentified(Renewals renewals) {
        long[] reached = LongStream.range(0, renewals.lost().size())
                .map(i -> renewals.lost().get((int) i) + renewals.kept().get((int) i))
                .toArray();
        if (LongStream.of(reached).sum() == 0) {
            return "no customer has come to a renewal";
        }
        if (renewals.lost().stream().allMatch(count -> count == 0)) {
            return "nobody was lost, so nothing tells how many will be";
        }
        if (renewals.kept().stream().allMatch(count -> count == 0)) {
            return "everybody was lost at the first renewal that they came to, so nothing tells how those who stay"
                    + " differ";
        }
        return LongStream.of(reached).filter(count -> count > 0).count() < 2
                ? "customers have come to one renewal only, so nothing tells how the rate changes"
                : "";
    }

    static ShiftedBetaGeometric at(List<Double> values) {
        return new ShiftedBetaGeometric(values.get(0), values.get(1));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> parameterNames() {
        return PARAMETERS;
    }

    @Override
    public List<Double> parameters() {
        return List.of(alpha, beta);
    }

    /**
     * The share that is kept at a renewal, of those who come to it.
     *
     * @param renewal its number, from 1
     * @return in (0, 1)
     * @throws IllegalArgumentException if the number is below 1
     */
    public double retentionRate(int renewal) {
        checkRenewal(renewal);
        return (beta + renewal - 1) / (alpha + beta + renewal - 1);
    }

    /**
     * The share of all who signed up that is still there after a renewal.
     *
     * @param renewal its number; 0 for the start
     * @return S(t), in (0, 1]
     * @throws IllegalArgumentException if the number is below 0
     */
    public double survival(int renewal) {
        if (renewal != 0) {
            checkRenewal(renewal);
        }
        double log = 0;
        for (int t = 0; t < renewal; t++) {
            log += Math.log1p(-alpha / (alpha + beta + t));
        }
        return Math.exp(log);
    }

    /**
     * How many periods a new customer is expected to pay, the first included.
     *
     * @return {@code Σ S(t) = (α + β − 1)/(α − 1)}, or empty if {@code α ≤ 1}
     */
    public OptionalDouble expectedLifetime() {
        return alpha > 1 ? OptionalDouble.of((alpha + beta - 1) / (alpha - 1)) : OptionalDouble.empty();
    }

    /**
     * How many periods a new customer is expected to pay, each the less worth the later it is paid.
     *
     * @param rate the discount rate
     * @param period the length of a period of the contract, such as a month
     * @return {@code Σ S(t)/(1 + d)^t} over t from 0, where d is the rate of a period
     * @throws IllegalArgumentException if the rate is 0 or too near it for the sum to end, or the period is not above 0
     */
    public double discountedLifetime(DiscountRate rate, Period period) {
        return 1 + discountedResidualLifetime(1, rate, period) * discount(rate, period);
    }

    /**
     * How many periods more a customer is expected to pay who comes to a renewal, each the less worth the later it is paid: if the
     * customer renews, the first is paid at once.
     *
     * @param renewal the number of the renewal that the customer comes to, from 1
     * @param rate the discount rate
     * @param period the length of a period of the contract, such as a month
     * @return {@code Σ S(t)/S(n − 1)/(1 + d)^(t − n)} over t from n, where d is the rate of a period
     * @throws IllegalArgumentException if the number is below 1, the rate is 0 or too near it for the sum to end, or the period is not above 0
     */
    public double discountedResidualLifetime(int renewal, DiscountRate rate, Period period) {
        double z = discount(rate, period);
        if (!(z < 1)) {
            throw tooNear(rate, null);
        }
        try {
            return retentionRate(renewal) * Hypergeometric.withOne(beta + renewal, alpha + beta + renewal, z);
        } catch (IllegalArgumentException e) {
            throw tooNear(rate, e);
        }
    }

    private static IllegalArgumentException tooNear(DiscountRate rate, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "discount rate " + rate
                        + " is too near 0 to sum what comes; state a higher one, or ask for expectedLifetime()",
                cause);
    }

    /** What a unit of money is worth that comes a period later. */
    private static double discount(DiscountRate rate, Period period) {
        double years = requireNonNull(period, "period").toTotalMonths() / 12.0
                + period.get(ChronoUnit.DAYS) / Units.DAYS_OF_A_YEAR;
        if (!(years > 0)) {
            throw new IllegalArgumentException(
                    "period " + period + " is not above 0; write Period.ofMonths(1) for a month");
        }
        double yearly = rate.perYear();
        if (yearly == 0) {
            throw new IllegalArgumentException("nothing is discounted at " + rate + "; ask for expectedLifetime()");
        }
        return years == 1 ? 1 / (1 + yearly) : Math.exp(-years * Math.log1p(yearly));
    }

    private static void checkRenewal(int renewal) {
        if (renewal < 1) {
            throw new IllegalArgumentException("renewal " + renewal + " is below 1; the first is number 1");
        }
    }
}
