package io.github.retention4j.compare;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.result.NumericResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several ratios of sums over the same customers, with how they vary together: what comparisons and trends are told from.
 *
 * @param metrics the metrics, each of which tells its {@linkplain Metric#ratioOfSums two sums}
 */
record JointMetric(List<Metric<?, ?>> metrics) implements Metric<JointMetric.State, JointSample> {
    /** A state of each metric, and what each customer added to it. */
    static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // a list that is
        private final List<Part<?>> parts = new ArrayList<>();

        private final JointSums sums;

        /** What the customer at hand adds above and below. */
        private final long[] x;

        private final long[] y;

        private State(Basis basis, List<Metric<?, ?>> metrics) {
            super(basis);
            for (Metric<?, ?> metric : metrics) {
                parts.add(Part.of(metric, basis));
            }
            sums = new JointSums(parts.size());
            x = new long[parts.size()];
            y = new long[parts.size()];
        }
    }

    /** One of the metrics at work. */
    private static final class Part<S> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Metric<S, ?> metric;

        @SuppressWarnings("serial") // as the metric has it
        private final S state;

        /** Read anew from the metric on another machine. */
        private transient @Nullable RatioOfSums<S> ratio;

        private Part(Metric<S, ?> metric, S state, RatioOfSums<S> ratio) {
            this.metric = metric;
            this.state = state;
            this.ratio = ratio;
        }

        static <S> Part<S> of(Metric<S, ?> metric, Basis basis) {
            return new Part<>(metric, metric.start(basis), ratio(metric, basis));
        }

        private static <S> RatioOfSums<S> ratio(Metric<S, ?> metric, Basis basis) {
            return metric.ratioOfSums(basis)
                    .orElseThrow(() -> new IllegalArgumentException(metric.name()
                            + " does not tell two sums that it is a quotient of, which comparisons and trends need. Write it"
                            + " as Metric.share(...) or as a record with ratioOfSums, or draw samples:"
                            + " Bootstrap.of(metric).against(other)"));
        }

        RatioOfSums<S> ratio(Basis basis) {
            RatioOfSums<S> known = ratio;
            if (known == null) {
                known = ratio(metric, basis);
                ratio = known;
            }
            return known;
        }

        @SuppressWarnings("unchecked") // the other is of the same metric
        void add(Part<?> other) {
            metric.merge(state, (S) other.state);
        }

        NumericResult result(Basis basis) {
            Object result = metric.finish(state, basis);
            if (result instanceof NumericResult number) {
                return number;
            }
            throw new IllegalArgumentException(
                    "the result of " + metric.name() + " is no single number, so it cannot be compared");
        }
    }

    JointMetric {
        metrics = List.copyOf(metrics);
    }

    @Override
    public String name() {
        return metrics.get(0).name();
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, metrics);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        boolean anonymous = customer.isAnonymous();
        for (int i = 0; i < state.parts.size(); i++) {
            Part<?> part = state.parts.get(i);
            if (!anonymous || part.metric.includesAnonymous()) {
                add(state, i, part, customer);
            } else {
                state.x[i] = 0;
                state.y[i] = 0;
            }
        }
        state.sums.add(state.x, state.y, anonymous);
    }

    private static <S> void add(State state, int i, Part<S> part, CustomerHistory customer) {
        part.metric.add(part.state, customer);
        RatioOfSums<S> ratio = part.ratio(state.basis());
        state.x[i] = ratio.above().applyAsLong(part.state) - state.sums.above(i);
        state.y[i] = ratio.below().applyAsLong(part.state) - state.sums.below(i);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int i = 0; i < into.parts.size(); i++) {
            into.parts.get(i).add(from.parts.get(i));
        }
        into.sums.add(from.sums);
    }

    @Override
    public JointSample finish(State state, Basis basis) {
        return new JointSample(
                state.parts.stream().map(part -> part.result(basis)).toList(),
                state.sums.copy(),
                state.parts.stream().map(part -> part.ratio(basis).factor()).toList(),
                basis);
    }

    @Override
    public Requirement requires() {
        return metrics.stream()
                .<Requirement>map(Metric::requires)
                .reduce(Requirement::or)
                .orElse(Requirement.none());
    }

    @Override
    public boolean includesAnonymous() {
        return metrics.stream().anyMatch(Metric::includesAnonymous);
    }
}
