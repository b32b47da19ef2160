package io.github.retention4j.io;

import java.io.IOException;

/**
 * Where rows come from: a file, a query, a program's own list. It knows how its cells are stored and nothing of what they mean;
 * what they mean is stated of its columns, as in {@code source.orders().customer("CustomerID")}.
 *
 * <p>A source is a value that can be read again and again. Nothing is opened before {@link #open}.
 */
public interface TableSource {
    /** {@return what it is called in messages and in the account of a history, such as a file's name} */
    String name();

    /**
     * Opens it at its first row.
     *
     * @return the rows; whoever asks for them closes them
     * @throws IOException if it cannot be opened, and then nothing is left open; its message says why, without the source's name
     */
    TableCursor open() throws IOException;

    // ---- what its rows are

    /** {@return its columns to be stated, as those of orders} */
    default OrderColumns orders() {
        return new OrderColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of customers} */
    default CustomerColumns customers() {
        return new CustomerColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of coupons} */
    default CouponColumns coupons() {
        return new CouponColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of redemptions of points or rewards} */
    default RedemptionColumns redemptions() {
        return new RedemptionColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of subscriptions} */
    default SubscriptionColumns subscriptions() {
        return new SubscriptionColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of answers to a survey} */
    default SurveyResponseColumns surveyResponses() {
        return new SurveyResponseColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of visits} */
    default VisitColumns visits() {
        return new VisitColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of carts} */
    default CartColumns carts() {
        return new CartColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of offers} */
    default OfferColumns offers() {
        return new OfferColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of referrals} */
    default ReferralColumns referrals() {
        return new ReferralColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of memberships} */
    default MembershipColumns memberships() {
        return new MembershipColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of points that were granted} */
    default PointsGrantColumns pointsGrants() {
        return new PointsGrantColumns(Mapping.of(this));
    }

    /** {@return its columns to be stated, as those of what was spent to win customers} */
    default SpendColumns spend() {
        return new SpendColumns(Mapping.of(this));
    }
}
