package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;

/** See {@link CustomerFunction#named}. */
record NamedFunction<T>(String name, CustomerFunction<T> function) implements CustomerFunction<T> {
    NamedFunction {
        requireNonNull(function, "function");
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a function is blank; say what it tells");
        }
    }

    @Override
    public T of(CustomerHistory customer) {
        return function.of(customer);
    }
}
