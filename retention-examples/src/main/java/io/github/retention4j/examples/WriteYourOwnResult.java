package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.*;
import java.util.*;

/** Write your own result: of how many does one stay? It prints, has an interval and says "no data" as ours do. */
public record WriteYourOwnResult(Label label, long stayed, long all) implements NumericResult {
    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        System.out.println(engine.compute(in(Window.quarter(2026, 1))));
        System.out.println(engine.trend(Window.months(2026, 3, 2026, 5), WriteYourOwnResult::in));
    }

    static Metric<?, WriteYourOwnResult> in(Window window) {
        return RetentionRate.in(window)
                .map(rate -> new WriteYourOwnResult(rate.label().as("one in"), rate.hits(), rate.total()));
    }

    @Override
    public OptionalDouble value() {
        return stayed == 0 || label.isUnobserved() ? OptionalDouble.empty() : OptionalDouble.of(1.0 * all / stayed);
    }

    @Override
    public Optional<Interval> interval(double level) {
        Interval share = Interval.ofShare(stayed, Math.max(1, all), level);
        Interval inverse = new Interval(1 / share.high(), 1 / share.low(), level, share.method());
        return value().isPresent() ? Optional.of(inverse) : Optional.empty();
    }

    @Override
    public Unit unit() {
        return Unit.count("customers", 1);
    }

    @Override
    public String summary() {
        return summaryOf(all + "/" + stayed);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
