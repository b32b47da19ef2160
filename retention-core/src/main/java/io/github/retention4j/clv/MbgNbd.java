package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.result.Segmented;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * MBG/NBD: customers buy at a rate of their own, and after each purchase, the first too, are lost with a chance of their own.
 *
 * <p>Rates are gamma distributed over customers with shape r and scale 1/α, chances beta distributed with a and b.
 *
 * <ul>
 *   <li>A customer who has bought once may be lost, unlike with {@link BgNbd}.
 * </ul>
 *
 * <p>Worked example: with r = 0.5248, α = 6.183 weeks, a = 0.8914, b = 1.614, a customer who has bought once, 38.86 weeks ago, is alive
 * with probability 0.390.
 *
 * <p>Source: E. P. Batislam, M. Denizel and A. Filiztekin, Empirical validation and comparison of models for customer base analysis,
 * International Journal of Research in Marketing 24 (2007); D. Hoppe and U. Wagner, Marketing ZFP 29 (2007).
 *
 * @param r the shape of the rates
 * @param alpha their inverse scale, in the unit
 * @param a the first parameter of the chances
 * @param b the second
 * @param unit what α is in
 */
public record MbgNbd(double r, double alpha, double a, double b, ChronoUnit unit) implements PurchaseModel {
    private static final String NAME = "MBG/NBD";

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if alpha is not in [1e-100, 1e100], another parameter is not in [1e-12, 1e12], or the unit is none of a model
     */
    public MbgNbd {
        Units.days(requireNonNull(unit, "unit"));
        Units.checkPositive(NAME, List.of("r", "alpha", "a", "b"), List.of(r, alpha, a, b), List.of("alpha"));
    }

    /**
     * Fits the model to customers.
     *
     * @param patterns the customers
     * @return what came of it
     */
    public static Fit<MbgNbd> fit(PatternTable patterns) {
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
    public static Fit<MbgNbd> fit(PatternTable patterns, FitOptions options) {
        return BetaGeometricFit.of(patterns, options, NAME, true, values -> at(values, patterns.unit()));
    }

    /**
     * Fits the model to customers with covariates.
     *
     * @param patterns the customers by their {@link Covariates}
     * @param options a prior of the base, threads
     * @return the effects of the covariates, and the model of each customer
     * @throws IllegalArgumentException if the prior is of another model or in another unit, or customers have other covariates than others
     */
    public static CovariateFit<MbgNbd> fit(Segmented<CovariateValues, PatternTable> patterns, FitOptions options) {
        return CovariateFitting.of(
                patterns, options, MbgNbd::fit, groups -> new BetaGeometricLikelihood(groups, true, Parallelism.NONE));
    }

    static MbgNbd at(List<Double> values, ChronoUnit unit) {
        return new MbgNbd(values.get(0), values.get(1), values.get(2), values.get(3), unit);
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
    public MbgNbd with(List<Double> parameters) {
        return at(parameters, unit);
    }

    @Override
    public double logLikelihood(PurchasePattern pattern) {
        return BetaGeometricFit.logLikelihood(parameters(), true, pattern, Units.days(unit));
    }

    @Override
    public double probabilityAlive(PurchasePattern pattern) {
        return BetaGeometricFit.probabilityAlive(
                (r + pattern.frequency()) * BetaGeometricFit.logStretch(alpha * Units.days(unit), pattern),
                Math.log(a / (b + pattern.frequency())));
    }

    @Override
    public PurchaseProcess whileAlive(PurchasePattern pattern) {
        return new BetaGeometricProcess(
                1, r + pattern.frequency(), alpha * Units.days(unit) + pattern.age(), a, b + pattern.frequency() + 1);
    }

    /** One who may have been lost with the first purchase: b/(a + b) of newcomers go on. */
    @Override
    public PurchaseProcess newcomer() {
        return new BetaGeometricProcess(b / (a + b), r, alpha * Units.days(unit), a, b + 1);
    }
}
