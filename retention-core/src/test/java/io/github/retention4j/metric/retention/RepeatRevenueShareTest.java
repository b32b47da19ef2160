package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MoneyRatioMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

class RepeatRevenueShareTest extends MoneyRatioMetricContract<RepeatRevenueShare> {
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RepeatRevenueShare> forms(Window window) {
        return List.of(RepeatRevenueShare.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(2).toString()).order("c", instant, 100);
    }

    /** What is booked in the window, order by order and refund by refund. */
    @Override
    protected List<Unit> units(RepeatRevenueShare form, Store store) {
        List<Unit> units = new ArrayList<>();
        for (String id : store.customerIds()) {
            List<Order> orders = store.orders().stream()
                    .filter(o -> o.customerId().equals(Optional.of(id)))
                    .toList();
            Optional<Instant> first = orders.stream().map(Order::placedAt).min(Instant::compareTo);
            long all = 0;
            long repeats = 0;
            boolean ordered = false;
            for (Order order : orders) {
                long booked = 0;
                if (store.in(form.window(), order.placedAt())) {
                    booked += store.minor(order.total());
                    ordered = true;
                }
                for (Refund refund : order.refunds()) {
                    booked -= store.in(form.window(), refund.refundedAt()) ? store.minor(refund.amount()) : 0;
                }
                all += booked;
                repeats += first.isPresent() && order.placedAt().isAfter(first.orElseThrow()) ? booked : 0;
            }
            if (ordered || all != 0 || repeats != 0) {
                units.add(new Unit(repeats, all));
            }
        }
        return units;
    }

    @Example
    void revenueAfterTheFirstOrderIsRepeatAndGuestsAreLeftOut() {
        StoreRows rows = StoreRows.riyadh()
                .order("old", "2025-03-10", 10_000)
                .order("old", "2026-03-10", 2_000)
                .order("new", "2026-03-10", 3_000)
                .order("new", "2026-03-11", 1_000)
                .order("", "2026-03-11", 9_000)
                .order("", "2026-03-12", 9_000);
        assertThat(compute(rows, MARCH).toString())
                .startsWith("repeat revenue share 2026-03 (net revenue of orders after the customer's first /"
                        + " customers' net revenue, refunds booked when made): 50.0 % (30.00/60.00 SAR), 95 % CI ");
    }

    @Example
    void aRefundIsOnTheSideOfItsOrderInTheWindowItIsMadeIn() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-02-10", 10_000, "2026-03-05", 2_000)
                .refundedOrder("c", "2026-02-20", 10_000, "2026-03-06", 1_000)
                .order("c", "2026-03-10", 5_000);
        assertThat(compute(rows, FEBRUARY).summary()).startsWith("50.0 % (100.00/200.00 SAR)");
        // 50 less 10 of a repeat, of 50 less 10 less 20 of the first order.
        assertThat(compute(rows, MARCH).summary()).startsWith("200.0 % (40.00/20.00 SAR)");
    }

    @Example
    void anOrderRefundedInFullIsTheFirstAllTheSameSoThatTheMonthStaysClosed() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-03-01", 4_000, "2026-04-01", 4_000)
                .order("c", "2026-03-10", 5_000)
                .refundedOrder("c", "2026-03-20", 1_000, "2026-04-01", 1_000);
        assertThat(compute(rows, MARCH).summary()).startsWith("60.0 % (60.00/100.00 SAR)");
    }

    @Example
    void refundsOfMoreThanWasSoldAreNoData() {
        StoreRows rows = StoreRows.riyadh().refundedOrder("c", "2026-02-10", 10_000, "2026-03-05", 2_000);
        MoneyRatio share = compute(rows, MARCH);
        assertThat(share.value()).isEmpty();
        assertThat(share.summary()).isEqualTo("no data (0.00/-20.00 SAR)");
    }

    @Example
    void aCustomerWhoseRepeatsAndRefundsOfTheFirstOrderCancelOutIsThere() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("both", "2026-02-10", 10_000, "2026-03-05", 1_000)
                .refundedOrder("both", "2026-03-10", 1_000, "2026-04-10", 1_000)
                .order("other", "2026-03-10", 5_000);
        MoneyRatio share = compute(rows, MARCH);
        assertThat(share.summary()).startsWith("20.0 % (10.00/50.00 SAR), 95 % CI ");
        assertThat(share.spread().customers()).isEqualTo(2);
    }

    /** The worked example. */
    @Example
    void forThoseWhoHaveTheSums() {
        MoneyRatio share = RepeatRevenueShare.of(BigMoney.parse("USD 34738.66"), BigMoney.parse("USD 112498.61"));
        assertThat(share.summary()).isEqualTo("30.9 % (34738.66/112498.61 USD)");
        assertThat(share.interval()).isEmpty();
    }

    @Property(tries = TRIES)
    void withoutRefundsItLiesBetweenNothingAndAll(@ForAll("drawn") Asked asked) {
        List<Order> kept = asked.store().orders().stream()
                .filter(o -> o.refunds().isEmpty())
                .toList();
        Store store = asked.store().with(kept);
        MoneyRatio share = whole(RepeatRevenueShare.in(asked.window()), store.history());
        share.value().ifPresent(value -> assertThat(value).isBetween(0.0, 1.0));
        assertThat(share.part().signum()).isNotNegative();
        assertThat(share.part()).isLessThanOrEqualTo(share.whole());
    }

    @Override
    protected Optional<MoneyRatio> byCounts(RepeatRevenueShare form, MoneyRatio result) {
        CurrencyUnit currency = CurrencyUnit.of(result.currency());
        return Optional.of(
                RepeatRevenueShare.of(BigMoney.of(currency, result.part()), BigMoney.of(currency, result.whole())));
    }

    @Example
    void refusesTwoCurrenciesAndNull() {
        assertThatThrownBy(() -> RepeatRevenueShare.of(BigMoney.parse("SAR 1"), BigMoney.parse("KWD 2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeats in SAR of revenue in KWD");
        assertThatThrownBy(() -> RepeatRevenueShare.in(null)).hasMessage("window");
    }

    private static MoneyRatio compute(StoreRows rows, Window window) {
        return MetricsEngine.over(rows.observedThrough("2026-12-31").store().history())
                .compute(RepeatRevenueShare.in(window));
    }

    /** Who is given back a first order of before has repeats above the whole, and then so could all have. */
    @Example
    void theIntervalPassesOneOnlyWhereSomebodysShareDoes() {
        StoreRows within = StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10")
                .orders("b", "2026-03-10")
                .orders("c", "2026-03-10");
        MoneyRatio share =
                MetricsEngine.over(within.store().history()).compute(RepeatRevenueShare.in(Window.month(2026, 3)));
        assertThat(share.spread().lowest()).isZero();
        assertThat(share.spread().highest()).isEqualTo(1);
        within.refundedOrder("d", "2026-02-10", 2_000, "2026-03-20", 500).orders("d", "2026-03-11");
        MoneyRatio beyond =
                MetricsEngine.over(within.store().history()).compute(RepeatRevenueShare.in(Window.month(2026, 3)));
        assertThat(beyond.spread().lowest()).isZero();
        assertThat(beyond.spread().highest()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(beyond.interval().orElseThrow().high()).isGreaterThan(1);
    }
}
