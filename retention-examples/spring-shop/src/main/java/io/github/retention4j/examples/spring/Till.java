package io.github.retention4j.examples.spring;

import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.model.Order;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joda.money.Money;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes the orders of customers who are made up: those of two years when the shop opens, and one after another from then on. */
@Component
class Till {
    private static final double NEW_CUSTOMER = 0.2;
    private static final double REFUND = 0.05;
    private static final int LEAST_MINOR = 20_00;
    private static final int MOST_MINOR = 400_00;

    private final OrderTable table;
    private final ShopProperties shop;
    private final Clock clock;
    private final SplittableRandom chance;

    /** Whose orders there were: who bought often is often drawn. */
    private final List<String> buyers = new ArrayList<>();

    private int taken;

    Till(OrderTable table, ShopProperties shop, Clock clock) {
        this.table = table;
        this.shop = shop;
        this.clock = clock;
        chance = new SplittableRandom(shop.seed());
    }

    @PostConstruct
    void open() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, SimulatedStore.ZONE);
        List<Order> orders = new SimulatedStore(shop.seed(), shop.customers(), today.minusYears(2), today)
                .records().orders().stream()
                        .filter(order -> order.placedAt().isBefore(now))
                        .toList();
        table.add(orders);
        orders.forEach(order -> order.customerId().ifPresent(buyers::add));
    }

    @Scheduled(initialDelayString = "${shop.order-every}", fixedDelayString = "${shop.order-every}")
    void sell() {
        taken++;
        String customer = buyers.isEmpty() || chance.nextDouble() < NEW_CUSTOMER
                ? "new-" + taken
                : buyers.get(chance.nextInt(buyers.size()));
        Order order = Order.of(
                "live-" + taken,
                customer,
                clock.instant(),
                Money.ofMinor(SimulatedStore.CURRENCY, chance.nextInt(LEAST_MINOR, MOST_MINOR)));
        table.add(List.of(order));
        buyers.add(customer);
        if (chance.nextDouble() < REFUND) {
            table.refund("live-" + chance.nextInt(1, taken + 1));
        }
    }
}
