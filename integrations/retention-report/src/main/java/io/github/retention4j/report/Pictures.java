package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Trend;
import io.github.retention4j.report.chart.TrendChart;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures of results.
 *
 * <pre>{@code
 * Pictures.of(cohorts).svg(Path.of("cohorts.svg"));
 * }</pre>
 */
public final class Pictures {
    private Pictures() {}

    /**
     * The picture of a result.
     *
     * @param result the result of a metric
     * @return its picture, to be written as SVG or PNG
     * @throws IllegalArgumentException if such a result has no picture
     */
    public static Chart of(Object result) {
        return find(result)
                .orElseThrow(() -> new IllegalArgumentException(
                        result.getClass().getSimpleName() + " has no picture; print it, or take its table()"));
    }

    /**
     * The picture of a result, if it has a shape.
     *
     * @param result anything
     * @return its picture, or empty if such a result has none
     */
    public static Optional<Chart> find(Object result) {
        requireNonNull(result, "result");
        if (result instanceof Trend trend) {
            return find(trend.series());
        }
        if (result instanceof Series<?> series) {
            return numbers(series.results()).map(TrendChart::new);
        }
        return Optional.empty();
    }

    /** The results, if there are some and all of them are numbers. */
    private static <K> Optional<Map<K, NumericResult>> numbers(Map<K, ?> results) {
        Map<K, NumericResult> numbers = new LinkedHashMap<>();
        results.forEach((key, result) -> {
            if (result instanceof NumericResult number) {
                numbers.put(key, number);
            }
        });
        return numbers.isEmpty() || numbers.size() < results.size() ? Optional.empty() : Optional.of(numbers);
    }
}
