package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.result.Segmented;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Pareto/NBD: customers buy at a rate of their own, and are lost at another rate of their own, at any time.
 *
 * <p>Rates of purchases are gamma distributed over customers with shape r and scale 1/α, rates to be lost with shape s and scale 1/β.
 *
 * <ul>
 *   <li>A customer may be lost at any time, not with a purchase only as with {@link BgNbd}: so one who has bought once may be lost too.
 * </ul>
 *
 * <p>Worked example: with r = 0.5533, α = 10.578 weeks, s = 0.6061, β = 11.669 weeks, a customer who bought 26 times again, last after
 * 30.86 weeks of 31, is alive with probability 0.998 and expected to buy 25.5 times in the next 52 weeks.
 *
 * <p>Source: D. C. Schmittlein, D. G. Morrison and R. Colombo, Counting your customers: who are they and what will they do next?,
 * Management Science 33 (1987); P. S. Fader and B. G. S. Hardie, A note on deriving the Pareto/NBD model (2005).
 *
 * @param r the shape of the rates of purchases
 * @param alpha their inverse scale, in the unit
 * @param s the shape of the rates to be lost
 * @param beta their inverse scale, in the unit
 * @param unit what α and β are in
 */
public record ParetoNbd(double r, double alpha, double s, double beta, ChronoUnit unit) implements PurchaseModel {
    private static final String NAME = "Pareto/NBD";

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if alpha or beta is not in [1e-100, 1e100], r or s is not in [1e-12, 1e12], or the unit is none of a model
     */
    public ParetoNbd {
        Units.days(requireNonNull(unit, "unit"));
        Units.checkPositive(
                NAME, List.of("r", "alpha", "s", "beta"), List.of(r, alpha, s, beta), List.of("alpha", "beta"));
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @return what came of it
     */
    public static Fit<ParetoNbd> fit(PatternTable patterns) {
        return fit(patterns, FitOptions.usual());
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @param options a prior, threads
     * @return what came of it
     * @throws IllegalArgumentException if the prior is of another model or in another unit
     */
    public static Fit<ParetoNbd> fit(PatternTable patterns, FitOptions options) {
        PatternGroups groups = PatternGroups.of(patterns);
        double scale = groups.scale();
        double[] start = {0.5, 0.5 * scale / Math.max(groups.meanFrequency(), 0.01), 0.7, scale};
        return Fitting.ofPurchases(
                groups,
                options,
                NAME,
                patterns.unit(),
                of -> new ParetoNbdLikelihood(of, options.parallelism()),
                start,
                new double[] {1, scale, 1, scale},
                values -> at(values, patterns.unit()));
    }

    /**
     * Fits the model to customers with covariates.
     *
     * @param patterns the customers by their {@link Covariates}
     * @param options a prior of the base, threads
     * @return the effects of the covariates, and the model of each customer
     * @throws IllegalArgumentException if the prior is of another model or in another unit, or customers have other covariates than others
     */
    public static CovariateFit<ParetoNbd> fit(Segmented<CovariateValues, PatternTable> patterns, FitOptions options) {
        return CovariateFitting.of(
                patterns, options, ParetoNbd::fit, groups -> new ParetoNbdLikelihood(groups, Parallelism.NONE));
    }

    static ParetoNbd at(List<Double> values, ChronoUnit unit) {
        return new ParetoNbd(values.get(0), values.get(1), values.get(2), values.get(3), unit);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> parameterNames() {
        return List.of("r", "alpha", "s", "beta");
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, s, beta);
    }

    @Override
    public ParetoNbd with(List<Double> parameters) {
        return at(parameters, unit);
    }

    @Override
    public double logLikelihood(PurchasePattern pattern) {
        double days = Units.days(unit);
        double age = pattern.age() / days;
        double shape = r + pattern.frequency();
        double sum =
                r * Math.log(alpha) + s * Math.log(beta) - shape * Math.log(alpha + age) - s * Math.log(beta + age);
        for (int j = 0; j < pattern.frequency(); j++) {
            sum += Math.log(r + j);
        }
        double odds = logOddsLost(pattern);
        return sum + Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
    }

    @Override
    public double probabilityAlive(PurchasePattern pattern) {
        return 1 / (1 + Math.exp(logOddsLost(pattern)));
    }

    /** The logarithm of how much likelier it is that the customer was lost than that not. */
    private double logOddsLost(PurchasePattern pattern) {
        double scale = alpha * Units.days(unit);
        double life = beta * Units.days(unit);
        double shape = r + pattern.frequency();
        double recency = pattern.recency();
        double gap = pattern.age() - recency;
        return Math.log(s * new DropoutIntegral(scale, life, s).place(shape, recency, pattern.age()))
                + shape * Math.log1p(gap / (scale + recency))
                + s * Math.log1p(gap / (life + recency));
    }

    @Override
    public PurchaseProcess whileAlive(PurchasePattern pattern) {
        double days = Units.days(unit);
        return new ParetoProcess(r + pattern.frequency(), alpha * days + pattern.age(), s, beta * days + pattern.age());
    }

    @Override
    public PurchaseProcess newcomer() {
        return new ParetoProcess(r, alpha * Units.days(unit), s, beta * Units.days(unit));
    }
}
