package io.github.retention4j.metric;

import static java.util.Comparator.comparingLong;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.result.Segmented;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric by segments of which small ones are hidden, and as many of the next smallest as it takes for all that are hidden
 * together to be no small group: that is what the whole less the others tells of.
 */
record HidingSegments<S, R, K extends Comparable<? super K>>(SegmentedMetric<S, R, K> table, int fewest)
        implements Metric<SegmentedMetric.State<S, K>, Segmented<K, R>> {
    static <S, R, K extends Comparable<? super K>> HidingSegments<S, R, K> of(
            Metric<S, R> metric, Segment<K> segment, int fewest) {
        return new HidingSegments<>(new SegmentedMetric<>(metric, segment), fewest);
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public SegmentedMetric.State<S, K> start(Basis basis) {
        return table.start(basis);
    }

    @Override
    public void add(SegmentedMetric.State<S, K> state, CustomerHistory customer) {
        table.add(state, customer);
    }

    @Override
    public void addAll(SegmentedMetric.State<S, K> state, CustomerBlock block) {
        table.addAll(state, block);
    }

    @Override
    public Requirement requires() {
        return table.requires();
    }

    @Override
    public boolean includesAnonymous() {
        return table.includesAnonymous();
    }

    @Override
    public void merge(SegmentedMetric.State<S, K> into, SegmentedMetric.State<S, K> from) {
        table.merge(into, from);
    }

    @Override
    public boolean subtracts(SegmentedMetric.State<S, K> state) {
        return table.subtracts(state);
    }

    @Override
    public void subtract(SegmentedMetric.State<S, K> from, SegmentedMetric.State<S, K> other) {
        table.subtract(from, other);
    }

    @Override
    public Segmented<K, R> finish(SegmentedMetric.State<S, K> state, Basis basis) {
        List<SegmentedMetric.Group<K, S>> shown = new ArrayList<>(state.groups.values());
        List<SegmentedMetric.Group<K, S>> small = shown.stream()
                .filter(group -> isHidden(group.state, table.ofGroup(group, basis)))
                .toList();
        shown.removeAll(small);
        if (!small.isEmpty()) {
            S together = table.metric().start(state.basis());
            small.forEach(group -> table.metric().merge(together, group.state));
            while (!shown.isEmpty() && isHidden(together, basis)) {
                SegmentedMetric.Group<K, S> next = smallest(shown);
                table.metric().merge(together, next.state);
                shown.remove(next);
            }
        }
        int hidden = state.groups.size() - shown.size();
        return table.finish(shown, SmallGroups.note(hidden, fewest, basis), basis);
    }

    /** The first of those with the fewest customers; to hide a group of nobody would hide nobody. */
    private SegmentedMetric.Group<K, S> smallest(List<SegmentedMetric.Group<K, S>> groups) {
        return groups.stream()
                .min(comparingLong(group -> customers(group.state)))
                .orElseThrow();
    }

    private boolean isHidden(S state, Basis basis) {
        return table.metric() instanceof Hiding<S, R> hiding && hiding.isHidden(state, basis);
    }

    private long customers(S state) {
        return table.metric() instanceof Hiding<S, R> hiding ? hiding.customers(state) : 0;
    }
}
