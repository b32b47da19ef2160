package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.definition.OrdersCountedElsewhere.Counted;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Example;

class OrdersCountedElsewhereTest extends MetricContract<OrdersCountedElsewhere, Counted> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<OrdersCountedElsewhere> forms(Window window) {
        return List.of(new OrdersCountedElsewhere(window));
    }

    @Override
    protected Map<String, BigDecimal> naively(OrdersCountedElsewhere form, Store store) {
        Window window = form.window();
        Predicate<Order> here = o -> store.in(window, o.placedAt());
        Predicate<Order> utc = o -> window.contains(LocalDate.ofInstant(o.placedAt(), ZoneOffset.UTC));
        Predicate<Order> guests = o -> o.customerId().isEmpty();
        return Map.of(
                "guests", orders(store, here.and(guests)),
                "refunded", orders(store, here.and(guests.negate()).and(store::isRefundedInFull)),
                "here", orders(store, here.and(utc.negate())),
                "utc", orders(store, utc.and(here.negate())));
    }

    private static BigDecimal orders(Store store, Predicate<Order> which) {
        return count(store.orders().stream().filter(which).count());
    }

    @Override
    protected Map<String, BigDecimal> figures(Counted result) {
        return Map.of(
                "guests", count(result.ofGuests()),
                "refunded", count(result.refunded()),
                "here", count(result.hereAlone()),
                "utc", count(result.utcAlone()));
    }

    @Override
    protected boolean saysNoData(Counted result) {
        return result.steps(MARCH).isEmpty();
    }

    /** Midnight in Riyadh is 21:00 of the day before by UTC. */
    @Example
    void ordersAreTold() {
        StoreRows rows = StoreRows.riyadh()
                .orders("", "2026-03-10")
                .refundedOrder("c", "2026-03-10", 1_000, "2026-03-11", 1_000)
                .orders("c", "2026-03-01T02:59", "2026-03-01T03:00", "2026-04-01T02:59")
                .observedThrough("2026-04-30");
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(RepeatPurchaseDefinitions.in(MARCH))
                        .toString())
                .contains(
                        "\norders that other tools may count otherwise: 1 of guests, 1 refunded in full, 1 outside 2026-03 by"
                                + " UTC, 1 in\n  2026-03 only by UTC\n");
    }

    @Example
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> new OrdersCountedElsewhere(null)).hasMessage("window");
    }
}
