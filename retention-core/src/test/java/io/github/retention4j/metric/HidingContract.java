package io.github.retention4j.metric;

import io.github.retention4j.testing.Store;
import java.io.Serializable;
import java.util.Collection;

/** The laws of metrics that hide what is of too few customers. What is hidden is in no sum, so the laws about sums are others'. */
abstract class HidingContract<R extends Serializable> extends MetricContract<Metric<?, R>, R> {
    static final int LEAST = 3;

    static boolean isSmall(long customers) {
        return customers > 0 && customers < LEAST;
    }

    /** The store of some of the customers, with the last day of the whole. */
    static Store only(Collection<String> ids, Store store) {
        return FilteredMetricTest.observedAs(
                store, store.where(id -> id.isPresent() && ids.contains(id.orElseThrow())));
    }

    /** Segments that are hidden do not add up to the whole. */
    @Override
    void segmentsAddUpToTheWhole(Asked asked) {}

    /** A customer who did nothing is a group of one, and hidden. */
    @Override
    protected void anEmptyHistoryIsNoData() {}

    /** Without records there are fewer customers, and so another group may be hidden. */
    @Override
    void recordsThatWereNeverGivenAreNoData(Asked asked) {}
}
