package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The state of metrics that are asked together, of one thread: a state of each, where metrics that are equal share one.
 *
 * <p>The engine works with it, and so does a metric that is made of others.
 */
public final class JointState implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list that is
    private final List<Fold<?, ?>> folds = new ArrayList<>();

    /**
     * Empty states.
     *
     * @param basis the zone, currency and days of the history that will be added
     * @param metrics the metrics
     */
    public JointState(Basis basis, Collection<? extends Metric<?, ?>> metrics) {
        for (Metric<?, ?> metric : new LinkedHashSet<>(metrics)) {
            folds.add(fold(metric, basis));
        }
    }

    private static <S, R> Fold<S, R> fold(Metric<S, R> metric, Basis basis) {
        return new Fold<>(metric, metric.start(basis));
    }

    /**
     * Adds a customer to each.
     *
     * @param customer the customer's history; one without a customer is added only where events count
     */
    public void add(CustomerHistory customer) {
        boolean anonymous = customer.isAnonymous();
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).add(customer, anonymous);
        }
    }

    /**
     * Adds all customers of a block to each.
     *
     * @param block the customers; events without a customer are added only where events count
     */
    public void addAll(CustomerBlock block) {
        for (Fold<?, ?> fold : folds) {
            fold.addAll(block);
        }
    }

    /**
     * Adds what the states of another hold to these.
     *
     * @param other states of the same metrics, left as they are
     */
    public void add(JointState other) {
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).add(other.folds.get(i));
        }
    }

    /**
     * The result of one of the metrics.
     *
     * @param <R> the result
     * @param metric one of the metrics
     * @param basis what they were started with
     * @return the result
     * @throws IllegalArgumentException if the metric is not one of them
     */
    @SuppressWarnings("unchecked") // a metric that is equal has the same result
    public <R> R result(Metric<?, R> metric, Basis basis) {
        for (Fold<?, ?> fold : folds) {
            if (fold.metric.equals(metric)) {
                return (R) fold.result(basis);
            }
        }
        throw new IllegalArgumentException(metric + " is not among those asked together");
    }

    /** One of the metrics at work. */
    private static final class Fold<S, R> implements Serializable {
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

        R result(Basis basis) {
            return requireNonNull(metric.finish(state, basis), "the result of a metric");
        }
    }
}
