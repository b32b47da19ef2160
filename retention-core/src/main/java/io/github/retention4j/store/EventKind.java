package io.github.retention4j.store;

/** The rarer events of a customer, beside the orders that count. Column 0 is always the time, in milliseconds. */
public enum EventKind {
    /** An order refunded in full that is not to count: time, amount. */
    IGNORED_ORDER(2),
    /** A refund: time, amount, the order's time. */
    REFUND(3),
    /** An order with a coupon or tags, which is among the rows too: time, amount, label. */
    LABELLED_ORDER(3),
    /** A coupon: issued, expires, redeemed (or {@link Long#MAX_VALUE}), campaign, code. */
    COUPON(5),
    /** A survey answer: time, kind, lowest, highest, score. */
    SURVEY_RESPONSE(5),
    /** A declared customer: no time, the record's number. */
    CUSTOMER(1);

    private final int columns;

    EventKind(int columns) {
        this.columns = columns;
    }

    /** An empty table of such events, with the key of the customer before the columns. */
    public LongRows newRows() {
        return new LongRows(columns + 1);
    }
}
