package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric whose result is hidden if it is of too few customers, or of nearly all. It counts those who pass each of the filters
 * one after the other, and who fail the first, the second and so on: these are who is left out.
 */
record HidingMetric<S, R>(Metric<S, R> metric, SmallGroups rule) implements Hiding<HidingMetric.State<S>, R> {
    /** Those who fail the first filter, those who fail the next, and at last those who pass all. */
    static final class State<S> extends MetricState {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // a list that is
        private final List<Group<S>> groups = new ArrayList<>();

        private State(Basis basis) {
            super(basis);
        }

        private Group<S> looked() {
            return groups.get(groups.size() - 1);
        }
    }

    /** Customers of one kind, how many they are, and what they add up to. */
    private static final class Group<S> implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // as the metric has it
        private final S state;

        private long customers;

        private Group(S state) {
            this.state = state;
        }
    }

    HidingMetric {
        requireNonNull(metric, "metric");
        requireNonNull(rule, "rule");
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public State<S> start(Basis basis) {
        State<S> state = new State<>(basis);
        for (int group = 0; group <= rule.filters().size(); group++) {
            state.groups.add(new Group<>(metric.start(basis)));
        }
        return state;
    }

    @Override
    public State<S> startLike(State<S> other, Basis basis) {
        State<S> state = new State<>(basis);
        other.groups.forEach(group -> state.groups.add(new Group<>(metric.startLike(group.state, basis))));
        return state;
    }

    @Override
    public void add(State<S> state, CustomerHistory customer) {
        int passed = passed(customer);
        Group<S> group = state.groups.get(passed);
        group.customers++;
        if (passed == rule.filters().size() || addsThoseLeftOut()) {
            metric.add(group.state, customer);
        }
    }

    /** How many filters a customer passes before the first that is not. Of nobody known nothing is known to filter by. */
    private int passed(CustomerHistory customer) {
        List<CustomerFilter> filters = rule.filters();
        int passed = 0;
        while (passed < filters.size()
                && !customer.isAnonymous()
                && filters.get(passed).test(customer)) {
            passed++;
        }
        return passed;
    }

    /** The key of a segment may be told only of those who pass, such as the month of the first order. */
    private boolean addsThoseLeftOut() {
        return !(metric instanceof HidingSegments);
    }

    @Override
    public void addAll(State<S> state, CustomerBlock block) {
        if (rule.filters().isEmpty()) {
            state.looked().customers += block.customers();
            metric.addAll(state.looked().state, block);
        } else {
            Hiding.super.addAll(state, block);
        }
    }

    /** All are counted, whoever the metric itself requires. */
    @Override
    public Requirement requires() {
        return metric.requires().forEverybody();
    }

    @Override
    public boolean includesAnonymous() {
        return metric.includesAnonymous();
    }

    @Override
    public void merge(State<S> into, State<S> from) {
        into.requireSameBasis(from);
        for (int i = 0; i < into.groups.size(); i++) {
            add(into.groups.get(i), from.groups.get(i));
        }
    }

    @Override
    public boolean subtracts(State<S> state) {
        return metric.subtracts(state.looked().state);
    }

    @Override
    public void subtract(State<S> from, State<S> other) {
        from.requireSameBasis(other);
        for (int i = 0; i < from.groups.size(); i++) {
            Group<S> group = from.groups.get(i);
            group.customers -= other.groups.get(i).customers;
            metric.subtract(group.state, other.groups.get(i).state);
        }
    }

    private void add(Group<S> into, Group<S> from) {
        into.customers += from.customers;
        metric.merge(into.state, from.state);
    }

    @Override
    public long customers(State<S> state) {
        return state.looked().customers;
    }

    @Override
    public boolean isHidden(State<S> state, Basis basis) {
        Basis narrow = rule.narrow(basis);
        if (isSmall(state.looked(), narrow)) {
            return true;
        }
        Group<S> leftOut = new Group<>(metric.start(state.basis()));
        for (int i = rule.filters().size() - 1; i >= 0; i--) {
            add(leftOut, state.groups.get(i));
            if (isSmall(leftOut, narrow)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a group, or those of it whom its result counts, are some and too few. */
    private boolean isSmall(Group<S> group, Basis basis) {
        if (group.customers < rule.fewest()) {
            return group.customers > 0;
        }
        return metric.finish(group.state, basis) instanceof MetricResult result
                && (result.label().isHidden()
                        || rule.isSmall(result.fewestCustomers().orElse(0)));
    }

    @Override
    public R finish(State<S> state, Basis basis) {
        Basis narrow = rule.narrow(basis);
        return isHidden(state, basis) ? hidden(state, narrow) : metric.finish(state.looked().state, narrow);
    }

    /** The result of nobody, which says that it is hidden. */
    private R hidden(State<S> state, Basis narrow) {
        R hidden;
        try {
            hidden = metric.finish(metric.start(state.basis()), narrow.hidden(rule.fewest()));
        } catch (RuntimeException e) {
            throw refusal(name(), rule.fewest(), "its result of nobody", e);
        }
        if (!saysSo(hidden)) {
            throw refusal(name(), rule.fewest(), "a " + hidden.getClass().getSimpleName(), null);
        }
        return hidden;
    }

    @Override
    public int fewest() {
        return rule.fewest();
    }

    /** Whether a result that is hidden says so, as a number does not. */
    static boolean saysSo(Object hidden) {
        return hidden instanceof Segmented<?, ?>
                || (hidden instanceof MetricResult result && result.label().isHidden());
    }

    /** Why a result that would have to be hidden is refused. */
    static IllegalStateException refusal(String name, int fewest, String type, @Nullable RuntimeException cause) {
        String message = name + " is hidden, since a group of it is of fewer than " + fewest + " customers, and " + type
                + " cannot say so; make it a MetricResult, or ask an engine without a minimum group size";
        return new IllegalStateException(message, cause);
    }
}
