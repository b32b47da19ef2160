package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The state of metrics that are asked together, of one thread: a state of each, where metrics that are equal share one, and
 * a {@link CompositeMetric} shares those of its parts.
 */
public final class CompositeState extends MetricState {
    private static final long serialVersionUID = 1L;

    /** What is added to; equal metrics, and those that another is made of, are there once. */
    @SuppressWarnings("serial") // a list that is
    private final List<Fold<?, ?>> folds;

    /** What can be asked for. */
    @SuppressWarnings("serial") // a map that is
    private final Map<Metric<?, ?>, Fold<?, ?>> asked;

    /**
     * Empty states.
     *
     * @param basis the zone, currency and days of the history that will be added
     * @param metrics the metrics
     */
    public CompositeState(Basis basis, Collection<? extends Metric<?, ?>> metrics) {
        super(basis);
        Map<Metric<?, ?>, Fold<?, ?>> started = new LinkedHashMap<>();
        asked = started(metrics, basis, started);
        folds = List.copyOf(started.values());
    }

    /** States of the parts of a metric, which are added to as others' are. */
    private CompositeState(Basis basis, Map<Metric<?, ?>, Fold<?, ?>> parts) {
        super(basis);
        folds = List.of();
        asked = parts;
    }

    private static Map<Metric<?, ?>, Fold<?, ?>> started(
            Collection<? extends Metric<?, ?>> metrics, Basis basis, Map<Metric<?, ?>, Fold<?, ?>> started) {
        Map<Metric<?, ?>, Fold<?, ?>> folds = new HashMap<>();
        for (Metric<?, ?> metric : new LinkedHashSet<>(metrics)) {
            folds.put(
                    metric,
                    metric instanceof CompositeMetric<?> joint
                            ? new Fold<>(joint, new CompositeState(basis, started(joint.parts(), basis, started)))
                            : started.computeIfAbsent(metric, m -> fold(m, basis)));
        }
        return folds;
    }

    private static <S, R> Fold<S, R> fold(Metric<S, R> metric, Basis basis) {
        return new Fold<>(metric, metric.start(basis));
    }

    /**
     * The metrics that are added to: equal ones, and those that another is made of, are there once.
     *
     * @return them in the order in which states merge
     */
    public List<Metric<?, ?>> metrics() {
        return folds.stream().<Metric<?, ?>>map(fold -> fold.metric).toList();
    }

    /**
     * What each of the metrics requires.
     *
     * @return as many as there are metrics that are added to
     */
    public List<Requirement> requires() {
        return folds.stream().<Requirement>map(fold -> fold.metric.requires()).toList();
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
    public void add(CompositeState other) {
        requireSameBasis(other);
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).add(other.folds.get(i));
        }
    }

    /**
     * Whether what was added to these can be taken out again.
     *
     * @return whether it is so of all of them
     */
    public boolean subtracts() {
        return folds.stream().allMatch(Fold::subtracts);
    }

    /**
     * Takes out of these what the states of another hold.
     *
     * @param other states of the same metrics, of customers who were added to these; left as they are
     * @throws UnsupportedOperationException if one of the metrics does not {@linkplain Metric#subtracts subtract}
     */
    public void subtract(CompositeState other) {
        requireSameBasis(other);
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).subtract(other.folds.get(i));
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
        Fold<?, ?> fold = asked.get(metric);
        if (fold == null) {
            throw new IllegalArgumentException(metric + " is not among those asked together");
        }
        return (R) fold.result(basis);
    }

    /** The same states, asked for by other metrics: by those that stand for each of these. */
    CompositeState as(Map<? extends Metric<?, ?>, ? extends Metric<?, ?>> asked) {
        Map<Metric<?, ?>, Fold<?, ?>> of = new HashMap<>();
        asked.forEach((metric, standsFor) -> of.put(metric, requireNonNull(this.asked.get(standsFor), "a part")));
        return new CompositeState(basis(), of);
    }

    /** Whether the result of any is hidden. */
    boolean isAnyHidden(Basis basis) {
        return asked.values().stream().anyMatch(fold -> fold.isHidden(basis));
    }

    /** How many customers were looked at. */
    long customers() {
        return asked.values().stream().mapToLong(Fold::customers).max().orElse(0);
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
            if (!anonymous || metric.includesAnonymous()) {
                metric.add(state, customer);
            }
        }

        void addAll(CustomerBlock block) {
            if (!block.isAnonymous() || metric.includesAnonymous()) {
                metric.addAll(state, block);
            }
        }

        @SuppressWarnings("unchecked") // the other is of the same metric
        void add(Fold<?, ?> other) {
            metric.merge(state, (S) other.state);
        }

        boolean subtracts() {
            return metric.subtracts(state);
        }

        @SuppressWarnings("unchecked") // the other is of the same metric
        void subtract(Fold<?, ?> other) {
            metric.subtract(state, (S) other.state);
        }

        boolean isHidden(Basis basis) {
            return metric instanceof Hiding<S, R> hiding && hiding.isHidden(state, basis);
        }

        long customers() {
            return metric instanceof Hiding<S, R> hiding ? hiding.customers(state) : 0;
        }

        R result(Basis basis) {
            return requireNonNull(metric.finish(state, basis), "the result of a metric");
        }
    }
}
