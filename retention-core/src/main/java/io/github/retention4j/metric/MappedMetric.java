package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.result.MetricResult;

/** See {@link Metric#map}. What is made of a hidden result is hidden too. */
record MappedMetric<S, R, T>(Metric<S, R> metric, Metric.Finish<? super R, ? extends T> function)
        implements Hiding<S, T> {
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
    public boolean subtracts(S state) {
        return metric.subtracts(state);
    }

    @Override
    public void subtract(S from, S other) {
        metric.subtract(from, other);
    }

    @Override
    public boolean isHidden(S state, Basis basis) {
        return metric instanceof Hiding<S, R> hiding && hiding.isHidden(state, basis);
    }

    @Override
    public long customers(S state) {
        return metric instanceof Hiding<S, R> hiding ? hiding.customers(state) : 0;
    }

    @Override
    public int fewest() {
        return metric instanceof Hiding<S, R> hiding ? hiding.fewest() : 0;
    }

    @Override
    public T finish(S state, Basis basis) {
        R result = metric.finish(state, basis);
        boolean mayHide = fewest() > 0;
        return mayHide
                        && result instanceof MetricResult hidden
                        && hidden.label().isHidden()
                ? ofHidden(result)
                : function.apply(result);
    }

    private T ofHidden(R hidden) {
        T made;
        try {
            made = function.apply(hidden);
        } catch (RuntimeException e) {
            throw HidingMetric.refusal(name(), fewest(), "what is made of it", e);
        }
        if (!HidingMetric.saysSo(made)) {
            throw HidingMetric.refusal(name(), fewest(), "a " + made.getClass().getSimpleName(), null);
        }
        return made;
    }

    @Override
    public Metric<?, T> hidingSmallGroups(SmallGroups rule) {
        return hidden(metric.hidingSmallGroups(rule));
    }

    private <U> Metric<U, T> hidden(Metric<U, R> hiding) {
        return new MappedMetric<U, R, T>(hiding, function);
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
