package io.github.retention4j.history;

/** What a shop may keep track of or not. Where it does not, a share of it is no data, and not 0. */
public enum Tracked {
    /** Which coupon an order was placed with: at least one order names one. */
    ORDER_COUPONS,
    /** Who recommended the shop to whom: referrals were given, if only an empty list of them. */
    REFERRALS
}
