package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;

/** What is a customer worth? By three formulas, by channel, and what five points more retention would bring. */
public final class WhatIsACustomerWorth {
    private WhatIsACustomerWorth() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Margin margin = Margin.of(0.4);
        DiscountRate discount = DiscountRate.annual(0.12);
        CustomerLifetimeValue profit =
                CustomerLifetimeValue.in(quarter(2026, 1)).at(margin);

        // To date, by how long customers stay on average, and with tomorrow's money worth less than today's.
        System.out.println(engine.compute(profit, profit.lastingByChurn(), profit.discountedAt(discount)));
        System.out.println(engine.compute(profit.discountedAt(discount).by(Segments.channel())));

        // The claim that guides repeat, on the shop's own numbers.
        System.out.println(engine.compute(RetentionImpact.in(quarter(2026, 1))
                .given(RetentionImpact.Terms.points(5).withMargin(margin).withDiscount(discount))));
    }
}
