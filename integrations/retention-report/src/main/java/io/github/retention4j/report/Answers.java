package io.github.retention4j.report;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.Metric;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results of all metrics of a page, worked out in one pass. An engine with a minimum group size refuses some metrics: these have no
 * result, and the others are there.
 */
final class Answers {
    private final Map<Metric<?, ?>, Object> results;

    /** Why a metric is refused. */
    private final Map<Metric<?, ?>, String> refusals;

    private Answers(Map<Metric<?, ?>, Object> results, Map<Metric<?, ?>, String> refusals) {
        this.results = results;
        this.refusals = refusals;
    }

    static Answers of(MetricsEngine engine, Set<Metric<?, ?>> metrics) {
        Map<Metric<?, ?>, Object> results = new HashMap<>();
        Map<Metric<?, ?>, String> refusals = new HashMap<>();
        try {
            put(engine.compute(metrics), metrics, results);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            for (Metric<?, ?> metric : metrics) {
                try {
                    results.put(metric, engine.compute(metric));
                } catch (IllegalArgumentException | IllegalStateException refusedAlone) {
                    refusals.put(metric, String.valueOf(refusedAlone.getMessage()));
                }
            }
        }
        return new Answers(results, refusals);
    }

    private static void put(Report report, Collection<Metric<?, ?>> metrics, Map<Metric<?, ?>, Object> results) {
        metrics.forEach(metric -> results.put(metric, report.get(metric)));
    }

    /** The result of a metric, or empty if it is refused. */
    @SuppressWarnings("unchecked") // results holds for a Metric<?, R> an R
    <R> Optional<R> get(Metric<?, R> metric) {
        return Optional.ofNullable((R) results.get(metric));
    }

    /** Why a metric that has no result is refused, as the library says it. */
    String refusal(Metric<?, ?> metric) {
        return refusals.getOrDefault(metric, "");
    }
}
