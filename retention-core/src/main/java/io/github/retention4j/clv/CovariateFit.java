package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of fitting a model with {@linkplain Covariates covariates}: their effects, how far they can be trusted, and whether they are
 * more than chance.
 *
 * <ul>
 *   <li>An effect is a factor: 1.3 of buying says that these customers buy 1.3 times as often as those of the base, all else alike; see
 *       {@link CovariateModel} for what a factor of being lost is of.
 *   <li>Levels that no customer has who is looked at are left out.
 *   <li>A covariate that all customers have alike, or that follows from others, cannot be told apart from them: then the fit is not
 *       identified and names it.
 *   <li>An effect is no cause: customers of the web may buy more often since they are others, not since it is the web.
 * </ul>
 *
 * <p>Worked example: a factor of 1.30 with a 95 % interval of 1.21 to 1.40 is more than chance; one of 0.95 with 0.80 to 1.12 is not.
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models, note 019
 * (2007).
 *
 * @param <M> the model without covariates
 * @param label which customers it is of
 * @param fit what came of it with covariates
 * @param without what came of it without
 * @param untested why the two cannot be tested against each other; empty if they can
 */
public record CovariateFit<M extends PurchaseModel>(
        Label label, Fit<CovariateModel<M>> fit, Fit<M> without, String untested) implements MetricResult {
    /**
     * The model with covariates, which gives out that of any customer.
     *
     * @return the model
     * @throws IllegalStateException if there is none to be trusted, with the reason
     */
    public CovariateModel<M> model() {
        return fit.model();
    }

    /**
     * Whether the covariates say more than chance lets them.
     *
     * @return the likelihood-ratio test against the model without, or empty if one of the two has no summit or there is a prior
     */
    public Optional<LikelihoodRatioTest> likelihoodRatio() {
        return untested.isEmpty() ? Optional.of(LikelihoodRatioTest.of(without, fit)) : Optional.empty();
    }

    @Override
    public String summary() {
        return fit.status()
                + (fit.reason().isEmpty() ? "" : ": " + fit.reason())
                + likelihoodRatio().map(test -> ", " + test).orElse("");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(fit.customers());
    }

    /** A row a level and a number, with the factors of buying and of being lost and their intervals. */
    @Override
    public Optional<Table> table() {
        if (!fit.hasModel()) {
            return Optional.empty();
        }
        List<ParameterEstimate> estimates = fit.estimates();
        List<CovariateTerm> terms = fit.found().terms();
        int base = fit.found().base().parameters().size();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            ParameterEstimate buying = estimates.get(base + 2 * i);
            ParameterEstimate loss = estimates.get(base + 2 * i + 1);
            rows.add(List.of(
                    terms.get(i).name(),
                    factor(buying),
                    interval(buying),
                    factor(loss),
                    interval(loss),
                    against(terms.get(i))));
        }
        List<Column> columns = List.of(
                Column.words("covariate"),
                Column.figures("buying ×"),
                Column.words("95 % CI"),
                Column.figures("loss ×"),
                Column.words("95 % CI"),
                Column.words("against"));
        String tested =
                likelihoodRatio().map(test -> "against none of them: " + test).orElse("not tested: " + untested);
        return Optional.of(Table.of(label, columns, rows, List.of(label), tested));
    }

    private static String against(CovariateTerm term) {
        return term.isNumber() ? "the mean, " + Figures.decimals(term.mean(), 2) : term.base();
    }

    private static String factor(ParameterEstimate estimate) {
        return Figures.decimals(estimate.value(), 2);
    }

    private static String interval(ParameterEstimate estimate) {
        Optional<Interval> interval = estimate.interval();
        return interval.map(i -> Figures.decimals(i.low(), 2) + "–" + Figures.decimals(i.high(), 2))
                .orElse("at a bound");
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
