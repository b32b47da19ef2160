package io.github.retention4j.history;

import io.github.retention4j.store.Kind;

/**
 * A customer's refunds, in time order; of those of one instant, the smallest comes first. They are of orders that count, of orders
 * that are ignored since they were refunded in full, and of none that is known.
 */
public final class Refunds extends Records {
    private static final int REFUNDED = 0;
    private static final int AMOUNT = 1;
    private static final int ORDERED = 2;
    private static final int ORDER_AMOUNT = 3;

    Refunds(CustomerRows customer) {
        super(customer, Kind.REFUND);
    }

    /**
     * When money was given back.
     *
     * @param i the refund's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long refunded(int i) {
        return number(i, REFUNDED);
    }

    /**
     * How much was given back.
     *
     * @param i the refund's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, above zero
     */
    public long amount(int i) {
        return number(i, AMOUNT);
    }

    /**
     * Whether it is known which order a refund is of. It is not of a refund that names none, or one that never came.
     *
     * @param i the refund's number, from 0
     * @return whether there is an order
     */
    public boolean hasOrder(int i) {
        return isKnown(i, ORDERED);
    }

    /**
     * When the order was placed that a refund is of; for a refund of no known order, when it was made.
     *
     * @param i the refund's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long ordered(int i) {
        return hasOrder(i) ? number(i, ORDERED) : refunded(i);
    }

    /**
     * The total of the order that a refund is of, before refunds: with its time it tells the order from the customer's others.
     *
     * @param i the refund's number, from 0
     * @return whole units of 10<sup>-decimals</sup>; zero for a refund of no known order
     */
    public long orderAmount(int i) {
        return hasOrder(i) ? number(i, ORDER_AMOUNT) : 0;
    }
}
