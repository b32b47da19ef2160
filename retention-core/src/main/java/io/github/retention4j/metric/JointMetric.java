package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import java.util.Collection;

/**
 * A metric that is made of others, such as an index: it has no state of its own, and tells its result from theirs. Asked
 * together with one of them, it costs nothing for that one.
 *
 * @param <R> the result, immutable
 */
public interface JointMetric<R> extends Metric<JointState, R> {
    /**
     * What it is made of.
     *
     * @return the metrics whose results it takes from the state; one may be there twice
     */
    Collection<? extends Metric<?, ?>> parts();

    @Override
    default JointState start(Basis basis) {
        return new JointState(basis, parts());
    }

    @Override
    default void add(JointState state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    default void addAll(JointState state, CustomerBlock block) {
        state.addAll(block);
    }

    @Override
    default void merge(JointState into, JointState from) {
        into.add(from);
    }

    @Override
    default boolean countsEvents() {
        return parts().stream().anyMatch(Metric::countsEvents);
    }
}
