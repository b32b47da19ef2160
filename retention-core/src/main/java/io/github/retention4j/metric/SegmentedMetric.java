package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.result.Segmented;
import java.util.HashMap;
import java.util.Map;

/** See {@link Metric#by}. The state is a state for each segment met so far. */
record SegmentedMetric<S, R, K extends Comparable<? super K>>(Metric<S, R> metric, Segment<K> segment)
        implements Metric<SegmentedMetric.State<S, K>, Segmented<K, R>> {

    /** A state for each segment met so far. */
    @SuppressWarnings("serial")
    static final class State<S, K> extends MetricState {
        private static final long serialVersionUID = 1L;

        final Map<K, S> states = new HashMap<>();

        State(Basis basis) {
            super(basis);
        }
    }

    SegmentedMetric {
        requireNonNull(metric, "metric");
        requireNonNull(segment, "segment");
    }

    @Override
    public String name() {
        return metric.name() + " by " + segment.name();
    }

    @Override
    public State<S, K> start(Basis basis) {
        return new State<>(basis);
    }

    @Override
    public void add(State<S, K> state, CustomerHistory customer) {
        K key = requireNonNull(segment.key(customer), () -> "the key of segment " + segment.name());
        metric.add(of(state, key), customer);
    }

    @Override
    public void merge(State<S, K> into, State<S, K> from) {
        into.requireSameBasis(from);
        from.states.forEach((key, state) -> metric.merge(of(into, key), state));
    }

    @Override
    public Segmented<K, R> finish(State<S, K> state, Basis basis) {
        Map<K, R> results = new HashMap<>();
        state.states.forEach((key, of) -> results.put(key, metric.finish(of, basis)));
        return new Segmented<>(segment.name(), results, segment.note(state.states.keySet(), basis));
    }

    @Override
    public boolean countsEvents() {
        return metric.countsEvents();
    }

    private S of(State<S, K> state, K key) {
        return state.states.computeIfAbsent(key, k -> metric.start(state.basis()));
    }
}
