package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.NumericResult;
import java.math.BigDecimal;
import java.util.Map;

/** The contract of a rate of points that is a share, or has one of what has happened so far. */
abstract class PointsRateContract<M extends Metric<?, NumericResult>> extends MetricContract<M, NumericResult> {
    @Override
    protected Map<String, BigDecimal> figures(NumericResult result) {
        ClusterShare share = result instanceof UltimateShare ultimate ? ultimate.soFar() : (ClusterShare) result;
        return Map.of("hits", count(share.hits()), "total", count(share.total()));
    }

    @Override
    protected boolean saysNoData(NumericResult result) {
        return result.value().isEmpty();
    }

    /** A shop that grants nothing records no grants: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(NumericResult result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }
}
