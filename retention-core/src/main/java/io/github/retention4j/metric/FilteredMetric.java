package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import java.util.Optional;

/** See {@link Metric#where}. */
record FilteredMetric<S, R>(Metric<S, R> metric, CustomerFilter filter) implements Metric<S, R> {
    FilteredMetric {
        requireNonNull(metric, "metric");
        requireNonNull(filter, "filter");
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public S start(Basis basis) {
        return metric.start(basis.only(filter.name()));
    }

    @Override
    public S startLike(S other, Basis basis) {
        return metric.startLike(other, basis.only(filter.name()));
    }

    @Override
    public void add(S state, CustomerHistory customer) {
        if (!customer.isAnonymous() && filter.test(customer)) {
            metric.add(state, customer);
        }
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
    public R finish(S state, Basis basis) {
        return metric.finish(state, basis.only(filter.name()));
    }

    @Override
    public Metric<S, R> where(CustomerFilter other) {
        return new FilteredMetric<>(metric, filter.and(other));
    }

    @Override
    public Metric<?, R> hidingSmallGroups(SmallGroups rule) {
        return metric.hidingSmallGroups(rule.within(filter));
    }

    @Override
    public Optional<RatioOfSums<S>> ratioOfSums(Basis basis) {
        return metric.ratioOfSums(basis);
    }

    @Override
    public Requirement requires() {
        return metric.requires();
    }
}
