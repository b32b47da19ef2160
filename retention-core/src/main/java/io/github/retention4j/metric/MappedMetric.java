package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;

/** See {@link Metric#map}. */
record MappedMetric<S, R, T>(Metric<S, R> metric, Metric.Finish<? super R, ? extends T> function)
        implements Metric<S, T> {
    MappedMetric {
        requireNonNull(metric, "metric");
        requireNonNull(function, "function");
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public S start(Basis basis) {
        return metric.start(basis);
    }

    @Override
    public S startLike(S other, Basis basis) {
        return metric.startLike(other, basis);
    }

    @Override
    public void add(S state, CustomerHistory customer) {
        metric.add(state, customer);
    }

    @Override
    public void addAll(S state, CustomerBlock block) {
        metric.addAll(state, block);
    }

    @Override
    public void merge(S into, S from) {
        metric.merge(into, from);
    }

    @Override
    public T finish(S state, Basis basis) {
        return function.apply(metric.finish(state, basis));
    }

    @Override
    public Metric<?, T> hidingSmallGroups(SmallGroups rule) {
        return HidingMap.of(metric.hidingSmallGroups(rule), function);
    }

    @Override
    public Requirement requires() {
        return metric.requires();
    }

    @Override
    public boolean includesAnonymous() {
        return metric.includesAnonymous();
    }
}
