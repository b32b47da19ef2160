package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The models of purchases fitted to the same customers, and which of them to take.
 *
 * <p>{@code AIC = 2k − 2 ln L}, {@code BIC = k ln n − 2 ln L}, with k parameters, n customers and the likelihood L; lower is better.
 *
 * <ul>
 *   <li>The model of the lowest AIC is best. Those within 2 of it fit as well: of these the first in the order of the table is taken, which
 *       is from simple to slow, unless the RMSE of another in the days held out is lower by 1 % or more.
 *   <li>Foretelling is judged by RMSE, which is least for the true expectation. MAE is listed too, and is least for a forecast that is too
 *       low; see {@link HoldoutValidation}.
 *   <li>A model at a boundary can be best: it has become a simpler one, which then fits best. All its parameters count in k, those at a
 *       bound too. What it says is told by {@link Advice}.
 *   <li>A model that is not identified or did not converge is listed with the reason and never taken. If none is left, {@link #best()} is the
 *       first, and its model is refused with the reason.
 * </ul>
 *
 * <p>Worked example: log-likelihoods of −9,582.43 and −9,582.14 with 4 parameters each are AICs of 19,172.86 and 19,172.28: they fit as
 * well.
 *
 * <pre>{@code
 * ModelComparison comparison = ModelComparison.of(engine.compute(PurchasePatterns.weekly()));
 * PurchaseModel best = comparison.best().model();
 * String why = comparison.why();
 * Fit<? extends PurchaseModel> later = comparison.bestFittedTo(engine.compute(PurchasePatterns.weekly()));
 * }</pre>
 *
 * <p>Source: K. P. Burnham and D. R. Anderson, Model Selection and Multimodel Inference, 2nd edition (2002), section 2.6 for the 2.
 *
 * @param label which customers it is of
 * @param candidates the models, from simple to slow
 */
public record ModelComparison(Label label, List<Candidate> candidates) implements MetricResult {
    private static final long serialVersionUID = 1L;

    /** A root mean squared error that is lower by less than 1 % of the other is not worth telling. */
    private static final double BETTER = 0.99;

    /** Models whose AICs differ by less are not told apart by the data. */
    private static final double AS_GOOD = 2;

    /** The models that are compared, from simple to slow. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without a state
    private enum Kind {
        BG_NBD(BgNbd.class, BgNbd::fit),
        MBG_NBD(MbgNbd.class, MbgNbd::fit),
        PARETO_NBD(ParetoNbd.class, ParetoNbd::fit);

        private final Class<? extends PurchaseModel> type;
        private final BiFunction<PatternTable, FitOptions, Fit<? extends PurchaseModel>> fits;

        <M extends PurchaseModel> Kind(Class<M> type, BiFunction<PatternTable, FitOptions, Fit<M>> fits) {
            this.type = type;
            this.fits = fits::apply;
        }

        static Kind of(PurchaseModel model) {
            return Stream.of(values())
                    .filter(kind -> kind.type.isInstance(model))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A model that was fitted.
     *
     * @param fit what came of it
     * @param validations how it foretold the days held out; of none if none are or there is no model
     */
    public record Candidate(Fit<? extends PurchaseModel> fit, List<HoldoutValidation> validations)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Copies. */
        public Candidate {
            validations = List.copyOf(validations);
        }

        /**
         * How it foretold the days held out.
         *
         * @return the validation, or empty if none are held out or there is no model
         */
        public Optional<HoldoutValidation> heldOut() {
            return validations.stream().findFirst();
        }

        /**
         * The model's name.
         *
         * @return such as "BG/NBD"
         */
        public String name() {
            return fit.found().name();
        }

        /**
         * Akaike's criterion.
         *
         * @return twice the number of parameters less twice the log-likelihood
         */
        public double aic() {
            return 2 * parameters() - 2 * fit.logLikelihood();
        }

        /**
         * The Bayesian criterion of Schwarz.
         *
         * @return the number of parameters times the logarithm of that of customers, less twice the log-likelihood
         */
        public double bic() {
            return parameters() * Math.log((double) fit.customers()) - 2 * fit.logLikelihood();
        }

        private double parameters() {
            return fit.found().parameters().size();
        }

        /** Of models without days held out it is 0, so that the order of the table decides. */
        private double error() {
            return heldOut().map(of -> of.ofModel().rmse()).orElse(0.0);
        }
    }

    /** Copies. */
    public ModelComparison {
        requireNonNull(label, "label");
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("no models to compare");
        }
    }

    /**
     * Fits all models.
     *
     * @param patterns the customers
     * @return the comparison
     */
    public static ModelComparison of(PatternTable patterns) {
        return of(patterns, FitOptions.usual());
    }

    /**
     * Fits all models.
     *
     * @param patterns the customers
     * @param options threads; no prior, which is of one model only
     * @return the comparison
     * @throws IllegalArgumentException if a prior is stated
     */
    public static ModelComparison of(PatternTable patterns, FitOptions options) {
        if (options.hasPrior()) {
            throw new IllegalArgumentException("a prior is of one model, and three are compared; fit that one with it");
        }
        return new ModelComparison(
                patterns.label().as("models").by("by AIC, those within 2 of the lowest by the days held out"),
                Stream.of(Kind.values())
                        .map(kind -> candidate(kind.fits.apply(patterns, options), patterns))
                        .toList());
    }

    /**
     * Fits all models to a part of the customers if their patterns are many, and to all of them the best only: for those who want a model
     * and no table of models.
     *
     * <ul>
     *   <li>From 50,000 patterns on the part is every sixteenth of them, some tens of thousands of customers: models that these do not tell
     *       apart expect much the same. The comparison is of the one model then.
     *   <li>Of fewer patterns it is {@link #of(PatternTable)}.
     * </ul>
     *
     * @param patterns the customers
     * @return the comparison
     */
    public static ModelComparison byPart(PatternTable patterns) {
        if (patterns.size() < Fitting.MANY_GROUPS) {
            return of(patterns);
        }
        Fit<? extends PurchaseModel> best = of(patterns.every(Fitting.STEP)).bestFittedTo(patterns);
        return new ModelComparison(
                patterns.label().as("models").by("the best of a part of the patterns"),
                List.of(candidate(best, patterns)));
    }

    private static Candidate candidate(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        return new Candidate(
                fit,
                fit.hasModel() && patterns.heldOutDays() > 0
                        ? List.of(HoldoutValidation.of(fit.model(), patterns))
                        : List.of());
    }

    /**
     * The model to take.
     *
     * @return what came of fitting it; the first if none can be trusted
     */
    public Fit<? extends PurchaseModel> best() {
        return bestCandidate().fit();
    }

    /**
     * The model to take, fitted to other customers, or to all days of these once it has foretold those held out.
     *
     * <ul>
     *   <li>Only it is fitted, and what would fit best there is not asked: that can be another.
     *   <li>If none can be trusted it is the first, as {@link #best()}; and the one to take may find no model there. The fit tells.
     * </ul>
     *
     * @param patterns the customers to fit it to
     * @return what came of fitting it
     */
    public Fit<? extends PurchaseModel> bestFittedTo(PatternTable patterns) {
        return Kind.of(best().found()).fits.apply(patterns, FitOptions.usual());
    }

    /**
     * How the model to take foretold the days held out.
     *
     * @return the validation, or empty if none are held out
     */
    public Optional<HoldoutValidation> validation() {
        return bestCandidate().heldOut();
    }

    private Candidate bestCandidate() {
        List<Candidate> asGood = asGood();
        double least = asGood.stream().mapToDouble(Candidate::error).min().orElse(0);
        return asGood.stream()
                .filter(each -> BETTER * each.error() <= least)
                .findFirst()
                .orElse(candidates.get(0));
    }

    /** Those that fit as well as the best. */
    private List<Candidate> asGood() {
        double lowest = candidates.stream()
                .filter(each -> each.fit().hasModel())
                .mapToDouble(Candidate::aic)
                .min()
                .orElse(0);
        return candidates.stream()
                .filter(each -> each.fit().hasModel() && each.aic() < lowest + AS_GOOD)
                .toList();
    }

    /**
     * Why this model.
     *
     * @return a sentence
     */
    public String why() {
        Candidate best = bestCandidate();
        List<Candidate> asGood = asGood();
        if (asGood.isEmpty()) {
            return "No model can be trusted: " + best.name() + " is "
                    + best.fit().status() + ", " + best.fit().reason() + ".";
        }
        if (candidates.size() == 1) {
            return best.name() + ": it was the best of a part of the patterns.";
        }
        List<String> equals = asGood.stream()
                .map(Candidate::name)
                .filter(name -> !name.equals(best.name()))
                .toList();
        if (!equals.isEmpty()) {
            return best.name() + ": " + String.join(" and ", equals)
                    + (equals.size() == 1 ? " fits" : " fit") + " as well (AIC within 2), and "
                    + (asGood.get(0).equals(best)
                            ? best.name() + " is the simplest of them"
                            : best.name() + " foretold the days held out better (RMSE "
                                    + Figures.decimals(best.error(), 4) + ")")
                    + heldOutBetter(best) + ".";
        }
        Optional<Candidate> next = candidates.stream()
                .filter(each -> !each.equals(best) && each.fit().hasModel())
                .min(Comparator.comparingDouble(Candidate::aic));
        String against = next.map(second -> "its AIC is lower than that of " + second.name() + " by "
                        + Figures.decimals(second.aic() - best.aic(), 1) + heldOutBetter(best))
                .orElse("no other model can be trusted");
        return best.name() + ": " + against + ".";
    }

    /** Whether another foretold better, which is to be known. */
    private String heldOutBetter(Candidate best) {
        return candidates.stream()
                .filter(each -> each.heldOut().isPresent()
                        && best.heldOut().isPresent()
                        && each.error() < BETTER * best.error())
                .min(Comparator.comparingDouble(Candidate::error))
                .map(each -> ", although " + each.name() + " foretold the days held out better (RMSE "
                        + Figures.decimals(each.error(), 4) + " against " + Figures.decimals(best.error(), 4) + ")")
                .orElse("");
    }

    @Override
    public String summary() {
        return why();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(best().customers());
    }

    /** A row a model. */
    @Override
    public Optional<Table> table() {
        boolean isHeldOut = candidates.stream().anyMatch(each -> each.heldOut().isPresent());
        List<List<String>> rows = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Candidate each : candidates) {
            Fit<? extends PurchaseModel> fit = each.fit();
            List<String> row = new ArrayList<>(List.of(each.name(), fit.status().toString()));
            if (fit.hasModel()) {
                row.add(Figures.decimals(fit.logLikelihood(), 2));
                row.add(Figures.decimals(each.aic(), 2));
                row.add(Figures.decimals(each.bic(), 2));
            }
            each.heldOut().ifPresent(of -> {
                row.add(Figures.decimals(of.ofModel().mae(), 4));
                row.add(Figures.decimals(of.ofModel().rmse(), 4));
                row.add(of.totalError()
                        .map(error -> Figures.signed(100 * error, 1) + " %")
                        .orElse(""));
            });
            rows.add(row);
            if (!fit.reason().isEmpty()) {
                reasons.add(each.name() + ": " + fit.reason());
            }
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.words("model"),
                Column.words("status"),
                Column.figures("log-likelihood"),
                Column.figures("AIC"),
                Column.figures("BIC")));
        if (isHeldOut) {
            columns.add(Column.figures("held out: MAE"));
            columns.add(Column.figures("RMSE"));
            columns.add(Column.figures("total"));
        }
        List<String> notes = new ArrayList<>(reasons);
        notes.add(why() + label.observedNote());
        return Optional.of(new Table(label.title(), columns, rows, notes));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElse("");
    }
}
