package io.github.retention4j.store;

import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.SurveyKind;

/** The rarer events of a customer, beside the orders that count. Column 0 is always the time, in milliseconds. */
public enum EventKind {
    /** An order refunded in full that is not to count: time, amount, detail, discount (or -1). */
    IGNORED_ORDER(4),
    /** An order refunded in full that counts all the same, and so is among the rows too: time. */
    RETURNED_ORDER(1),
    /** A refund: time, amount, the order's time (or {@link #NEVER} if it is of no known order). */
    REFUND(3),
    /** An order with a coupon, a discount or tags, which is among the rows too: time, amount, detail, discount (or -1). */
    DETAILED_ORDER(4),
    /**
     * A coupon: issued, expires, redeemed, campaign, code, when the order was placed that it was redeemed for. Times that
     * are not known are {@link #NEVER}; until the history is built, the last column is the order's key.
     */
    COUPON(6),
    /** A survey answer: time, kind, lowest, highest, score. */
    SURVEY_RESPONSE(5),
    /** A step of a subscription: time, step, by how much the monthly amount rises. */
    SUBSCRIPTION_STEP(3),
    /** A visit: time, pages, actions, whether it ended in an order. */
    VISIT(4),
    /** A cart: created, checked out, ordered (or {@link #NEVER}). */
    CART(3),
    /** An offer: made, taken (or {@link #NEVER}), the purchase (or {@link #NO_PURCHASE}). */
    OFFER(3),
    /** A referral, with the one who made it: time, whether somebody came by it. */
    REFERRAL(2),
    /** Having been referred: time. */
    REFERRED(1),
    /** A cell of what was declared of a customer: no time but a column of {@link DeclaredColumns}, its word. */
    CUSTOMER(2);

    /** The time of what has not happened, or not as far as is known. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Stands for a purchase that is not known. */
    public static final int NO_PURCHASE = -1;

    private static final SubscriptionStep[] STEPS = SubscriptionStep.values();

    private final int columns;

    EventKind(int columns) {
        this.columns = columns;
    }

    /** How many columns there are, the customer's key aside. */
    public int columns() {
        return columns;
    }

    /** An empty table of such events, with the key of the customer before the columns. */
    public LongRows newRows() {
        return new LongRows(columns + 1);
    }

    /** What stands for a kind of survey in a column. Kept in memory only, so the order of the constants may change. */
    @SuppressWarnings("EnumOrdinal")
    public static long code(SurveyKind kind) {
        return kind.ordinal();
    }

    /** What stands for a step of a subscription in a column; {@link #step} is the way back. */
    @SuppressWarnings("EnumOrdinal")
    public static long code(SubscriptionStep step) {
        return step.ordinal();
    }

    /** The step that a number stands for in a column. */
    public static SubscriptionStep step(long code) {
        return STEPS[(int) code];
    }
}
