package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;

/** See {@link Metric#fold}. */
record FoldMetric<S, R>(
        String name, Metric.Start<S> empty, Metric.Add<S> adder, Metric.Merge<S> merger, Metric.Finish<S, R> finisher)
        implements Metric<S, R> {

    FoldMetric {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a metric is blank; say what it tells");
        }
        requireNonNull(empty, "start");
        requireNonNull(adder, "add");
        requireNonNull(merger, "merge");
        requireNonNull(finisher, "finish");
    }

    @Override
    public S start(Basis basis) {
        return empty.get();
    }

    @Override
    public void add(S state, CustomerHistory customer) {
        adder.accept(state, customer);
    }

    @Override
    public void merge(S into, S from) {
        merger.accept(into, from);
    }

    @Override
    public R finish(S state, Basis basis) {
        return finisher.apply(state);
    }
}
