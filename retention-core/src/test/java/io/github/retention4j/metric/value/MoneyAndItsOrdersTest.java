package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Money and the orders it came from belong together: what averages of money count, and that a window that is over stays. */
class MoneyAndItsOrdersTest {
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);

    // ---- an order refunded in full

    @Example
    void ofTwoOrdersOfAHundredOfWhichOneIsRefundedInFebruaryJanuarysAverageIsAHundredForEver() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-01-10", 10_000)
                .refundedOrder("b", "2026-01-20", 10_000, "2026-02-07", 10_000)
                .order("a", "2026-02-10", 10_000)
                .observedThrough("2026-02-28");
        for (RefundedOrders policy : RefundedOrders.values()) {
            MetricsEngine engine = engine(rows.store(), policy);
            assertThat(orderValues(engine, JANUARY))
                    .containsExactly("100.00 (200.00/2)", "100.00 (100.00/1)", "100.00 (200.00/2)");
            assertThat(orderValues(engine, FEBRUARY))
                    .containsExactly("0.00 (0.00/1)", "100.00 (100.00/1)", "100.00 (100.00/1)");
            assertThat(customerValues(engine, JANUARY))
                    .containsExactly("100.00 (200.00/2)", "100.00 (100.00/1)", "100.00 (200.00/2)");
            assertThat(toDate(engine, JANUARY))
                    .containsExactly("100.00 (200.00/2)", "100.00 (100.00/1)", "100.00 (200.00/2)");
            assertThat(toDate(engine, FEBRUARY))
                    .containsExactly("100.00 (200.00/2)", "200.00 (200.00/1)", "150.00 (300.00/2)");
        }
    }

    /** An order of 100 a day, three in ten of which are refunded in full after 14 days; counted by hand, month by month. */
    @Example
    void aFlatShopIsFlatWhateverItsCustomersGiveBack() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-06-30");
        LocalDate first = LocalDate.of(2026, 1, 1);
        for (int day = 0; day < 120; day++) {
            String placed = first.plusDays(day).toString();
            if (List.of(0, 3, 6).contains(day % 10)) {
                rows.refundedOrder(
                        "c-" + day, placed, 10_000, first.plusDays(day + 14).toString(), 10_000);
            } else {
                rows.order("c-" + day, placed, 10_000);
            }
        }
        MetricsEngine engine = engine(rows.store(), RefundedOrders.IGNORE);
        List<String> net = new ArrayList<>();
        for (Window month : Window.months(2026, 1, 2026, 4)) {
            List<String> values = orderValues(engine, month);
            net.add(values.get(0));
            assertThat(values.get(1)).startsWith("100.00 (");
            assertThat(values.get(2)).startsWith("100.00 (");
        }
        assertThat(net)
                .containsExactly(
                        "80.65 (2500.00/31)", "71.43 (2000.00/28)", "70.97 (2200.00/31)", "70.00 (2100.00/30)");
    }

    @Example
    void anOrderOfNothingIsNoneThatWasRefundedInFull() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-01-10", 0)
                .order("b", "2026-01-11", 10_000)
                .observedThrough("2026-01-31");
        for (RefundedOrders policy : RefundedOrders.values()) {
            MetricsEngine engine = engine(rows.store(), policy);
            assertThat(orderValues(engine, JANUARY)).containsOnly("50.00 (100.00/2)");
            assertThat(customerValues(engine, JANUARY)).containsOnly("50.00 (100.00/2)");
            assertThat(engine.compute(AverageOrderValue.in(JANUARY)).spread().customers())
                    .isEqualTo(2);
        }
    }

    @Property(tries = 60)
    @Domain(GeneratedStores.class)
    @Domain(CalendarUnits.class)
    @Domain(DomainContext.Global.class)
    void whatTheHistorySaysOfOrdersRefundedInFullIsOfNoEffectOnMoney(
            @ForAll Store store, @ForAll @IntRange(max = 1000) int event, @ForAll CalendarUnit unit) {
        Window window = windowOf(store, event, unit);
        MetricsEngine ignoring = engine(store, RefundedOrders.IGNORE);
        MetricsEngine counting = engine(store, RefundedOrders.COUNT);
        for (Revenue revenue : Revenue.values()) {
            for (Metric<?, Average> metric : List.of(
                    AverageOrderValue.in(window).definedBy(revenue),
                    RevenuePerCustomer.in(window).definedBy(revenue))) {
                assertThat(figures(counting.compute(metric))).isEqualTo(figures(ignoring.compute(metric)));
            }
            CustomerLifetimeValue toDate = CustomerLifetimeValue.in(window).definedBy(revenue);
            assertThat(figures(counting.compute(toDate).revenue()))
                    .isEqualTo(figures(ignoring.compute(toDate).revenue()));
        }
        assertThat(counting.compute(CouponRevenue.in(window)).summary())
                .isEqualTo(ignoring.compute(CouponRevenue.in(window)).summary());
        assertThat(counting.compute(RepeatRevenueShare.in(window)).summary())
                .isEqualTo(ignoring.compute(RepeatRevenueShare.in(window)).summary());
        RecurringRevenue ofOrders = RecurringRevenue.in(window).from(RevenueSource.ORDERS);
        assertThat(counting.compute(ofOrders).summary())
                .isEqualTo(ignoring.compute(ofOrders).summary());
    }

    private static List<Object> figures(Average average) {
        return List.of(average.sum(), average.count(), average.spread());
    }

    // ---- whose money

    @Example
    void whatACustomerHasBroughtIsOfThoseWhoBroughtIt() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-01-10", 10_000)
                .refundedOrder("b", "2026-01-20", 5_000, "2026-02-07", 5_000)
                .observedThrough("2026-02-28");
        for (RefundedOrders policy : RefundedOrders.values()) {
            MetricsEngine engine = engine(rows.store(), policy);
            List<String> january = List.of("75.00 (150.00/2)", "100.00 (100.00/1)", "75.00 (150.00/2)");
            assertThat(toDate(engine, JANUARY)).isEqualTo(january);
            assertThat(toDate(engine, FEBRUARY))
                    .containsExactly("50.00 (100.00/2)", "100.00 (100.00/1)", "75.00 (150.00/2)");
            assertThat(customerValues(engine, JANUARY)).isEqualTo(january);
        }
    }

    @Example
    void aRefundOfSomebodyWhoHasNotOrderedIsNoCustomers() {
        Store store = StoreRows.riyadh()
                .order("a", "2026-01-10", 10_000)
                .order("later", "2026-03-10", 1_000)
                .observedThrough("2026-03-31")
                .store();
        HistoryBuilder builder = store.fill(store.settings());
        builder.source("orders").addRefund("stranger", at("2026-01-12"), 3_000);
        builder.source("orders").addRefund("later", at("2026-01-12"), 300);
        builder.source("orders").addRefund("no-such-order", "a", at("2026-02-12"), 1_000);
        MetricsEngine engine = MetricsEngine.over(builder.build());
        assertThat(toDate(engine, JANUARY)).containsOnly("100.00 (100.00/1)");
        assertThat(customerValues(engine, JANUARY)).containsOnly("100.00 (100.00/1)");
        // That of a customer of before is taken off the month it is made in, whichever way refunds are booked.
        assertThat(customerValues(engine, FEBRUARY))
                .containsExactly("no data (-10.00/0)", "no data (-10.00/0)", "no data (0.00/0)");
        assertThat(toDate(engine, FEBRUARY)).containsExactly("90.00 (90.00/1)", "90.00 (90.00/1)", "100.00 (100.00/1)");
        // From the first order on, all that a customer was given back is the customer's.
        assertThat(toDate(engine, MARCH)).containsExactly("48.50 (97.00/2)", "48.50 (97.00/2)", "55.00 (110.00/2)");
        // The shop's average of orders takes in everybody's refunds.
        assertThat(orderValues(engine, JANUARY))
                .containsExactly("67.00 (67.00/1)", "67.00 (67.00/1)", "100.00 (100.00/1)");
        assertThat(engine.compute(RepeatRevenueShare.in(JANUARY)).summary()).startsWith("0.0 % (0.00/100.00 SAR)");
    }

    @Example
    void whoFirstOrdersAtTheVeryEndOfAWindowIsNoCustomerOfIt() {
        Store store = StoreRows.riyadh()
                .order("a", "2026-01-10", 10_000)
                .order("a", "2026-01-11", 10_000)
                .order("next", "2026-02-01T00:00", 1_000)
                .observedThrough("2026-02-28")
                .store();
        HistoryBuilder builder = store.fill(store.settings());
        builder.source("orders").addRefund("next", at("2026-01-12"), 300);
        MetricsEngine engine = MetricsEngine.over(builder.build());
        assertThat(toDate(engine, JANUARY)).containsOnly("200.00 (200.00/1)");
        assertThat(customerValues(engine, JANUARY)).containsOnly("200.00 (200.00/1)");
        assertThat(engine.compute(RepeatRevenueShare.in(JANUARY)).summary()).startsWith("50.0 % (100.00/200.00 SAR)");
    }

    @Example
    void aGuestsOrderAndItsRefundAreOneAsACustomersAre() {
        StoreRows guests = StoreRows.riyadh().observedThrough("2026-02-28");
        StoreRows customers = StoreRows.riyadh().observedThrough("2026-02-28");
        for (StoreRows rows : List.of(guests, customers)) {
            boolean named = rows == customers;
            rows.order(named ? "a" : "", "2026-01-10", 5_000);
            rows.order(named ? "b" : "", "2026-01-11", 6_000);
            rows.refundedOrder(named ? "c" : "", "2026-01-12", 10_000, "2026-01-13", 10_000);
            rows.refundedOrder(named ? "d" : "", "2026-01-12", 10_000, "2026-02-13", 1_000);
        }
        for (RefundedOrders policy : RefundedOrders.values()) {
            for (Revenue revenue : Revenue.values()) {
                for (Window window : List.of(JANUARY, FEBRUARY)) {
                    AverageOrderValue value = AverageOrderValue.in(window).definedBy(revenue);
                    assertThat(engine(guests.store(), policy).compute(value))
                            .isEqualTo(engine(customers.store(), policy).compute(value));
                }
            }
        }
    }

    /** The interval is that of 50 and 60, by the equation in {@code SpreadTest} with SciPy's brentq. */
    @Example
    void aGuestsOrderThatWasGivenBackLeavesTheIntervalWhereItIs() {
        StoreRows guests = StoreRows.riyadh()
                .order("", "2026-01-10", 5_000)
                .order("", "2026-01-11", 6_000)
                .refundedOrder("", "2026-01-12", 10_000, "2026-01-13", 10_000)
                .observedThrough("2026-01-31");
        Average average = engine(guests.store(), RefundedOrders.IGNORE)
                .compute(AverageOrderValue.in(JANUARY).definedBy(Revenue.NET_OF_ORDER));
        assertThat(average.summary()).startsWith("55.00 SAR per order (110.00/2)");
        assertThat(average.interval().orElseThrow().low()).isCloseTo(13.41759881647653, within(1e-9));
        assertThat(average.interval().orElseThrow().high()).isCloseTo(165.05844907067268, within(1e-9));
    }

    // ---- a window that is over

    /** A refund that was made after all else, and what it is of. */
    private enum Late {
        ALL_THAT_IS_LEFT,
        A_PART,
        NO_ORDER,
        NOBODYS
    }

    @Property(tries = 150)
    @Domain(GeneratedStores.class)
    @Domain(CalendarUnits.class)
    @Domain(DomainContext.Global.class)
    void aWindowThatIsOverKeepsItsMoneyWhateverIsRefundedLater(
            @ForAll Store drawn,
            @ForAll @IntRange(max = 1000) int event,
            @ForAll CalendarUnit unit,
            @ForAll @IntRange(max = 1000) int order,
            @ForAll Late late,
            @ForAll RefundedOrders policy) {
        Optional<LocalDate> last = drawn.lastDay();
        Window window = windowOf(drawn, event, unit);
        if (drawn.orders().isEmpty() || last.orElseThrow().isBefore(window.end())) {
            return;
        }
        Store store = drawn.observed(Optional.of(last.orElseThrow().plusYears(2)));
        MetricsEngine before = engine(store, policy);
        MetricsEngine after = MetricsEngine.over(withLateRefund(store, policy, order, late));
        for (Metric<?, ?> metric : moneyOf(window)) {
            assertThat(after.compute(metric)).as("%s", metric).isEqualTo(before.compute(metric));
        }
        // These have a share of behaviour beside the money.
        for (CustomerLifetimeValue value : List.of(
                CustomerLifetimeValue.in(window).lastingByChurn(),
                CustomerLifetimeValue.in(window).lastingByChurn().definedBy(Revenue.GROSS))) {
            assertThat(figures(after.compute(value).revenue()))
                    .isEqualTo(figures(before.compute(value).revenue()));
        }
        assertThat(figures(after.compute(RetentionImpact.in(window)).revenue()))
                .isEqualTo(figures(before.compute(RetentionImpact.in(window)).revenue()));
        // Who is in a cohort is behaviour: where orders refunded in full count, or none is, cells stay as well.
        if (policy == RefundedOrders.COUNT || late != Late.ALL_THAT_IS_LEFT) {
            assertThat(cellsUntil(after, last.orElseThrow())).isEqualTo(cellsUntil(before, last.orElseThrow()));
        }
    }

    /** The unit in which one of a store's events lies. */
    private static Window windowOf(Store store, int event, CalendarUnit unit) {
        List<Instant> instants = store.instants();
        LocalDate day =
                instants.isEmpty() ? LocalDate.of(2025, 1, 1) : store.dayOf(instants.get(event % instants.size()));
        return unit == CalendarUnit.DAYS
                ? Window.between(day.minusDays(event % 40), day.plusDays(1))
                : Window.of(unit, day);
    }

    private static List<Metric<?, ?>> moneyOf(Window window) {
        return List.of(
                AverageOrderValue.in(window),
                AverageOrderValue.in(window).definedBy(Revenue.GROSS),
                RevenuePerCustomer.in(window),
                RevenuePerCustomer.in(window).definedBy(Revenue.GROSS),
                CustomerLifetimeValue.in(window),
                CustomerLifetimeValue.in(window).definedBy(Revenue.GROSS),
                CustomerLifetimeValue.in(window).lasting(Period.ofYears(3)),
                RecurringRevenue.in(window).from(RevenueSource.ORDERS),
                NetRevenueChurn.in(window).from(RevenueSource.ORDERS),
                RepeatRevenueShare.in(window),
                CouponRevenue.in(window));
    }

    private static History withLateRefund(Store store, RefundedOrders policy, int number, Late late) {
        Order order = store.orders().get(number % store.orders().size());
        long left = store.minor(order.total())
                - order.refunds().stream()
                        .map(Refund::amount)
                        .mapToLong(store::minor)
                        .sum();
        long when = at(store, store.lastDay().orElseThrow());
        String customer = order.customerId().orElse("");
        HistoryBuilder builder = store.fill(store.settings().refundedOrders(policy));
        boolean isOfOrder = late == Late.ALL_THAT_IS_LEFT || late == Late.A_PART;
        long amount = late == Late.A_PART ? left / 2 : left;
        if (isOfOrder && amount > 0) {
            builder.source("orders").addRefund(order.id(), customer, when, amount);
        } else {
            builder.source("orders").addRefund(late == Late.NOBODYS ? "" : customer, when, 1 + Math.abs(left));
        }
        return builder.build();
    }

    /** Everything that is told of monthly cohorts in periods up to a day. */
    private static Map<String, CohortTable.Cell> cellsUntil(MetricsEngine engine, LocalDate last) {
        Map<String, CohortTable.Cell> cells = new TreeMap<>();
        for (Cohort cohort : engine.compute(CohortRetention.monthly()).cohorts()) {
            Window period = cohort.period();
            for (int age = 0; age < cohort.cells().size() && period.end().isBefore(last); age++) {
                cells.put(cohort.period() + " +" + age, cohort.cells().get(age));
                period = period.next();
            }
        }
        return cells;
    }

    /** The movements of orders: January's order makes March's a reactivation, though it was refunded in May. */
    @Example
    void whoOrderedBeforeIsNotNewThoughTheOrderWasRefundedInFullLater() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("a", "2026-01-10", 10_000, "2026-05-10", 10_000)
                .order("a", "2026-03-10", 4_000)
                .order("b", "2026-03-11", 1_000)
                .order("c", "2026-02-11", 2_000)
                .order("c", "2026-03-11", 2_000)
                .observedThrough("2026-05-31");
        MetricsEngine engine = engine(rows.store(), RefundedOrders.IGNORE);
        assertThat(engine.compute(RecurringRevenue.in(MARCH).from(RevenueSource.ORDERS))
                        .reactivated())
                .isEqualByComparingTo("40");
        assertThat(engine.compute(NetRevenueChurn.in(MARCH).from(RevenueSource.ORDERS))
                        .value())
                .hasValue(-2);
    }

    // ---- inside

    private static MetricsEngine engine(Store store, RefundedOrders policy) {
        return MetricsEngine.over(
                store.fill(store.settings().refundedOrders(policy)).build());
    }

    private static long at(String day) {
        return StoreRows.riyadh().at(day).toEpochMilli();
    }

    private static long at(Store store, LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(store.zone()).toInstant();
        return noon.toEpochMilli();
    }

    private static List<String> orderValues(MetricsEngine engine, Window window) {
        return byRevenue(revenue -> engine.compute(AverageOrderValue.in(window).definedBy(revenue)));
    }

    private static List<String> customerValues(MetricsEngine engine, Window window) {
        return byRevenue(revenue -> engine.compute(RevenuePerCustomer.in(window).definedBy(revenue)));
    }

    private static List<String> toDate(MetricsEngine engine, Window window) {
        return byRevenue(
                revenue -> engine.compute(CustomerLifetimeValue.in(window).definedBy(revenue))
                        .revenue());
    }

    /** Net, net of the order and gross, the value and what it is made of. */
    private static List<String> byRevenue(Function<Revenue, Average> average) {
        return List.of(Revenue.values()).stream()
                .map(average)
                .map(value -> value.summary().replaceFirst(" SAR per \\w+", "").replaceFirst("\\), .*", ")"))
                .toList();
    }
}
