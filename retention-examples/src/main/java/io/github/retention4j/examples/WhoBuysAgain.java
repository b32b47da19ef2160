package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;

/** Who buys again? By three definitions that guides mix up, and by how the customers came. */
public final class WhoBuysAgain {
    private WhoBuysAgain() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window q1 = quarter(2026, 1);

        // One pass over the customers, however many are asked.
        System.out.println(engine.compute(
                RepeatPurchaseRate.in(q1),
                RepeatPurchaseRate.in(q1).counting(Purchase.DAY),
                RepeatPurchaseRate.in(q1).reaching(Reach.LIFETIME),
                PurchaseFrequency.in(q1)));
        System.out.println(engine.compute(RepeatPurchaseRate.in(q1).by(Segments.channel())));
    }
}
