package io.github.retention4j.report;

import io.github.retention4j.clv.Advice;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.clv.SpendTable;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.markup.Markup;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What customers will buy: counts the patterns that models are fitted to, and becomes a {@link Forecast} once they are known. The model
 * is the one that foretold the last three months best, fitted to all days.
 */
final class Foretelling implements Part {
    /** How far a forecast looks, and how far back it is held against what came. */
    static final Period QUARTER = Period.ofMonths(3);

    private final PageScope scope;
    private final Metric<?, PatternTable> heldOut;
    private final Metric<?, PatternTable> all = PurchasePatterns.weekly();
    private final Metric<?, SpendTable> spends = SpendPatterns.afterRefunds();

    Foretelling(PageScope scope) {
        this.scope = scope;
        this.heldOut = PurchasePatterns.weekly().through(scope.lastDay().minus(QUARTER));
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return List.of(heldOut, all, spends);
    }

    @Override
    public Part knowing(Answers answers) {
        Optional<PatternTable> before = answers.get(heldOut);
        Optional<PatternTable> patterns = answers.get(all);
        if (before.isEmpty() || patterns.isEmpty()) {
            return this;
        }
        ModelComparison comparison = ModelComparison.byPart(before.get());
        Fit<? extends PurchaseModel> best = comparison.best();
        Fit<? extends PurchaseModel> fit = comparison.bestFittedTo(patterns.get());
        if (comparison.validation().isEmpty() || !fit.hasModel()) {
            return this;
        }
        Optional<Fit<GammaGamma>> spend = answers.get(spends)
                .map(GammaGamma::fit)
                .filter(Fit::hasModel)
                .filter(of -> of.model().expectedSpend().isPresent());
        List<Advice> advice = new ArrayList<>(Advice.on(best, before.get()));
        answers.get(spends).map(Advice::on).ifPresent(advice::addAll);
        return Forecast.of(scope, comparison.validation().get(), advice, fit, spend);
    }

    /** Nothing, since no model was found, and why. */
    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        Optional<PatternTable> before = answers.get(heldOut);
        Optional<PatternTable> patterns = answers.get(all);
        if (before.isEmpty() || patterns.isEmpty()) {
            Metric<?, PatternTable> refused = patterns.isEmpty() ? all : heldOut;
            page.refused(Need.ORDERS, refused, answers.refusal(refused));
        } else if (before.get().label().isHidden() || patterns.get().label().isHidden()) {
            page.missing(
                    Need.HIDDEN,
                    "expected purchases",
                    "a model is fitted to groups of customers alike, and some of them are smaller");
        } else if (before.get().customers() == 0 && patterns.get().repeatCustomers() > 0) {
            page.missing(
                    Need.ORDERS,
                    "expected purchases",
                    "nobody was a customer three months ago, so no model can be tried");
        } else {
            page.missing(Need.ORDERS, "expected purchases", "too few customers bought a second time");
        }
        return List.of();
    }
}
