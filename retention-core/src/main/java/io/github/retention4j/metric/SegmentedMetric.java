package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.SegmentGroups;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * See {@link Metric#by}. The state is a state for each segment met so far. Keys are told apart by their order, as the result
 * is: 1.0 and 1.00 are one segment, although a {@link java.math.BigDecimal} does not call them equal.
 */
record SegmentedMetric<S, R, K extends Comparable<? super K>>(Metric<S, R> metric, Segment<K> segment)
        implements Metric<SegmentedMetric.State<S, K>, Segmented<K, R>> {
    /** A state for each segment met so far. */
    @SuppressWarnings("serial")
    static final class State<S, K> extends MetricState {
        private static final long serialVersionUID = 1L;

        final TreeMap<K, Group<K, S>> groups = new TreeMap<>();

        /** The same by keys as they were met, which are mostly equal to one before: found sooner than by order. */
        private transient @Nullable Map<K, Spelling<K, S>> met;

        State(Basis basis) {
            super(basis);
        }
    }

    /** A segment's state, and its key in each way it is written. */
    @SuppressWarnings("serial")
    static final class Group<K, S> implements Serializable {
        private static final long serialVersionUID = 1L;

        final S state;
        private final List<Spelling<K, S>> spellings = new ArrayList<>(1);

        Group(S state) {
            this.state = state;
        }

        /** Of keys that are one in order the shortest to write is told, whichever comes first. */
        K key() {
            K shortest = spellings.get(0).key;
            for (int i = 1; i < spellings.size(); i++) {
                K other = spellings.get(i).key;
                shortest = SHORTEST.compare(other.toString(), shortest.toString()) < 0 ? other : shortest;
            }
            return shortest;
        }
    }

    /** A key as it is written, and how many customers have it so. */
    @SuppressWarnings("serial")
    private static final class Spelling<K, S> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final K key;
        private final Group<K, S> group;
        private long customers;

        Spelling(K key, Group<K, S> group) {
            this.key = key;
            this.group = group;
        }
    }

    private static final Comparator<String> SHORTEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

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
        metric.add(counted(state, key, 1), customer);
    }

    /** Only the customers whom the metric requires matter to it, but all of them tell which segments there are. */
    @Override
    public void addAll(State<S, K> state, CustomerBlock block) {
        SegmentGroups<K> groups = block.once(segment, () -> segment.groups(block));
        int[] sizes = groups.sizes();
        List<S> states = new ArrayList<>(sizes.length);
        for (int group = 0; group < sizes.length; group++) {
            states.add(counted(state, groups.keys().get(group), sizes[group]));
        }
        metric.addAll(states, groups, block);
    }

    @Override
    public Requirement requires() {
        return metric.requires().forEverybody();
    }

    @Override
    public void merge(State<S, K> into, State<S, K> from) {
        into.requireSameBasis(from);
        for (Group<K, S> group : from.groups.values()) {
            S state = counted(into, group.key(), 0);
            group.spellings.forEach(spelling -> counted(into, spelling.key, spelling.customers));
            metric.merge(state, group.state);
        }
    }

    @Override
    public boolean subtracts(State<S, K> state) {
        return metric.subtracts(
                state.groups.isEmpty()
                        ? metric.start(state.basis())
                        : state.groups.firstEntry().getValue().state);
    }

    @Override
    public void subtract(State<S, K> from, State<S, K> other) {
        if (!subtracts(from)) {
            Metric.super.subtract(from, other);
        }
        from.requireSameBasis(other);
        for (Group<K, S> group : other.groups.values()) {
            metric.subtract(counted(from, group.key(), 0), group.state);
            group.spellings.forEach(spelling -> counted(from, spelling.key, -spelling.customers));
            Group<K, S> left = requireNonNull(from.groups.get(group.key()));
            if (left.spellings.removeIf(spelling -> spelling.customers == 0)) {
                from.met = null;
            }
            if (left.spellings.isEmpty()) {
                from.groups.remove(group.key());
            }
        }
    }

    @Override
    public Segmented<K, R> finish(State<S, K> state, Basis basis) {
        return finish(state.groups.values(), Optional.empty(), basis);
    }

    /** The result of some groups, with something to be said of the others. */
    Segmented<K, R> finish(Collection<Group<K, S>> groups, Optional<String> ofOthers, Basis basis) {
        Map<K, R> results = new TreeMap<>();
        groups.forEach(group -> results.put(group.key(), metric.finish(group.state, ofGroup(group, basis))));
        Optional<String> note = segment.note(results.keySet(), basis);
        String notes = Stream.concat(note.stream(), ofOthers.stream()).collect(Collectors.joining("; "));
        return new Segmented<>(
                        segment.name(), results, Optional.of(notes).filter(text -> !text.isEmpty()), basis.population())
                .named(metric.name());
    }

    /** The basis whose results say which group they are of. */
    Basis ofGroup(Group<K, S> group, Basis basis) {
        return basis.only(segment.name() + " " + group.key());
    }

    @Override
    public Metric<?, Segmented<K, R>> hidingSmallGroups(SmallGroups rule) {
        return rule.hiding(HidingSegments.of(metric.hidingSmallGroups(rule.amongAll()), segment, rule.fewest()));
    }

    @Override
    public boolean includesAnonymous() {
        return metric.includesAnonymous();
    }

    /** The state of a key, of which so many customers come. */
    private S counted(State<S, K> state, K key, long customers) {
        Map<K, Spelling<K, S>> met = state.met;
        if (met == null) {
            met = new HashMap<>();
            state.met = met;
        }
        Spelling<K, S> spelling = met.computeIfAbsent(key, k -> spelling(group(state, k), k));
        spelling.customers += customers;
        return spelling.group.state;
    }

    private Spelling<K, S> spelling(Group<K, S> group, K key) {
        for (Spelling<K, S> known : group.spellings) {
            if (known.key.equals(key)) {
                return known;
            }
        }
        Spelling<K, S> fresh = new Spelling<>(key, group);
        group.spellings.add(fresh);
        return fresh;
    }

    private Group<K, S> group(State<S, K> state, K key) {
        Group<K, S> group = state.groups.get(key);
        if (group == null) {
            group = new Group<>(
                    state.groups.isEmpty()
                            ? metric.start(state.basis())
                            : metric.startLike(state.groups.firstEntry().getValue().state, state.basis()));
            state.groups.put(key, group);
        }
        return group;
    }
}
