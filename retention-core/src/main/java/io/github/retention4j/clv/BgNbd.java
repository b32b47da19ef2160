package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.result.Segmented;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * BG/NBD: customers buy at a rate of their own, and after each purchase but the first are lost with a chance of their own.
 *
 * <p>Rates are gamma distributed over customers with shape r and scale 1/α, chances beta distributed with a and b.
 *
 * <ul>
 *   <li>A customer who has bought once cannot have been lost yet, so P(alive) is 1 however long ago that was; {@link MbgNbd} does not
 *       say so.
 * </ul>
 *
 * <p>Worked example: with r = 0.243, α = 4.414 weeks, a = 0.793, b = 2.426, a customer who bought twice again, last after 30.43 weeks of
 * 38.86, is alive with probability 0.727 and expected to buy 1.226 times in the next 39 weeks.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way: an alternative to the Pareto/NBD
 * model, Marketing Science 24 (2005).
 *
 * @param r the shape of the rates
 * @param alpha their inverse scale, in the unit
 * @param a the first parameter of the chances
 * @param b the second
 * @param unit what α is in
 */
public record BgNbd(double r, double alpha, double a, double b, ChronoUnit unit) implements PurchaseModel {
    private static final String NAME = "BG/NBD";

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if alpha is not in [1e-100, 1e100], another parameter is not in [1e-12, 1e12], or the unit is none of a model
     */
    public BgNbd {
        Units.days(requireNonNull(unit, "unit"));
        Units.checkPositive(NAME, List.of("r", "alpha", "a", "b"), List.of(r, alpha, a, b), List.of("alpha"));
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @return what came of it
     */
    public static Fit<BgNbd> fit(PatternTable patterns) {
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
    public static Fit<BgNbd> fit(PatternTable patterns, FitOptions options) {
        return BetaGeometricFit.of(patterns, options, NAME, false, values -> at(values, patterns.unit()));
    }

    /**
     * Fits the model to customers with covariates.
     *
     * @param patterns the customers by their {@link Covariates}
     * @param options a prior of the base, threads
     * @return the effects of the covariates, and the model of each customer
     * @throws IllegalArgumentException if the prior is of another model or in another unit, or customers have other covariates than others
     */
    public static CovariateFit<BgNbd> fit(Segmented<CovariateValues, PatternTable> patterns, FitOptions options) {
        return CovariateFitting.of(
                patterns, options, BgNbd::fit, groups -> new BetaGeometricLikelihood(groups, false, Parallelism.NONE));
    }

    static BgNbd at(List<Double> values, ChronoUnit unit) {
        return new BgNbd(values.get(0), values.get(1), values.get(2), values.get(3), unit);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> parameterNames() {
        return List.of("r", "alpha", "a", "b");
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    @Override
    public BgNbd with(List<Double> parameters) {
        return at(parameters, unit);
    }

    @Override
    public double logLikelihood(PurchasePattern pattern) {
        return BetaGeometricFit.logLikelihood(parameters(), false, pattern, Units.days(unit));
    }

    @Override
    public double probabilityAlive(PurchasePattern pattern) {
        if (pattern.frequency() == 0) {
            return 1;
        }
        return BetaGeometricFit.probabilityAlive(
                (r + pattern.frequency()) * BetaGeometricFit.logStretch(alpha * Units.days(unit), pattern),
                Math.log(a / (b + pattern.frequency() - 1)));
    }

    @Override
    public PurchaseProcess whileAlive(PurchasePattern pattern) {
        return new BetaGeometricProcess(
                1, r + pattern.frequency(), alpha * Units.days(unit) + pattern.age(), a, b + pattern.frequency());
    }

    @Override
    public PurchaseProcess newcomer() {
        return new BetaGeometricProcess(1, r, alpha * Units.days(unit), a, b);
    }
}
