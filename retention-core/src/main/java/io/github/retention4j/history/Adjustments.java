package io.github.retention4j.history;

import io.github.retention4j.store.Kind;

/**
 * What else changes hands besides the orders of a customer that count: refunds, and orders that do not count since they were
 * refunded in full; in no particular order.
 */
public final class Adjustments extends Records {
    private static final int BOOKED = 0;
    private static final int AMOUNT = 1;
    private static final int ORDERED = 2;
    private static final int ORDER_AMOUNT = 3;

    private final IgnoredOrders ignored;

    Adjustments(CustomerRows customer, IgnoredOrders ignored) {
        super(customer, Kind.REFUND);
        this.ignored = ignored;
    }

    @Override
    public int count() {
        return ignored.count() + super.count();
    }

    /**
     * When an adjustment is booked.
     *
     * @param i its number, from 0
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long booked(int i) {
        int refund = i - ignored.count();
        return refund < 0 ? ignored.placed(i) : number(refund, BOOKED);
    }

    /**
     * Whether it is known which order an adjustment is about. It is not of a refund that names none, or one that never came.
     *
     * @param i its number, from 0
     * @return whether there is an order
     */
    public boolean hasOrder(int i) {
        int refund = i - ignored.count();
        return refund < 0 || isKnown(refund, ORDERED);
    }

    /**
     * When the order that an adjustment is about was placed; for a refund of no known order, when it was made.
     *
     * @param i its number, from 0
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long ordered(int i) {
        int refund = i - ignored.count();
        return refund >= 0 && isKnown(refund, ORDERED) ? number(refund, ORDERED) : booked(i);
    }

    /**
     * The total of the order that an adjustment is about, before refunds: with its time it tells the order from the customer's
     * others.
     *
     * @param i its number, from 0
     * @return whole units of 10<sup>-decimals</sup>; zero for a refund of no known order
     */
    public long orderAmount(int i) {
        int refund = i - ignored.count();
        return refund < 0 ? ignored.amount(i) : isKnown(refund, ORDERED) ? number(refund, ORDER_AMOUNT) : 0;
    }

    /**
     * What an adjustment adds to the net revenue.
     *
     * @param i its number, from 0
     * @return whole units of 10<sup>-decimals</sup>, below zero for a refund
     */
    public long amount(int i) {
        int refund = i - ignored.count();
        return refund < 0 ? ignored.amount(i) : -number(refund, AMOUNT);
    }
}
