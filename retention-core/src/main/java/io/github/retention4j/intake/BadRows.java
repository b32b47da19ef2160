package io.github.retention4j.intake;

/** What to do with a row that cannot be taken. */
public enum BadRows {
    /** Throw at the first, naming its source, row and reason; nothing can be built from that builder. The default. */
    FAIL,
    /**
     * Leave it out, and say so in the history's {@link Intake}. If it is a row of an order, all rows of that order are left
     * out, and refunds that name it: there is no half of an order.
     */
    SKIP
}
