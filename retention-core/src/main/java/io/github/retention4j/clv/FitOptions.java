package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a model is fitted: with a prior or without, and by how many threads.
 *
 * <p>A prior says near what the parameters are before any customer is seen: {@code −½ Σ ((ln θ − ln θ₀)/σ)²} is added to the
 * log-likelihood, so that each parameter is log-normal around that of another model. A young shop is drawn towards an older one like it;
 * with many customers the prior no longer matters.
 *
 * <pre>{@code
 * Fit<BgNbd> young = BgNbd.fit(patterns, FitOptions.usual().prior(model, 0.5));
 * Fit<BgNbd> byTwo = BgNbd.fit(patterns, FitOptions.usual().parallelism(2, executor));
 * }</pre>
 */
public final class FitOptions {
    private static final FitOptions USUAL = new FitOptions(Optional.empty(), 0, Parallelism.NONE);

    private final Optional<Model> centre;
    private final double sigma;
    private final Parallelism parallelism;

    private FitOptions(Optional<Model> centre, double sigma, Parallelism parallelism) {
        this.centre = centre;
        this.sigma = sigma;
        this.parallelism = parallelism;
    }

    /**
     * Without a prior, on the calling thread.
     *
     * @return the options
     */
    public static FitOptions usual() {
        return USUAL;
    }

    /**
     * The same with a prior.
     *
     * @param model what the parameters are near; of the kind that is fitted, in the unit of the patterns
     * @param standardDeviation how near, as the standard deviation of their logarithms: 0.7 says that two in three are within a factor
     *     of 2
     * @return the options
     * @throws IllegalArgumentException if the standard deviation is not above 0 and finite
     */
    public FitOptions prior(Model model, double standardDeviation) {
        if (!(standardDeviation > 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standard deviation " + standardDeviation
                    + " of a prior not in (0, ∞); write 0.7 if two in three are within a factor of 2");
        }
        return new FitOptions(Optional.of(model), standardDeviation, parallelism);
    }

    /**
     * The same by several threads. The result is the same to the last bit.
     *
     * @param threads how many threads, the caller's included
     * @param executor where the others come from
     * @return the options
     * @throws IllegalArgumentException if the number is below 1
     */
    public FitOptions parallelism(int threads, Executor executor) {
        return new FitOptions(centre, sigma, new Parallelism(threads, requireNonNull(executor, "executor")));
    }

    Optional<Model> prior() {
        return centre;
    }

    boolean hasPrior() {
        return centre.isPresent();
    }

    Parallelism parallelism() {
        return parallelism;
    }

    /**
     * A log-likelihood with the prior, of the logarithms of parameters.
     *
     * @param kind the model that is fitted
     * @param measure what its parameters are in: a unit of time or a currency, such as "WEEKS" or "USD", or nothing
     * @throws IllegalArgumentException if the prior is another model, or in another unit or currency
     */
    Likelihood withPrior(Likelihood likelihood, String kind, String measure) {
        if (centre.isEmpty()) {
            return likelihood;
        }
        Model model = centre.get();
        if (!model.name().equals(kind)) {
            throw new IllegalArgumentException(
                    "a prior of " + model.name() + " for " + kind + "; state a model of that kind");
        }
        if (!measure(model).equals(measure)) {
            throw new IllegalArgumentException(
                    "a prior in " + measure(model) + " for a fit in " + measure + "; state a model in " + measure);
        }
        List<Double> parameters = model.parameters();
        return new Likelihood() {
            @Override
            public int size() {
                return likelihood.size();
            }

            @Override
            public double at(double[] at, double[] gradient, double[][] hessian) {
                double value = likelihood.at(at, gradient, hessian);
                for (int i = 0; i < parameters.size(); i++) {
                    double away = (at[i] - Math.log(parameters.get(i))) / sigma;
                    value -= away * away / 2;
                    gradient[i] -= away / sigma;
                    hessian[i][i] -= 1 / sigma / sigma;
                }
                return value;
            }
        };
    }

    /** What the parameters of a model are in; empty if they have no unit. */
    private static String measure(Model model) {
        if (model instanceof PurchaseModel purchases) {
            return purchases.unit().name();
        }
        return model instanceof GammaGamma spend ? spend.currency().getCode() : "";
    }
}
