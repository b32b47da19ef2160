package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;

/** A metric that hides its result where it is of too few customers. */
interface Hiding<S, R> extends Metric<S, R> {
    /** Whether the result of a state is hidden. */
    boolean isHidden(S state, Basis basis);

    /** How many customers a state is of. */
    long customers(S state);

    /** Of how many customers a group must be at least. */
    int fewest();
}
