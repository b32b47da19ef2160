package io.github.retention4j.intake;

/**
 * What to do when an order id arrives again. An order id that arrives with two different customers is a bad row, but for
 * {@link #REPLACE}.
 *
 * <p>What is built does not depend on the order of arrival: where bad rows are skipped ({@link BadRows#SKIP}) and two rows
 * of an order contradict each other, or one of them is bad, none of its rows is taken.
 */
public enum DuplicateOrders {
    /** The same order twice is one order; another row under its id that differs is a bad row. The default. */
    MERGE_IDENTICAL,
    /** An order id that arrives again is a bad row. Where bad rows are skipped, one that is the same leaves the first. */
    REJECT,
    /**
     * Rows of one order id are lines of one order: their amounts add up and their tags gather. The earliest time is the
     * order's, and of several coupons the first by name.
     */
    SUM_LINES,
    /**
     * The row given last is the order: it corrects those before, whosever they were, as when a guest's order is found to be a
     * customer's. Here what is built depends on the order of arrival. A row that was corrected is merged, whatever becomes of the
     * order.
     */
    REPLACE
}
