package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmNames;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.Window;

/** Who are our best customers, what do they bring, and do they stay? */
public final class WhoAreOurBestCustomers {
    private WhoAreOurBestCustomers() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window year = Window.year(2025);

        RfmTable rfm = engine.compute(Rfm.in(year));
        System.out.println(rfm);
        System.out.println(engine.compute(RetentionRate.in(quarter(2026, 1)).by(rfm.namedSegment())));

        RfmNames own = RfmNames.usual().with("big spenders", (r, f, m) -> m == 5 && f < 4);
        System.out.println(engine.compute(
                Rfm.in(year).recencyAt(30, 60, 120, 240).frequencyAt(1, 2, 4, 8).named(own)));

        Concentration concentration = engine.compute(RevenueConcentration.in(year));
        System.out.println(concentration);
        System.out.println("the top 20 % bring " + concentration.top(20).summary());
    }
}
