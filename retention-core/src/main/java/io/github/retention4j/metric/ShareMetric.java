package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** See {@link Metric#share}. */
record ShareMetric(String name, @Nullable Window window, CustomerFilter base, CustomerFilter hit)
        implements Metric<ShareMetric.State, Ratio> {
    /** How many are in the base, and how many of them count. */
    static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private long base;
        private long hits;

        private State(Basis basis) {
            super(basis);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            base -= other.base;
            hits -= other.hits;
        }
    }

    ShareMetric {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a metric is blank; say what it tells");
        }
        requireNonNull(base, "base");
        requireNonNull(hit, "hit");
    }

    @Override
    public State start(Basis basis) {
        return new State(basis);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        if (base.test(customer)) {
            state.base++;
            state.hits += hit.test(customer) ? 1 : 0;
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.base += from.base;
        into.hits += from.hits;
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.hits, state -> state.base));
    }

    @Override
    public Ratio finish(State state, Basis basis) {
        Label label = Label.of(name, "share of customers by the caller's rule")
                .in(window == null ? basis.scope() : basis.scope(window));
        return Ratio.part(label, state.hits, state.base);
    }
}
