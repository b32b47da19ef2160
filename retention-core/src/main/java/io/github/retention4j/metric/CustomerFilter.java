package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerHistory;

/**
 * Which customers to look at. It is asked about a view that moves on: answer, and keep nothing of it. Results tell its name,
 * so that two numbers of different customers do not look alike.
 *
 * <pre>{@code
 * CustomerFilter loyal = CustomerFilter.named("loyal", c -> c.orderCount() >= 3);
 * Average ofLoyal = engine.where(loyal).compute(AverageOrderValue.in(q1));
 * }</pre>
 *
 * <p>Those that are ready-made look at all orders that count, of whichever day.
 */
@FunctionalInterface
public interface CustomerFilter extends CustomerFunction<Boolean> {
    /**
     * Whether a customer is in.
     *
     * @param customer the customer's history
     * @return whether to look at it
     */
    boolean test(CustomerHistory customer);

    /**
     * The same as an object.
     *
     * @param customer the customer's history
     * @return whether to look at it
     */
    @Override
    default Boolean of(CustomerHistory customer) {
        return test(customer);
    }

    /**
     * Which customers these are.
     *
     * @return a word or two, such as "loyal"; empty if nobody said, and results then tell of "some customers"
     */
    @Override
    default String name() {
        return "";
    }

    /**
     * A filter that tells its name.
     *
     * @param name which customers these are, in a word or two
     * @param filter which customers to look at
     * @return the same filter with the name
     * @throws IllegalArgumentException if the name is blank
     */
    static CustomerFilter named(String name, CustomerFilter filter) {
        return new NamedFilter(name, filter);
    }

    /**
     * Customers who pass this filter and another.
     *
     * @param other the other filter
     * @return both, by the names that they have, in the order of the alphabet
     */
    default CustomerFilter and(CustomerFilter other) {
        return new BothFilter(this, other);
    }

    /**
     * Customers who ever placed an order with a tag.
     *
     * <pre>{@code
     * Ratio giversWhoStay = engine.where(CustomerFilter.hasOrderTagged("gift")).compute(RetentionRate.in(month(2026, 3)));
     * }</pre>
     *
     * @param tag the tag, as the orders have it
     * @return the filter
     */
    static CustomerFilter hasOrderTagged(String tag) {
        return new OrderFilter(OrderFilter.Carrying.TAG, tag);
    }

    /**
     * Customers who ever placed an order with a coupon of a code.
     *
     * @param code the code, as the orders name it
     * @return the filter
     */
    static CustomerFilter hasOrderWithCoupon(String code) {
        return new OrderFilter(OrderFilter.Carrying.COUPON, code);
    }
}
