package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.quarters;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.acquisition.CustomerAcquisitionCost;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;

/** When has a cohort paid for what was spent to win it? By quarter, by channel, and what a new customer costs. */
public final class WhenHasACohortPaid {
    private WhenHasACohortPaid() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        AcquisitionSpend spend = BundledStore.spend();
        Payback payback = Payback.of(spend).at(Margin.of(0.4)).cohortsBy(CalendarUnit.QUARTER);

        PaybackTable quarters = engine.compute(payback);
        System.out.println(quarters);
        System.out.println(quarters.table(PaybackTable.Show.COVERED).orElseThrow());
        quarters.cohort(quarter(2025, 1))
                .ifPresent(cohort -> System.out.println(
                        "2025-Q1 paid in month " + cohort.paidIn().orElseThrow()));

        // Each channel against its own spend; what was spent on none of them is told below.
        System.out.println(engine.compute(payback.byChannel()));
        System.out.println(engine.compute(
                CustomerAcquisitionCost.in(quarter(2026, 1), spend).byChannel()));
        System.out.println(
                engine.trend(quarters(2025, 1, 2026, 1), window -> CustomerAcquisitionCost.in(window, spend)));
    }
}
