package io.github.retention4j.metric.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;

class CouponRevenueTest extends WindowedMetricContract<CouponRevenue, CouponSales> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponRevenue> forms(Window window) {
        return List.of(CouponRevenue.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        // That coupons are known at all is told by one of long ago.
        rows.couponOrder("b", "2001-01-01", 100, "EID10", -1).order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(CouponRevenue form, Store store) {
        if (store.orders().stream().allMatch(o -> o.couponCode().isEmpty())) {
            return Map.of();
        }
        Map<String, List<Order>> byCustomer = new TreeMap<>();
        for (Order order : store.orders()) {
            if (store.in(form.window(), order.placedAt())) {
                byCustomer
                        .computeIfAbsent(order.customerId().orElse("guest of " + order.id()), id -> new ArrayList<>())
                        .add(order);
            }
        }
        int scale = store.currency().getDecimalPlaces();
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (List<Order> orders : byCustomer.values()) {
            List<Order> withCoupon =
                    orders.stream().filter(o -> o.couponCode().isPresent()).toList();
            List<Order> stating =
                    withCoupon.stream().filter(o -> o.discount().isPresent()).toList();
            add(figures, "orders", count(withCoupon.size()));
            add(figures, "stated", count(stating.size()));
            add(figures, "share", scale, revenue(withCoupon, store), revenue(orders, store));
            if (!stating.isEmpty()) {
                long discount = stating.stream()
                        .mapToLong(o -> store.minor(o.discount().orElseThrow()))
                        .sum();
                add(figures, "discount", scale, discount, revenue(stating, store) + discount);
            }
        }
        return figures;
    }

    private static long revenue(List<Order> orders, Store store) {
        return orders.stream().mapToLong(o -> store.minor(o.total())).sum();
    }

    private static void add(Map<String, BigDecimal> figures, String name, int scale, long above, long below) {
        BigDecimal x = BigDecimal.valueOf(above);
        BigDecimal y = BigDecimal.valueOf(below);
        add(figures, name + " part", x.movePointLeft(scale));
        add(figures, name + " whole", y.movePointLeft(scale));
        add(figures, name + " customers", BigDecimal.ONE);
        add(figures, name + " xx", x.multiply(x));
        add(figures, name + " xy", x.multiply(y));
        add(figures, name + " yy", y.multiply(y));
    }

    private static void add(Map<String, BigDecimal> figures, String name, BigDecimal figure) {
        figures.merge(name, figure, BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(CouponSales result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("orders", count(result.orders()));
        figures.put("stated", count(result.stated()));
        put(figures, "share", result.share());
        put(figures, "discount", result.discountRate());
        return figures;
    }

    private static void put(Map<String, BigDecimal> figures, String name, MoneyRatio ratio) {
        figures.put(name + " part", ratio.part());
        figures.put(name + " whole", ratio.whole());
        figures.put(name + " customers", count(ratio.spread().customers()));
        figures.put(name + " xx", new BigDecimal(ratio.spread().amountSquares()));
        figures.put(name + " xy", new BigDecimal(ratio.spread().products()));
        figures.put(name + " yy", new BigDecimal(ratio.spread().countSquares()));
    }

    @Override
    protected boolean saysNoData(CouponSales result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.discountRate().value().isEmpty();
    }

    /** The worked example, each order a customer's of its own, and orders that are not in it. */
    @Example
    void halfOfTheRevenueIsOnCouponsAndATenthIsTakenOff() {
        StoreRows rows = StoreRows.riyadh()
                .couponOrder("a", "2026-03-10", 9_000, "EID10", 1_000)
                .couponOrder("b", "2026-03-11", 18_000, "EID10", 2_000)
                .couponOrder("", "2026-03-12", 3_000, "EID10", -1)
                .order("c", "2026-03-13", 30_000)
                .couponOrder("c", "2026-04-01", 30_000, "EID10", 1)
                .observedThrough("2026-04-30");
        CouponSales sales = MetricsEngine.over(rows.store().history()).compute(CouponRevenue.in(MARCH));
        assertThat(sales)
                .hasToString(
                        "coupon revenue 2026-03 (revenue of orders with a coupon / all revenue): 50.0 % (300.00/600.00"
                                + " SAR), 95 % CI 3.4–95.6 %, of only 4 customers; 3 orders, discount 10.0 %"
                                + " (30.00/300.00 SAR), of only 2 customers, not"
                                + " stated by 1");
        assertThat(sales.discountRate().label())
                .hasToString("coupon revenue 2026-03 (discount / (revenue + discount) of orders that state one):");
        assertThat(sales.revenue()).isEqualByComparingTo("300");
        assertThat(sales.discount()).isEqualByComparingTo("30");
        assertThat(sales.unstated()).isEqualTo(1);
        assertThat(sales.told(0.25)).isEqualTo("25.0 %");
        // x = 90 180 30 0, y = 90 180 30 300 between 0 and 1, by the equation in SpreadTest with SciPy's brentq.
        assertThat(sales.interval().orElseThrow().low()).isCloseTo(0.03432282708253771, within(1e-9));
        assertThat(sales.interval().orElseThrow().high()).isCloseTo(0.9558881069171739, within(1e-9));
    }

    @Example
    void whereNoOrderEverNamesACouponThereAreNoDataAndNoZero() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-03-10", 1_000).observedThrough("2026-03-31");
        assertThat(MetricsEngine.over(rows.store().history()).compute(CouponRevenue.in(MARCH)))
                .asString()
                .startsWith("coupon revenue 2026-03 (revenue of orders with a coupon / all revenue;"
                        + " no order names a coupon): no data (0.00/0.00 SAR)");
        rows.couponOrder("a", "2026-02-10", 1_000, "EID10", 100);
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(CouponRevenue.in(MARCH))
                        .summary())
                .startsWith("0.0 % (0.00/10.00 SAR)");
    }

    @Example
    void theDoorForSumsTellsTheSame() {
        StoreRows rows = StoreRows.riyadh()
                .couponOrder("a", "2026-03-10", 9_000, "EID10", 1_000)
                .couponOrder("b", "2026-03-11", 18_000, "EID10", 2_000)
                .order("c", "2026-03-13", 30_000)
                .observedThrough("2026-04-30");
        CouponSales sales = MetricsEngine.over(rows.store().history()).compute(CouponRevenue.in(MARCH));
        CouponSales fromSums =
                CouponRevenue.of(2, Money.parse("SAR 270.00"), Money.parse("SAR 30.00"), Money.parse("SAR 570.00"));
        assertThat(fromSums.summary())
                .isEqualTo("47.4 % (270.00/570.00 SAR); 2 orders, discount 10.0 % (30.00/300.00 SAR)");
        assertThat(fromSums.value()).isEqualTo(sales.value());
        assertThat(fromSums.discountRate().value())
                .isEqualTo(sales.discountRate().value());
        assertThatThrownBy(() ->
                        CouponRevenue.of(2, Money.parse("SAR 270"), Money.parse("KWD 30"), Money.parse("SAR 570")))
                .hasMessage("a sum is in KWD, the revenue of orders with a coupon in SAR");
        assertThatThrownBy(() ->
                        CouponRevenue.of(-1, Money.parse("SAR 270"), Money.parse("SAR 30"), Money.parse("SAR 570")))
                .hasMessage("orders -1 is below 0");
    }

    @Example
    void ofTwoOrdersOfACustomerAtOneTimeEachKeepsItsOwnCoupon() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-03-10", 1_000)
                .couponOrder("a", "2026-03-10", 1_000, "EID10", 0)
                .couponOrder("a", "2026-03-10", 3_000, "EID10", 1_000)
                .observedThrough("2026-03-31");
        CouponSales sales = MetricsEngine.over(rows.store().history()).compute(CouponRevenue.in(MARCH));
        assertThat(sales.summary())
                .isEqualTo(
                        "80.0 % (40.00/50.00 SAR), of only 1 customer; 2 orders, discount 20.0 % (10.00/50.00 SAR), of"
                                + " only 1 customer");
    }

