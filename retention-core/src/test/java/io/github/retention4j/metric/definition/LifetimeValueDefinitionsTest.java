package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue.Formula;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Example;

class LifetimeValueDefinitionsTest extends DefinitionsContract<LifetimeValueDefinitions> {
    private static final DiscountRate TWELVE = DiscountRate.annual(0.12);

    @Override
    protected List<LifetimeValueDefinitions> forms(Window window) {
        return List.of(
                LifetimeValueDefinitions.in(window, Margin.of(0.4), Period.ofYears(3), TWELVE),
                LifetimeValueDefinitions.in(window, Margin.WHOLE, Period.of(0, 1, 15), DiscountRate.monthly(0.01)));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    Map<String, Metric<?, ? extends NumericResult>> alone(LifetimeValueDefinitions form) {
        CustomerLifetimeValue value = CustomerLifetimeValue.in(form.window());
        CustomerLifetimeValue atMargin = value.at(form.margin());
        return Map.of(
                "to date", value,
                "net of the order", value.definedBy(Revenue.NET_OF_ORDER),
                "gross", value.definedBy(Revenue.GROSS),
                "at the margin", atMargin,
                "lifespan", atMargin.lasting(form.lifespan()),
                "1 / churn", atMargin.lastingByChurn(),
                "Gupta–Lehmann", atMargin.discountedAt(form.discount()));
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Formula.class, Revenue.class);
    }

    /** Orders and refunds of a store up to a window's end, by who brought them. */
    private record Brought(Store store, Window window) {
        private List<Order> ordersOf(String id) {
            return store.orders().stream()
                    .filter(o -> o.customerId().equals(Optional.of(id)))
                    .toList();
        }

        private boolean isInTime(Instant instant) {
            return store.dayOf(instant).isBefore(window.end());
        }

        long customers(Predicate<Order> which) {
            return store.customerIds().stream()
                    .filter(id -> ordersOf(id).stream().anyMatch(which))
                    .count();
        }

        long placed() {
            return customers(o -> isInTime(o.placedAt()));
        }

        /** Of all who placed an order by the end: what they paid, and what was given back, for orders and by instants. */
        long paid(Predicate<Instant> when) {
            return store.orders().stream()
                    .filter(o -> o.customerId().isPresent() && isInTime(o.placedAt()) && when.test(o.placedAt()))
                    .mapToLong(o -> store.minor(o.total()))
                    .sum();
        }

        long refunded(Predicate<Order> of, Predicate<Instant> when) {
            return store.orders().stream()
                    .filter(o -> o.customerId().isPresent() && isInTime(o.placedAt()) && of.test(o))
                    .flatMap(o -> o.refunds().stream())
                    .filter(r -> when.test(r.refundedAt()))
                    .map(Refund::amount)
                    .mapToLong(store::minor)
                    .sum();
        }
    }

    @Override
    protected Map<String, BigDecimal> naively(LifetimeValueDefinitions form, Store store) {
        Window window = form.window();
        Brought brought = new Brought(store, window);
        Predicate<Instant> any = instant -> true;
        long refunded = brought.refunded(o -> true, brought::isInTime);
        long toDate = brought.paid(any) - refunded;
        Steps steps = new Steps().first(money(store, toDate), brought.placed());
        // Every refund of the store names its order: what is given back later is all that is taken off besides.
        long later = brought.refunded(o -> true, any) - refunded;
        steps.part("net of the order", "refunded later, or of who gave everything back", money(store, -later));
        steps.whole(
                "net of the order",
                "who gave everything back",
                brought.customers(o -> brought.isInTime(o.placedAt()) && !store.isRefundedInFull(o))
                        - brought.placed());
        steps.part("gross", "refunded", money(store, refunded));
        Predicate<Instant> inside = instant -> store.in(window, instant);
        long ofTheWindow = brought.paid(inside) - brought.refunded(o -> true, inside);
        for (String row : List.of("lifespan", "1 / churn", "Gupta–Lehmann")) {
            steps.part(row, "brought before " + window, money(store, ofTheWindow - toDate));
            steps.whole(
                    row,
                    "who placed no order in " + window,
                    brought.customers(o -> inside.test(o.placedAt())) - brought.placed());
        }
        return steps.figures();
    }

    /** The worked example. */
    @Example
    void whatWasBroughtBeforeTheWindowIsLeftOut() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-12-31");
        for (int i = 0; i < 100; i++) {
            rows.order("c-" + i, "2025-05-05", 4_200);
            if (i < 40) {
                rows.order("c-" + i, "2026-05-05", 4_500);
            }
        }
        DefinitionTable table = compute(rows);
        assertThat(table.first().result().summary()).startsWith("60.00 SAR per customer (6000.00/100 · 1.000)");
        assertThat(table.row("lifespan").result().summary())
                .isEqualTo("54.00 SAR per customer (1800.00/40 · 40.0 % · 3.000)");
        assertThat(table.row("lifespan").explanation())
                .isEqualTo("1800.00 = 6000.00 - 4200.00 brought before 2026;"
                        + " 40 = 100 - 60 who placed no order in 2026");
        assertThat(table.row("at the margin").explanation()).isEqualTo("the same counts");
        assertThat(table.label().definition())
                .isEqualTo("each definition compared with the first; 40 % margin, lifespan 3 years, 12 % a year");
    }

    @Example
    void refundsAreBookedWhenMadeOrWithTheirOrderOrNever() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-11-05", 10_000)
                .refundedOrder("b", "2026-11-05", 5_000, "2027-01-05", 5_000)
                .refundedOrder("c", "2026-11-05", 3_000, "2026-12-05", 1_000)
                .observedThrough("2027-01-31");
        DefinitionTable table = compute(rows);
        assertThat(table.row("net of the order").explanation())
                .isEqualTo("120.00 = 170.00 - 50.00 refunded later, or of who gave everything back;"
                        + " 2 = 3 - 1 who gave everything back");
        assertThat(table.row("gross").explanation()).isEqualTo("180.00 = 170.00 + 10.00 refunded");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        Window year = Window.year(2026);
        assertThatThrownBy(() -> LifetimeValueDefinitions.in(year, Margin.WHOLE, Period.ZERO, TWELVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lifespan P0D is not above 0");
        assertThatThrownBy(() -> LifetimeValueDefinitions.in(null, Margin.WHOLE, Period.ofYears(1), TWELVE))
                .hasMessage("window");
    }

    private static DefinitionTable compute(StoreRows rows) {
        return MetricsEngine.over(rows.store().history())
                .compute(LifetimeValueDefinitions.in(Window.year(2026), Margin.of(0.4), Period.ofYears(3), TWELVE));
    }
}
