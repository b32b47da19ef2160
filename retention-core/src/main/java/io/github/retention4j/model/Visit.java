package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One visit to the shop's site or app.
 *
 * <pre>{@code
 * Visit bounced = Visit.of(Instant.parse("2026-03-05T09:30:00Z"), 1, 0);
 * Visit bought = Visit.of(Instant.parse("2026-03-05T20:10:00Z"), 7, 3).by("c-17").ordering("A-1001");
 * }</pre>
 *
 * @param startedAt when it began
 * @param pages how many pages were seen, at least 1
 * @param actions how often the visitor did something besides looking at a page (put into the cart, played a video, signed
 *     up), zero or more
 * @param customerId who it was; empty for a visitor who is not known
 * @param orderId the order that was placed during it; empty for none
 */
public record Visit(Instant startedAt, int pages, int actions, Optional<String> customerId, Optional<String> orderId) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is no page, the actions are negative, or an id is blank
     */
    public Visit {
        requireNonNull(startedAt, "startedAt");
        if (pages < 1) {
            throw new IllegalArgumentException("a visit of " + pages + " pages is below 1");
        }
        if (actions < 0) {
            throw new IllegalArgumentException("a visit of " + actions + " actions is below 0");
        }
        requireNonNull(customerId, "customerId").ifPresent(c -> Checks.id(c, "customer id"));
        requireNonNull(orderId, "orderId").ifPresent(o -> Checks.id(o, "order id"));
    }

    /**
     * A visit of somebody who is not known and did not order.
     *
     * @param startedAt when it began
     * @param pages how many pages were seen, at least 1
     * @param actions how often the visitor did something besides, zero or more
     * @return the visit
     */
    public static Visit of(Instant startedAt, int pages, int actions) {
        return new Visit(startedAt, pages, actions, Optional.empty(), Optional.empty());
    }

    /**
     * The same visit, made by a customer.
     *
     * @param customer the customer's id
     * @return the visit with its customer
     */
    public Visit by(String customer) {
        return new Visit(startedAt, pages, actions, Optional.of(requireNonNull(customer, "customer")), orderId);
    }

    /**
     * The same visit, in which an order was placed.
     *
     * @param order the order's id
     * @return the visit with its order
     */
    public Visit ordering(String order) {
        return new Visit(startedAt, pages, actions, customerId, Optional.of(requireNonNull(order, "order")));
    }
}
