package io.github.retention4j.livestore;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
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
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Events of a shop in any order: late orders, refunds before and after, corrections, duplicates, and what contradicts. */
final class Streams {
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Instant START = Instant.parse("2025-12-25T00:00:00Z");
    private static final int SECONDS = 187 * 86_400;
    private static final int KINDS = 10;

    private static final Instant END = START.plusSeconds(SECONDS);
    private static final String ANCHOR = "anchor";

    private final Random random;
    private final int orders;
    private final int customers;

    private Streams(Random random, int orders, int customers) {
        this.random = random;
        this.orders = orders;
        this.customers = customers;
    }

    /** As many events, and first some that say what the shop keeps track of: sometimes all kinds of records from the start. */
    static List<Event> of(Random random, int count) {
        return of(random, count, 20);
    }

    static List<Event> of(Random random, int count, int customers) {
        List<Event> events = new ArrayList<>(List.of(anchor("first", START), anchor("last", END)));
        Streams stream = new Streams(random, 1 + count / 2, customers);
        if (random.nextInt(4) > 0) {
            for (int kind = 0; kind < KINDS; kind++) {
                events.add(stream.record(kind, ANCHOR));
            }
        }
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(30);
            if (kind < 12) {
                events.add(new Ordered(stream.order()));
            } else if (kind < 15) {
                events.add(new Refunded(stream.someOrder(), stream.refund(stream.at())));
            } else if (kind < 17) {
                events.add(new Declared(stream.customer()));
            } else if (kind < 29) {
                events.add(stream.record(random.nextInt(KINDS), stream.someone()));
            } else {
                events.add(events.get(random.nextInt(events.size())));
            }
        }
        return events;
    }

    /** Orders that are never corrected have the first day, the last, and all that an order can have. */
    private static Event anchor(String id, Instant at) {
        return new Ordered(Order.builder(id, at, Money.of(SAR, 1))
                .customer(ANCHOR)
                .tag("gift")
                .coupon("SPRING")
                .build());
    }

    // ---- what is drawn

    private boolean oneIn(int several) {
        return random.nextInt(several) == 0;
    }

    private Instant at() {
        return START.plusSeconds(random.nextInt(SECONDS));
    }

    private Instant after(Instant at, int days) {
        Instant later = at.plusSeconds(1 + random.nextInt(days * 86_400));
        return later.isAfter(END) ? END : later;
    }

    private String someone() {
        return "c-" + random.nextInt(customers);
    }

    private String someOrder() {
        return "A-" + random.nextInt(orders);
    }

    private Refund refund(Instant at) {
        return Refund.of(at, Money.of(SAR, 1 + random.nextInt(120)));
    }

    private Order order() {
        int number = random.nextInt(orders);
        Instant at = at();
        Order.Builder order = Order.builder("A-" + number, at, Money.ofMinor(SAR, random.nextInt(20_000)));
        if (oneIn(12)) {
            order.customer(someone());
        } else if (number % 10 > 0) {
            order.customer("c-" + number % customers);
        }
        if (oneIn(3)) {
            order.tag("gift").coupon(oneIn(2) ? "SPRING" : "SUMMER").discount(Money.ofMinor(SAR, random.nextInt(500)));
        }
        if (oneIn(8)) {
            order.eligible(Money.ofMinor(SAR, random.nextInt(100)));
        }
        return order.build();
    }

    private Customer customer() {
        int customer = random.nextInt(customers);
        Customer.Builder builder = Customer.builder("c-" + customer)
                .country(customer % 3 == 0 ? "AE" : "SA")
                .city(oneIn(2) ? "Riyadh" : "Dubai")
                .channel(oneIn(2) ? "search" : "mail")
                .firstSeen(START.minus(Duration.ofDays(random.nextInt(60))));
        if (oneIn(2)) {
            builder.birthDate(LocalDate.of(1980, 4, 1).plusDays(3 * customer))
                    .attribute("plan", oneIn(2) ? "gold" : "plain");
        }
        return builder.build();
    }

    private Event record(int kind, String customer) {
        Instant at = at();
        return switch (kind) {
            case 0 -> new Recorded<>(Visits.KIND, visit(at).by(customer));
            case 1 -> new Recorded<>(Carts.KIND, cart(at).by(customer));
            case 2 -> new Recorded<>(SurveyResponses.KIND, answer(at).from(customer));
            case 3 -> new Recorded<>(Coupons.KIND, coupon(at, customer));
            case 4 -> new Recorded<>(Offers.KIND, offer(at).to(customer));
            case 5 -> new Recorded<>(Referrals.KIND, referral(at, customer));
            case 6 -> new Recorded<>(Memberships.KIND, membership(at, customer));
            case 7 -> new Recorded<>(Redemptions.KIND, redemption(at, customer));
            case 8 ->
                new Recorded<>(PointsGrants.KIND, PointsGrant.of(customer, at, 1 + random.nextInt(90), "kindness"));
            default -> new Recorded<>(Subscriptions.KIND, subscription(at, customer));
        };
    }

    private Visit visit(Instant at) {
        Visit visit = Visit.of(at, 1 + random.nextInt(3), random.nextInt(2));
        return oneIn(3) ? visit.ordering(someOrder()) : visit;
    }

    private Cart cart(Instant at) {
        Cart cart = Cart.of(at);
        return oneIn(3)
                ? cart
                : oneIn(2) ? cart.checkedOut(at) : cart.checkedOut(at).ordered(after(at, 1));
    }

    private SurveyResponse answer(Instant at) {
        return switch (random.nextInt(3)) {
            case 0 -> SurveyResponse.nps(random.nextInt(11), at);
            case 1 -> SurveyResponse.csat(1 + random.nextInt(5), at);
            default -> SurveyResponse.ces(1 + random.nextInt(7), at);
        };
    }

    private Coupon coupon(Instant at, String customer) {
        Coupon.Builder coupon = Coupon.builder(oneIn(2) ? "SPRING" : "SUMMER", oneIn(2) ? "mail" : "app", at)
                .issuedTo(customer);
        if (oneIn(2)) {
            coupon.expires(at.plus(Duration.ofDays(30)));
        }
        switch (random.nextInt(4)) {
            case 0 -> coupon.redeemed(after(at, 40));
            case 1, 2 -> coupon.redeemed(after(at, 20), someOrder());
            default -> {}
        }
        return coupon.build();
    }

    private Offer offer(Instant at) {
        Offer offer = oneIn(2) ? Offer.of(at).at(someOrder()) : Offer.of(at);
        return oneIn(2) ? offer.taken(after(at, 1)) : offer;
    }

    private Referral referral(Instant at, String customer) {
        Referral referral = Referral.by(customer, at);
        String friend = someone();
        return friend.equals(customer) || oneIn(3) ? referral : referral.of(friend);
    }

    private Membership membership(Instant at, String customer) {
        Membership membership = Membership.of(customer, at);
        return oneIn(4) ? membership.leaving(after(at, 90)) : membership;
    }

    private Redemption redemption(Instant at, String customer) {
        Redemption redemption = Redemption.of(customer, at, 1 + random.nextInt(150));
        return oneIn(2) ? redemption.forOrder(someOrder()) : redemption.reward("mug");
    }

    /** One id may come with other contents, but is one customer's. */
    private Subscription subscription(Instant at, String customer) {
        Instant changed = after(at, 30);
        Subscription.Builder subscription = Subscription.builder(
                        customer + " " + random.nextInt(2), customer, at, Money.of(SAR, random.nextInt(90)))
                .change(changed, Money.of(SAR, random.nextInt(90)));
        if (oneIn(2)) {
            Instant cancelled = after(changed, 40);
            subscription.cancelled(cancelled).ended(after(cancelled, 30));
        }
        return subscription.build();
    }

    // ---- what is done with them

    /** Adds an event by the store's own doors. */
    static void add(RetentionStore store, Event event) {
        if (event instanceof Ordered ordered) {
            store.add(ordered.order());
        } else if (event instanceof Declared declared) {
            store.add(declared.customer());
        } else if (event instanceof Refunded refunded) {
            store.refund(
                    refunded.orderId(),
                    refunded.refund().refundedAt(),
                    refunded.refund().amount());
        } else if (event instanceof Recorded<?> recorded) {
            record(store, recorded);
        } else {
            store.erase(((Erased) event).customerId());
        }
    }

    private static <R> void record(RetentionStore store, Recorded<R> recorded) {
        store.add(recorded.kind(), recorded.record());
    }

    /** Whether an event is of a customer: of an order, whatever was said of it before, if it is the customer's at last. */
    static boolean isOf(Event event, String customerId, List<Event> all) {
        if (event instanceof Ordered ordered) {
            return isOrderOf(ordered.order().id(), customerId, all);
        }
        if (event instanceof Declared declared) {
            return declared.customer().id().equals(customerId);
        }
        if (event instanceof Refunded refunded) {
            return isOrderOf(refunded.orderId(), customerId, all);
        }
        return names((Record) ((Recorded<?>) event).record(), customerId);
    }

    private static boolean isOrderOf(String orderId, String customerId, List<Event> all) {
        return all.stream()
                .filter(event ->
                        event instanceof Ordered ordered && ordered.order().id().equals(orderId))
                .reduce((before, last) -> last)
                .flatMap(last -> ((Ordered) last).order().customerId())
                .filter(customerId::equals)
                .isPresent();
    }

    /** Whether a component is a customer's id: a referral has two. */
    private static boolean names(Record record, String customerId) {
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(record);
                if (customerId.equals(value) || Optional.of(customerId).equals(value)) {
                    return true;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return false;
    }
}
