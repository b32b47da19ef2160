package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.model.Window;

/** Do subscribers stay, and does their money? Churn when a subscription ends and when that is decided. */
public final class DoSubscribersStay {
    private DoSubscribersStay() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window q1 = quarter(2026, 1);

        // Who cancels may stay until what is paid for is over: a cancellation tells earlier.
        System.out.println(engine.compute(
                RetentionRate.in(q1).definedBy(RetentionRate.Definition.CONTRACTUAL),
                ChurnRate.in(q1).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED),
                ChurnRate.in(q1).definedBy(ChurnRate.Definition.SUBSCRIPTION_CANCELLED)));

        RevenueMovements movements = engine.compute(RecurringRevenue.in(q1));
        System.out.println(movements);
        System.out.println("net retention " + movements.netRetention().summary());
        System.out.println(engine.trend(months(2025, 10, 2026, 3), NetRevenueChurn::in));
    }
}
