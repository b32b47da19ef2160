package io.github.retention4j.examples.simulation;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import io.github.retention4j.examples.simulation.Sale.Purchase;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<Customer> customers = new ArrayList<>();
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < store.customers(); i++) {
            Shopper shopper = store.shopper(calendar, i);
            shoppers.add(shopper);
            customers.add(shopper.record());
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
        return records(customers, sales, shoppers, byShopper, guests);
    }

    private StoreRecords records(
            List<Customer> customers,
            List<Sale> sales,
            List<Shopper> shoppers,
            List<List<Sale>> byShopper,
            List<Sale> guests) {
        RefundDesk refunds = new RefundDesk(calendar);
        CouponDesk coupons = new CouponDesk(calendar);
        SurveyDesk surveys = new SurveyDesk(calendar);
        for (Shopper shopper : shoppers) {
            List<Sale> own = byShopper.get(store.indexOf(shopper));
            coupons.serve(shopper, own, shopper.draws(Purpose.COUPONS));
            Draws forRefunds = shopper.draws(Purpose.REFUNDS);
            Draws forSurveys = shopper.draws(Purpose.SURVEYS);
            for (Sale sale : own) {
                refunds.serve(sale, shopper.satisfaction(), forRefunds);
                surveys.serve(sale, shopper, forSurveys);
            }
        }
        Draws forGuests = Draws.of(store.seed(), 1, Purpose.GUESTS);
        for (Sale sale : guests) {
            coupons.serveGuest(sale, forGuests);
            refunds.serve(sale, 0, forGuests);
        }
        List<Order> orders = sales.stream().map(Sale::order).toList();
        // Stable sorts: what happens in one millisecond stays in the order of the customers.
        coupons.coupons().sort(Comparator.comparing(Coupon::issuedAt));
        surveys.responses().sort(Comparator.comparing(SurveyResponse::answeredAt));
        return new StoreRecords(customers, orders, coupons.coupons(), surveys.responses());
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
