package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;

/** See {@link CustomerFilter#named}. */
record NamedFilter(String name, CustomerFilter filter) implements CustomerFilter {
    NamedFilter {
        requireNonNull(filter, "filter");
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a filter is blank; say which customers these are");
        }
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return filter.test(customer);
    }
}
