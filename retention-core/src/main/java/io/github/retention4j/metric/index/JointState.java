package io.github.retention4j.metric.index;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.NumericResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The state of metrics that are asked together: a state of each, where metrics that are equal share one. */
public final class JointState implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list that is
    private final List<Fold<?, ?>> folds = new ArrayList<>();

    JointState(Basis basis, List<Metric<?, ? extends NumericResult>> metrics) {
        for (Metric<?, ? extends NumericResult> metric : new LinkedHashSet<>(metrics)) {
            folds.add(fold(metric, basis));
        }
    }

    private static <S, R extends NumericResult> Fold<S, R> fold(Metric<S, R> metric, Basis basis) {
        return new Fold<>(metric, metric.start(basis));
    }

    void add(CustomerHistory customer) {
        boolean anonymous = customer.isAnonymous();
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).add(customer, anonymous);
        }
    }

    void addAll(CustomerBlock block) {
        for (Fold<?, ?> fold : folds) {
            fold.addAll(block);
        }
    }

    void add(JointState other) {
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).add(other.folds.get(i));
        }
    }

    /** The result of one of the metrics. */
    NumericResult result(Metric<?, ?> metric, Basis basis) {
        for (Fold<?, ?> fold : folds) {
            if (fold.metric.equals(metric)) {
                return fold.result(basis);
            }
        }
        throw new IllegalArgumentException(metric + " is not among those asked together");
    }

    /** One of the metrics at work. */
    private static final class Fold<S, R extends NumericResult> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Metric<S, R> metric;

        @SuppressWarnings("serial") // as the metric has it
        private final S state;

        Fold(Metric<S, R> metric, S state) {
            this.metric = metric;
            this.state = state;
        }

        /** Events without a customer reach only metrics that count events. */
        void add(CustomerHistory customer, boolean anonymous) {
            if (!anonymous || metric.countsEvents()) {
                metric.add(state, customer);
            }
        }

        void addAll(CustomerBlock block) {
            if (!block.isAnonymous() || metric.countsEvents()) {
                metric.addAll(state, block);
            }
        }

        @SuppressWarnings("unchecked") // the other is of the same metric
        void add(Fold<?, ?> other) {
            metric.merge(state, (S) other.state);
        }

        NumericResult result(Basis basis) {
            return requireNonNull(metric.finish(state, basis), "the result of a metric");
        }
    }
}
