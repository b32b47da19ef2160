package io.github.retention4j.clv;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.result.Figures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of fitting a model by maximum likelihood: the model, if one was found, and how far it can be trusted.
 *
 * <ul>
 *   <li>Standard errors are those of the logarithms of the parameters, from the second derivatives at the estimate; intervals are
 *       {@code estimate · e^(±z · standard error)}, so that they hold no number below 0.
 *   <li>Of 2,000 draws of 5,000 customers, 95 % intervals held the parameters of BG/NBD in 95 %, those of MBG/NBD, whose log-likelihood is
 *       more skewed, in 92 % to 94 %; of 20,000 customers both in 95 %.
 *   <li>A parameter at a bound has neither. A model that is {@linkplain Status#NOT_IDENTIFIED not identified} is not given out.
 * </ul>
 *
 * @param <M> the model
 * @param status whether a model was found
 * @param reason why not, or what is at a bound; empty if it converged
 * @param found the model at the estimates; to be trusted only if the status says so, see {@link #model()}
 * @param logLikelihood that of all customers at the estimates; −∞ if there was nothing to look for
 * @param gradientNorm the longest first derivative by the logarithm of a parameter that is at no bound: near 0 at a summit; ∞ if
 *     there was nothing to look for
 * @param covariance that of the logarithms of the parameters, row by row; 0 for a parameter at a bound
 * @param iterations how many steps it took
 * @param evaluations how often the log-likelihood was worked out
 * @param groups how many groups of customers alike there are
 * @param customers how many customers
 */
public record Fit<M extends Model>(
        Status status,
        String reason,
        M found,
        double logLikelihood,
        double gradientNorm,
        List<List<Double>> covariance,
        int iterations,
        int evaluations,
        long groups,
        long customers)
        implements Serializable {
    /** What came of it. */
    public enum Status {
        /** The log-likelihood has a summit here. */
        CONVERGED("converged"),
        /** A parameter goes on without end, and the model with it becomes a simpler one. */
        AT_BOUNDARY("at the boundary"),
        /** Other parameters fit the data as well: they tell too little. */
        NOT_IDENTIFIED("not identified"),
        /** The search stopped before a summit. */
        NOT_CONVERGED("not converged");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Copies. */
    public Fit {
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /**
     * Whether a model was found that can be trusted, at a boundary or not.
     *
     * @return whether {@link #model()} gives it out
     */
    public boolean hasModel() {
        return status == Status.CONVERGED || status == Status.AT_BOUNDARY;
    }

    Fit<M> withCovariance(List<List<Double>> other) {
        return new Fit<>(
                status, reason, found, logLikelihood, gradientNorm, other, iterations, evaluations, groups, customers);
    }

    /**
     * The model at the estimates.
     *
     * @return the model
     * @throws IllegalStateException if there is none to be trusted, with the reason
     */
    public M model() {
        if (!hasModel()) {
            throw new IllegalStateException(found.name() + " is " + status + ": " + reason);
        }
        return found;
    }

    /**
     * The parameters with their errors.
     *
     * @return an estimate a parameter, in the order of their names
     * @throws IllegalStateException if there is no model to be trusted
     */
    public List<ParameterEstimate> estimates() {
        M model = model();
        return java.util.stream.IntStream.range(0, model.parameters().size())
                .mapToObj(i -> new ParameterEstimate(
                        model.parameterNames().get(i),
                        model.parameters().get(i),
                        Math.sqrt(covariance.get(i).get(i))))
                .toList();
    }

    /** The status, and the parameters with their intervals. */
    @Override
    public String toString() {
        String head = found.name() + ", " + status + (reason.isEmpty() ? "" : ": " + reason) + "\n"
                + Figures.count(customers, "customer") + " in " + Figures.count(groups, "group")
                + (iterations == 0 ? "" : ", log-likelihood " + Figures.decimals(logLikelihood, 2)
                        + ", " + Figures.count(iterations, "iteration"));
        return hasModel()
                ? head + estimates().stream().map(estimate -> "\n  " + estimate).collect(joining())
                : head;
    }

    /** The parameters of a model, one of them times e^by. */
    static List<Double> moved(Model model, int parameter, double by) {
        List<Double> moved = new ArrayList<>(model.parameters());
        moved.set(parameter, moved.get(parameter) * Math.exp(by));
        return moved;
    }
}
