package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * One subscription of a customer, from its start to its end, with every change of its price.
 *
 * <ul>
 *   <li>The price is the recurring amount a month. Of a plan paid by the year, give a twelfth.
 *   <li>A customer may have several subscriptions. A pause is a change to nothing and one back.
 *   <li>A subscription that is cancelled runs on until it ends, to the end of what was paid for. It may end without having
 *       been cancelled, as when a card expires.
 * </ul>
 *
 * <pre>{@code
 * Subscription running = Subscription.builder("s-1", "c-17", Instant.parse("2026-01-01T00:00:00Z"), Money.parse("SAR 50"))
 *         .change(Instant.parse("2026-03-01T00:00:00Z"), Money.parse("SAR 80")).build();
 * Subscription over = Subscription.builder("s-2", "c-18", Instant.parse("2026-01-01T00:00:00Z"), Money.parse("SAR 50"))
 *         .cancelled(Instant.parse("2026-02-10T00:00:00Z")).ended(Instant.parse("2026-03-01T00:00:00Z")).build();
 * }</pre>
 *
 * @param id the shop's own id of it, not blank
 * @param customerId whose it is
 * @param startedAt when it began
 * @param monthlyAmount what it costs a month from its start, zero or above
 * @param changes what it costs later, in order of time
 * @param cancelledAt when its end was ordered; empty if it was not
 * @param endedAt from when on it does not run any more; empty if no end is known
 */
public record Subscription(
        String id,
        String customerId,
        Instant startedAt,
        BigMoney monthlyAmount,
        List<Change> changes,
        Optional<Instant> cancelledAt,
        Optional<Instant> endedAt) {

    /**
     * Another price.
     *
     * @param changedAt from when on
     * @param monthlyAmount what it costs a month from then on, zero or above
     */
    public record Change(Instant changedAt, BigMoney monthlyAmount) {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the amount is negative
         */
        public Change {
            requireNonNull(changedAt, "changedAt");
            monthlyAmount = Checks.notNegative(requireNonNull(monthlyAmount, "monthlyAmount"), "monthly amount");
        }
    }

    /**
     * Validates and copies.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if an id is blank, an amount is negative or in another currency than the first,
     *     a change, the cancellation or the end is before the start, changes are not in order of time, or a change or the
     *     cancellation is after the end
     */
    public Subscription {
        Checks.id(requireNonNull(id, "id"), "subscription id");
        Checks.id(requireNonNull(customerId, "customerId"), "customer id");
        requireNonNull(startedAt, "startedAt");
        monthlyAmount = Checks.notNegative(requireNonNull(monthlyAmount, "monthlyAmount"), "monthly amount");
        changes = List.copyOf(requireNonNull(changes, "changes"));
        Instant end = requireNonNull(endedAt, "endedAt").orElse(Instant.MAX);
        within("ends", end, startedAt, Instant.MAX);
        requireNonNull(cancelledAt, "cancelledAt");
        within("is cancelled", cancelledAt.orElse(startedAt), startedAt, end);
        Instant before = startedAt;
        for (Change change : changes) {
            within("changes", change.changedAt(), before, end);
            before = change.changedAt();
            if (!change.monthlyAmount().getCurrencyUnit().equals(monthlyAmount.getCurrencyUnit())) {
                throw new IllegalArgumentException("subscription in " + monthlyAmount.getCurrencyUnit()
                        + " changes to an amount in " + change.monthlyAmount().getCurrencyUnit());
            }
        }
    }

    private static void within(String what, Instant at, Instant from, Instant to) {
        if (Sequence.isBroken(from, at) || Sequence.isBroken(at, to)) {
            throw new IllegalArgumentException("subscription " + what + " at " + at + ", "
                    + (Sequence.isBroken(from, at)
                            ? "before its start or last change at " + from
                            : "after its end at " + to));
        }
    }

    /**
     * Starts a subscription.
     *
     * @param id the shop's own id of it
     * @param customerId whose it is
     * @param startedAt when it began
     * @param monthlyAmount what it costs a month from its start, zero or above
     * @return a builder
     */
    public static Builder builder(String id, String customerId, Instant startedAt, BigMoneyProvider monthlyAmount) {
        return new Builder(
                id,
                customerId,
                startedAt,
                requireNonNull(monthlyAmount, "monthlyAmount").toBigMoney());
    }

    /** Collects the optional parts of a {@link Subscription}. */
    public static final class Builder {
        private final String id;
        private final String customerId;
        private final Instant startedAt;
        private final BigMoney monthlyAmount;
        private final List<Change> changes = new ArrayList<>();
        private Optional<Instant> cancelledAt = Optional.empty();
        private Optional<Instant> endedAt = Optional.empty();

        private Builder(String id, String customerId, Instant startedAt, BigMoney monthlyAmount) {
            this.id = id;
            this.customerId = customerId;
            this.startedAt = startedAt;
            this.monthlyAmount = monthlyAmount;
        }

        /**
         * Adds another price, later than those before.
         *
         * @param at from when on
         * @param newMonthlyAmount what it costs a month from then on, zero or above
         * @return this
         */
        public Builder change(Instant at, BigMoneyProvider newMonthlyAmount) {
            changes.add(new Change(
                    requireNonNull(at, "at"),
                    requireNonNull(newMonthlyAmount, "newMonthlyAmount").toBigMoney()));
            return this;
        }

        /**
         * Says when its end was ordered.
         *
         * @param at an instant from the start to the end
         * @return this
         */
        public Builder cancelled(Instant at) {
            this.cancelledAt = Optional.of(requireNonNull(at, "at"));
            return this;
        }

        /**
         * Says from when on it does not run any more.
         *
         * @param at an instant, not before the start
         * @return this
         */
        public Builder ended(Instant at) {
            this.endedAt = Optional.of(requireNonNull(at, "at"));
            return this;
        }

        /**
         * Makes the subscription.
         *
         * @return the subscription
         * @throws IllegalArgumentException as the constructor of {@link Subscription} says
         */
        public Subscription build() {
            return new Subscription(id, customerId, startedAt, monthlyAmount, changes, cancelledAt, endedAt);
        }
    }
}
