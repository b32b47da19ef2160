package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;

/** Which customers to look at. It is asked about a view that moves on: answer, and keep nothing of it. */
@FunctionalInterface
public interface CustomerFilter extends Serializable {
    /**
     * Whether a customer is in.
     *
     * @param customer the customer's history
     * @return whether to look at it
     */
    boolean test(CustomerHistory customer);

    /**
     * Customers who pass this filter and another.
     *
     * @param other the other filter
     * @return both
     */
    default CustomerFilter and(CustomerFilter other) {
        return customer -> test(customer) && other.test(customer);
    }
}
