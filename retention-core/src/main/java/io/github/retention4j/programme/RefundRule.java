package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What a refund does to points: to those that the order earned, and to those that were redeemed on it.
 *
 * <ul>
 *   <li>Unless it is said, an order keeps what it would have earned on what is left of it, redeemed points go back into the lots they
 *       came from in proportion to what was given back, and what cannot be revoked is owed.
 *   <li>What is revoked is worked out from all refunds of an order together, so a refund in parts revokes as much as one at once.
 *   <li>The rules, the tier and the multiplier are those of when the order was placed.
 * </ul>
 *
 * <p>Worked example: an order of SAR 120.50 earned 120 points at 1 per SAR 1.00. SAR 60.25 are given back: what is left earns 60, so
 * 60 are revoked. If they are spent, and nothing else is there, 60 are owed and the next points pay them; to zero, nothing is.
 *
 * <pre>{@code
 * RefundRule clamped = RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.TO_ZERO);
 * RefundRule allOrNothing = RefundRule.DEFAULT.earned(RefundRule.Earned.ALL).when(RefundRule.When.ON_FULL_REFUND);
 * }</pre>
 *
 * @param earned what becomes of the points that the order earned
 * @param spent what becomes of the points that were redeemed on the order
 * @param when when redeemed points come back
 * @param shortfall what is done where fewer points are left than are to be revoked
 */
public record RefundRule(Earned earned, Spent spent, When when, Shortfall shortfall) implements Serializable {
    /** By what is left, back into their lots in proportion, and what is missing is owed. */
    public static final RefundRule DEFAULT =
            new RefundRule(Earned.BY_WHAT_IS_LEFT, Spent.TO_THEIR_LOTS, When.IN_PROPORTION, Shortfall.DEBT);

    /** What becomes of the points that the order earned. */
    public enum Earned {
        /** The order keeps what it would have earned on what is left of it. */
        BY_WHAT_IS_LEFT("earned points are revoked by what is left"),
        /** In proportion to what was given back of the total, cumulated, rounded as the programme rounds what is kept. */
        PROPORTIONAL("earned points are revoked in proportion"),
        /** All of them are revoked, by a refund of any part. */
        ALL("all earned points are revoked"),
        /** None are revoked. */
        KEEP("earned points are kept");

        private final String text;

        Earned(String text) {
            this.text = text;
        }
    }

    /** What becomes of the points that were redeemed on the order. */
    public enum Spent {
        /** They go back into the lots that they came from, and expire as those do. */
        TO_THEIR_LOTS("redeemed points go back into their lots"),
        /** They come back as new points, which expire from then on. */
        NEW_LOT("redeemed points come back as new ones"),
        /** The shop keeps them. */
        KEEP("redeemed points do not come back");

        private final String text;

        Spent(String text) {
            this.text = text;
        }
    }

    /** When redeemed points come back. */
    public enum When {
        /** With each refund, in proportion to what was given back of the total. */
        IN_PROPORTION,
        /** When nothing is left of the order. */
        ON_FULL_REFUND
    }

    /** What is done where fewer points are left than are to be revoked. */
    public enum Shortfall {
        /** What is missing is owed, and the next points pay it. */
        DEBT("what is missing is owed"),
        /** No more than what is left is revoked. */
        TO_ZERO("no more is revoked than is left"),
        /** Only points of the order's own that are pending are revoked. */
        ONLY_PENDING("only pending points are revoked");

        private final String text;

        Shortfall(String text) {
            this.text = text;
        }
    }

    /** Validates. */
    public RefundRule {
        requireNonNull(earned, "earned");
        requireNonNull(spent, "spent");
        requireNonNull(when, "when");
        requireNonNull(shortfall, "shortfall");
    }

    /**
     * The same rule, with what becomes of the points that the order earned.
     *
     * @param then what becomes of them
     * @return the rule
     */
    public RefundRule earned(Earned then) {
        return new RefundRule(then, spent, when, shortfall);
    }

    /**
     * The same rule, with what becomes of the points that were redeemed on the order.
     *
     * @param then what becomes of them
     * @return the rule
     */
    public RefundRule spent(Spent then) {
        return new RefundRule(earned, then, when, shortfall);
    }

    /**
     * The same rule, with when redeemed points come back.
     *
     * @param then when
     * @return the rule
     */
    public RefundRule when(When then) {
        return new RefundRule(earned, spent, then, shortfall);
    }

    /**
     * The same rule, with what is done where fewer points are left than are to be revoked.
     *
     * @param then what is done
     * @return the rule
     */
    public RefundRule shortfall(Shortfall then) {
        return new RefundRule(earned, spent, when, then);
    }

    /** The rule in words. */
    @Override
    public String toString() {
        return "after a refund " + earned.text
                + ", " + spent.text
                + (spent == Spent.KEEP
                        ? ""
                        : when == When.IN_PROPORTION ? " in proportion" : " when all was given back")
                + (earned == Earned.KEEP ? "" : ", " + shortfall.text);
    }
}
