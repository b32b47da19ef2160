package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Cart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the carts since the start of the last full quarter: of each that becomes an order, a few others are left behind. */
final class CartDesk {
    private static final double ONE_CLICK = 0.1;
    private static final double LEFT_PER_ORDER = 3;
    private static final double LEFT_DAYS = 20;
    private static final double LEFT_ANONYMOUS = 0.6;
    private static final double LEFT_AT_CHECKOUT = 0.3;
    private static final double SECONDS_A_DAY = 86_400;

    private final long start;
    private final long end;
    private final List<Cart> carts = new ArrayList<>();

    CartDesk(ShopCalendar calendar) {
        this.start = calendar.start(calendar.firstSiteDay());
        this.end = calendar.end();
    }

    void serve(Sale sale, Draws draws) {
        ordered(sale, draws);
        for (int i = (int) draws.exponential(LEFT_PER_ORDER); i > 0; i--) {
            left(sale, draws);
        }
    }

    List<Cart> carts() {
        return carts;
    }

    private void ordered(Sale sale, Draws draws) {
        long seconds = 90 + (long) draws.exponential(3 * 3_600);
        long lasting = (long) (seconds * draws.between(0.05, 0.5));
        boolean checksOut = !draws.chance(ONE_CLICK);
        long created = sale.millis - 1000 * seconds;
        if (created >= start) {
            Cart cart = Cart.of(Instant.ofEpochMilli(created)).ordered(sale.placedAt());
            cart = checksOut ? cart.checkedOut(sale.placedAt().minusSeconds(lasting)) : cart;
            carts.add(sale.customerId().map(cart::by).orElse(cart));
        }
    }

    private void left(Sale sale, Draws draws) {
        long created = sale.millis + 1000 * (long) (SECONDS_A_DAY * draws.between(-LEFT_DAYS, LEFT_DAYS));
        boolean anonymous = draws.chance(LEFT_ANONYMOUS);
        boolean checksOut = draws.chance(LEFT_AT_CHECKOUT);
        long checkout = created + 1000 * (60 + (long) draws.exponential(1_200));
        if (created >= start && created < end) {
            Cart cart = Cart.of(Instant.ofEpochMilli(created));
            cart = checksOut && checkout < end ? cart.checkedOut(Instant.ofEpochMilli(checkout)) : cart;
            carts.add(anonymous ? cart : sale.customerId().map(cart::by).orElse(cart));
        }
    }
}
