package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One offer of a higher-priced product, made at a purchase, and whether it was taken.
 *
 * <pre>{@code
 * Offer declined = Offer.of(Instant.parse("2026-03-05T09:30:00Z")).to("c-17").at("A-1001");
 * Offer taken = Offer.of(Instant.parse("2026-03-05T09:30:00Z")).to("c-18").at("A-1002")
 *         .taken(Instant.parse("2026-03-05T09:31:00Z"));
 * }</pre>
 *
 * @param madeAt when it was made
 * @param takenAt when it was taken; empty if it was not
 * @param orderId the purchase it was made at, so that several offers at one are known to be; empty if it is not known
 * @param customerId to whom; empty for a guest
 */
public record Offer(Instant madeAt, Optional<Instant> takenAt, Optional<String> orderId, Optional<String> customerId) {
    /**
     * Validates.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if it is taken before it is made, or an id is blank
     */
    public Offer {
        requireNonNull(madeAt, "madeAt");
        requireNonNull(orderId, "orderId").ifPresent(o -> Checks.id(o, "order id"));
        requireNonNull(customerId, "customerId").ifPresent(c -> Checks.id(c, "customer id"));
        if (requireNonNull(takenAt, "takenAt").isPresent() && Sequence.isBroken(madeAt, takenAt.get())) {
            throw new IllegalArgumentException(
                    "offer is taken at " + takenAt.get() + ", before it is made at " + madeAt);
        }
    }

    /**
     * An offer to a guest that was not taken.
     *
     * @param madeAt when it was made
     * @return the offer
     */
    public static Offer of(Instant madeAt) {
        return new Offer(madeAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same offer, made to a customer.
     *
     * @param customer the customer's id
     * @return the offer with its customer
     */
    public Offer to(String customer) {
        return new Offer(madeAt, takenAt, orderId, Optional.of(requireNonNull(customer, "customer")));
    }

    /**
     * The same offer, made at a purchase that is known.
     *
     * @param order the order's id
     * @return the offer with its order
     */
    public Offer at(String order) {
        return new Offer(madeAt, takenAt, Optional.of(requireNonNull(order, "order")), customerId);
    }

    /**
     * The same offer, taken.
     *
     * @param at when, not before it was made
     * @return the offer
     */
    public Offer taken(Instant at) {
        return new Offer(madeAt, Optional.of(requireNonNull(at, "at")), orderId, customerId);
    }
}
