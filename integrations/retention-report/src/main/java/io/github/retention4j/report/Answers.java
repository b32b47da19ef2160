package io.github.retention4j.report;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.Metric;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of all metrics of a page, worked out in one pass, or in two where some are asked by what others answered. An engine with a minimum group size refuses some metrics: these have no
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

    static Answers of(MetricsEngine engine, Collection<? extends Metric<?, ?>> metrics) {
        Answers answers = new Answers(new HashMap<>(), new HashMap<>());
        answers.ask(engine, List.copyOf(metrics));
        return answers;
    }

    /** Asks more, of what is not answered yet. */
    void askAlso(MetricsEngine engine, Collection<? extends Metric<?, ?>> metrics) {
        List<? extends Metric<?, ?>> more = metrics.stream()
                .filter(metric -> !results.containsKey(metric) && !refusals.containsKey(metric))
                .toList();
        if (!more.isEmpty()) {
            ask(engine, more);
        }
    }

    /** All in one pass; if one of them is refused, each half, so that a few who are refused cost a few passes more. */
    private void ask(MetricsEngine engine, List<? extends Metric<?, ?>> metrics) {
        try {
            Report report = engine.compute(metrics);
            metrics.forEach(metric -> results.put(metric, report.get(metric)));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException refused) {
            if (metrics.size() == 1) {
                refusals.put(metrics.get(0), String.valueOf(refused.getMessage()));
            } else {
                ask(engine, metrics.subList(0, metrics.size() / 2));
                ask(engine, metrics.subList(metrics.size() / 2, metrics.size()));
            }
        }
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
