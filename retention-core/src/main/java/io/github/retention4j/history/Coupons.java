package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Coupon;
import java.util.OptionalLong;

/** A customer's coupons, in the order of issue. */
public final class Coupons extends Records {
    /** Coupons, a row each. */
    public static final RecordKind<Coupon, Coupons> KIND = RecordKind.of("coupons", 6, Coupons::write, Coupons::new);

    private static final int ISSUED = 0;
    private static final int EXPIRES = 1;
    private static final int REDEEMED = 2;
    private static final int CAMPAIGN = 3;
    private static final int CODE = 4;
    private static final int ORDERED = 5;

    private Coupons(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Coupon coupon, RecordRow row) {
        add(
                row.customer(coupon.issuedTo()),
                coupon.code(),
                coupon.campaign(),
                RecordRow.millis(coupon.issuedAt()),
                RecordRow.millis(coupon.expiresAt()),
                RecordRow.millis(coupon.redeemedAt()),
                coupon.redeemedBy().orElse(""));
    }

    /**
     * Adds a coupon without an object.
     *
     * <pre>{@code
     * long issued = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("coupons");
     * Coupons.add(source.row().customer("c-17"), "SPRING-1", "SPRING", issued, OptionalLong.empty(), OptionalLong.of(issued + 60_000), "A-1");
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param code its code, not blank
     * @param campaign what it was issued for, not blank
     * @param issuedMillis when it was issued, milliseconds since 1970-01-01T00:00Z
     * @param expiresMillis from when on it is no longer valid, likewise; empty if it does not expire
     * @param redeemedMillis when it was used, likewise; empty if it was not
     * @param orderId the id of the order it was used for; empty if that is not known
     */
    public static void add(
            RecordRow row,
            CharSequence code,
            CharSequence campaign,
            long issuedMillis,
            OptionalLong expiresMillis,
            OptionalLong redeemedMillis,
            CharSequence orderId) {
        requireNonNull(row, "row");
        requireNonNull(code, "code");
        requireNonNull(campaign, "campaign");
        requireNonNull(expiresMillis, "expiresMillis");
        requireNonNull(redeemedMillis, "redeemedMillis");
        requireNonNull(orderId, "orderId");
        row.begin(KIND);
        row.timeOrEarlier(ISSUED, "issued", issuedMillis);
        row.planAfter(EXPIRES, "expires", expiresMillis, ISSUED, "issued");
        row.timeToldAfter(REDEEMED, "redeemed", redeemedMillis, ISSUED, "issued");
        row.word(CAMPAIGN, "campaign", campaign);
        row.word(CODE, "coupon code", code);
        if (orderId.length() > 0 && redeemedMillis.isEmpty()) {
            row.refuse(() -> "coupon names the order that redeemed it but not when");
        }
        row.order(ORDERED, orderId);
        row.end();
    }

    /**
     * When a coupon was issued.
     *
     * @param i the coupon's number, from 0, in the order of issue
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long issued(int i) {
        return number(i, ISSUED);
    }

    /**
     * Whether a coupon is no longer valid at an instant.
     *
     * @param i the coupon's number, from 0
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whether it expires then or did before
     */
    public boolean isExpired(int i, long millis) {
        return isKnown(i, EXPIRES) && number(i, EXPIRES) <= millis;
    }

    /**
     * When a coupon expires.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it does not
     */
    public OptionalLong expires(int i) {
        return ifKnown(i, EXPIRES);
    }

    /**
     * Whether a coupon was redeemed.
     *
     * @param i the coupon's number, from 0
     * @return whether it was
     */
    public boolean isRedeemed(int i) {
        return isKnown(i, REDEEMED);
    }

    /**
     * When a coupon was redeemed. If that is told as a day it is the day's start, and so before a later issue of that day; see
     * {@link CustomerHistory#latest}.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it was not
     */
    public OptionalLong redeemed(int i) {
        return ifKnown(i, REDEEMED);
    }

    /**
     * When the order was placed that a coupon was redeemed for.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if the coupon names no order, or one that is not among those that
     *     were given with an id for this customer
     */
    public OptionalLong ordered(int i) {
        return ifKnown(i, ORDERED);
    }

    /**
     * The campaign a coupon was issued for.
     *
     * @param i the coupon's number, from 0
     * @return the campaign
     */
    public String campaign(int i) {
        return word(i, CAMPAIGN);
    }

    /**
     * A coupon's code.
     *
     * @param i the coupon's number, from 0
     * @return the code
     */
    public String code(int i) {
        return word(i, CODE);
    }
}
