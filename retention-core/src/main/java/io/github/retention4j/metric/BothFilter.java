package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;

/** See {@link CustomerFilter#and}. A record, so that a metric that is asked for twice is one metric. */
record BothFilter(CustomerFilter one, CustomerFilter other) implements CustomerFilter {
    BothFilter {
        requireNonNull(one, "one");
        requireNonNull(other, "other");
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return one.test(customer) && other.test(customer);
    }

    @Override
    public String name() {
        String first = one.name();
        String second = other.name();
        if (first.isEmpty() || second.isEmpty()) {
            String named = first + second;
            return named.isEmpty() ? "" : "some " + named;
        }
        return first.compareTo(second) <= 0 ? first + " and " + second : second + " and " + first;
    }
}
