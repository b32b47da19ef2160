package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.AverageMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OrdersPerVisitTest extends AverageMetricContract<OrdersPerVisit> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<OrdersPerVisit> forms(Window window) {
        return List.of(OrdersPerVisit.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.visit(Visit.of(instant, 3, 1).by("c").ordering("o-0")).order("c", instant, 100);
    }

    @Override
    protected List<Unit> units(OrdersPerVisit form, Store store) {
        List<Visit> visits = store.visits().stream()
                .filter(v -> store.in(form.window(), v.startedAt()))
                .toList();
        List<Order> orders = store.countedOrders().stream()
                .filter(o -> store.in(form.window(), o.placedAt()))
                .toList();
        Set<Optional<String>> customers = new LinkedHashSet<>();
        visits.forEach(v -> customers.add(v.customerId()));
        orders.forEach(o -> customers.add(o.customerId()));
        List<Unit> units = new ArrayList<>();
        for (Optional<String> customer : customers) {
            long ordered =
                    orders.stream().filter(o -> o.customerId().equals(customer)).count();
            long visited =
                    visits.stream().filter(v -> v.customerId().equals(customer)).count();
            if (customer.isPresent()) {
                units.add(new Unit(ordered, visited));
            } else {
                for (int i = 0; i < ordered; i++) {
                    units.add(new Unit(1, 0));
                }
                for (int i = 0; i < visited; i++) {
                    units.add(new Unit(0, 1));
                }
            }
        }
        return units;
    }

    @Override
    protected int scale(Store store) {
        return 0;
    }

    @Override
    protected Optional<Average> byCounts(OrdersPerVisit form, Average result) {
        return Optional.of(OrdersPerVisit.of(result.sum().longValueExact(), result.count()));
    }

    @Example
    void ordersOfAllKindsByAllVisits() {
        StoreRows rows = StoreRows.riyadh()
                .visit("a", "2026-03-10", 5, 1, true)
                .visit("a", "2026-03-11", 5, 0, false)
                .visit("b", "2026-03-12", 5, 0, false)
                .visit("", "2026-03-12", 5, 1, true)
                .visit("c", "2026-03-12", 1, 0, false)
                .visit("c", "2026-04-12", 1, 0, true)
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-28", "2026-03-29", "2026-04-01")
                .orders("d", "2026-03-10")
                .orders("", "2026-03-12", "2026-03-13")
                .observedThrough("2026-04-30");
        // Of a to d, and of the visit and the two orders of nobody known, which are one each.
        assertThat(compute(rows))
                .asString()
                .startsWith("orders per visit 2026-03 (orders / visits): 120.0 % (6/5), 95 % CI ")
                .endsWith(", of only 7 customers");
    }

    /** The worked example, and 500 orders of 10,000 visitors a day, http://www.find-keyword.com/glossary/conversion_rate/ . */
    @Example
    void areTheNumbersOfGuides() {
        assertThat(OrdersPerVisit.of(35, 1_000)).hasToString("orders per visit (orders / visits): 3.5 % (35/1000)");
        assertThat(OrdersPerVisit.of(500, 10_000).value()).hasValueCloseTo(0.05, within(1e-12));
    }

    @Property(tries = TRIES)
    void theVisitsAreThoseOfTheConversionRate(@ForAll("drawn") Asked asked) {
        assertThat(whole(OrdersPerVisit.in(asked.window()), asked.history()).count())
                .isEqualTo(whole(ConversionRate.in(asked.window()), asked.history())
                        .total());
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> OrdersPerVisit.of(-1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders -1 is below 0");
        assertThatThrownBy(() -> OrdersPerVisit.of(1, -4)).hasMessage("count -4 is below 0");
        assertThatThrownBy(() -> OrdersPerVisit.in(null)).hasMessage("window");
    }

    private static Average compute(StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(OrdersPerVisit.in(MARCH));
    }
}
