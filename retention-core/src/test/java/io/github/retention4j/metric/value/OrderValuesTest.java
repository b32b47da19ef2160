package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.value.OrderValueCounts.Bin;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;

class OrderValuesTest extends WindowedMetricContract<OrderValues, OrderValueCounts> {
    private static final Window MARCH = Window.month(2026, 3);
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final List<String> STEPS = List.of(
            "1", "1.1", "1.2", "1.4", "1.6", "1.8", "2", "2.2", "2.5", "2.8", "3", "3.5", "4", "4.5", "5", "5.5", "6",
            "7", "8", "9");

    /** Every bound that is a whole number, worked out from what the documentation says. */
    private static final NavigableSet<BigDecimal> BOUNDS = bounds();

    private static NavigableSet<BigDecimal> bounds() {
        NavigableSet<BigDecimal> bounds = new TreeSet<>();
        IntStream.range(0, 10).mapToObj(BigDecimal::valueOf).forEach(bounds::add);
        for (int power = 1; power < 20; power++) {
            for (String step : STEPS) {
                bounds.add(new BigDecimal(step).movePointRight(power).setScale(0));
            }
        }
        return bounds;
    }

    @Override
    protected List<OrderValues> forms(Window window) {
        return List.of(OrderValues.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).order("", instant, 7);
    }

