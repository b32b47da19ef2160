package io.github.retention4j.metric;

import io.github.retention4j.result.Average;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The laws of metrics of a window that are one sum over a count.
 *
 * @param <M> the metric
 */
public abstract class AverageMetricContract<M extends Metric<?, Average>> extends ClusterMetricContract<M, Average> {
    @Override
    protected final Map<String, BigDecimal> figures(Average result) {
        return figures(result.sum(), count(result.count()), result.spread());
    }
}
