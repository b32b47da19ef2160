package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.year;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Segmented;

/** How long until the second order? Those who have not ordered again yet count for as long as they had the chance. */
public final class HowLongUntilTheSecondOrder {
    private static final int MONTH = 30;

    private HowLongUntilTheSecondOrder() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        SurvivalCurve second = engine.compute(TimeToEvent.toNthOrder(2).within(year(2025)));
        System.out.println(second);
        System.out.println("\nhalf of them ordered again: " + second.median());
        second.incidence(MONTH).ifPresent(share -> System.out.println("within 30 days: " + share));

        // A young cohort is followed for as long as there are data, and its curve ends there.
        for (Window cohort : new Window[] {quarter(2025, 1), quarter(2026, 1)}) {
            SurvivalCurve curve = engine.compute(TimeToEvent.toNthOrder(2).within(cohort));
            System.out.println(cohort + ": " + curve.summary());
        }

        // Does it matter how they came?
        Segmented<String, SurvivalCurve> byChannel =
                engine.compute(TimeToEvent.toNthOrder(2).within(year(2025)).by(Segments.channel()));
        System.out.println("\n" + byChannel + "\n\n" + LogRankTest.of(byChannel));
    }
}
