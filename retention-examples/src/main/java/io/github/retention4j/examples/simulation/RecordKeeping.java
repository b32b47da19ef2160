package io.github.retention4j.examples.simulation;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import io.github.retention4j.examples.simulation.Sale.Purchase;
import io.github.retention4j.history.History;
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
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes down what shoppers and guests do: first who buys when, then, with order numbers, what came of it. */
final class RecordKeeping {
    private static final double GUESTS_PER_PURCHASE = 0.06;
    private static final long FIRST_ORDER = 200_001;

    private final SimulatedStore store;
    private final ShopCalendar calendar;

    RecordKeeping(SimulatedStore store, ShopCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    StoreRecords records() {
        List<Shopper> shoppers = new ArrayList<>();
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < store.customers(); i++) {
            Shopper shopper = store.shopper(calendar, i);
            shoppers.add(shopper);
            shopper.buy((millis, minorUnits) -> purchases.add(new Purchase(Optional.of(shopper), millis, minorUnits)));
        }
        purchases.addAll(guestPurchases(purchases.size()));
        purchases.sort(Comparator.comparingLong(Purchase::millis)
                .thenComparingLong(p -> p.shopper().map(Shopper::number).orElse(0L))
                .thenComparingLong(Purchase::minorUnits));

        List<List<Sale>> byShopper = new ArrayList<>();
        shoppers.forEach(s -> byShopper.add(new ArrayList<>()));
        List<Sale> guests = new ArrayList<>();
        List<Sale> sales = new ArrayList<>();
        for (Purchase purchase : purchases) {
            Sale sale = new Sale(Long.toString(FIRST_ORDER + sales.size()), purchase);
            sales.add(sale);
            List<Sale> whose =
                    sale.shopper.map(s -> byShopper.get(store.indexOf(s))).orElse(guests);
            whose.add(sale);
        }
        return records(sales, shoppers, byShopper, guests);
    }

    private StoreRecords records(
            List<Sale> sales, List<Shopper> shoppers, List<List<Sale>> byShopper, List<Sale> guests) {
        RefundDesk refunds = new RefundDesk(calendar);
        CouponDesk coupons = new CouponDesk(calendar);
        SurveyDesk surveys = new SurveyDesk(calendar);
        SubscriptionDesk subscriptions = new SubscriptionDesk(calendar);
        VisitDesk visits = new VisitDesk(calendar);
        CartDesk carts = new CartDesk(calendar);
        OfferDesk offers = new OfferDesk(calendar);
        ReferralDesk referrals = new ReferralDesk(calendar, byShopper);
        LoyaltyDesk loyalty = new LoyaltyDesk(store, calendar);
        List<Customer> customers = new ArrayList<>();
        for (Shopper shopper : shoppers) {
            List<Sale> own = byShopper.get(store.indexOf(shopper));
            coupons.serve(shopper, own, shopper.draws(Purpose.COUPONS));
            subscriptions.serve(shopper, own, shopper.draws(Purpose.SUBSCRIPTIONS));
            visits.serve(shopper, own, shopper.draws(Purpose.VISITS));
            Customer.Builder customer = shopper.record();
            referrals.serve(shopper, customer.build().firstSeen().orElseThrow(), own);
            Draws forRefunds = shopper.draws(Purpose.REFUNDS);
            Draws forSurveys = shopper.draws(Purpose.SURVEYS);
            Draws forCarts = shopper.draws(Purpose.CARTS);
            Draws forOffers = shopper.draws(Purpose.OFFERS);
            for (Sale sale : own) {
                refunds.serve(sale, shopper.satisfaction(), forRefunds);
                surveys.serve(sale, shopper, forSurveys);
                carts.serve(sale, forCarts);
                offers.serve(sale, shopper.satisfaction(), forOffers);
            }
            boolean isHeldOut = loyalty.serve(shopper, own, shopper.draws(Purpose.LOYALTY));
            customers.add(
                    customer.attribute("holdout", isHeldOut ? "yes" : "no").build());
        }
        Draws forGuests = Draws.of(store.seed(), 1, Purpose.GUESTS);
        Draws guestVisits = Draws.of(store.seed(), 1, Purpose.VISITS);
        Draws guestCarts = Draws.of(store.seed(), 1, Purpose.CARTS);
        Draws guestOffers = Draws.of(store.seed(), 1, Purpose.OFFERS);
        for (Sale sale : guests) {
            coupons.serveGuest(sale, forGuests);
            refunds.serve(sale, 0, forGuests);
            visits.serveGuest(sale, guestVisits);
            carts.serve(sale, guestCarts);
            offers.serve(sale, 0, guestOffers);
        }
        visits.passBy(sales, Draws.of(store.seed(), 0, Purpose.VISITS));
        List<Order> orders = sales.stream().map(Sale::order).toList();
        PointsDesk points = new PointsDesk(store.programme(), history(customers, orders, loyalty), calendar);
        for (Membership member : loyalty.memberships()) {
            int index = store.indexOf(member.customerId());
            points.serve(member, byShopper.get(index), shoppers.get(index).draws(Purpose.REDEMPTIONS));
        }
        return new StoreRecords(
                customers,
                orders,
                sorted(coupons.coupons(), Coupon::issuedAt),
                sorted(surveys.responses(), SurveyResponse::answeredAt),
                sorted(subscriptions.subscriptions(), Subscription::startedAt),
                sorted(visits.visits(), Visit::startedAt),
                sorted(carts.carts(), Cart::createdAt),
                sorted(offers.offers(), Offer::madeAt),
                sorted(referrals.referrals(), Referral::referredAt),
                sorted(loyalty.memberships(), Membership::joinedAt),
                sorted(points.redemptions(), Redemption::redeemedAt),
                sorted(loyalty.grants(), PointsGrant::grantedAt));
    }

    /** What points are earned by. */
    private History history(List<Customer> customers, List<Order> orders, LoyaltyDesk loyalty) {
        return History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY)
                .observedThrough(store.lastDay())
                .customers(customers)
                .orders(orders)
                .memberships(loyalty.memberships())
                .grants(loyalty.grants())
                .build();
    }

    /** By time; a stable sort, so what happens in one millisecond stays in the order of the customers. */
    private static <T> List<T> sorted(List<T> events, Function<T, Instant> time) {
        return events.stream().sorted(Comparator.comparing(time)).toList();
    }

    private List<Purchase> guestPurchases(int purchases) {
        Draws draws = Draws.of(store.seed(), 0, Purpose.GUESTS);
        List<Purchase> guests = new ArrayList<>();
        for (long i = Math.round(purchases * GUESTS_PER_PURCHASE); i > 0; i--) {
            int day = calendar.drawVisitingDay(draws);
            long total = Math.round(100 * Math.max(5, draws.logNormal(160, 0.6)));
            guests.add(new Purchase(Optional.empty(), calendar.drawMillis(day, draws), total));
        }
        return guests;
    }
}
