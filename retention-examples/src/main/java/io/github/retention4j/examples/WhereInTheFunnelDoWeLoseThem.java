package io.github.retention4j.examples;

import static io.github.retention4j.metric.funnel.FunnelStep.cart;
import static io.github.retention4j.metric.funnel.FunnelStep.engagedVisit;
import static io.github.retention4j.metric.funnel.FunnelStep.order;
import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;
import java.time.Duration;

/** Where in the funnel do we lose them, and how long do the others take? */
public final class WhereInTheFunnelDoWeLoseThem {
    private WhereInTheFunnelDoWeLoseThem() {}

    /** Steps and limit of our own. */
    private static Funnel toTheOrder(Window window) {
        return Funnel.in(window).through(engagedVisit(), cart(), order()).within(Duration.ofDays(7));
    }

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        // From the visit to the second order, within 30 days of the visit.
        System.out.println(engine.compute(Funnel.in(quarter(2026, 1))));

        FunnelTable table = engine.compute(toTheOrder(quarter(2026, 1)));
        System.out.println("\nof those with a cart: " + table.ofPrevious(3));
        System.out.println(table.time(3));
        System.out.println("\n" + engine.compute(toTheOrder(quarter(2026, 1)).by(Segments.channel())));

        System.out.println(
                "\n" + engine.compute(Comparison.of(toTheOrder(month(2026, 3))).with(toTheOrder(month(2026, 2)))));
    }
}
