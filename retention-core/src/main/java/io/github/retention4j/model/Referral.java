package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One customer's recommending the shop to somebody.
 *
 * <pre>{@code
 * Referral invited = Referral.by("c-17", Instant.parse("2026-03-05T09:30:00Z"));
 * Referral came = Referral.by("c-17", Instant.parse("2026-03-05T09:30:00Z")).of("c-40");
 * }</pre>
 *
 * @param referrerId who recommended the shop
 * @param referredAt when
 * @param referredId the customer who came by it; empty for an invitation that has brought nobody
 */
public record Referral(String referrerId, Instant referredAt, Optional<String> referredId) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if an id is blank, or a customer is referred by itself
     */
    public Referral {
        Checks.id(requireNonNull(referrerId, "referrerId"), "referrer's id");
        requireNonNull(referredAt, "referredAt");
        requireNonNull(referredId, "referredId").ifPresent(c -> Checks.id(c, "referred customer's id"));
        if (referredId.isPresent() && referredId.get().equals(referrerId)) {
            throw new IllegalArgumentException("a customer cannot be referred by itself");
        }
    }

    /**
     * A referral that has brought nobody.
     *
     * @param referrerId who recommended the shop
     * @param referredAt when
     * @return the referral
     */
    public static Referral by(String referrerId, Instant referredAt) {
        return new Referral(referrerId, referredAt, Optional.empty());
    }

    /**
     * The same referral, by which a customer came.
     *
     * @param customer the id of the customer who came
     * @return the referral with whom it brought
     */
    public Referral of(String customer) {
        return new Referral(referrerId, referredAt, Optional.of(requireNonNull(customer, "customer")));
    }
}
