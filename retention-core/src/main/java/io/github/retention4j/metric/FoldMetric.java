package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** See {@link Metric#fold}. Serialisable if its functions are. */
@SuppressWarnings("serial")
record FoldMetric<S, R>(
        String name,
        Supplier<S> empty,
        BiConsumer<S, CustomerHistory> adder,
        BiConsumer<S, S> merger,
        Function<S, R> finisher)
        implements Metric<S, R> {

    FoldMetric {
        requireNonNull(name, "name");
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
