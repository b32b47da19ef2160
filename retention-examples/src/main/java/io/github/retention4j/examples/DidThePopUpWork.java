package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.Power;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Did the pop-up work? A coin decided who sees it; those who did are held against those who did not. */
public final class DidThePopUpWork {
    private static final Window MARCH = month(2026, 3);
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final int VISITORS = 3_000;

    private DidThePopUpWork() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(experiment());

        // Visits with an order, of all visits. Customers are the units: somebody's five visits are not five people.
        System.out.println(engine.compute(Comparison.of(ConversionRate.in(MARCH))
                .between("who saw it", DidThePopUpWork::sawIt, "who did not", c -> !sawIt(c))));

        // More orders may be smaller ones: what did a customer bring?
        System.out.println(engine.compute(Comparison.of(RevenuePerCustomer.in(MARCH))
                .between("who saw it", DidThePopUpWork::sawIt, "who did not", c -> !sawIt(c))));

        // Before the next one: how many people does it take to see 3 % become 3.5 %?
        System.out.println(Power.usual().sampleSize(0.03, 0.035) + " people in each group");
    }

    private static boolean sawIt(CustomerHistory customer) {
        return customer.declared(known -> known.attribute("pop-up")).orElse("").equals("shown");
    }

    /** A month of visits in which the pop-up makes one visit more in a hundred end with an order. */
    private static History experiment() {
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
