package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;

/** Is retention getting better? The trend, the same quarter a year apart, and a month that is not over yet. */
public final class IsRetentionGettingBetter {
    private IsRetentionGettingBetter() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        Series<Ratio> trend = engine.trend(months(2025, 4, 2026, 3), RetentionRate::in);
        System.out.println(trend);

        // The same season: Ramadan was in both quarters.
        Ratio before = engine.compute(RetentionRate.in(quarter(2025, 1)));
        Ratio now = engine.compute(RetentionRate.in(quarter(2026, 1)));
        Interval earlier = before.interval().orElseThrow();
        Interval later = now.interval().orElseThrow();
        System.out.println(before.summary() + "\n" + now.summary());
        System.out.println(later.low() > earlier.high() ? "better: the intervals are apart" : "the intervals overlap");

        // April has twelve days of data: the result says so.
        System.out.println(engine.compute(RetentionRate.in(month(2026, 4))));
    }
}
