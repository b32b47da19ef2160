package io.github.retention4j.clv;

import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Fits a model with covariates from what fits it without, and from its likelihood. */
final class CovariateFitting {
    private CovariateFitting() {}

    /**
     * Fits it, beginning with what is found without.
     *
     * @param plain fits without covariates
     * @param likelihood that of the model without, of the logarithms of its parameters
     */
    static <M extends PurchaseModel> CovariateFit<M> of(
            Segmented<CovariateValues, PatternTable> patterns,
            FitOptions options,
            BiFunction<PatternTable, FitOptions, Fit<M>> plain,
            Function<PatternGroups, Likelihood> likelihood) {
        CovariateDesign design = new CovariateDesign(patterns);
        // Of nobody a prior alone would be found, and no effects.
        PatternTable all = PatternTable.together(patterns.values());
        Fit<M> without = plain.apply(all, design.strata.isEmpty() ? FitOptions.usual() : options);
        Label label = all.label()
                .as("effects of " + patterns.segment())
                .by("with and without, " + without.found().name())
                .among(patterns.population());
        Fit<CovariateModel<M>> fit = design.fault().isEmpty() && without.status() != Fit.Status.NOT_IDENTIFIED
                ? fit(design, options, without, likelihood)
                : notIdentified(design, without);
        return new CovariateFit<>(label, fit, without, untested(options, fit, without));
    }

    private static <M extends PurchaseModel> Fit<CovariateModel<M>> fit(
            CovariateDesign design,
            FitOptions options,
            Fit<M> without,
            Function<PatternGroups, Likelihood> likelihood) {
        M base = without.found();
        List<PatternGroups> groups =
                design.strata.stream().map(PatternGroups::of).toList();
        CovariateLikelihood all = new CovariateLikelihood(
                groups.stream().map(likelihood).toList(),
                design.columns,
                CovariateShift.of(base),
                options.parallelism());
        double[] start = new double[all.size()];
        double[] scales = new double[all.size()];
        Arrays.fill(start, 1);
        Arrays.fill(scales, 1);
        double scale = PatternGroups.of(PatternTable.together(design.strata)).scale();
        for (int i = 0; i < base.parameters().size(); i++) {
            start[i] = base.parameters().get(i);
            String name = base.parameterNames().get(i);
            scales[i] = name.equals("alpha") || name.equals("beta") ? scale : 1;
        }
        Fit<CovariateModel<M>> found = Fitting.fit(
                options.withPrior(all, base.name(), base.unit().name()),
                start,
                scales,
                values -> model(base, design, values),
                groups.stream().mapToLong(PatternGroups::size).sum(),
                without.customers());
        return found.withCovariance(
                unscaled(found.covariance(), design, base.parameters().size()));
    }

    private static <M extends PurchaseModel> CovariateModel<M> model(
            M base, CovariateDesign design, List<Double> values) {
        int first = base.parameters().size();
        List<CovariateTerm> terms = new ArrayList<>();
        for (int i = 0; i < design.terms.size(); i++) {
            double scale = design.scales.get(i);
            terms.add(design.terms
                    .get(i)
                    .at(Math.log(values.get(first + 2 * i)) / scale, Math.log(values.get(first + 2 * i + 1)) / scale));
        }
        @SuppressWarnings("unchecked") // a model with other parameters is of its own kind
        M at = (M) base.with(values.subList(0, first));
        return new CovariateModel<>(at, terms);
    }

    private static List<List<Double>> unscaled(List<List<Double>> covariance, CovariateDesign design, int first) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < covariance.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < covariance.size(); j++) {
                row.add(covariance.get(i).get(j) / scale(design, i - first) / scale(design, j - first));
            }
            rows.add(row);
        }
        return rows;
    }

    private static double scale(CovariateDesign design, int place) {
        return place < 0 ? 1 : design.scales.get(place / 2);
    }

    private static <M extends PurchaseModel> Fit<CovariateModel<M>> notIdentified(
            CovariateDesign design, Fit<M> without) {
        double[] any = new double[without.found().parameters().size() + 2 * design.terms.size()];
        Arrays.fill(any, 1);
        for (int i = 0; i < without.found().parameters().size(); i++) {
            any[i] = without.found().parameters().get(i);
        }
        return Fitting.notIdentified(
                design.fault().isEmpty() ? without.reason() : design.fault(),
                any,
                values -> model(without.found(), design, values),
                without.groups(),
                without.customers());
    }

    private static String untested(FitOptions options, Fit<?> fit, Fit<?> without) {
        if (options.hasPrior()) {
            return "with a prior twice the difference is not chi-squared";
        }
        for (Fit<?> one : List.of(without, fit)) {
            if (one.status() != Fit.Status.CONVERGED) {
                return one.found().name() + " is " + one.status();
            }
        }
        return "";
    }
}
