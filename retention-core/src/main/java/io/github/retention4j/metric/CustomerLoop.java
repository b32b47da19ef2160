package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerCursor;

/** A loop. */
interface CustomerLoop {
    <S> void addAll(Metric<S, ?> metric, S state, CustomerCursor customers);
}
