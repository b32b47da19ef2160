package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.quarters;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.Window;

/** What is an order worth? Over time, before refunds, by country, and for those who ordered often. */
public final class WhatIsAnOrderWorth {
    private WhatIsAnOrderWorth() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window q1 = quarter(2026, 1);

        System.out.println(engine.trend(quarters(2025, 1, 2026, 1), AverageOrderValue::in));
        System.out.println(engine.compute(AverageOrderValue.in(q1).definedBy(Revenue.GROSS)));
        System.out.println(engine.compute(AverageOrderValue.in(q1).by(Segments.country())));
        System.out.println(
                engine.where("ten orders or more", c -> c.orderCount() >= 10).compute(AverageOrderValue.in(q1)));
    }
}
