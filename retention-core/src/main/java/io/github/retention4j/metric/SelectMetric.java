package io.github.retention4j.metric;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.List;

/** See {@link Metric#select}. */
record SelectMetric<T>(CustomerFilter who, CustomerFunction<T> beside)
        implements Metric<SelectMetric.State<T>, CustomerList<T>> {
    /** The customers so far, in no order. */
    static final class State<T> extends MetricState {
        private static final long serialVersionUID = 1L;

        private long customers;

        @SuppressWarnings("serial") // a list that is
        private final List<Entry<T>> entries = new ArrayList<>();

        private State(Basis basis) {
            super(basis);
        }
    }

    SelectMetric {
        requireNonNull(who, "who");
        requireNonNull(beside, "beside");
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
        if (who.test(customer)) {
            state.entries.add(new Entry<>(customer.id(), beside.of(customer)));
        }
    }

    @Override
    public void merge(State<T> into, State<T> from) {
        into.requireSameBasis(from);
        into.customers += from.customers;
        into.entries.addAll(from.entries);
    }

    @Override
    public CustomerList<T> finish(State<T> state, Basis basis) {
        String definition = who.name().isEmpty() ? "by the caller's rule" : who.name();
        return new CustomerList<>(
                Label.of(name(), definition).in(basis.scope()),
                state.customers,
                beside.name(),
                state.entries.stream().sorted(comparing(Entry::id)).toList());
    }
}
