package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.Kept;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a part of a shop's history stands on, and how far its events and its money reach: parts that are built in several places are
 * united by it, before their numbers are. {@link #basis} of all parts together is what one history of all rows would stand on.
 *
 * <pre>{@code
 * // Each place, with the customers it has:
 * History riyadh = History.builder(zone, sar).orders(orders).build();
 * History jeddah = History.builder(zone, sar).visits(visits).build();
 * // In one place, and sent back to all:
 * Basis all = riyadh.extent().union(jeddah.extent()).basis();
 * // Each place again: states of these histories merge.
 * List<History> parts = List.of(riyadh.on(all), jeddah.on(all));
 * }</pre>
 *
 * <ul>
 *   <li>Where nothing but subscriptions began, their cancellations tell how far the data reach; where any other event is there, in
 *       whichever part, they do not. That is why a union of the parts' {@link Basis} alone may reach too far.
 *   <li>A last day that is stated by one part is that of all, unless an event of another part, or a last day that another states, is
 *       later. The first day is that of {@link Basis#union}.
 *   <li>A part without events adds what it states and what it keeps track of.
 *   <li>The amounts of all parts together stay inside long, as those of one history do: else their union is an
 *       {@link IllegalArgumentException}.
 * </ul>
 *
 * <p>Worked example: a part has an order of 3 March, another a subscription that began on 1 March and was cancelled on 9 April. The
 * second alone reaches through 9 April; both together reach through 3 March.
 */
public final class Extent implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Through the last day that is stated or has an event other than a cancellation. */
    private final Basis ofEvents;

    /** The last day if there is no event but the beginning of subscriptions, or any day before it. */
    private final LocalDate lastDay;

    private final boolean isOnlySubscriptions;
    private final long money;

    private Extent(Basis ofEvents, LocalDate lastDay, boolean isOnlySubscriptions, long money) {
        this.ofEvents = ofEvents;
        this.lastDay = lastDay;
        this.isOnlySubscriptions = isOnlySubscriptions;
        this.money = money;
    }

    /** That of rows which have all arrived, and of a history that stands on them. */
    static Extent of(Admission admission, Basis basis) {
        Basis ofEvents = admission.isLastDayStated()
                ? basis
                : basis.through(admission.lastEvent().orElse(LocalDate.MIN));
        return new Extent(ofEvents, basis.lastDay(), admission.isOnlySubscriptions(), admission.money());
    }

    void write(SectionWriter out) throws IOException {
        ofEvents.write(out);
        out.number(lastDay.toEpochDay());
        out.number(isOnlySubscriptions ? 1 : 0);
        out.number(money);
    }

    static Extent read(SectionReader in) throws IOException {
        return new Extent(Basis.read(in), LocalDate.ofEpochDay(in.number()), in.number(1) == 1, in.number());
    }

    /** The same with days told anew by the rules that the zone has now. */
    Extent onPresentRules(Kept kept) {
        Kept.Days days = kept.days();
        if (days.first() == Long.MAX_VALUE) {
            return this;
        }
        LocalDate last = ofEvents.dayOf(days.last());
        LocalDate lastOfAll =
                days.isOnlySubscriptions() ? ofEvents.dayOf(Math.max(days.last(), days.lastCancelled())) : last;
        return new Extent(
                ofEvents.between(
                        kept.observedFrom().orElse(ofEvents.dayOf(days.first())),
                        kept.observedThrough().orElse(last)),
                kept.observedThrough().orElse(lastOfAll),
                isOnlySubscriptions,
                money);
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
        Basis united = ofEvents.union(requireNonNull(other, "other").ofEvents);
        if (money > Long.MAX_VALUE - other.money) {
            throw new IllegalArgumentException("the amounts of two parts, " + united.money(money) + " and "
                    + united.money(other.money) + ", sum to more than " + united.money(Long.MAX_VALUE)
                    + "; look for an amount that is a slip, or keep fewer decimals");
        }
        return new Extent(
                united,
                later(lastDay, other.lastDay),
                isOnlySubscriptions && other.isOnlySubscriptions,
                money + other.money);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** {@return what a history of these rows stands on} */
    public Basis basis() {
        return isOnlySubscriptions ? ofEvents.through(later(ofEvents.lastDay(), lastDay)) : ofEvents;
    }

    /**
     * Whether a basis has all that these rows need, so that their history can stand {@link History#on on} it.
     *
     * @param wider a basis of the same zone, currency, decimals and policies
     * @return whether their days, attributes and kinds of records are among its
     * @throws IllegalArgumentException if the basis is of another zone, currency, or the like
     */
    public boolean isWithin(Basis wider) {
        return requireNonNull(wider, "wider").union(ofEvents).equals(wider);
    }

    /**
     * How much money the rows tell of.
     *
     * @return the sum of the amounts of all rows, of an order its total, discount and eligible amount, in whole units of
     *     10<sup>-decimals</sup>
     */
    public long money() {
        return money;
    }

    /** The basis. */
    @Override
    public String toString() {
        return basis().toString();
    }
}
