package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One customer's belonging to a loyalty programme.
 *
 * <pre>{@code
 * Membership member = Membership.of("c-17", Instant.parse("2026-03-05T09:30:00Z"));
 * Membership left = Membership.of("c-18", Instant.parse("2025-11-01T08:00:00Z")).leaving(Instant.parse("2026-02-01T00:00:00Z"));
 * }</pre>
 *
 * <p>Who leaves and joins again has two. Memberships of one customer that overlap are one to whoever reads them.
 *
 * @param customerId the member
 * @param joinedAt when the customer joined
 * @param leftAt when the customer left; empty for who is a member still
 */
public record Membership(String customerId, Instant joinedAt, Optional<Instant> leftAt) {
    /**
     * Validates.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if the id is blank, or the customer left before joining
     */
    public Membership {
        Checks.id(requireNonNull(customerId, "customerId"), "customer id");
        requireNonNull(joinedAt, "joinedAt");
        if (requireNonNull(leftAt, "leftAt").isPresent() && Sequence.isBroken(joinedAt, leftAt.get())) {
            throw new IllegalArgumentException("member left at " + leftAt.get() + ", before it joined at " + joinedAt);
        }
    }

    /**
     * A membership that goes on.
     *
     * @param customerId the member
     * @param joinedAt when the customer joined
     * @return the membership
     */
    public static Membership of(String customerId, Instant joinedAt) {
        return new Membership(customerId, joinedAt, Optional.empty());
    }

    /**
     * The same membership, which came to an end.
     *
     * @param at when the customer left, not before joining
     * @return the membership with its end
     */
    public Membership leaving(Instant at) {
        return new Membership(customerId, joinedAt, Optional.of(requireNonNull(at, "at")));
    }
}
