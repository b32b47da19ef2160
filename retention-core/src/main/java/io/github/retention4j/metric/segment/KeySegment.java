package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;

/** See {@link Segment#of}. */
record KeySegment<K extends Comparable<? super K>>(String name, CustomerFunction<K> rule) implements Segment<K> {
    KeySegment {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a segment is blank; say what customers are divided by");
        }
        requireNonNull(rule, "key");
    }

    @Override
    public K key(CustomerHistory customer) {
        return rule.of(customer);
    }
}
