package io.github.retention4j.metric;

import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The laws of metrics of a window that are one sum of money over another.
 *
 * @param <M> the metric
 */
public abstract class MoneyRatioMetricContract<M extends Metric<?, MoneyRatio>>
        extends ClusterMetricContract<M, MoneyRatio> {
    @Override
    protected final Map<String, BigDecimal> figures(MoneyRatio result) {
        return figures(result.part(), result.whole(), result.spread());
    }

    @Override
    protected final boolean isPartOfCount() {
        return true;
    }

    @Override
    protected final int scale(Store store) {
        return store.currency().getDecimalPlaces();
    }

    @Override
    protected final int countScale(Store store) {
        return scale(store);
    }
}
