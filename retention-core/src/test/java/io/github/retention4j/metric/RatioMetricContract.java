package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The laws of metrics of a window that are a share or a net rate.
 *
 * @param <M> the metric
 */
public abstract class RatioMetricContract<M extends Metric<?, Ratio>> extends WindowedMetricContract<M, Ratio> {
    /** Numerator and denominator. */
    public record Counts(long hits, long total) {}

    /** What a store's answer is made of, worked out with plain collections. */
    protected abstract Counts counts(M form, Store store);

    @Override
    protected final Map<String, BigDecimal> naively(M form, Store store) {
        Counts counts = counts(form, store);
        return Map.of("hits", count(counts.hits()), "total", count(counts.total()));
    }

    @Override
    protected final Map<String, BigDecimal> figures(Ratio result) {
        return Map.of("hits", count(result.hits()), "total", count(result.total()));
    }

    @Override
    protected final boolean saysNoData(Ratio result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    @Override
    protected void tellsTheSame(Ratio byCounts, Ratio result) {
        super.tellsTheSame(byCounts, result);
        assertThat(byCounts.summary()).isEqualTo(result.summary());
    }
}
