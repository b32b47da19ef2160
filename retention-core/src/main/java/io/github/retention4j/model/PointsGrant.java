package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Points of a loyalty programme that a customer was given without a rule of the programme earning them: goodwill, the prize of a
 * game, or what the customer had when the data begin.
 *
 * <pre>{@code
 * PointsGrant balance = PointsGrant.of("c-17", Instant.parse("2025-06-01T00:00:00Z"), 500, "opening balance");
 * }</pre>
 *
 * @param customerId who got them
 * @param grantedAt when, from which on they age; the points of an opening balance were earned before the data begin, and each
 *     part of it has a grant at its own time
 * @param points how many, above zero; of a programme in money, whole minor units
 * @param reason what for, in a word of which there are not many
 */
public record PointsGrant(String customerId, Instant grantedAt, long points, String reason) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the id or the reason is blank, or the points are not above zero
     */
    public PointsGrant {
        Checks.id(requireNonNull(customerId, "customerId"), "customer id");
        requireNonNull(grantedAt, "grantedAt");
        Checks.points(points, "grant");
        Checks.id(requireNonNull(reason, "reason"), "reason");
    }

    /**
     * Points given to a customer.
     *
     * @param customerId who got them
     * @param grantedAt when
     * @param points how many, above zero
     * @param reason what for
     * @return the grant
     */
    public static PointsGrant of(String customerId, Instant grantedAt, long points, String reason) {
        return new PointsGrant(customerId, grantedAt, points, reason);
    }
}
