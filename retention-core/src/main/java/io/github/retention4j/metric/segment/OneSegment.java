package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;

/** See {@link Segment#is}. */
record OneSegment(Segment<?> segment, String key) implements CustomerFilter {
    OneSegment {
        requireNonNull(segment, "segment");
        requireNonNull(key, "key");
    }

    @Override
    public String name() {
        return segment.name() + " " + key;
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return segment.key(customer).toString().equals(key);
    }
}
