package io.github.retention4j.intake;

/**
 * Whether an order whose whole total was refunded is an order, in metrics of behaviour: who came, how often, whether again. Its
 * revenue is zero either way, and averages of money count it where its money is, whatever this says.
 */
public enum RefundedOrders {
    /** It is none: it makes nobody active. The default. */
    IGNORE(""),
    /** It is one: the customer did come. */
    COUNT("orders refunded in full count");

    private final String policy;

    RefundedOrders(String policy) {
        this.policy = policy;
    }

    /** What results say of it; nothing if it is the default. */
    public String policy() {
        return policy;
    }
}
