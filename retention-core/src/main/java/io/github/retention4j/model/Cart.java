package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One shopping cart, and how far it came.
 *
 * <pre>{@code
 * Cart left = Cart.of(Instant.parse("2026-03-05T09:30:00Z")).by("c-17")
 *         .checkedOut(Instant.parse("2026-03-05T09:40:00Z"));
 * Cart ordered = Cart.of(Instant.parse("2026-03-05T20:10:00Z")).ordered(Instant.parse("2026-03-06T08:00:00Z"));
 * }</pre>
 *
 * @param createdAt when the first thing was put into it
 * @param checkedOutAt when the checkout was begun; empty if it was not, or is not known
 * @param orderedAt when it became an order; empty if it did not
 * @param customerId whose it is; empty for a visitor who is not known
 */
public record Cart(
        Instant createdAt, Optional<Instant> checkedOutAt, Optional<Instant> orderedAt, Optional<String> customerId) {
    /**
     * Validates.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if it was checked out or ordered before it was created, ordered before it was
     *     checked out, or the customer's id is blank
     */
    public Cart {
        requireNonNull(createdAt, "createdAt");
        requireNonNull(customerId, "customerId").ifPresent(c -> Checks.id(c, "customer id"));
        Instant before = createdAt;
        if (requireNonNull(checkedOutAt, "checkedOutAt").isPresent()) {
            notBefore(checkedOutAt.get(), "checked out", before, "created");
            before = checkedOutAt.get();
        }
        if (requireNonNull(orderedAt, "orderedAt").isPresent()) {
            notBefore(orderedAt.get(), "ordered", before, checkedOutAt.isPresent() ? "checked out" : "created");
        }
    }

    private static void notBefore(Instant at, String what, Instant earlier, String earlierWhat) {
        if (Sequence.isBroken(earlier, at)) {
            throw new IllegalArgumentException(
                    "cart is " + what + " at " + at + ", before it is " + earlierWhat + " at " + earlier);
        }
    }

    /**
     * A cart that went no further, of somebody who is not known.
     *
     * @param createdAt when the first thing was put into it
     * @return the cart
     */
    public static Cart of(Instant createdAt) {
        return new Cart(createdAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same cart, of a customer.
     *
     * @param customer the customer's id
     * @return the cart with its customer
     */
    public Cart by(String customer) {
        return new Cart(createdAt, checkedOutAt, orderedAt, Optional.of(requireNonNull(customer, "customer")));
    }

    /**
     * The same cart, whose checkout was begun.
     *
     * @param at when, not before it was created
     * @return the cart
     */
    public Cart checkedOut(Instant at) {
        return new Cart(createdAt, Optional.of(requireNonNull(at, "at")), orderedAt, customerId);
    }

    /**
     * The same cart, which became an order.
     *
     * @param at when, not before it was checked out
     * @return the cart
     */
    public Cart ordered(Instant at) {
        return new Cart(createdAt, checkedOutAt, Optional.of(requireNonNull(at, "at")), customerId);
    }
}
