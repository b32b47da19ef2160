package io.github.retention4j.io;

/** What to do with rows that the caller's rule calls cancellations. */
public enum Cancellations {
    /** Leave them out; the history's intake counts them as excluded. */
    DROP,
    /**
     * Book the amount, whatever its sign, as a refund of that customer at the time of the row: of the order whose id the row
     * has, if there is such an order, so that an order refunded in full is known as one. The customer is then that of the
     * order, and the cell may be empty. A row of amount 0 has nothing to book and is left out.
     */
    BOOK_AS_REFUND
}
