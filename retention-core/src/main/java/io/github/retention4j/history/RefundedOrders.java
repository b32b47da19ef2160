package io.github.retention4j.history;

/** Whether an order whose whole total was refunded is an order. Its revenue is zero either way. */
public enum RefundedOrders {
    /** It is none: it makes nobody active and is in no count of orders. The default. */
    IGNORE(""),
    /** It is one: the customer did come. */
    COUNT("orders refunded in full count");

    private final String policy;

    RefundedOrders(String policy) {
        this.policy = policy;
    }

    /** What results say of it; nothing if it is the default. */
    String policy() {
        return policy;
    }
}
