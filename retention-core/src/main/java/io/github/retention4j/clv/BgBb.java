package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * BG/BB: on each occasion a customer who is still there buys with a chance of their own, and before each is lost with another.
 *
 * <p>Chances to buy are beta distributed over customers with α and β, chances to be lost with γ and δ. Occasions are of any kind:
 * years of donations, months, yearly meetings.
 *
 * <ul>
 *   <li>P(alive) is that of being there on the next occasion, as the paper has it.
 *   <li>A customer of whom only the first purchase is known is {@link OccasionPattern#NEWCOMER}.
 * </ul>
 *
 * <p>Worked example: with α = 1.204, β = 0.750, γ = 0.657 and δ = 2.783 a donor who gave in none of six years is still there with
 * probability 0.11, one who gave twice, last in the fourth, with 0.59, and one who gave in all of them with 0.93.
 *
 * <pre>{@code
 * Fit<BgBb> fit = BgBb.fit(engine.compute(OccasionPatterns.by(CalendarUnit.MONTH)));
 * BgBb donors = new BgBb(1.204, 0.750, 0.657, 2.783);
 * double gifts = donors.expectedPurchases(new OccasionPattern(2, 4, 6), 12);
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and J. Shang, Customer-base analysis in a discrete-time noncontractual setting, Marketing
 * Science 29 (2010).
 *
 * @param alpha the first parameter of the chance to buy
 * @param beta the second
 * @param gamma the first parameter of the chance to be lost
 * @param delta the second
 */
public record BgBb(double alpha, double beta, double gamma, double delta) implements Model {
    private static final String NAME = "BG/BB";
    private static final List<String> PARAMETERS = List.of("alpha", "beta", "gamma", "delta");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a parameter is not in [1e-12, 1e12]
     */
    public BgBb {
        Units.checkPositive(NAME, PARAMETERS, List.of(alpha, beta, gamma, delta), List.of());
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @return what came of it
     */
    public static Fit<BgBb> fit(OccasionTable patterns) {
        return fit(patterns, FitOptions.usual());
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @param options a prior, threads
     * @return what came of it
     * @throws IllegalArgumentException if the prior is of another model
     */
    public static Fit<BgBb> fit(OccasionTable patterns, FitOptions options) {
        double bought = 0;
        double chances = 0;
        for (int group = 0; group < patterns.size(); group++) {
            bought +=
                    (double) patterns.customers(group) * patterns.pattern(group).frequency();
            chances +=
                    (double) patterns.customers(group) * patterns.pattern(group).occasions();
        }
        double share = Math.max(0.01, Math.min(0.99, bought / Math.max(1, chances)));
        double[] start = {1, (1 - share) / share, 0.5, 2};
        long customers = patterns.customers();
        if (bought == 0 && !options.hasPrior()) {
            String reason = customers == 0
                    ? "there are no customers"
                    : chances == 0
                            ? "no customer has had an occasion after the first purchase"
                            : "nobody has bought a second time, so nothing tells how often customers buy";
            return Fitting.notIdentified(reason, start, BgBb::at, patterns.size(), customers);
        }
        Likelihood likelihood = new BgBbLikelihood(patterns, options.parallelism());
        return Fitting.fit(
                options.withPrior(likelihood, NAME, ""),
                start,
                new double[] {1, 1, 1, 1},
                BgBb::at,
                patterns.size(),
                customers);
    }

    static BgBb at(List<Double> values) {
        return new BgBb(values.get(0), values.get(1), values.get(2), values.get(3));
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
        return List.of(alpha, beta, gamma, delta);
    }

    /**
     * How likely a pattern is, as a logarithm.
     *
     * @param pattern the pattern
     * @return the log-likelihood of one customer, with all constants of the published one
     */
    public double logLikelihood(OccasionPattern pattern) {
        return BgBbLikelihood.of(new double[] {alpha, beta, gamma, delta}, requireNonNull(pattern, "pattern"));
    }

    /**
     * The probability that a customer of a pattern will be there on the next occasion.
     *
     * @param pattern the pattern
     * @return in [0, 1]
     */
    public double probabilityAlive(OccasionPattern pattern) {
        double n = pattern.occasions();
        return there(pattern) * (delta + n) / (gamma + delta + n);
    }

    /** The probability that the customer has not been lost on the occasions of the pattern. */
    private double there(OccasionPattern pattern) {
        int x = pattern.frequency();
        int n = pattern.occasions();
        double log = 0;
        for (int j = 0; j < n; j++) {
            log += Math.log((j < x ? alpha + j : beta + j - x) / (alpha + beta + j))
                    + Math.log1p(-gamma / (gamma + delta + j));
        }
        return Math.min(1, Math.exp(log - logLikelihood(pattern)));
    }

    /**
     * On how many of the next occasions a customer of a pattern is expected to buy.
     *
     * @param pattern the pattern
     * @param occasions of how many, at least 0
     * @return zero or more
     * @throws IllegalArgumentException if the occasions are below 0
     */
    public double expectedPurchases(OccasionPattern pattern, int occasions) {
        checkOccasions(occasions);
        double n = pattern.occasions();
        double stays = 1;
        double sum = 0;
        for (int j = 0; j < occasions; j++) {
            stays *= (delta + n + j) / (gamma + delta + n + j);
            sum += stays;
        }
        return there(pattern) * (alpha + pattern.frequency()) / (alpha + beta + n) * sum;
    }

    /**
     * The probability that a customer of a pattern buys on so many of the next occasions.
     *
     * @param purchases on how many, at least 0
     * @param pattern the pattern
     * @param occasions of how many, at least 0
     * @return in [0, 1]; 0 if these are fewer than the purchases
     * @throws IllegalArgumentException if a number is below 0
     */
    public double probabilityOf(int purchases, OccasionPattern pattern, int occasions) {
        checkOccasions(occasions);
        if (purchases < 0) {
            throw new IllegalArgumentException("purchases " + purchases + " are below 0");
        }
        double there = there(pattern);
        double lost = purchases == 0 ? 1 - there : 0;
        if (purchases > occasions) {
            return lost;
        }
        double a = alpha + pattern.frequency();
        double b = beta + pattern.occasions() - pattern.frequency();
        double d = delta + pattern.occasions();
        double sum = 0;
        // How likely it is that k purchases are made on the first i occasions, in whichever order, and to be there for
        // all of these.
        double log = 0;
        for (int j = 0; j < purchases; j++) {
            log += Math.log((a + j) / (a + b + j)) + Math.log((d + j) / (gamma + d + j));
        }
        for (int i = purchases; i < occasions; i++) {
            sum += Math.exp(log) * gamma / (gamma + d + i);
            log += Math.log((b + i - purchases) / (a + b + i)) + Math.log((d + i) / (gamma + d + i));
            log += Math.log((i + 1.0) / (i + 1 - purchases));
        }
        return Math.min(1, lost + there * (sum + Math.exp(log)));
    }

    /**
     * The chance to buy that a customer of a pattern is expected to have, on an occasion on which the customer is there.
     *
     * @param pattern the pattern
     * @return in (0, 1)
     */
    public double chanceToBuy(OccasionPattern pattern) {
        return alpha
                / (alpha + beta)
                * Math.exp(new BgBb(alpha + 1, beta, gamma, delta).logLikelihood(pattern) - logLikelihood(pattern));
    }

    /**
     * The chance to be lost before an occasion that a customer of a pattern is expected to have.
     *
     * @param pattern the pattern
     * @return in (0, 1)
     */
    public double chanceToBeLost(OccasionPattern pattern) {
        return gamma
                / (gamma + delta)
                * Math.exp(new BgBb(alpha, beta, gamma + 1, delta).logLikelihood(pattern) - logLikelihood(pattern));
    }

    private static void checkOccasions(int occasions) {
        if (occasions < 0) {
            throw new IllegalArgumentException("occasions " + occasions + " are below 0");
        }
    }
}
