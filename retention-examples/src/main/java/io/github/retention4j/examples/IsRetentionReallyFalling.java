package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;

/** Is retention really falling, or is that chance? The months, their trend with its test, and the same quarter a year apart. */
public final class IsRetentionReallyFalling {
    private IsRetentionReallyFalling() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        // Each month with its change, the line of bars, and whether any month is out of the ordinary. April is not
        // over.
        Series<Ratio> months = engine.trend(months(2025, 1, 2026, 4), RetentionRate::in);
        System.out.println(months);

        // A customer of several months is one customer: twelve months of the same people are not twelve samples.
        System.out.println(engine.compute(Trend.of(months(2025, 4, 2026, 3), RetentionRate::in)));

        // The same season, so that Ramadan is in both quarters.
        System.out.println(engine.compute(
                Comparison.of(RetentionRate.in(quarter(2026, 1))).with(RetentionRate.in(quarter(2025, 1)))));
        System.out.println(
                engine.compute(Comparison.of(RetentionRate.in(month(2026, 3))).with(RetentionRate.in(month(2026, 2)))));
    }
}
