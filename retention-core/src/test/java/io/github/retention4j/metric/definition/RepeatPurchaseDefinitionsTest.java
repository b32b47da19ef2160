package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Example;

class RepeatPurchaseDefinitionsTest extends DefinitionsContract<RepeatPurchaseDefinitions> {
    private static final Window Q1 = Window.quarter(2026, 1);

    @Override
    protected List<RepeatPurchaseDefinitions> forms(Window window) {
        RepeatPurchaseDefinitions definitions = RepeatPurchaseDefinitions.in(window);
        return List.of(definitions, definitions.within(10), definitions.within(1));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(1).toString()).order("c", instant, 100);
    }

    @Override
    Map<String, Metric<?, ? extends NumericResult>> alone(RepeatPurchaseDefinitions form) {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(form.window());
        RepeatPurchaseRate days = rate.counting(Purchase.DAY);
        return Map.of(
                "orders",
                rate,
                "purchase days",
                days,
                "orders up to the end",
                rate.reaching(Reach.LIFETIME),
                "purchase days up to the end",
                days.reaching(Reach.LIFETIME),
                "orders within " + span(form),
                rate.within(form.days()),
                "purchase days within " + span(form),
                days.within(form.days()),
                "repurchase ratio",
                RepurchaseRatio.in(form.window()));
    }

    private static String span(RepeatPurchaseDefinitions form) {
        return form.days() + (form.days() == 1 ? " day" : " days");
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Purchase.class, Reach.class);
    }

    @Override
    protected Map<String, BigDecimal> naively(RepeatPurchaseDefinitions form, Store store) {
        Window window = form.window();
        Plain plain = which -> PlainCustomer.count(store, window, which);
        Predicate<PlainCustomer> again = c -> c.ordersIn(window) >= 2;
        Steps steps = new Steps().first(plain.count(again), plain.count(c -> c.during()));
        steps.part(
                "purchase days",
                "with all their orders of " + window + " on one day",
                -plain.count(again.and(c -> !c.onSeveralDays())));
        for (String row : List.of("orders up to the end", "purchase days up to the end")) {
            steps.part(
                    row,
                    "with one order in " + window + " and others before",
                    plain.count(c -> c.ordersIn(window) == 1 && c.earlier()));
        }
        steps.part(
                "purchase days up to the end",
                "with all their orders so far on one day",
                -plain.count(again.and(c -> !c.onSeveralDays() && c.isNew())));
        afterFirst(steps, "order", c -> c.second(form.days()), form, plain);
        afterFirst(steps, "purchase day", c -> c.secondDay(form.days()), form, plain);
        return steps.figures();
    }

    private static void afterFirst(
            Steps steps, String what, Predicate<PlainCustomer> second, RepeatPurchaseDefinitions form, Plain plain) {
        Window window = form.window();
        int days = form.days();
        String row = what + "s within " + span(form);
        String before = "who had ordered before " + window;
        String early = "new in " + window + " who have not had " + span(form) + " yet";
        Predicate<PlainCustomer> again = c -> c.ordersIn(window) >= 2;
        steps.part(row, before, -plain.count(again.and(c -> c.earlier())));
        steps.part(row, early, -plain.count(again.and(c -> c.isNew() && !c.settled(days))));
        steps.part(
                row,
                "with no second " + what + " within " + span(form),
                -plain.count(again.and(c -> c.settled(days) && !second.test(c))));
        steps.part(
                row,
                "whose second " + what + " came after " + window,
                plain.count(c -> c.settled(days) && second.test(c) && c.ordersIn(window) == 1));
        steps.whole(row, before, -plain.count(c -> c.earlier()));
        steps.whole(row, early, -plain.count(c -> c.isNew() && !c.settled(days)));
    }

    /** The worked example, and two who are too young for 90 days. */
    @Example
    void daysMakeFewerRepeatCustomersAndTheLifetimeMore() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 100; i++) {
            if (i < 3) {
                rows.orders("c-" + i, "2026-01-10T10:00", "2026-01-10T12:00");
            } else if (i < 20) {
                rows.orders("c-" + i, "2026-01-10", "2026-01-20");
            } else if (i < 35) {
                rows.orders("c-" + i, "2025-12-10", "2026-01-20");
            } else if (i < 37) {
                rows.orders("c-" + i, "2026-02-20");
            } else {
                rows.orders("c-" + i, "2026-01-20", "2026-04-10");
            }
        }
        DefinitionTable table = MetricsEngine.over(rows.store().history()).compute(RepeatPurchaseDefinitions.in(Q1));
        assertThat(table.first().result().summary()).startsWith("20.0 % (20/100)");
        assertThat(table.row("purchase days").explanation())
                .isEqualTo("17 = 20 - 3 with all their orders of 2026-Q1 on one day");
        assertThat(table.row("orders up to the end").explanation())
                .isEqualTo("35 = 20 + 15 with one order in 2026-Q1 and others before");
        assertThat(table.row("orders within 90 days").explanation())
                .isEqualTo(
                        "83 = 20 + 63 whose second order came after 2026-Q1;"
                                + " 83 = 100 - 15 who had ordered before 2026-Q1 - 2 new in 2026-Q1 who have not had 90 days yet");
        assertThat(table.row("repurchase ratio").explanation()).isEqualTo("the same counts");
        assertThat(table.toString())
                .contains("\nrepurchase ratio              1 : 4; 20.0 % (20/100)")
                .contains("100.0 % (83/83), 95 % CI 95.6–100.0 %; data end 2026-04-30\n")
                .contains("nearest to\n  Shopify's returning customer rate\n");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RepeatPurchaseDefinitions.in(Q1).within(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 days after the first order is below 1");
        assertThatThrownBy(() -> RepeatPurchaseDefinitions.in(null)).hasMessage("window");
    }
}
