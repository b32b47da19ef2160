package io.github.retention4j.compare;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import java.util.Collection;
import java.util.List;

/**
 * A figure against that of another metric, in samples of the same customers.
 *
 * @param first the figure
 * @param second what it is held against, with the same draws
 */
record ResampledPair(Bootstrap<?> first, Bootstrap<?> second) implements CompositeMetric<Comparison> {
    @Override
    public String name() {
        return first.name();
    }

    @Override
    public Collection<? extends Metric<?, ?>> parts() {
        return List.of(first, second);
    }

    @Override
    public Comparison finish(CompositeState state, Basis basis) {
        return state.result(first, basis).against(state.result(second, basis));
    }
}
