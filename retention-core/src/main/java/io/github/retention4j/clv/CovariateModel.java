package io.github.retention4j.clv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model whose customers buy and are lost by their covariates: the model of a customer at the base, and by which factors others differ.
 *
 * <p>With z the covariates of a customer, as far as they differ from the base: BG/NBD and MBG/NBD have {@code α·exp(−γ₁'z)} and
 * {@code a·exp(γ₂'z)}, Pareto/NBD has {@code α·exp(−γ₁'z)} and {@code β·exp(−γ₂'z)}.
 *
 * <ul>
 *   <li>e^γ₁ is by what the mean rate of buying is multiplied. e^γ₂ is by what the rate of being lost is multiplied (Pareto/NBD), or the
 *       odds a/b of the mean chance to be lost (the others).
 *   <li>The source has covariates in b too, of BG/NBD. Here b is one for all customers: then each covariate says one thing of being lost,
 *       where two of opposite sign would be hard to tell apart and to read.
 * </ul>
 *
 * <p>Worked example: with α = 8 at the base and γ₁ = 0.26 for the web, customers of the web have α = 6.17 and buy 1.3 times as often.
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models, note 019
 * (2007).
 *
 * @param <M> the model without covariates
 * @param base the model of customers at the base: of each covariate the base level, or the mean
 * @param terms what else than the base does
 */
public record CovariateModel<M extends PurchaseModel>(M base, List<CovariateTerm> terms) implements Model {
    /** Copies. */
    public CovariateModel {
        terms = List.copyOf(terms);
    }

    @Override
    public String name() {
        return base.name() + " with covariates";
    }

    /** Those of the base, then for each term its factors of buying and of being lost. */
    @Override
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>(base.parameterNames());
        for (CovariateTerm term : terms) {
            names.add(term.name() + ", buying ×");
            names.add(term.name() + ", loss ×");
        }
        return names;
    }

    @Override
    public List<Double> parameters() {
        List<Double> parameters = new ArrayList<>(base.parameters());
        for (CovariateTerm term : terms) {
            parameters.add(Math.exp(term.buying()));
            parameters.add(Math.exp(term.loss()));
        }
        return parameters;
    }

    /**
     * The model of customers of certain covariates, which answers as any does.
     *
     * @param values the covariates, as {@link Covariates#key} or {@link Covariates#values} has them
     * @return the model without covariates that is theirs
     * @throws IllegalArgumentException if a covariate is missing, or a level is none of those that the model was fitted to
     */
    public M at(CovariateValues values) {
        List<String> stated =
                values.kinds().stream().map(CovariateValues.Kind::name).toList();
        for (CovariateTerm term : terms) {
            if (!stated.contains(term.covariate())) {
                throw new IllegalArgumentException("values of " + String.join(", ", stated) + " without "
                        + term.covariate() + ", which the model was fitted with; state it too");
            }
        }
        double buying = 0;
        double loss = 0;
        for (int i = 0; i < values.kinds().size(); i++) {
            String covariate = values.kinds().get(i).name();
            boolean isNumber = values.kinds().get(i).isNumeric();
            String level = values.level(i);
            Set<String> known = new HashSet<>();
            for (CovariateTerm term : terms) {
                if (term.covariate().equals(covariate) && term.isNumber() == isNumber) {
                    known.add(term.base());
                    known.add(term.level());
                    double z = isNumber
                            ? values.number(i) - term.mean()
                            : term.level().equals(level) ? 1 : 0;
                    buying += z * term.buying();
                    loss += z * term.loss();
                }
            }
            if (!known.contains(level)) {
                throw new IllegalArgumentException(covariate + " " + level
                        + " was not among the customers that the model was fitted to; they have: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
        @SuppressWarnings("unchecked") // a model with other parameters is of its own kind
        M shifted = (M) base.with(CovariateShift.of(base).applied(base.parameters(), buying, loss));
        return shifted;
    }
}
