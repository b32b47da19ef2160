package io.github.retention4j.metric;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link Metric#rank}. */
record RankMetric<T extends Comparable<? super T>>(CustomerFunction<T> score, int most)
        implements Metric<RankMetric.State<T>, CustomerList<T>> {
    /** Room for a few more than are asked for, so that they are seldom put in order. */
    private static final int LEAST_ROOM = 1024;

    /** The highest so far, and some that may turn out not to be. */
    static final class State<T> extends MetricState {
        private static final long serialVersionUID = 1L;

        private long customers;

        @SuppressWarnings("serial") // a list that is
        private final List<Entry<T>> entries = new ArrayList<>();

        /** Whoever has less is not among the highest; nothing as long as there are too few. */
        @SuppressWarnings("serial") // as the score has it
        private @Nullable T bound;

        private State(Basis basis) {
            super(basis);
        }
    }

    RankMetric {
        requireNonNull(score, "score");
        if (most < 1) {
            throw new IllegalArgumentException("the highest " + most + " customers are none; ask for 1 or more");
        }
    }

    @Override
    public String name() {
        return "customers";
    }

    /** Refuses: whom it lists, it tells of one by one. */
    @Override
    public Metric<?, CustomerList<T>> hidingSmallGroups(SmallGroups rule) {
        throw rule.refusal("a list of customers tells of each of them");
    }

    @Override
    public State<T> start(Basis basis) {
        return new State<>(basis);
    }

    @Override
    public void add(State<T> state, CustomerHistory customer) {
        state.customers++;
        T value = requireNonNull(score.of(customer), () -> "the score of a customer, by " + rule());
        if (state.bound == null || value.compareTo(state.bound) >= 0) {
            state.entries.add(new Entry<>(customer.id(), value));
            if (state.entries.size() > most + (long) Math.max(most, LEAST_ROOM)) {
                cut(state);
            }
        }
    }

    /** Leaves those that are asked for, in order. */
    private void cut(State<T> state) {
        List<Entry<T>> entries = state.entries;
        entries.sort(highestFirst());
        if (entries.size() >= most) {
            entries.subList(most, entries.size()).clear();
            state.bound = entries.get(most - 1).value();
        }
    }

    /** Of customers with one score, the first by id. */
    private Comparator<Entry<T>> highestFirst() {
        return comparing((Entry<T> entry) -> entry.value(), reverseOrder()).thenComparing(Entry::id);
    }

    @Override
    public void merge(State<T> into, State<T> from) {
        into.requireSameBasis(from);
        into.customers += from.customers;
        into.entries.addAll(from.entries);
        cut(into);
    }

    @Override
    public CustomerList<T> finish(State<T> state, Basis basis) {
        cut(state);
        return new CustomerList<>(
                Label.of(name(), "the " + most + " highest by " + rule()).in(basis.scope()),
                state.customers,
                score.name(),
                state.entries);
    }

    private String rule() {
        return score.name().isEmpty() ? "the caller's rule" : score.name();
    }
}
