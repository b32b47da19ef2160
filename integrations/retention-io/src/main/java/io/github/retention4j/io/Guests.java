package io.github.retention4j.io;

/** What to do with rows whose customer cell is empty. */
public enum Guests {
    /** They are orders of guests: they count in metrics about orders and in none about customers. The default. */
    KEEP,
    /**
     * Leave them out; the history's intake counts them as excluded. A refund whose row names a customer's order is none of
     * them.
     */
    DROP
}
