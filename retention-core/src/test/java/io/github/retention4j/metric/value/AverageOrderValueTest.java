package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.AverageMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class AverageOrderValueTest extends AverageMetricContract<AverageOrderValue> {
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);
    private static final Window APRIL = Window.month(2026, 4);

    @Override
    protected List<AverageOrderValue> forms(Window window) {
        AverageOrderValue value = AverageOrderValue.in(window);
        return List.of(value, value.definedBy(Revenue.NET_OF_ORDER), value.definedBy(Revenue.GROSS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).order("", instant, 7);
    }

    @Override
    protected int scale(Store store) {
        return store.currency().getDecimalPlaces();
    }

    /** A named customer is one unit; so is each order of nobody with its refunds. */
    @Override
    protected List<Unit> units(AverageOrderValue form, Store store) {
        Map<String, List<Unit>> parts = new TreeMap<>();
        for (Order order : store.orders()) {
            String whose = order.customerId().orElseGet(() -> "nobody's " + order.id());
            boolean counts = form.revenue() != Revenue.NET_OF_ORDER || !store.isRefundedInFull(order);
            if (store.in(form.window(), order.placedAt())) {
                add(parts, whose, new Unit(store.minor(order.total()), counts ? 1 : 0));
            }
            for (Refund refund : order.refunds()) {
                Instant booked = form.revenue() == Revenue.NET ? refund.refundedAt() : order.placedAt();
                if (form.revenue() != Revenue.GROSS && store.in(form.window(), booked)) {
                    add(parts, whose, new Unit(-store.minor(refund.amount()), 0));
                }
            }
        }
        return parts.values().stream()
                .map(units -> new Unit(
                        units.stream().mapToLong(Unit::amount).sum(),
                        units.stream().mapToLong(Unit::count).sum()))
                .filter(unit -> unit.amount() != 0 || unit.count() != 0)
                .toList();
    }

    private static void add(Map<String, List<Unit>> parts, String whose, Unit part) {
        parts.computeIfAbsent(whose, w -> new ArrayList<>()).add(part);
    }

    @Example
    void aRefundIsBookedWhenItIsMadeOrWithItsOrderOrNotAtAll() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-02-10", 10_000)
                .refundedOrder("b", "2026-02-20", 20_000, "2026-03-05", 5_000)
                .order("a", "2026-03-10", 10_000)
                .refundedOrder("b", "2026-03-20", 30_000, "2026-03-21", 2_000)
                .refundedOrder("c", "2026-03-25", 20_000, "2026-04-02", 8_000)
                .order("a", "2026-04-10", 10_000);
        assertThat(values(rows, FEBRUARY))
                .containsExactly("150.00 (300.00/2)", "125.00 (250.00/2)", "150.00 (300.00/2)");
        assertThat(values(rows, MARCH)).containsExactly("176.67 (530.00/3)", "166.67 (500.00/3)", "200.00 (600.00/3)");
        assertThat(values(rows, APRIL)).containsExactly("20.00 (20.00/1)", "100.00 (100.00/1)", "100.00 (100.00/1)");
    }

    @Example
    void anOrderRefundedInFullIsAnOrderWhereItsMoneyIs() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-03-10", 10_000)
                .refundedOrder("b", "2026-03-20", 30_000, "2026-03-21", 30_000);
        assertThat(values(rows, MARCH)).containsExactly("50.00 (100.00/2)", "100.00 (100.00/1)", "200.00 (400.00/2)");
        Store store = rows.store();
        MetricsEngine counting = MetricsEngine.over(store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                .build());
        assertThat(counting.compute(AverageOrderValue.in(MARCH)).summary())
                .startsWith("50.00 SAR per order (100.00/2)");
    }

    @Example
    void itIsBelowZeroWhereMoreWasRefundedThanSoldAndNoDataWithoutOrders() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("b", "2026-02-20", 20_000, "2026-03-05", 15_000)
                .order("a", "2026-03-10", 1_000)
                .refundedOrder("b", "2026-03-20", 20_000, "2026-04-05", 15_000)
                .observedThrough("2026-05-31");
        assertThat(compute(rows, AverageOrderValue.in(MARCH)).value()).hasValue(30);
        Average none = compute(rows, AverageOrderValue.in(APRIL));
        assertThat(none.value()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(none.summary()).isEqualTo("no data (-150.00/0)");
        StoreRows below = StoreRows.riyadh()
                .refundedOrder("b", "2026-02-20", 20_000, "2026-03-05", 15_000)
                .order("a", "2026-03-10", 1_000);
        assertThat(compute(below, AverageOrderValue.in(MARCH)).value()).hasValue(-140);
    }

    @Example
    void guestsOrdersCountEachAsACustomerOfItsOwn() {
        StoreRows rows = StoreRows.riyadh()
                .order("", "2026-03-10", 1_000)
                .order("", "2026-03-11", 3_000)
                .order("a", "2026-03-12", 2_000);
        Average value = compute(rows, AverageOrderValue.in(MARCH));
        assertThat(value.summary()).startsWith("20.00 SAR per order (60.00/3)");
        assertThat(value.spread().customers()).isEqualTo(3);
    }

    @Example
    void amountsAreExactInTheDecimalsOfTheHistory() {
        StoreRows dinars =
                StoreRows.of("Asia/Kuwait", "KWD").order("a", "2026-03-10", 1).order("a", "2026-03-11", 2);
        Average value = compute(dinars, AverageOrderValue.in(MARCH));
        assertThat(value.sum()).isEqualTo(new BigDecimal("0.003"));
        assertThat(value.summary()).startsWith("0.002 KWD per order (0.003/2)");
        assertThat(value.value()).hasValue(0.0015);
        Average yen =
                compute(StoreRows.of("Asia/Tokyo", "JPY").order("a", "2026-03-10", 980), AverageOrderValue.in(MARCH));
        assertThat(yen)
                .hasToString("average order value 2026-03 (revenue / orders placed, net, refunds booked when made):"
                        + " 980 JPY per order (980/1), of only 1 customer; partly observed, data end 2026-03-10");
    }

    @Example
    void theSumOfTheLargestAmountsIsExact() {
        long most = Long.MAX_VALUE / 2;
        StoreRows rows = StoreRows.riyadh().order("a", "2026-03-10", most).order("b", "2026-03-11", most);
        Average value = compute(rows, AverageOrderValue.in(MARCH));
        assertThat(value.sum()).isEqualTo(BigDecimal.valueOf(2 * most, 2));
        assertThat(value.value()).hasValue(BigDecimal.valueOf(most, 2).doubleValue());
        assertThat(value.interval()).isEmpty();
    }

    /** The worked example, of the UCI Online Retail data. */
    @Example
    void forThoseWhoHaveTheSums() {
        Average value = AverageOrderValue.of(BigMoney.parse("GBP 8911407.904"), 18_536);
        assertThat(value.value()).hasValueCloseTo(480.762187311178, within(1e-12 * 480));
        assertThat(value)
                .hasToString("average order value (revenue / orders): 480.76 GBP per order (8911407.904/18536)");
        assertThat(value.interval()).isEmpty();
        assertThat(AverageOrderValue.of(Money.parse("JPY 980"), 0).summary()).isEqualTo("no data (980/0)");
    }

    @Override
    protected Optional<Average> byCounts(AverageOrderValue form, Average result) {
        CurrencyUnit currency = CurrencyUnit.of(result.unit().currency().orElseThrow());
        return Optional.of(AverageOrderValue.of(BigMoney.of(currency, result.sum()), result.count()));
    }

    /**
     * Omniconvert, "Average order value": 1,000 dollars of 23 orders are 43.47 (cut, not rounded).
     * https://www.omniconvert.com/what-is/average-order-value-aov/
     */
    @Example
    void isTheNumberOfAGuide() {
        assertThat(AverageOrderValue.of(Money.parse("USD 1000"), 23).value()).hasValueCloseTo(43.475, within(0.005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> AverageOrderValue.of(Money.parse("SAR 5"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count -1 is below 0");
        assertThatThrownBy(() -> AverageOrderValue.in(null)).hasMessage("window");
        assertThatThrownBy(() -> AverageOrderValue.in(MARCH).definedBy(null)).hasMessage("revenue");
    }

    /** Of each meaning of revenue, the value and what it is made of. */
    private List<String> values(StoreRows rows, Window window) {
        return forms(window).stream()
                .map(form -> compute(rows, form))
                .map(average -> average.summary().replace(" SAR per order", "").replaceFirst("\\), .*", ")"))
                .toList();
    }

    private static Average compute(StoreRows rows, AverageOrderValue value) {
        return MetricsEngine.over(rows.store().history()).compute(value);
    }
}
