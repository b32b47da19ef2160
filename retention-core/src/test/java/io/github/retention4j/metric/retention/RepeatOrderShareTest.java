package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RepeatOrderShareTest extends ShareMetricContract<RepeatOrderShare> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RepeatOrderShare> forms(Window window) {
        return List.of(RepeatOrderShare.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(2).toString()).order("c", instant, 100);
    }

    @Override
    protected List<Unit> units(RepeatOrderShare form, Store store) {
        List<Unit> units = new ArrayList<>();
        store.countedOrdersByCustomer().values().forEach(orders -> {
            Instant first = orders.get(0).placedAt();
            List<Order> ofWindow = orders.stream()
                    .filter(o -> store.in(form.window(), o.placedAt()))
                    .toList();
            if (!ofWindow.isEmpty()) {
                long repeats = ofWindow.stream()
                        .filter(o -> o.placedAt().isAfter(first))
                        .count();
                units.add(new Unit(repeats, ofWindow.size()));
            }
        });
        return units;
    }

    @Example
    void firstIsFirstEverAndGuestsAreLeftOut() {
        StoreRows rows = StoreRows.riyadh()
                .orders("old", "2025-03-10", "2026-03-10")
                .orders("new", "2026-03-10", "2026-03-11", "2026-03-12", "2026-04-01")
                .orders("once", "2026-03-10")
                .orders("", "2026-03-10", "2026-03-11")
                .refundedOrder("refunded", "2026-03-01", 500, "2026-03-02", 500)
                .orders("refunded", "2026-03-05");
        assertThat(compute(rows))
                .hasToString("repeat order share 2026-03 (orders after the customer's first / customers' orders):"
                        + " 50.0 % (3/6), 95 % CI 17.6–82.4 %");
    }

    @Example
    void ordersOfTheInstantOfTheFirstAreNoRepeats() {
        StoreRows rows = StoreRows.riyadh()
                .orders("c", "2026-03-10T10:00", "2026-03-10T10:00", "2026-03-10T10:01", "2026-03-20");
        assertThat(compute(rows).summary()).startsWith("50.0 % (2/4), ");
    }

    @Example
    void ordersOfOneCustomerAreNotTakenForThoseOfMany() {
        StoreRows rows = StoreRows.riyadh();
        for (int day = 1; day <= 31; day++) {
            rows.orders("keen", "2026-03-%02d".formatted(day));
            rows.orders("c-" + day, "2026-03-10");
        }
        ClusterShare share = compute(rows);
        assertThat(share.summary()).startsWith("48.4 % (30/62)");
        var independent = Ratio.part(share.label(), 30, 62).interval().orElseThrow();
        var honest = share.interval().orElseThrow();
        assertThat(honest.high() - honest.low()).isGreaterThan(2 * (independent.high() - independent.low()));
    }

    @Property(tries = TRIES)
    void ordersThatAreNoRepeatsAreFirstOnesOfNewCustomers(@ForAll("drawn") Asked asked) {
        ClusterShare share = whole(RepeatOrderShare.in(asked.window()), asked.history());
        long fresh = asked.store().countedOrdersByCustomer().values().stream()
                .filter(orders -> asked.store().in(asked.window(), orders.get(0).placedAt()))
                .count();
        assertThat(share.total() - share.hits()).isGreaterThanOrEqualTo(fresh);
        if (fresh == 0) {
            assertThat(share.hits()).isEqualTo(share.total());
        }
    }

    @Override
    protected Optional<ClusterShare> byCounts(RepeatOrderShare form, ClusterShare result) {
        return Optional.of(RepeatOrderShare.of(result.hits(), result.total()));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RepeatOrderShare.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 3 not in [0, 2]");
        assertThatThrownBy(() -> RepeatOrderShare.of(0, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -2 is below 0");
        assertThatThrownBy(() -> RepeatOrderShare.in(null)).hasMessage("window");
    }

    private static ClusterShare compute(StoreRows rows) {
        return MetricsEngine.over(rows.observedThrough("2026-12-31").store().history())
                .compute(RepeatOrderShare.in(MARCH));
    }
}
