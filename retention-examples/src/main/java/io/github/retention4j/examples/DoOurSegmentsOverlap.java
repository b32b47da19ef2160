package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.SegmentMoves;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.segment.TimeOf;
import io.github.retention4j.model.Window;
import java.util.List;

/** Do our segments overlap, who moves between them, and who of them stays? */
public final class DoOurSegmentsOverlap {
    private DoOurSegmentsOverlap() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window q4 = quarter(2025, 4);
        Window q1 = quarter(2026, 1);

        System.out.println(engine.compute(
                SegmentOverlap.of(Segments.orders(q4, 1, 2, 5), Segments.ageBand(q4.end(), 18, 30, 45))));
        System.out.println(engine.compute(SegmentMoves.between(
                LifecycleStages.in(q4).segment(), LifecycleStages.in(q1).segment())));

        for (var segment : List.of(
                Segments.orders(q4, 1, 2, 5),
                Segments.spend(q4, 100, 250, 500),
                Segments.firstBasket(100, 250),
                Segments.couponUse(q4),
                Segments.hour(TimeOf.MOST_ORDERS, 6, 12, 18))) {
            System.out.println(engine.compute(RetentionRate.in(q1).by(segment)));
        }
    }
}
