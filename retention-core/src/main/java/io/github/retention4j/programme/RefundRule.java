package io.github.retention4j.programme;

import java.io.Serializable;

/** What a refund does to points. */
public record RefundRule(Earned earned, Spent spent, When when, Short shortfall) implements Serializable {
    /** What becomes of the points that the order earned. */
    public enum Earned {
        /** The order keeps what it would have earned on what is left of it. */
        BY_WHAT_IS_LEFT,
        /** In proportion to what was given back of the total, cumulated, rounded as the programme rounds what is kept. */
        PROPORTIONAL,
        ALL,
        KEEP
    }

    /** What becomes of the points that were redeemed on the order. */
    public enum Spent {
        TO_THEIR_LOTS,
        NEW_LOT,
        KEEP
    }

    public enum When {
        IN_PROPORTION,
        ON_FULL_REFUND
    }

    /** What is done where fewer points are left than are to be revoked. */
    public enum Short {
        /** What is missing is owed, and the next points pay it. */
        DEBT,
        /** No more than what is left is revoked. */
        TO_ZERO,
        /** Only points of the order's own that are pending are revoked. */
        ONLY_PENDING
    }

    public static final RefundRule DEFAULT =
            new RefundRule(Earned.BY_WHAT_IS_LEFT, Spent.TO_THEIR_LOTS, When.IN_PROPORTION, Short.DEBT);
}
