package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import java.io.Serializable;

/**
 * A state that remembers what it was started with: the numbers of two histories that do not stand on the same zone, currency,
 * days and policies mean different things, and merging them is refused.
 */
public abstract class MetricState implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Basis basis;

    /**
     * An empty state.
     *
     * @param basis what it is started with
     */
    protected MetricState(Basis basis) {
        this.basis = requireNonNull(basis, "basis");
    }

    /**
     * What it was started with.
     *
     * @return the basis
     */
    public final Basis basis() {
        return basis;
    }

    /**
     * Refuses a state that was started with something else; to be called first thing in a merge.
     *
     * @param other the state to be merged into this
     * @throws IllegalArgumentException if it was started with another basis
     */
    public final void requireSameBasis(MetricState other) {
        if (!basis.equals(other.basis)) {
            throw new IllegalArgumentException("states that stand on different bases cannot be merged: " + basis
                    + " and " + other.basis + "; start all of them with one");
        }
    }
}
