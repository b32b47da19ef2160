package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * One purchase.
 *
 * <ul>
 *   <li>An order without a customer (a guest's) counts in metrics about orders and in none about customers.
 *   <li>The total is what the customer was to pay, before refunds; refunds are kept beside it.
 *   <li>What of it earns points is eligible: the shop leaves out tax, shipping, gift cards and what else its loyalty programme
 *       excludes. It may exceed the total, where points are earned on the price before a discount.
 * </ul>
 *
 * <pre>{@code
 * Order order = Order.of("A-1001", "c-17", Instant.parse("2026-03-05T09:30:00Z"), Money.parse("SAR 120.50"));
 * Order returned = Order.builder("A-1002", Instant.parse("2026-03-06T10:00:00Z"), Money.parse("SAR 80"))
 *         .customer("c-17").coupon("RAMADAN10").refund(Instant.parse("2026-03-09T08:00:00Z"), Money.parse("SAR 80"))
 *         .build();
 * }</pre>
 *
 * @param id the shop's own order id, not blank
 * @param customerId whose order it is; empty for a guest
 * @param placedAt when it was placed
 * @param total its total, zero or above
 * @param refunds what was given back for it, together at most the total, none before the order
 * @param couponCode the coupon it was placed with
 * @param discount what was taken off to arrive at the total, zero or above; empty if it is not known
 * @param eligible what of the order earns points, zero or above; empty for the total
 * @param tags free words to group orders by
 */
public record Order(
        String id,
        Optional<String> customerId,
        Instant placedAt,
        BigMoney total,
        List<Refund> refunds,
        Optional<String> couponCode,
        Optional<BigMoney> discount,
        Optional<BigMoney> eligible,
        Set<String> tags) {

    /**
     * Validates and copies.
     *
     * <p>A time that is before another by less than 26 hours is let through, since a day without a time arrives as the start
     * of that day: the builder of a history, which knows the zone, takes it as meant or refuses it.
     *
     * @throws IllegalArgumentException if an id is blank, the total, the discount or what is eligible is negative, the refunds precede the
     *     order or exceed its total, or the discount, what is eligible or a refund is in another currency
     */
    public Order {
        Checks.id(requireNonNull(id, "id"), "order id");
        requireNonNull(customerId, "customerId").ifPresent(c -> Checks.id(c, "customer id"));
        requireNonNull(placedAt, "placedAt");
        total = Checks.notNegative(requireNonNull(total, "total"), "order total");
        refunds = List.copyOf(requireNonNull(refunds, "refunds"));
        requireNonNull(couponCode, "couponCode").ifPresent(c -> Checks.id(c, "coupon code"));
        discount = requireNonNull(discount, "discount").map(d -> Checks.notNegative(d, "discount"));
        requireCurrencyOf(total, discount, "discount", id);
        eligible = requireNonNull(eligible, "eligible").map(e -> Checks.notNegative(e, "eligible amount"));
        requireCurrencyOf(total, eligible, "eligible amount", id);
        tags = Set.copyOf(requireNonNull(tags, "tags"));
        BigMoney left = total;
        for (Refund refund : refunds) {
            if (Sequence.isBroken(placedAt, refund.refundedAt())) {
                throw new IllegalArgumentException(Checks.order(id) + ": refund at " + refund.refundedAt()
                        + " is before the order at " + placedAt);
            }
            if (!refund.amount().getCurrencyUnit().equals(total.getCurrencyUnit())) {
                throw new IllegalArgumentException(Checks.order(id) + ": refund in "
                        + refund.amount().getCurrencyUnit() + " of an order in " + total.getCurrencyUnit());
            }
            left = left.minus(refund.amount());
        }
        if (left.isNegative()) {
            throw new IllegalArgumentException(
                    Checks.order(id) + ": refunds of " + total.minus(left) + " exceed its total " + total);
        }
    }

    private static void requireCurrencyOf(BigMoney total, Optional<BigMoney> amount, String what, String id) {
        if (amount.isPresent() && !amount.get().getCurrencyUnit().equals(total.getCurrencyUnit())) {
            throw new IllegalArgumentException(Checks.order(id) + ": " + what + " in "
                    + amount.get().getCurrencyUnit() + " of an order in " + total.getCurrencyUnit());
        }
    }

    /**
     * A customer's order without refunds, coupon or tags.
     *
     * @param id the shop's own order id
     * @param customerId whose order it is
     * @param placedAt when it was placed
     * @param total its total, zero or above
     * @return the order
     */
    public static Order of(String id, String customerId, Instant placedAt, BigMoneyProvider total) {
        return builder(id, placedAt, total).customer(customerId).build();
    }

    /**
     * Starts an order; without {@link Builder#customer} it is a guest's.
     *
     * @param id the shop's own order id
     * @param placedAt when it was placed
     * @param total its total, zero or above
     * @return a builder
     */
    public static Builder builder(String id, Instant placedAt, BigMoneyProvider total) {
        return new Builder(id, placedAt, requireNonNull(total, "total").toBigMoney());
    }

    /** Collects the optional parts of an {@link Order}. */
    public static final class Builder {
        private final String id;
        private final Instant placedAt;
        private final BigMoney total;
        private Optional<String> customerId = Optional.empty();
        private final List<Refund> refunds = new ArrayList<>();
        private Optional<String> couponCode = Optional.empty();
        private Optional<BigMoney> discount = Optional.empty();
        private Optional<BigMoney> eligible = Optional.empty();
        private final Set<String> tags = new LinkedHashSet<>();

        private Builder(String id, Instant placedAt, BigMoney total) {
            this.id = id;
            this.placedAt = placedAt;
            this.total = total;
        }

        /**
         * Says whose order it is.
         *
         * @param customerId the customer's id
         * @return this
         */
        public Builder customer(String customerId) {
            this.customerId = Optional.of(requireNonNull(customerId, "customerId; a guest's order is built without"));
            return this;
        }

        /**
         * Adds money given back.
         *
         * @param refundedAt when it was given back
         * @param amount how much, above zero
         * @return this
         */
        public Builder refund(Instant refundedAt, BigMoneyProvider amount) {
            refunds.add(Refund.of(refundedAt, amount));
            return this;
        }

        /**
         * Names the coupon used.
         *
         * @param couponCode the code
         * @return this
         */
        public Builder coupon(String couponCode) {
            this.couponCode = Optional.of(requireNonNull(couponCode, "couponCode"));
            return this;
        }

        /**
         * Says what was taken off to arrive at the total.
         *
         * @param amount how much, zero or above
         * @return this
         */
        public Builder discount(BigMoneyProvider amount) {
            this.discount = Optional.of(requireNonNull(amount, "amount").toBigMoney());
            return this;
        }

        /**
         * Says what of the order earns points.
         *
         * @param amount how much, zero or above; it may exceed the total
         * @return this
         */
        public Builder eligible(BigMoneyProvider amount) {
            this.eligible = Optional.of(requireNonNull(amount, "amount").toBigMoney());
            return this;
        }

        /**
         * Adds a tag.
         *
         * @param tag a free word
         * @return this
         */
        public Builder tag(String tag) {
            tags.add(requireNonNull(tag, "tag"));
            return this;
        }

        /**
         * Makes the order.
         *
         * @return the order
         * @throws IllegalArgumentException as the constructor of {@link Order} says
         */
        public Order build() {
            return new Order(id, customerId, placedAt, total, refunds, couponCode, discount, eligible, tags);
        }
    }
}
