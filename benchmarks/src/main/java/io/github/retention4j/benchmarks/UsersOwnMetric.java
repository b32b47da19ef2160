package io.github.retention4j.benchmarks;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.io.Serializable;

/** Customers with two orders or more of those with one, written as a user of the library would. */
record UsersOwnMetric(Window window) implements Metric<UsersOwnMetric.State, Ratio> {
    /** Fails unless it gives what the built-in metric gives that it is timed against. */
    static void requireSame(MetricsEngine engine, Window window) {
        Ratio ours = engine.compute(RepeatPurchaseRate.in(window));
        Ratio theirs = engine.compute(new UsersOwnMetric(window));
        if (ours.hits() != theirs.hits() || ours.total() != theirs.total() || ours.total() == 0) {
            throw new IllegalStateException("a user's metric tells " + theirs + ", ours " + ours);
        }
    }

    static final class State implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Span span;
        private long customers;
        private long again;

        private State(Span span) {
            this.span = span;
        }
    }

    @Override
    public String name() {
        return "bought again";
    }

    @Override
    public State start(Basis basis) {
        return new State(basis.span(window));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int orders = customer.orderCount(state.span);
        state.customers += orders > 0 ? 1 : 0;
        state.again += orders > 1 ? 1 : 0;
    }

    @Override
    public void merge(State into, State from) {
        into.customers += from.customers;
        into.again += from.again;
    }

    @Override
    public Ratio finish(State state, Basis basis) {
        return Ratio.part(Label.of(name(), "two orders or more / one or more"), state.again, state.customers);
    }
}
