package io.github.retention4j.examples;

import io.github.retention4j.clv.Advice;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.HoldoutValidation;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.ProbabilityAlive;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.clv.SpendTable;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo tells of days to come: by which model, how that model did on the last quarter, and who is probably lost. */
final class DemoForecast {
    private static final Period QUARTER = Period.ofMonths(3);

    /** Of whom the model says so, nobody waits for. */
    private static final double PROBABLY_LOST = 0.2;

    private final MetricsEngine engine;
    private final LocalDate today;
    private final PatternTable heldOut;
    private final ModelComparison comparison;
    private final Fit<? extends PurchaseModel> nowadays;
    private final SpendTable spends;
    private final Fit<GammaGamma> spend;

    DemoForecast(MetricsEngine engine) {
        this.engine = engine;
        today = engine.history().basis().lastDay();
        heldOut = engine.compute(PurchasePatterns.weekly().through(today.minus(QUARTER)));
        comparison = ModelComparison.of(heldOut);
        nowadays = comparison.bestFittedTo(engine.compute(PurchasePatterns.weekly()));
        spends = engine.compute(SpendPatterns.afterRefunds());
        spend = GammaGamma.fit(spends);
    }

    boolean hasModel() {
        return comparison.best().hasModel() && nowadays.hasModel();
    }

    private boolean hasSpend() {
        return hasModel() && spend.hasModel() && spend.model().expectedSpend().isPresent();
    }

    /** What cannot be told. */
    List<Label> missing() {
        List<Label> missing = new ArrayList<>();
        if (!hasModel()) {
            missing.add(Label.of("expected purchases", comparison.why()));
        }
        if (!hasSpend()) {
            missing.add(Label.of("residual lifetime value", "by models of purchases and of spend"));
        }
        return missing;
    }

    /** The models, and what the chosen one expected of the days held out beside what came. */
    List<Object> heldAgainstWhatCame() {
        Fit<? extends PurchaseModel> fit = comparison.best();
        LocalDate known = today.minus(QUARTER);
        List<Object> told = new ArrayList<>();
        told.add(comparison);
        told.add(engine.compute(
                ExpectedPurchases.of(fit, Period.ofDays(heldOut.heldOutDays())).after(known)));
        comparison.validation().flatMap(HoldoutValidation::table).ifPresent(told::add);
        Advice.on(fit, heldOut).forEach(advice -> told.add("! " + advice));
        return told;
    }

    /** The next three months, by the same kind of model fitted to all days. */
    List<Object> nextQuarter(Margin margin, DiscountRate discount) {
        List<Object> told = new ArrayList<>();
        told.add(engine.compute(ExpectedPurchases.of(nowadays, QUARTER)));
        if (hasSpend()) {
            told.add(engine.compute(ResidualLifetimeValue.of(nowadays, spend, Period.ofYears(1))
                    .discountedAt(discount)
                    .at(margin)));
            Advice.on(spends).forEach(advice -> told.add("! " + advice));
        }
        return told;
    }

    /** Those who brought most and are probably lost, by their ids, as the list of whom to write to has them. */
    Table lost(int most) {
        ProbabilityAlive alive = ProbabilityAlive.by(nowadays.model());
        Map<String, Double> probabilities = engine.select(alive.below(PROBABLY_LOST), alive).entries().stream()
                .collect(Collectors.toMap(CustomerList.Entry::id, CustomerList.Entry::value));
        CustomerList<Reason> list = engine.compute(
                Who.because("probably lost", today, alive.below(PROBABLY_LOST)).limit(most));
        String currency = engine.history().basis().currency().getCode();
        return new Table(
                alive.below(PROBABLY_LOST).name() + " on " + today + ", by "
                        + nowadays.model().name(),
                List.of(
                        Column.words("id"),
                        Column.figures(alive.name()),
                        Column.figures("net revenue so far (" + currency + ")")),
                list.entries().stream()
                        .map(entry -> List.of(
                                entry.id(),
                                Figures.decimals(probabilities.getOrDefault(entry.id(), 0.0), 3),
                                entry.value().stake().toPlainString()))
                        .toList(),
                List.of(Figures.count(probabilities.size(), "customer") + " of " + list.customers()));
    }
}
