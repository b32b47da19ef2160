package io.github.retention4j.testing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * A store as plain lists: what a {@link History} is built from, and what a naive answer to compare with is computed from.
 *
 * <p>Every order has an id of its own. All questions here are answered with java.time and collections alone, so that they
 * are independent of the code under test.
 */
public record Store(
        ZoneId zone,
        CurrencyUnit currency,
        List<Customer> customers,
        List<Order> orders,
        List<Coupon> coupons,
        List<SurveyResponse> surveyResponses,
        List<Subscription> subscriptions,
        List<Visit> visits,
        List<Cart> carts,
        List<Offer> offers,
        List<Referral> referrals,
        List<Membership> memberships,
        List<Redemption> redemptions,
        List<PointsGrant> grants,
        Optional<LocalDate> observedThrough) {

    public Store {
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
        coupons = List.copyOf(coupons);
        surveyResponses = List.copyOf(surveyResponses);
        subscriptions = List.copyOf(subscriptions);
        visits = List.copyOf(visits);
        carts = List.copyOf(carts);
        offers = List.copyOf(offers);
        referrals = List.copyOf(referrals);
        memberships = List.copyOf(memberships);
        redemptions = List.copyOf(redemptions);
        grants = List.copyOf(grants);
    }

    /** A store without subscriptions, visits, carts, offers, referrals and a loyalty programme. */
    public Store(
            ZoneId zone,
            CurrencyUnit currency,
            List<Customer> customers,
            List<Order> orders,
            List<Coupon> coupons,
            List<SurveyResponse> surveyResponses,
            Optional<LocalDate> observedThrough) {
        this(
                zone,
                currency,
                customers,
                orders,
                coupons,
                surveyResponses,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                observedThrough);
    }

    /** The history of this store, an order refunded in full being none. */
    public History history() {
        return fill(settings()).build();
    }

    /** A builder with this store's settings and no row yet. */
    public HistoryBuilder settings() {
        HistoryBuilder builder = History.builder(zone, currency);
        observedThrough.ifPresent(builder::observedThrough);
        return builder;
    }

    /** Gives all rows to a builder. */
    public HistoryBuilder fill(HistoryBuilder builder) {
        return builder.customers(customers)
                .orders(orders)
                .coupons(coupons)
                .surveyResponses(surveyResponses)
                .subscriptions(subscriptions)
                .visits(visits)
                .carts(carts)
                .offers(offers)
                .referrals(referrals)
                .memberships(memberships)
                .redemptions(redemptions)
                .grants(grants);
    }

    /** Every row, to be given one by one. */
    public List<Consumer<HistoryBuilder>> rows() {
        List<Consumer<HistoryBuilder>> rows = new ArrayList<>();
        customers().forEach(c -> rows.add(b -> b.customers(List.of(c))));
        orders().forEach(o -> rows.add(b -> b.orders(List.of(o))));
        coupons().forEach(c -> rows.add(b -> b.coupons(List.of(c))));
        surveyResponses().forEach(r -> rows.add(b -> b.surveyResponses(List.of(r))));
        subscriptions().forEach(s -> rows.add(b -> b.subscriptions(List.of(s))));
        visits().forEach(v -> rows.add(b -> b.visits(List.of(v))));
        carts().forEach(c -> rows.add(b -> b.carts(List.of(c))));
        offers().forEach(o -> rows.add(b -> b.offers(List.of(o))));
        referrals().forEach(r -> rows.add(b -> b.referrals(List.of(r))));
        memberships().forEach(m -> rows.add(b -> b.memberships(List.of(m))));
        redemptions().forEach(r -> rows.add(b -> b.redemptions(List.of(r))));
        grants().forEach(g -> rows.add(b -> b.grants(List.of(g))));
        return rows;
    }

    /** The same store with other orders. */
    public Store with(List<Order> others) {
        return new Store(
                zone,
                currency,
                customers,
                others,
                coupons,
                surveyResponses,
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

    /** The history of the orders alone, as of a shop that keeps track of nothing else: no coupon is named either. */
    public History historyOfOrders() {
        List<Order> plain = orders.stream()
                .map(o -> new Order(
                        o.id(),
                        o.customerId(),
                        o.placedAt(),
                        o.total(),
                        o.refunds(),
                        Optional.empty(),
                        o.discount(),
                        o.eligible(),
                        o.tags()))
                .toList();
        return settings().orders(plain).build();
    }

    /** The same store, which states its last observed day. */
    public Store observed(Optional<LocalDate> through) {
        return new Store(
                zone,
                currency,
                customers,
                orders,
                coupons,
                surveyResponses,
                subscriptions,
                visits,
                carts,
                offers,
                referrals,
                memberships,
                redemptions,
                grants,
                through);
    }

    /** The same rows in another order. */
    public Store shuffled(Random random) {
        return new Store(
                zone,
                currency,
                shuffled(customers, random),
                shuffled(orders, random),
                shuffled(coupons, random),
                shuffled(surveyResponses, random),
                shuffled(subscriptions, random),
                shuffled(visits, random),
                shuffled(carts, random),
                shuffled(offers, random),
                shuffled(referrals, random),
                shuffled(memberships, random),
                shuffled(redemptions, random),
                shuffled(grants, random),
                observedThrough);
    }

    /**
     * The rows of some customers, where an empty id is nobody's. A referral is of two customers: if one of them is not
     * among these, somebody without orders stands for the other.
     */
    public Store where(Predicate<Optional<String>> customer) {
        return new Store(
                zone,
                currency,
                of(customer, customers, c -> Optional.of(c.id())),
                of(customer, orders, Order::customerId),
                of(customer, coupons, Coupon::issuedTo),
                of(customer, surveyResponses, SurveyResponse::customerId),
                of(customer, subscriptions, s -> Optional.of(s.customerId())),
                of(customer, visits, Visit::customerId),
                of(customer, carts, Cart::customerId),
                of(customer, offers, Offer::customerId),
                referrals.stream().flatMap(r -> side(r, customer)).toList(),
                of(customer, memberships, m -> Optional.of(m.customerId())),
                of(customer, redemptions, r -> Optional.of(r.customerId())),
                of(customer, grants, g -> Optional.of(g.customerId())),
                observedThrough);
    }

    /** The rows of all but some customers, and the referrals of none of those. */
    public Store without(List<String> customers) {
        Store others = where(id -> id.isEmpty() || !customers.contains(id.get()));
        return new Store(
                zone,
                currency,
                others.customers,
                others.orders,
                others.coupons,
                others.surveyResponses,
                others.subscriptions,
                others.visits,
                others.carts,
                others.offers,
                referrals.stream()
                        .filter(r -> !customers.contains(r.referrerId())
                                && !customers.contains(r.referredId().orElse("")))
                        .toList(),
                others.memberships,
                others.redemptions,
                others.grants,
                observedThrough);
    }

    /**
     * The store cut in parts between customers, of which some may be empty; what has no customer is in one of them. A referral is of
     * two customers, so it keeps them together.
     */
    public List<Store> cut(int parts, Random random) {
        Map<Optional<String>, Integer> partOf = new HashMap<>(Map.of(Optional.empty(), random.nextInt(parts)));
        customerIds().forEach(id -> partOf.put(Optional.of(id), random.nextInt(parts)));
        boolean isMoved = true;
        while (isMoved) {
            isMoved = false;
            for (Referral referral : referrals) {
                int least = Math.min(
                        partOf.get(Optional.of(referral.referrerId())),
                        referral.referredId()
                                .map(id -> partOf.get(Optional.of(id)))
                                .orElse(parts));
                isMoved |= partOf.put(Optional.of(referral.referrerId()), least) != least;
                isMoved |= referral.referredId().isPresent() && partOf.put(referral.referredId(), least) != least;
            }
        }
        return IntStream.range(0, parts)
                .mapToObj(part -> where(id -> partOf.get(id) == part))
                .toList();
    }

    private static Stream<Referral> side(Referral referral, Predicate<Optional<String>> customer) {
        boolean byOne = customer.test(Optional.of(referral.referrerId()));
        boolean ofOne = referral.referredId().isPresent() && customer.test(referral.referredId());
        return byOne || ofOne
                ? Stream.of(new Referral(
                        byOne ? referral.referrerId() : "elsewhere",
                        referral.referredAt(),
                        referral.referredId().map(id -> ofOne ? id : "elsewhere")))
                : Stream.empty();
    }

    private static <T> List<T> of(
            Predicate<Optional<String>> customer, List<T> rows, Function<T, Optional<String>> customerOf) {
        return rows.stream().filter(row -> customer.test(customerOf.apply(row))).toList();
    }

    /** The ids of all customers, whether declared or only named by an event. */
    public Set<String> customerIds() {
        return Stream.of(
                        customers.stream().map(Customer::id),
                        orders.stream().flatMap(o -> o.customerId().stream()),
                        coupons.stream().flatMap(c -> c.issuedTo().stream()),
                        surveyResponses.stream().flatMap(s -> s.customerId().stream()),
                        subscriptions.stream().map(Subscription::customerId),
                        visits.stream().flatMap(v -> v.customerId().stream()),
                        carts.stream().flatMap(c -> c.customerId().stream()),
                        offers.stream().flatMap(o -> o.customerId().stream()),
                        referrals.stream().map(Referral::referrerId),
                        referrals.stream().flatMap(r -> r.referredId().stream()),
                        memberships.stream().map(Membership::customerId),
                        redemptions.stream().map(Redemption::customerId),
                        grants.stream().map(PointsGrant::customerId))
                .flatMap(ids -> ids)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** All orders that count, guests' included, in time order: those not refunded in full. */
    public List<Order> countedOrders() {
        return orders.stream()
                .filter(o -> !isRefundedInFull(o))
                .sorted(comparing(Order::placedAt))
                .collect(toList());
    }

    /** The orders that count of each customer, in time order; customers without one are absent. */
    public Map<String, List<Order>> countedOrdersByCustomer() {
        return countedOrders().stream()
                .filter(o -> o.customerId().isPresent())
                .collect(groupingBy(o -> o.customerId().orElseThrow(), TreeMap::new, toList()));
    }

    public boolean isRefundedInFull(Order order) {
        long refunded =
                order.refunds().stream().mapToLong(r -> minor(r.amount())).sum();
        return refunded > 0 && refunded == minor(order.total());
    }

    /** An amount in the currency's own minor units, which is the scale of the history. */
    public long minor(BigMoneyProvider money) {
        return money.toBigMoney()
                .getAmount()
                .movePointRight(currency.getDecimalPlaces())
                .longValueExact();
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The latest that something can have happened whose time may be a day without a time: the end of a day it starts. */
    public Instant latest(Instant told) {
        LocalDate day = dayOf(told);
        return told.equals(day.atStartOfDay(zone).toInstant())
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                : told;
    }

    /** When the order was placed that a coupon was redeemed for, if it is the holder's own and was given. */
    public Optional<Instant> placed(Coupon coupon) {
        return order(coupon.redeemedBy(), coupon.issuedTo()).map(Order::placedAt);
    }

    /** The order that points paid for, likewise. */
    public Optional<Order> order(Redemption redemption) {
        return order(redemption.orderId(), Optional.of(redemption.customerId()));
    }

    private Optional<Order> order(Optional<String> id, Optional<String> customer) {
        return orders.stream()
                .filter(o -> id.equals(Optional.of(o.id())) && o.customerId().equals(customer))
                .findAny();
    }

    /** Whether an instant's calendar day lies in a window. */
    public boolean in(Window window, Instant instant) {
        return window.contains(dayOf(instant));
    }

    /**
     * The instants of everything that happened for sure. What comes after the start of a subscription may be yet to come and
     * is not among them, but cancellations where there is nothing else.
     */
    public List<Instant> instants() {
        List<Instant> instants = new ArrayList<>();
        for (Order order : orders) {
            instants.add(order.placedAt());
            order.refunds().stream().map(Refund::refundedAt).forEach(instants::add);
        }
        for (Coupon coupon : coupons) {
            instants.add(coupon.issuedAt());
            coupon.redeemedAt().ifPresent(instants::add);
        }
        surveyResponses.forEach(s -> instants.add(s.answeredAt()));
        visits.forEach(v -> instants.add(v.startedAt()));
        for (Cart cart : carts) {
            instants.add(cart.createdAt());
            cart.checkedOutAt().ifPresent(instants::add);
            cart.orderedAt().ifPresent(instants::add);
        }
        for (Offer offer : offers) {
            instants.add(offer.madeAt());
            offer.takenAt().ifPresent(instants::add);
        }
        referrals.forEach(r -> instants.add(r.referredAt()));
        for (Membership membership : memberships) {
            instants.add(membership.joinedAt());
            membership.leftAt().ifPresent(instants::add);
        }
        redemptions.forEach(r -> instants.add(r.redeemedAt()));
        grants.forEach(g -> instants.add(g.grantedAt()));
        if (instants.isEmpty()) {
            subscriptions.forEach(s -> s.cancelledAt().ifPresent(instants::add));
        }
        subscriptions.forEach(s -> instants.add(s.startedAt()));
        return instants;
    }

    /** The last day the data cover, as stated or, if not, that of the last event; empty if nothing is observed. */
    public Optional<LocalDate> lastDay() {
        return observedThrough.or(() -> instants().stream().max(naturalOrder()).map(this::dayOf));
    }

    /** The day of the first event. */
    public Optional<LocalDate> firstDay() {
        return instants().stream().min(naturalOrder()).map(this::dayOf);
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
