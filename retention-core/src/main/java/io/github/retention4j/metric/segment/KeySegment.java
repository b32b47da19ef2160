package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;

/** See {@link Segment#of}. */
record KeySegment<K extends Comparable<? super K>>(String name, Key<K> rule) implements Segment<K> {
    KeySegment {
        requireNonNull(name, "name");
        requireNonNull(rule, "key");
    }

    @Override
    public K key(CustomerHistory customer) {
        return rule.of(customer);
    }
}
