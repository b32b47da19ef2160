package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;

/**
 * A history of what is in a store at each refresh.
 *
 * @param store a {@code RetentionStore}, which need not be on the class path where there is none
 */
record StoreSnapshots(Object store) implements HistorySource {
    @Override
    public History read(HistoryBuilder builder) {
        return StoreConfiguration.snapshot(store);
    }
}
