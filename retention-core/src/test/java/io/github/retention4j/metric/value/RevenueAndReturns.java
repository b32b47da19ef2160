package io.github.retention4j.metric.value;

import io.github.retention4j.metric.ClusterMetricContract.Unit;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What customers bring in a window or up to its end, and how many of those of the window before are there again. */
record RevenueAndReturns(List<Unit> units, long retained, long start) {
    static RevenueAndReturns in(Store store, Window window, Revenue revenue) {
        return of(
                store, revenue, instant -> store.in(window, instant), instant -> store.in(window.previous(), instant));
    }

    static RevenueAndReturns upTo(Store store, Window window, Revenue revenue) {
        return of(store, revenue, instant -> store.dayOf(instant).isBefore(window.end()), instant -> false);
    }

    private static RevenueAndReturns of(
            Store store, Revenue meaning, Predicate<Instant> inside, Predicate<Instant> before) {
        List<Unit> units = new ArrayList<>();
        long retained = 0;
        long start = 0;
        for (String id : store.customerIds()) {
            List<Order> orders = store.orders().stream()
                    .filter(o -> o.customerId().equals(Optional.of(id)))
                    .toList();
            long revenue = 0;
            for (Order order : orders) {
                revenue += inside.test(order.placedAt()) ? store.minor(order.total()) : 0;
                revenue -= order.refunds().stream()
                        .filter(r -> meaning != Revenue.GROSS)
                        .filter(r -> inside.test(meaning == Revenue.NET ? r.refundedAt() : order.placedAt()))
                        .mapToLong(r -> store.minor(r.amount()))
                        .sum();
            }
            boolean ordered = orders.stream().anyMatch(o -> !store.isRefundedInFull(o) && inside.test(o.placedAt()));
            boolean orderedBefore =
                    orders.stream().anyMatch(o -> !store.isRefundedInFull(o) && before.test(o.placedAt()));
            boolean hasBought = orders.stream()
                    .filter(o -> meaning != Revenue.NET_OF_ORDER || !store.isRefundedInFull(o))
                    .anyMatch(o -> inside.test(o.placedAt()));
            if (hasBought || revenue != 0) {
                units.add(new Unit(revenue, hasBought ? 1 : 0));
            }
            start += orderedBefore ? 1 : 0;
            retained += orderedBefore && ordered ? 1 : 0;
        }
        return new RevenueAndReturns(units, retained, start);
    }

    long customers() {
        return units.stream().mapToLong(Unit::count).sum();
    }

    BigDecimal revenue(Store store) {
        return BigDecimal.valueOf(
                units.stream().mapToLong(Unit::amount).sum(), store.currency().getDecimalPlaces());
    }

    /** All of it by name, with the squares that an interval needs. */
    Map<String, BigDecimal> figures(Store store) {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("revenue", revenue(store));
        figures.put("customers", BigDecimal.valueOf(customers()));
        figures.put("retained", BigDecimal.valueOf(retained));
        figures.put("start", BigDecimal.valueOf(start));
        figures.put("units", BigDecimal.valueOf(units.size()));
        for (Unit unit : units) {
            BigDecimal x = BigDecimal.valueOf(unit.amount());
            BigDecimal y = BigDecimal.valueOf(unit.count());
            figures.merge("amount squares", x.multiply(x), BigDecimal::add);
            figures.merge("products", x.multiply(y), BigDecimal::add);
            figures.merge("count squares", y.multiply(y), BigDecimal::add);
        }
        return figures;
    }

    /** The same of a result. */
    static Map<String, BigDecimal> figures(Average revenue, long retained, long start) {
        return Map.of(
                "revenue", revenue.sum(),
                "customers", BigDecimal.valueOf(revenue.count()),
                "retained", BigDecimal.valueOf(retained),
                "start", BigDecimal.valueOf(start),
                "units", BigDecimal.valueOf(revenue.spread().customers()),
                "amount squares", new BigDecimal(revenue.spread().amountSquares()),
                "products", new BigDecimal(revenue.spread().products()),
                "count squares", new BigDecimal(revenue.spread().countSquares()));
    }
}
