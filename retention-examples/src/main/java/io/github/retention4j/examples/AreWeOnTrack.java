package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.quarters;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;

/** Are we on track? Goals met and missed, loyalty in one number, and where the customers of before are now. */
public final class AreWeOnTrack {
    private AreWeOnTrack() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window q1 = quarter(2026, 1);

        System.out.println(engine.compute(Scorecard.in(q1)
                .atLeast(0.6, RetentionRate::in)
                .atMost(0.4, window -> ChurnRate.in(window).lapsedAfter(90))
                .atLeast(250, AverageOrderValue::in)
                .atLeast(40, NetPromoterScore::in)));

        engine.trend(quarters(2025, 2, 2026, 1), CustomerLoyaltyIndex::in)
                .results()
                .forEach((quarter, index) -> System.out.println(quarter + "  loyalty " + index.summary()));

        Lifecycle stages = engine.compute(LifecycleStages.in(q1));
        System.out.println(stages);
        System.out.println("new ones who came back: "
                + stages.share(Stage.NEW, Stage.RETURNING).summary());
    }
}
