package io.github.retention4j.testing;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A small store written down row by row, for examples whose numbers a reader can count.
 *
 * <p>Times are local, as the shop's clock shows them ({@code 2026-03-05T12:00}, or a date for its noon), or instants;
 * amounts are whole minor units; the id {@code ""} is nobody's.
 */
public final class StoreRows {
    private final ZoneId zone;
    private final CurrencyUnit currency;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Coupon> coupons = new ArrayList<>();
    private final List<SurveyResponse> responses = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Cart> carts = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private final List<PointsGrant> grants = new ArrayList<>();
    private Optional<LocalDate> observedThrough = Optional.empty();

    private StoreRows(ZoneId zone, CurrencyUnit currency) {
        this.zone = zone;
        this.currency = currency;
    }

    public static StoreRows of(String zone, String currency) {
        return new StoreRows(ZoneId.of(zone), CurrencyUnit.of(currency));
    }

    /** A shop in Riyadh. */
    public static StoreRows riyadh() {
        return of("Asia/Riyadh", "SAR");
    }

    public StoreRows customer(Customer customer) {
        customers.add(customer);
        return this;
    }

    public StoreRows orders(String customer, String... times) {
        for (String time : times) {
            order(customer, at(time), 1_000);
        }
        return this;
    }

    public StoreRows order(String customer, String time, long minor) {
        return order(customer, at(time), minor);
    }

    public StoreRows order(String customer, Instant time, long minor) {
        orders.add(builder(customer, time, minor).build());
        return this;
    }

    public StoreRows order(Order order) {
        orders.add(order);
        return this;
    }

    public StoreRows refundedOrder(String customer, String time, long minor, String refunded, long refundedMinor) {
        orders.add(builder(customer, at(time), minor)
                .refund(at(refunded), Money.ofMinor(currency, refundedMinor))
                .build());
        return this;
    }

    public StoreRows coupon(String customer, Instant issued, Optional<Instant> expires, Optional<Instant> redeemed) {
        Coupon.Builder coupon = Coupon.builder("CODE", "campaign", issued);
        named(customer).ifPresent(coupon::issuedTo);
        expires.ifPresent(coupon::expires);
        redeemed.ifPresent(coupon::redeemed);
        coupons.add(coupon.build());
        return this;
    }

    public StoreRows coupon(String customer, String issued, String expires, String redeemed) {
        return coupon(
                customer,
                at(issued),
                named(expires).map(this::at),
                named(redeemed).map(this::at));
    }

    public StoreRows coupon(Coupon coupon) {
        coupons.add(coupon);
        return this;
    }

    public StoreRows answer(String customer, Instant time, SurveyKind kind, SurveyScale scale, int score) {
        responses.add(new SurveyResponse(kind, scale, score, time, named(customer)));
        return this;
    }

    public StoreRows answers(String customer, String time, int... scores) {
        for (int score : scores) {
            answer(customer, at(time), SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, score);
        }
        return this;
    }

    /** An order placed with a coupon; a discount below zero is not known. */
    public StoreRows couponOrder(String customer, String time, long minor, String coupon, long discount) {
        Order.Builder order = builder(customer, at(time), minor).coupon(coupon);
        if (discount >= 0) {
            order.discount(Money.ofMinor(currency, discount));
        }
        orders.add(order.build());
        return this;
    }

    /**
     * A subscription.
     *
     * @param end when it ends; "" if it runs on
     * @param changes times and new monthly amounts by turns
     */
    public StoreRows subscription(String customer, String start, String end, long monthly, Object... changes) {
        Subscription.Builder subscription = Subscription.builder(
                "s-" + subscriptions.size(), customer, at(start), Money.ofMinor(currency, monthly));
        for (int i = 0; i < changes.length; i += 2) {
            subscription.change(
                    at((String) changes[i]), Money.ofMinor(currency, ((Number) changes[i + 1]).longValue()));
        }
        named(end).map(this::at).ifPresent(subscription::ended);
        return subscription(subscription.build());
    }

    public StoreRows subscription(Subscription subscription) {
        subscriptions.add(subscription);
        return this;
    }

    public StoreRows visit(String customer, String time, int pages, int actions, boolean ordered) {
        return visit(new Visit(
                at(time),
                pages,
                actions,
                named(customer),
                ordered ? Optional.of("o-" + visits.size()) : Optional.empty()));
    }

    public StoreRows visit(Visit visit) {
        visits.add(visit);
        return this;
    }

    /** A cart; "" for a time at which nothing happened. */
    public StoreRows cart(String customer, String created, String checkedOut, String ordered) {
        return cart(new Cart(
                at(created), named(checkedOut).map(this::at), named(ordered).map(this::at), named(customer)));
    }

    public StoreRows cart(Cart cart) {
        carts.add(cart);
        return this;
    }

    /** An offer at a purchase, which "" does not name; "" for when it was taken if it was not. */
    public StoreRows offer(String customer, String made, String taken, String order) {
        return offer(new Offer(at(made), named(taken).map(this::at), named(order), named(customer)));
    }

    public StoreRows offer(Offer offer) {
        offers.add(offer);
        return this;
    }

    /** A referral; "" for whom it brought if it brought nobody. */
    public StoreRows referral(String referrer, String time, String referred) {
        return referral(new Referral(referrer, at(time), named(referred)));
    }

    public StoreRows referral(Referral referral) {
        referrals.add(referral);
        return this;
    }

    /** A membership; "" for when the customer left if it goes on. */
    public StoreRows membership(String customer, String joined, String left) {
        memberships.add(new Membership(customer, at(joined), named(left).map(this::at)));
        return this;
    }

    /** A redemption; "" for the order or the reward if there is none. */
    public StoreRows redemption(String customer, String time, long points, String order, String reward) {
        redemptions.add(new Redemption(customer, at(time), points, named(order), named(reward)));
        return this;
    }

    public StoreRows grant(String customer, String time, long points, String reason) {
        grants.add(PointsGrant.of(customer, at(time), points, reason));
        return this;
    }

    public StoreRows observedThrough(String lastDay) {
        observedThrough = Optional.of(LocalDate.parse(lastDay));
        return this;
    }

    public Store store() {
        return new Store(
                zone,
                currency,
                customers,
                orders,
                coupons,
                responses,
                subscriptions,
                visits,
                carts,
                offers,
                referrals,
                memberships,
                redemptions,
                grants,
                observedThrough);
    }

    /** The instant at which the shop's clock shows a time. */
    public Instant at(String time) {
        return time.contains("T")
                ? LocalDateTime.parse(time).atZone(zone).toInstant()
                : LocalDate.parse(time).atTime(12, 0).atZone(zone).toInstant();
    }

    private Order.Builder builder(String customer, Instant time, long minor) {
        Order.Builder order = Order.builder("o-" + orders.size(), time, Money.ofMinor(currency, minor));
        named(customer).ifPresent(order::customer);
        return order;
    }

    private static Optional<String> named(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
