package io.github.retention4j.metric.definition;

import java.util.function.Predicate;

/** Counts customers of a store. */
@FunctionalInterface
interface Plain {
    long count(Predicate<PlainCustomer> which);
}
