package io.github.retention4j.engine;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.MetricResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of several metrics, worked out in one pass. It prints one after another, those that do not name themselves, such as
 * a number, by the names of their metrics.
 *
 * <pre>{@code
 * Report report = engine.compute(RetentionRate.in(q1), RepeatPurchaseRate.in(q1), NetPromoterScore.in(q1));
 * Nps nps = report.get(NetPromoterScore.in(q1));
 * }</pre>
 */
public final class Report {
    private final ImmutableMap<Metric<?, ?>, Object> results;

    Report(Map<Metric<?, ?>, Object> results) {
        this.results = ImmutableMap.copyOf(results);
    }

    /**
     * The result of a metric.
     *
     * @param <R> its type
     * @param metric a metric equal to one that was asked for
     * @return the result
     * @throws IllegalArgumentException if it was not asked for
     */
    @SuppressWarnings("unchecked") // results holds for a Metric<?, R> what its finish made: an R
    public <R> R get(Metric<?, R> metric) {
        Object result = results.get(requireNonNull(metric, "metric"));
        if (result == null) {
            throw new IllegalArgumentException(metric + " was not asked for; this report has "
                    + results.keySet().stream().map(Metric::toString).collect(Collectors.joining(", ")));
        }
        return (R) result;
    }

    /**
     * The metrics that were asked for.
     *
     * @return the metrics in the order they were asked
     */
    public Set<Metric<?, ?>> metrics() {
        return results.keySet();
    }

    @Override
    public String toString() {
        List<String> texts = results.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .toList();
        boolean paragraphs = texts.stream().anyMatch(text -> text.contains("\n"));
        return String.join(paragraphs ? "\n\n" : "\n", texts);
    }

    private static String told(Metric<?, ?> metric, Object result) {
        String text = result.toString();
        return MetricResult.isNamed(result) || text.startsWith(metric.name()) ? text : metric.name() + ": " + text;
    }
}
