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
public interface CompositeMetric<R> extends Metric<CompositeState, R> {
    /**
     * What it is made of.
     *
     * @return the metrics whose results it takes from the state, in an order that is the same on every machine; one may be there twice
     */
    Collection<? extends Metric<?, ?>> parts();

    @Override
    default CompositeState start(Basis basis) {
        return new CompositeState(basis, parts());
    }

    @Override
    default void add(CompositeState state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    default void addAll(CompositeState state, CustomerBlock block) {
        state.addAll(block);
    }

    @Override
    default void merge(CompositeState into, CompositeState from) {
        into.add(from);
    }

    @Override
    default boolean subtracts(CompositeState state) {
        return state.subtracts();
    }

    @Override
    default void subtract(CompositeState from, CompositeState other) {
        from.subtract(other);
    }

    /** Each part is hidden by itself. */
    @Override
    default Metric<?, R> hidingSmallGroups(SmallGroups rule) {
        return HidingComposite.of(this, rule);
    }

    @Override
    default boolean includesAnonymous() {
        return parts().stream().anyMatch(Metric::includesAnonymous);
    }
}
