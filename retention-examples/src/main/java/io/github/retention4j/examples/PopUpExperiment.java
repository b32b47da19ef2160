package io.github.retention4j.examples;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A made-up experiment: of each visitor a coin decides whether the pop-up is shown, which stands in an attribute. */
final class PopUpExperiment {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final int VISITORS = 3_000;

    private PopUpExperiment() {}

    /** A month of visits in which the pop-up makes one visit more in a hundred end with an order. */
    static History history() {
        SplittableRandom random = new SplittableRandom(7);
        List<Customer> customers = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            String id = "c-" + i;
            boolean shown = random.nextBoolean();
            customers.add(Customer.builder(id)
                    .attribute("pop-up", shown ? "shown" : "not shown")
                    .build());
            double likely = 2 * random.nextDouble() * (shown ? 0.045 : 0.03);
            for (int visit = 1 + random.nextInt(8); visit > 0; visit--) {
                Instant at = START.plus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
                Visit seen = Visit.of(at, 4, 1).by(id);
                if (random.nextDouble() < likely) {
                    Order order =
                            Order.of("o-" + orders.size(), id, at, Money.ofMinor(SAR, 5_000 + random.nextInt(30_000)));
                    orders.add(order);
                    seen = seen.ordering(order.id());
                }
                visits.add(seen);
            }
        }
        return History.builder(ZoneId.of("Asia/Riyadh"), SAR)
                .customers(customers)
                .orders(orders)
                .visits(visits)
                .build();
    }
}
