package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.retention.Lifecycle.Flow;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LifecycleStagesTest extends WindowedMetricContract<LifecycleStages, Lifecycle> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<LifecycleStages> forms(Window window) {
        return List.of(LifecycleStages.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(LifecycleStages form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        store.countedOrdersByCustomer().values().forEach(orders -> {
            Stage now = stage(store, orders, form.window());
            if (now != Stage.NONE) {
                Stage before = stage(store, orders, form.window().previous());
                figures.merge(before + " to " + now, BigDecimal.ONE, BigDecimal::add);
            }
        });
        return figures;
    }

    private static Stage stage(Store store, List<Order> orders, Window window) {
        boolean now = ordered(store, orders, window);
        boolean oneBefore = ordered(store, orders, window.previous());
        boolean twoBefore = ordered(store, orders, window.previous().previous());
        Instant first = orders.get(0).placedAt();
        if (!store.dayOf(first).isBefore(window.end())) {
            return Stage.NONE;
        }
        if (store.in(window, first)) {
            return Stage.NEW;
        }
        if (now) {
            return oneBefore && twoBefore ? Stage.LOYAL : oneBefore ? Stage.RETURNING : Stage.WON_BACK;
        }
        return oneBefore ? Stage.LAPSING : Stage.LAPSED;
    }

    private static boolean ordered(Store store, List<Order> orders, Window window) {
        return orders.stream().anyMatch(o -> store.in(window, o.placedAt()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Lifecycle result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.flows().forEach(flow -> figures.put(flow.from() + " to " + flow.to(), count(flow.customers())));
        return figures;
    }

    @Override
    protected boolean saysNoData(Lifecycle result) {
        return Arrays.stream(Stage.values())
                .allMatch(stage -> result.share(stage).value().isEmpty());
    }

    private static StoreRows oneOfEach() {
        return StoreRows.riyadh()
                .orders("new", "2026-03-10", "2026-03-11")
                .orders("returning, was new", "2026-02-10", "2026-03-10")
                .orders("returning, was won back", "2025-11-10", "2026-02-10", "2026-03-10")
                .orders("loyal, was returning", "2026-01-10", "2026-02-10", "2026-03-10")
                .orders("loyal, was loyal", "2025-12-10", "2026-01-10", "2026-02-10", "2026-03-10")
                .orders("won back, was lapsing", "2026-01-10", "2026-03-10")
                .orders("won back, was lapsed", "2025-11-10", "2026-03-10")
                .orders("lapsing, was new", "2026-02-10", "2026-04-01")
                .orders("lapsed, was lapsing", "2026-01-10")
                .orders("lapsed, was lapsed", "2025-12-10")
                .orders("not yet", "2026-04-01")
                .orders("", "2026-03-10")
                .observedThrough("2026-04-30");
    }

    @Example
    void everyCustomerIsInOneStageAndComesFromOne() {
        assertThat(compute(oneOfEach(), MARCH)).hasToString("""
                lifecycle stages 2026-03
                stage      customers   share   95 % CI  was:  no customer  new  returning  loyal  won back  lapsing  lapsed
                new                1  10.0 %  1.8–40.4                  1    –          –      –         –        –       –
                returning          2  20.0 %  5.7–51.0                  –    1          –      –         1        –       –
                loyal              2  20.0 %  5.7–51.0                  –    –          1      1         –        –       –
                won back           2  20.0 %  5.7–51.0                  –    –          –      –         –        1       1
                lapsing            1  10.0 %  1.8–40.4                  –    1          –      –         –        –       –
                lapsed             2  20.0 %  5.7–51.0                  –    –          –      –         –        1       1
                lifecycle stages: by orders in the window, in the two before it, and earlier
                10 customers who ordered by the window's end""");
    }

    @Example
    void sharesAreOfAllCustomersOrOfThoseOfAStageBefore() {
        Lifecycle march = compute(oneOfEach(), MARCH);
        assertThat(march.summary())
                .isEqualTo("10 customers: new 10.0 %, returning 20.0 %, loyal 20.0 %, won back 20.0 %,"
                        + " lapsing 10.0 %, lapsed 20.0 %");
        assertThat(march.share(Stage.LOYAL).toString())
                .startsWith("lifecycle stages, loyal 2026-03 (")
                .contains(": 20.0 % (2/10), ");
        assertThat(march.share(Stage.NEW, Stage.RETURNING).toString())
                .startsWith("lifecycle stages, from new to returning 2026-03 (")
                .contains(": 50.0 % (1/2), ");
        assertThat(march.share(Stage.NEW, Stage.LOYAL).summary()).startsWith("0.0 % (0/2), ");
        assertThat(march.customers(Stage.NONE)).isZero();
    }

    @Property(tries = TRIES)
    void theDoorForFlowsAgreesWithTheWindow(@ForAll("drawn") Asked asked) {
        Lifecycle result = whole(LifecycleStages.in(asked.window()), asked.history());
        List<Flow> flows = new ArrayList<>(result.flows());
        Collections.reverse(flows);
        Lifecycle of = LifecycleStages.of(flows.toArray(Flow[]::new));
        assertThat(of.flows()).isEqualTo(result.flows());
        if (!result.label().isUnobserved()) {
            assertThat(of.summary()).isEqualTo(result.summary());
        }
    }

    /** From a stage a customer goes to one of two, with orders in the window or without; who is none becomes new. */
    @Example
    void nobodyGoesBetweenOtherStages() {
        Map<Stage, Set<Stage>> possible = Map.of(
                Stage.NONE, Set.of(Stage.NEW),
                Stage.NEW, Set.of(Stage.RETURNING, Stage.LAPSING),
                Stage.RETURNING, Set.of(Stage.LOYAL, Stage.LAPSING),
                Stage.LOYAL, Set.of(Stage.LOYAL, Stage.LAPSING),
                Stage.WON_BACK, Set.of(Stage.RETURNING, Stage.LAPSING),
                Stage.LAPSING, Set.of(Stage.WON_BACK, Stage.LAPSED),
                Stage.LAPSED, Set.of(Stage.WON_BACK, Stage.LAPSED));
        for (Stage from : Stage.values()) {
            for (Stage to : Stage.values()) {
                if (to == Stage.NONE) {
                    continue;
                }
                Flow flow = new Flow(from, to, 7);
                if (possible.get(from).contains(to)) {
                    assertThat(LifecycleStages.of(flow).customers(from, to)).isEqualTo(7);
                } else {
                    assertThatThrownBy(() -> LifecycleStages.of(flow))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("flow of 7 from " + from + " to " + to + ": nobody goes there");
                }
            }
        }
        assertThat(LifecycleStages.of().summary()).isEqualTo("no data (nobody ordered)");
    }

    @Example
    void theWindowsBeforeAreOfTheSameKind() {
        StoreRows rows = StoreRows.riyadh()
                .orders("c", "2026-03-01", "2026-03-11", "2026-03-21")
                .observedThrough("2026-03-31");
        Window ten = Window.between(MARCH.start().plusDays(20), MARCH.start().plusDays(30));
        assertThat(compute(rows, ten).customers(Stage.RETURNING, Stage.LOYAL)).isEqualTo(1);
        assertThat(compute(rows, MARCH).customers(Stage.NONE, Stage.NEW)).isEqualTo(1);
    }

    @Property(tries = TRIES)
    void thoseOfAStageInAWindowAreThoseWhoComeFromItInTheNext(@ForAll("drawn") Asked asked) {
        Lifecycle now = whole(LifecycleStages.in(asked.window()), asked.history());
        Lifecycle next = whole(LifecycleStages.in(asked.window().next()), asked.history());
        // Months and the like: the window before the next is this one, as it is of days.
        for (Stage stage : Stage.values()) {
            long from = Arrays.stream(Stage.values())
                    .mapToLong(to -> next.customers(stage, to))
                    .sum();
            if (stage == Stage.NONE) {
                assertThat(from).isEqualTo(next.customers(Stage.NEW));
            } else {
                assertThat(from).as("%s", stage).isEqualTo(now.customers(stage));
            }
        }
    }

    @Property(tries = TRIES)
    void stagesOfThoseWhoOrderedAndDidNotAreThoseOfTheRetentionRate(@ForAll("drawn") Asked asked) {
        Lifecycle stages = whole(LifecycleStages.in(asked.window()), asked.history());
        var retention = whole(RetentionRate.in(asked.window()), asked.history());
        assertThat(stages.customers(Stage.RETURNING) + stages.customers(Stage.LOYAL))
                .isEqualTo(retention.hits());
        assertThat(stages.customers(Stage.LAPSING)).isEqualTo(retention.total() - retention.hits());
    }

    @Example
    void refusesFlowsThatCannotBe() {
        assertThatThrownBy(() -> LifecycleStages.in(null)).hasMessage("window");
        assertThatThrownBy(() -> new Flow(Stage.NEW, Stage.LAPSING, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flow of 0 customers is below 1");
        assertThatThrownBy(() -> new Flow(Stage.NEW, Stage.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a customer does not become no customer");
        Flow flow = new Flow(Stage.NEW, Stage.LAPSING, 1);
        assertThatThrownBy(() -> new Lifecycle(Label.of("stages", "by orders"), List.of(flow, flow)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two flows from new to lapsing");
    }

    private static Lifecycle compute(StoreRows rows, Window window) {
        return MetricsEngine.over(rows.store().history()).compute(LifecycleStages.in(window));
    }
}
