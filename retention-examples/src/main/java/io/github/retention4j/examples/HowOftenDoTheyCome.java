package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.engagement.ActiveDays;
import io.github.retention4j.metric.engagement.Activity;
import io.github.retention4j.metric.engagement.Stickiness;

/** How often do customers come: DAU / MAU and its kin, and on how many days of a month. */
public final class HowOftenDoTheyCome {
    private HowOftenDoTheyCome() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        System.out.println("DAU / MAU: " + engine.compute(Stickiness.in(month(2026, 3))));
        System.out.println(
                "WAU / MAU: " + engine.compute(Stickiness.in(month(2026, 3)).trailing(7)));
        System.out.println("\n" + engine.trend(months(2026, 1, 2026, 3), Stickiness::in));

        System.out.println("\n" + engine.compute(ActiveDays.in(month(2026, 3))));
        System.out.println("\n"
                + engine.compute(ActiveDays.in(quarter(2026, 1))
                        .counting(Activity.ORDERS)
                        .upTo(4)));
    }
}