    @Override
    protected Map<String, BigDecimal> naively(OrderValues form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Map<String, long[]> customers = new TreeMap<>();
        for (Order order : store.orders()) {
            if (store.in(form.window(), order.placedAt())) {
                long total = store.minor(order.total());
                BigDecimal from = BOUNDS.floor(BigDecimal.valueOf(total));
                figures.merge("orders from " + from, BigDecimal.ONE, BigDecimal::add);
                figures.merge("money from " + from, BigDecimal.valueOf(total), BigDecimal::add);
                long[] its = customers.computeIfAbsent(
                        order.customerId().orElseGet(() -> "nobody's " + order.id()), id -> new long[2]);
                its[0] += total;
                its[1]++;
            }
        }
        customers.values().forEach(its -> {
            figures.merge("customers", BigDecimal.ONE, BigDecimal::add);
            figures.merge("sum", BigDecimal.valueOf(its[0]), BigDecimal::add);
            figures.merge("count", BigDecimal.valueOf(its[1]), BigDecimal::add);
            figures.merge("squares", BigDecimal.valueOf(its[0]).pow(2), BigDecimal::add);
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(OrderValueCounts result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        int decimals = result.mean().sum().scale();
        for (Bin bin : result.bins()) {
            String from = bin.from().movePointRight(decimals).setScale(0).toPlainString();
            figures.put("orders from " + from, count(bin.orders()));
            figures.put("money from " + from, bin.money().movePointRight(decimals));
        }
        figures.put("customers", count(result.mean().spread().customers()));
        figures.put("sum", result.mean().sum().movePointRight(decimals));
        figures.put("count", count(result.orders()));
        figures.put("squares", new BigDecimal(result.mean().spread().amountSquares()));
        return figures;
    }

    @Override
    protected boolean saysNoData(OrderValueCounts result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.median().isEmpty()
                && result.bins().isEmpty()
                && result.table().isEmpty();
    }

    @Property(tries = 1_000)
    void everyAmountIsInTheBinOfItsBounds(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long amount) {
        int bin = ValueBins.of(amount);
        BigDecimal from = BOUNDS.floor(BigDecimal.valueOf(amount));
        assertThat(ValueBins.first(bin)).isEqualTo(from.toBigIntegerExact());
        assertThat(ValueBins.first(bin + 1)).isEqualTo(BOUNDS.higher(from).toBigIntegerExact());
    }

    @Example
    void boundsThemselvesBeginABin() {
        for (BigDecimal bound : BOUNDS.headSet(BigDecimal.valueOf(Long.MAX_VALUE))) {
            long amount = bound.longValueExact();
            assertThat(ValueBins.first(ValueBins.of(amount))).isEqualTo(amount);
            if (amount > 0) {
                assertThat(ValueBins.of(amount - 1)).isEqualTo(ValueBins.of(amount) - 1);
            }
        }
    }

    @Example
    void theWorkedExample() {
        OrderValueCounts values = OrderValues.of(SAR, amounts(9_500, 11_800, 11_900, 25_000));
        assertThat(values.value()).hasValue(145.5);
        Bin median = values.median().orElseThrow();
        assertThat(median).isEqualTo(new Bin(money("110.00"), money("120.00"), 2, money("237.00")));
        assertThat(values.quantile(0)).contains(values.bins().get(0));
        assertThat(values.quantile(1).orElseThrow().from()).isEqualTo(money("250.00"));
        assertThat(values.summary()).isEqualTo("145.50 SAR per order (582.00/4); median from 110.00 to below 120.00");
        assertThat(values.toString())
                .contains("110.00  120.00       2  50.0 %   237.00  40.7 %")
                .contains("order values: totals of orders placed, before refunds");
    }

    @Property(tries = 100)
    void quantilesLieWhereTheOrderedTotalsDo(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 50_000) Long> totals,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        OrderValueCounts values = OrderValues.of(
                SAR, amounts(totals.stream().mapToLong(total -> total).toArray()));
        long[] sorted = totals.stream().mapToLong(total -> total).sorted().toArray();
        int at = (int) Math.max(1, (percent * sorted.length + 99) / 100) - 1;
        Bin bin = values.quantile(percent / 100.0).orElseThrow();
        assertThat(BigDecimal.valueOf(sorted[at], 2))
                .isBetween(bin.from(), bin.below())
                .isNotEqualTo(bin.below());
    }

    @Property(tries = 100)
    void theSumOfTwoIsThatOfAllTheirOrders(
            @ForAll @Size(max = 10) List<@LongRange(min = 0, max = 1_000_000) Long> some,
            @ForAll @Size(max = 10) List<@LongRange(min = 0, max = 1_000_000) Long> others) {
        OrderValueCounts one = OrderValues.of(
                SAR, amounts(some.stream().mapToLong(total -> total).toArray()));
        OrderValueCounts other = OrderValues.of(
                SAR, amounts(others.stream().mapToLong(total -> total).toArray()));
        long[] all = LongStream.concat(
                        some.stream().mapToLong(total -> total), others.stream().mapToLong(total -> total))
                .toArray();
        assertThat(one.plus(other)).isEqualTo(OrderValues.of(SAR, amounts(all))).isEqualTo(other.plus(one));
    }

    @Example
    void refundsChangeNothingAndOrdersRefundedInFullCount() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-03-10", 10_000)
                .refundedOrder("b", "2026-03-20", 30_000, "2026-03-21", 30_000)
                .refundedOrder("b", "2026-03-22", 30_000, "2026-03-23", 100)
                .refundedOrder("c", "2026-02-20", 9_000, "2026-03-05", 9_000);
        Store store = rows.store();
        OrderValueCounts values = MetricsEngine.over(store.history()).compute(OrderValues.in(MARCH));
        assertThat(values.orders()).isEqualTo(3);
        assertThat(values.quantile(1)).contains(new Bin(money("300.00"), money("350.00"), 2, money("600.00")));
        assertThat(values.mean().sum())
                .isEqualTo(MetricsEngine.over(store.history())
                        .compute(AverageOrderValue.in(MARCH).definedBy(Revenue.GROSS))
                        .sum());
        MetricsEngine counting = MetricsEngine.over(store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                .build());
        assertThat(counting.compute(OrderValues.in(MARCH)).bins()).isEqualTo(values.bins());
    }

    @Example
    void guestsAndOrdersOfNothingCount() {
        StoreRows rows = StoreRows.riyadh()
                .order("", "2026-03-10", 0)
                .order("", "2026-03-11", 0)
                .order("a", "2026-03-12", 1);
        OrderValueCounts values = MetricsEngine.over(rows.store().history()).compute(OrderValues.in(MARCH));
        assertThat(values.bins())
                .containsExactly(
                        new Bin(money("0.00"), money("0.01"), 2, money("0.00")),
                        new Bin(money("0.01"), money("0.02"), 1, money("0.01")));
        assertThat(values.mean().spread().customers()).isEqualTo(3);
        assertThat(values.fewestCustomers()).hasValue(1);
        OrderValueCounts free = OrderValues.of(SAR, amounts(0, 0));
        assertThat(free.value()).hasValue(0);
        assertThat(free.toString())
                .contains("0.00   0.01       2  100.0 %     0.00")
                .doesNotContain("NaN");
    }

    @Example
    void boundsAreInTheDecimalsOfTheHistory() {
        StoreRows dinars = StoreRows.of("Asia/Kuwait", "KWD")
                .order("a", "2026-03-10", 1_250)
                .order("a", "2026-03-11", 2);
        OrderValueCounts values = MetricsEngine.over(dinars.store().history()).compute(OrderValues.in(MARCH));
        assertThat(values.bins().get(0)).isEqualTo(new Bin(money("0.002"), money("0.003"), 1, money("0.002")));
        assertThat(values.quantile(1)).contains(new Bin(money("1.200"), money("1.400"), 1, money("1.250")));
        OrderValueCounts yen = OrderValues.of(CurrencyUnit.of("JPY"), List.of(money("980")));
        assertThat(yen.bins()).containsExactly(new Bin(money("900"), money("1000"), 1, money("980")));
        assertThat(yen.summary()).isEqualTo("980 JPY per order (980/1); median from 900 to below 1000");
    }

    @Example
    void theLargestAmountHasABin() {
        OrderValueCounts values = OrderValues.of(SAR, amounts(Long.MAX_VALUE));
        assertThat(values.bins()).hasSize(1);
        assertThat(values.bins().get(0).below()).isEqualTo(new BigDecimal("100000000000000000.00"));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> OrderValues.of(SAR, amounts(-5))).hasMessage("total -0.05 is below 0");
        assertThatThrownBy(() -> OrderValues.of(SAR, List.of(money("1.005")))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> OrderValues.in(null)).hasMessage("window");
        OrderValueCounts values = OrderValues.of(SAR, amounts(100));
        assertThatThrownBy(() -> values.quantile(90)).hasMessage("share 90.0 not in [0, 1]; write 0.9 for 90.0 %");
        assertThatThrownBy(() -> values.plus(OrderValues.of(CurrencyUnit.of("USD"), amounts(1))))
                .isInstanceOf(IllegalArgumentException.class);
        Average mean = Average.withoutSpread(Label.of("order values", ""), BigDecimal.ONE, 2, Unit.money(SAR));
        assertThatThrownBy(() -> new OrderValueCounts(mean, values.bins()))
                .hasMessage("1 order of 1.00 in bins, and a mean of 1/2");
        assertThatThrownBy(() -> new Bin(money("2"), money("1"), 1, money("1")))
                .hasMessage("a bin of 1 orders from 2 to 1; bounds ascend from 0, orders are not below 0");
    }

    @Override
    protected Optional<OrderValueCounts> byCounts(OrderValues form, OrderValueCounts result) {
        return Optional.empty();
    }

    private static List<BigDecimal> amounts(long... minor) {
        return LongStream.of(minor).mapToObj(of -> BigDecimal.valueOf(of, 2)).toList();
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
