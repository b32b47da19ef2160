package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a part of a shop's history stands on, and how far its events and its money reach: parts that are built in several places are
 * united by it, before their numbers are. {@link #basis} of all parts together is what one history of all rows would stand on.
 *
 * <pre>{@code
 * // Each place, with the customers it has:
 * Extent mine = History.builder(zone, currency).orders(myOrders).build().extent();
 * // In one place, and sent back to all:
 * Basis all = extents.stream().reduce(Extent::union).orElseThrow().basis();
 * // Each place again: states of these histories merge.
 * History history = mineAsBuilt.on(all);
 * }</pre>
 *
 * <ul>
 *   <li>Where nothing but subscriptions began, their cancellations tell how far the data reach; where any other event is there, in
 *       whichever part, they do not. That is why a union of the parts' {@link Basis} alone may reach too far.
 *   <li>The amounts of all parts together stay inside long, as those of one history do: else their union is an
 *       {@link IllegalArgumentException}.
 * </ul>
 *
 * <p>Worked example: a part has an order of 3 March, another a subscription that began on 1 March and was cancelled on 9 April. The
 * second alone reaches through 9 April; both together reach through 3 March.
 */
public final class Extent implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Basis basis;

    /** The last day of all events but cancellations, or {@link LocalDate#MIN}. */
    private final LocalDate lastEvent;

    private final boolean isLastDayStated;

    /** Whether there is no event but the beginning of subscriptions. */
    private final boolean isOnlySubscriptions;

    private final long money;

    Extent(Basis basis, LocalDate lastEvent, boolean isLastDayStated, boolean isOnlySubscriptions, long money) {
        this.basis = basis;
        this.lastEvent = lastEvent;
        this.isLastDayStated = isLastDayStated;
        this.isOnlySubscriptions = isOnlySubscriptions;
        this.money = money;
    }

    /**
     * That of two parts together.
     *
     * @param other that of other customers
     * @return what a history of both stands on, and how far it reaches
     * @throws IllegalArgumentException if their bases have no {@linkplain Basis#union union}, or all amounts together pass the range of
     *     long
     */
    public Extent union(Extent other) {
        requireNonNull(other, "other");
        if (money > Long.MAX_VALUE - other.money) {
            throw new IllegalArgumentException("the sum of all amounts passes " + basis.money(Long.MAX_VALUE));
        }
        return new Extent(
                basis.union(other.basis),
                lastEvent.isAfter(other.lastEvent) ? lastEvent : other.lastEvent,
                isLastDayStated && other.isLastDayStated,
                isOnlySubscriptions && other.isOnlySubscriptions,
                money + other.money);
    }

    /** {@return what a history of these rows stands on} */
    public Basis basis() {
        return isLastDayStated || isOnlySubscriptions ? basis : events();
    }

    /** The same up to the last event that is no cancellation. */
    private Basis events() {
        return basis.through(lastEvent);
    }

    /** Whether a basis has all that these rows need. */
    boolean isWithin(Basis wider) {
        return wider.union(isLastDayStated ? basis : events()).equals(wider);
    }

    /** {@return the sum of all amounts: orders, discounts, refunds, each as it is} */
    public long money() {
        return money;
    }

    /** The basis. */
    @Override
    public String toString() {
        return basis().toString();
    }
}
