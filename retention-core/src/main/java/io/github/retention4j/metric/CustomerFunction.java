package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;

/**
 * Something told of a customer: the key of a segment, a score, the answer of a filter. It is asked about a view that moves on:
 * answer, and keep nothing of it. Like a metric it can be sent to another machine, unless it holds on to something that cannot.
 *
 * <pre>{@code
 * CustomerFunction<Integer> orders = CustomerFunction.named("orders", c -> c.orderCount());
 * CustomerList<Integer> best = engine.rank(orders, 10);
 * }</pre>
 *
 * @param <T> what is told, never null
 */
@FunctionalInterface
public interface CustomerFunction<T> extends Serializable {
    /**
     * What is told of a customer.
     *
     * @param customer the customer's history
     * @return not null
     */
    T of(CustomerHistory customer);

    /**
     * What it tells.
     *
     * @return a word or two, such as "orders"; empty if nobody said
     */
    default String name() {
        return "";
    }

    /**
     * A function that tells its name.
     *
     * @param <T> what is told
     * @param name what it tells, in a word or two
     * @param function the function
     * @return the same function with the name
     * @throws IllegalArgumentException if the name is blank
     */
    static <T> CustomerFunction<T> named(String name, CustomerFunction<T> function) {
        return new NamedFunction<>(name, function);
    }
}
