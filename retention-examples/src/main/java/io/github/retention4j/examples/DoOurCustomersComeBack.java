package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.retention.RetentionRate.Definition;

/** Do our customers come back? From one month to the next, and over the quarters since they first came. */
public final class DoOurCustomersComeBack {
    private DoOurCustomersComeBack() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        System.out.println(engine.compute(RetentionRate.in(month(2026, 3))));
        System.out.println(engine.compute(RetentionRate.in(month(2026, 3)).definedBy(Definition.COUNTS)));

        CohortTable cohorts = engine.compute(CohortRetention.quarterly());
        System.out.println(cohorts);
        System.out.println(cohorts.retention(quarter(2025, 1), 2));
        System.out.println(cohorts.text(CohortTable.Show.REVENUE));
    }
}
