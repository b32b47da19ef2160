package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One coupon handed out, and what became of it.
 *
 * <pre>{@code
 * Coupon open = Coupon.builder("RAMADAN10", "ramadan-2026", Instant.parse("2026-02-18T00:00:00Z"))
 *         .issuedTo("c-17").expires(Instant.parse("2026-03-20T00:00:00Z")).build();
 * Coupon used = Coupon.builder("RAMADAN10", "ramadan-2026", Instant.parse("2026-02-18T00:00:00Z"))
 *         .issuedTo("c-18").redeemed(Instant.parse("2026-03-01T18:00:00Z"), "A-1002").build();
 * }</pre>
 *
 * @param code the code; several customers may hold coupons of one code
 * @param campaign what it was issued for
 * @param issuedTo the customer who got it; empty for one handed out to nobody in particular
 * @param issuedAt when it was issued
 * @param expiresAt from when on it is no longer valid; empty for one that does not expire
 * @param redeemedAt when it was used
 * @param redeemedBy the id of the order it was used for, which may be given before or after the coupon, or never
 */
public record Coupon(
        String code,
        String campaign,
        Optional<String> issuedTo,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> redeemedAt,
        Optional<String> redeemedBy) {

    /**
     * Validates.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if the code, the campaign or an id is blank, the coupon expires or is redeemed
     *     before it is issued, or names a redeeming order without a time
     */
    public Coupon {
        Checks.id(requireNonNull(code, "code"), "coupon code");
        Checks.id(requireNonNull(campaign, "campaign"), "campaign");
        requireNonNull(issuedTo, "issuedTo").ifPresent(c -> Checks.id(c, "customer id"));
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(redeemedBy, "redeemedBy").ifPresent(o -> Checks.id(o, "order id"));
        if (requireNonNull(expiresAt, "expiresAt").isPresent() && Sequence.isBroken(issuedAt, expiresAt.get())) {
            throw new IllegalArgumentException(
                    "coupon expires at " + expiresAt.get() + ", before it is issued at " + issuedAt);
        }
        if (requireNonNull(redeemedAt, "redeemedAt").isPresent() && Sequence.isBroken(issuedAt, redeemedAt.get())) {
            throw new IllegalArgumentException(
                    "coupon is redeemed at " + redeemedAt.get() + ", before it is issued at " + issuedAt);
        }
        if (redeemedBy.isPresent() && redeemedAt.isEmpty()) {
            throw new IllegalArgumentException("coupon names the order that redeemed it but not when");
        }
    }

    /**
     * Starts a coupon.
     *
     * @param code the code
     * @param campaign what it is issued for
     * @param issuedAt when it is issued
     * @return a builder
     */
    public static Builder builder(String code, String campaign, Instant issuedAt) {
        return new Builder(code, campaign, issuedAt);
    }

    /** Collects the optional parts of a {@link Coupon}. */
    public static final class Builder {
        private final String code;
        private final String campaign;
        private final Instant issuedAt;
        private Optional<String> issuedTo = Optional.empty();
        private Optional<Instant> expiresAt = Optional.empty();
        private Optional<Instant> redeemedAt = Optional.empty();
        private Optional<String> redeemedBy = Optional.empty();

        private Builder(String code, String campaign, Instant issuedAt) {
            this.code = code;
            this.campaign = campaign;
            this.issuedAt = issuedAt;
        }

        /**
         * Says who got it.
         *
         * @param customerId the customer's id
         * @return this
         */
        public Builder issuedTo(String customerId) {
            this.issuedTo = Optional.of(requireNonNull(customerId, "customerId"));
            return this;
        }

        /**
         * Says from when on it is no longer valid.
         *
         * @param expiresAt an instant, not before it is issued
         * @return this
         */
        public Builder expires(Instant expiresAt) {
            this.expiresAt = Optional.of(requireNonNull(expiresAt, "expiresAt"));
            return this;
        }

        /**
         * Says when it was used.
         *
         * @param redeemedAt an instant, not before it was issued
         * @return this
         */
        public Builder redeemed(Instant redeemedAt) {
            this.redeemedAt = Optional.of(requireNonNull(redeemedAt, "redeemedAt"));
            return this;
        }

        /**
         * Says when and for which order it was used.
         *
         * @param redeemedAt an instant, not before it was issued
         * @param orderId the order's id
         * @return this
         */
        public Builder redeemed(Instant redeemedAt, String orderId) {
            this.redeemedBy = Optional.of(requireNonNull(orderId, "orderId"));
            return redeemed(redeemedAt);
        }

        /**
         * Makes the coupon.
         *
         * @return the coupon
         * @throws IllegalArgumentException as the constructor of {@link Coupon} says
         */
        public Coupon build() {
            return new Coupon(code, campaign, issuedTo, issuedAt, expiresAt, redeemedAt, redeemedBy);
        }
    }
}
