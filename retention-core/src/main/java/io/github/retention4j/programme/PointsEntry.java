package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a {@link PointsLedger}: what happened to one customer's points, and the balance after it.
 *
 * @param at when it was
 * @param day the day it was, in the history's zone
 * @param kind what it was
 * @param points what it adds to what the customer has, pending points included; below zero if it takes away
 * @param balance what can be used after it, less what is owed; below zero if more is owed
 * @param pending what was credited and cannot be used yet
 * @param order when the order was placed that it is about, or empty if it is about none
 * @param name the reward that was redeemed, or the tier that was reached; empty if there is none
 */
public record PointsEntry(
        Instant at,
        LocalDate day,
        Kind kind,
        long points,
        long balance,
        long pending,
        Optional<Instant> order,
        Optional<String> name) {
    /** What a line is about. */
    public enum Kind {
        /** An order or a visit earned points. */
        EARNED,
        /** The programme gave a bonus. */
        BONUS,
        /** A mission was reached. */
        MISSION,
        /** The shop granted points. */
        GRANTED,
        /** Points that were pending can be used from now on. */
        AVAILABLE,
        /** Points were redeemed. */
        REDEEMED,
        /** Redeemed points came back. */
        RESTORED,
        /** Points were not used in time. */
        EXPIRED,
        /** Points were taken back, since an order was refunded. */
        REVOKED,
        /** A redemption was recorded that no points were there for. */
        UNCOVERED,
        /** The tier changed. */
        TIER
    }

    /** Checks that nothing is null. */
    public PointsEntry {
        requireNonNull(at, "at");
        requireNonNull(day, "day");
        requireNonNull(kind, "kind");
        requireNonNull(order, "order");
        requireNonNull(name, "name");
    }
}
