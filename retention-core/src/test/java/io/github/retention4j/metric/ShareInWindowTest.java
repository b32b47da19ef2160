package io.github.retention4j.metric;

import com.google.common.collect.Sets;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A share that names its window keeps the laws of windows. */
class ShareInWindowTest extends RatioMetricContract<Metric<?, Ratio>> {
    @Override
    protected List<Metric<?, Ratio>> forms(Window window) {
        OrderedIn before = OrderedIn.atLeastOnce(window.previous());
        return List.of(
                Metric.share("lapsed", window, before, OrderedIn.never(window)),
                Metric.share("back", window, before, OrderedIn.atLeastOnce(window)));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        String before = window.start().minusDays(1).toString();
        rows.orders("c", before).order("c", instant, 100).orders("gone", before);
    }

    @Override
    protected Counts counts(Metric<?, Ratio> form, Store store) {
        ShareMetric share = (ShareMetric) form;
        Set<String> base = ((OrderedIn) share.base()).idsIn(store);
        Set<String> hits = Sets.intersection(base, ((OrderedIn) share.hit()).idsIn(store));
        return new Counts(hits.size(), base.size());
    }
}
