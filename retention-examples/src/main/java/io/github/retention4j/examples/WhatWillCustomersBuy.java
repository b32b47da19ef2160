package io.github.retention4j.examples;

import io.github.retention4j.clv.Advice;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.ProbabilityAlive;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import java.time.Period;

/** What will customers buy, what is that worth, and who is probably lost? First: how well would we have known it? */
public final class WhatWillCustomersBuy {
    private WhatWillCustomersBuy() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        // Three months ago: which model foretold them, and how well?
        PurchasePatterns weekly = PurchasePatterns.weekly();
        PatternTable known = engine.compute(weekly.through(BundledStore.LAST_DAY.minusMonths(3)));
        ModelComparison comparison = ModelComparison.of(known);
        System.out.println(comparison + "\n");
        System.out.println(comparison.validation().orElseThrow() + "\n");

        // Today, by the same kind of model, from all that is known.
        PatternTable patterns = engine.compute(weekly);
        Fit<? extends PurchaseModel> fit = comparison.bestFittedTo(patterns);
        Advice.on(fit, patterns).forEach(System.out::println);
        System.out.println(engine.compute(ExpectedPurchases.of(fit, Period.ofMonths(3))));
        Fit<GammaGamma> spend = GammaGamma.fit(engine.compute(SpendPatterns.afterRefunds()));
        ResidualLifetimeValue value = ResidualLifetimeValue.of(fit, spend, Period.ofYears(1))
                .discountedAt(DiscountRate.annual(0.12))
                .at(Margin.of(0.4));
        System.out.println(engine.compute(value.by(Segments.country())));

        // Lists say how many; who they are is told to whom asks for ids().
        ProbabilityAlive alive = ProbabilityAlive.by(fit.model());
        System.out.println(engine.rank(value, 10) + "\n" + engine.select(alive.below(0.2), alive));
    }
}
