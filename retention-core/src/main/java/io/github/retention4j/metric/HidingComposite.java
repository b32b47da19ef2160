package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A metric that is made of others, each of which is hidden by itself. */
record HidingComposite<R>(CompositeMetric<R> metric, SmallGroups rule)
        implements CompositeMetric<R>, Hiding<CompositeState, R> {
    static <R> HidingComposite<R> of(CompositeMetric<R> metric, SmallGroups rule) {
        return new HidingComposite<>(metric, rule);
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public Collection<? extends Metric<?, ?>> parts() {
        return hidden().values();
    }

    /** For each part the one that is asked in its place, in their order: hash codes of enums differ from one machine to the next. */
    private Map<Metric<?, ?>, Metric<?, ?>> hidden() {
        Map<Metric<?, ?>, Metric<?, ?>> hidden = new LinkedHashMap<>();
        metric.parts().forEach(part -> hidden.computeIfAbsent(part, p -> p.hidingSmallGroups(rule)));
        return hidden;
    }

    @Override
    public boolean isHidden(CompositeState state, Basis basis) {
        return state.isAnyHidden(rule.narrow(basis));
    }

    @Override
    public long customers(CompositeState state) {
        return state.customers();
    }

    @Override
    public int fewest() {
        return rule.fewest();
    }

    @Override
    public R finish(CompositeState state, Basis basis) {
        return metric.finish(state.as(hidden()), rule.narrow(basis));
    }
}