    @Example
    void nothingIsTakenOffThatIsRefundedInPartOrInFull() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("a", "2026-03-10", 1_000, "2026-04-11", 1_000)
                .refundedOrder("a", "2026-03-10", 1_000, "2026-03-11", 900)
                .couponOrder("a", "2026-03-12", 1_000, "EID10", -1)
                .observedThrough("2026-04-30");
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(CouponRevenue.in(MARCH))
                        .summary())
                .isEqualTo(
                        "33.3 % (10.00/30.00 SAR), of only 1 customer; 1 order, discount no data (0.00/0.00 SAR), not stated by 1");
    }

    @Property(tries = TRIES)
    void ordersOnCouponsAreSomeOfAll(@ForAll("drawn") Asked asked) {
        CouponSales sales = whole(CouponRevenue.in(asked.window()), asked.history());
        assertThat(sales.revenue()).isBetween(BigDecimal.ZERO, sales.share().whole());
        assertThat(sales.discount())
                .isBetween(BigDecimal.ZERO, sales.discountRate().whole());
        // What was paid for the orders that state a discount is no more than for all orders on coupons.
        assertThat(sales.discountRate().whole().subtract(sales.discount())).isLessThanOrEqualTo(sales.revenue());
        assertThat(sales.orders()).isEqualTo(sales.stated() + sales.unstated());
        sales.value().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        CouponSales none =
                MetricsEngine.over(StoreRows.riyadh().store().history()).compute(CouponRevenue.in(MARCH));
        assertThatThrownBy(() -> new CouponSales(none.share(), none.discountRate(), 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders that state a discount 3 not in [0, 2]");
        assertThatThrownBy(() -> new CouponSales(none.share(), none.discountRate(), 2, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CouponRevenue.in(null)).hasMessage("window");
    }
}
