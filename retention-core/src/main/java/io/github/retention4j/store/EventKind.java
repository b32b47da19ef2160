package io.github.retention4j.store;

/** The rarer events of a customer, beside the orders that count. Column 0 is always the time, in milliseconds. */
public enum EventKind {
    /** An order refunded in full that is not to count: time, amount, detail, discount (or -1). */
    IGNORED_ORDER(4),
    /** An order refunded in full that counts all the same, and so is among the rows too: time. */
    RETURNED_ORDER(1),
    /** A refund: time, amount, the order's time (or {@link Long#MAX_VALUE} if it is of no known order). */
    REFUND(3),
    /** An order with a coupon, a discount or tags, which is among the rows too: time, amount, detail, discount (or -1). */
    DETAILED_ORDER(4),
    /**
     * A coupon: issued, expires, redeemed, campaign, code, when the order was placed that it was redeemed for. Times that
     * are not known are {@link Long#MAX_VALUE}; until the history is built, the last column is the order's key.
     */
    COUPON(6),
    /** A survey answer: time, kind, lowest, highest, score. */
    SURVEY_RESPONSE(5),
    /** A step of a subscription: time, step, by how much the monthly amount rises. */
    SUBSCRIPTION_STEP(3),
    /** A visit: time, pages, actions, whether it ended in an order. */
    VISIT(4),
    /** A cart: created, checked out, ordered (or {@link Long#MAX_VALUE}). */
    CART(3),
    /** An offer: made, taken (or {@link Long#MAX_VALUE}), the purchase (or -1). */
    OFFER(3),
    /** A referral, with the one who made it: time, whether somebody came by it. */
    REFERRAL(2),
    /** Having been referred: time. */
    REFERRED(1),
    /** A cell of what was declared of a customer: no time but a column of {@link DeclaredColumns}, its word. */
    CUSTOMER(2);

    private final int columns;

    EventKind(int columns) {
        this.columns = columns;
    }

    /** An empty table of such events, with the key of the customer before the columns. */
    public LongRows newRows() {
        return new LongRows(columns + 1);
    }
}
