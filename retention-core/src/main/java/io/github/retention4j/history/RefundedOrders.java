package io.github.retention4j.history;

/** Whether an order whose whole total was refunded is an order. Its revenue is zero either way. */
public enum RefundedOrders {
    /** It is none: it makes nobody active and is in no count of orders. The default. */
    IGNORE,
    /** It is one: the customer did come. */
    COUNT
}
