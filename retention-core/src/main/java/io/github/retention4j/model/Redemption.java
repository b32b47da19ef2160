package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Points of a loyalty programme that a customer spent, as the shop's own programme booked it.
 *
 * <pre>{@code
 * Redemption paid = Redemption.of("c-17", Instant.parse("2026-03-05T09:30:00Z"), 150).forOrder("A-1003");
 * Redemption drunk = Redemption.of("c-17", Instant.parse("2026-03-06T07:10:00Z"), 10).reward("a coffee");
 * }</pre>
 *
 * @param customerId whose points they were
 * @param redeemedAt when they were spent
 * @param points how many, above zero; of a programme in money, whole minor units
 * @param orderId the id of the order that they paid for, which may be given before or after the redemption, or never; empty for
 *     none
 * @param reward what they were spent on, in a word of which there are not many; empty if it is not known
 */
public record Redemption(
        String customerId, Instant redeemedAt, long points, Optional<String> orderId, Optional<String> reward) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if an id or the reward is blank, or the points are not above zero
     */
    public Redemption {
        Checks.id(requireNonNull(customerId, "customerId"), "customer id");
        requireNonNull(redeemedAt, "redeemedAt");
        Checks.points(points, "redemption");
        requireNonNull(orderId, "orderId").ifPresent(o -> Checks.id(o, "order id"));
        requireNonNull(reward, "reward").ifPresent(r -> Checks.id(r, "reward"));
    }

    /**
     * Points spent on something that is not known.
     *
     * @param customerId whose points they were
     * @param redeemedAt when they were spent
     * @param points how many, above zero
     * @return the redemption
     */
    public static Redemption of(String customerId, Instant redeemedAt, long points) {
        return new Redemption(customerId, redeemedAt, points, Optional.empty(), Optional.empty());
    }

    /**
     * The same redemption, which paid for an order or a part of it.
     *
     * @param order the order's id
     * @return the redemption with its order
     */
    public Redemption forOrder(String order) {
        return new Redemption(customerId, redeemedAt, points, Optional.of(requireNonNull(order, "order")), reward);
    }

    /**
     * The same redemption, with what it was for.
     *
     * @param name the reward's name
     * @return the redemption with its reward
     */
    public Redemption reward(String name) {
        return new Redemption(customerId, redeemedAt, points, orderId, Optional.of(requireNonNull(name, "name")));
    }
}
