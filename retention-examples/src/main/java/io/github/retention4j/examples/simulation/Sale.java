package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Order;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** A purchase on its way to become an order: it has its number, and may still get a coupon or be refunded. */
final class Sale {
    final String id;
    final long millis;
    final long minorUnits;
    final Optional<Shopper> shopper;
    private final Order.Builder order;
    private boolean refunded;

    Sale(String id, Purchase purchase) {
        this.id = id;
        this.millis = purchase.millis();
        this.minorUnits = purchase.minorUnits();
        this.shopper = purchase.shopper();
        this.order = Order.builder(id, placedAt(), money(minorUnits)).discount(money(0));
        customerId().ifPresent(order::customer);
    }

    /** What was bought when, before its number is known. */
    record Purchase(Optional<Shopper> shopper, long millis, long minorUnits) {}

    Instant placedAt() {
        return Instant.ofEpochMilli(millis);
    }

    Optional<String> customerId() {
        return shopper.map(s -> Long.toString(s.number()));
    }

    boolean isRefunded() {
        return refunded;
    }

    void refund(long atMillis, long amount) {
        refunded = true;
        order.refund(Instant.ofEpochMilli(atMillis), money(amount));
    }

    /** What was paid is what the coupon has left of the price. */
    void redeem(String couponCode, int percent) {
        order.coupon(couponCode).discount(money(Math.round((double) minorUnits * percent / (100 - percent))));
    }

    Order order() {
        return order.build();
    }

    private static Money money(long minorUnits) {
        return Money.ofMinor(SimulatedStore.CURRENCY, minorUnits);
    }
}
