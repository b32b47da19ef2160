package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RecurringRevenueTest extends WindowedMetricContract<RecurringRevenue, RevenueMovements> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RecurringRevenue> forms(Window window) {
        return List.of(RecurringRevenue.in(window), RecurringRevenue.in(window).from(RevenueSource.ORDERS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.subscription(
                Subscription.builder("s", "c", instant, Money.parse("SAR 50")).build());
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(RecurringRevenue form, Store store) {
        List<RevenueOfCustomer> all = RevenueOfCustomer.all(store, form.window(), form.source());
        return Map.of(
                "start", sum(store, all, c -> true, RevenueOfCustomer::start),
                "new", sum(store, all, RevenueOfCustomer::isNew, RevenueOfCustomer::end),
                "reactivated", sum(store, all, RevenueOfCustomer::isReactivated, RevenueOfCustomer::end),
                "expansion", sum(store, all, c -> c.start() > 0 && c.end() > c.start(), c -> c.end() - c.start()),
                "contraction", sum(store, all, c -> c.end() > 0 && c.end() < c.start(), c -> c.start() - c.end()),
                "churned", sum(store, all, c -> c.end() == 0, RevenueOfCustomer::start),
                "end", sum(store, all, c -> true, RevenueOfCustomer::end));
    }

    private static BigDecimal sum(
            Store store,
            List<RevenueOfCustomer> all,
            Predicate<RevenueOfCustomer> which,
            ToLongFunction<RevenueOfCustomer> amount) {
        return BigDecimal.valueOf(
                all.stream().filter(which).mapToLong(amount).sum(),
                store.currency().getDecimalPlaces());
    }

    @Override
    protected Map<String, BigDecimal> figures(RevenueMovements result) {
        return Map.of(
                "start", result.start(),
                "new", result.newRevenue(),
                "reactivated", result.reactivated(),
                "expansion", result.expansion(),
                "contraction", result.contraction(),
                "churned", result.churned(),
                "end", result.end());
    }

    @Override
    protected boolean saysNoData(RevenueMovements result) {
        return result.summary().startsWith("no data")
                && result.netChurn().value().isEmpty()
                && result.netRetention().value().isEmpty()
                && result.quickRatio().isEmpty();
    }

    private static StoreRows subscribers() {
        return StoreRows.riyadh()
                .subscription("stays", "2026-01-01", "", 5_000)
                .subscription("more", "2026-01-01", "", 5_000, "2026-03-10", 8_000)
                .subscription("less", "2026-01-01", "", 5_000, "2026-03-10", 4_000)
                .subscription("gone", "2026-01-01", "2026-03-20", 5_000)
                .subscription("new", "2026-03-05", "", 7_000)
                .subscription("back", "2025-01-01", "2025-06-01", 9_000)
                .subscription("back", "2026-03-05", "", 6_000)
                .subscription("comes and goes", "2026-03-05", "2026-03-25", 9_900)
                .observedThrough("2026-04-30");
    }

    @Example
    void eachCustomerIsInOneMovement() {
        RevenueMovements movements = compute(subscribers(), RecurringRevenue.in(MARCH));
        assertThat(movements)
                .hasToString("recurring revenue 2026-03 (monthly amounts of subscriptions at both ends):"
                        + " 200.00 + 70.00 new + 60.00 reactivated + 30.00 expansion - 10.00 contraction"
                        + " - 50.00 churned = 300.00 SAR, net retention 85.0 %, gross retention 70.0 %,"
                        + " quick ratio 2.67");
        assertThat(movements.netChurn())
                .hasToString("net revenue churn 2026-03 (monthly amounts of subscriptions at both ends:"
                        + " (churned + contraction - expansion - reactivated) / start; below 0 is net growth):"
                        + " -15.0 % (-30.00/200.00 SAR)");
    }

    @Example
    void theMovementsOfAQuarterAreNotTheSumOfItsMonths() {
        StoreRows rows = subscribers().subscription("january", "2026-01-10", "2026-02-10", 1_000);
        RevenueMovements quarter = compute(rows, RecurringRevenue.in(Window.quarter(2026, 1)));
        assertThat(quarter.churned()).isEqualByComparingTo("0");
        assertThat(compute(rows, RecurringRevenue.in(Window.month(2026, 2))).churned())
                .isEqualByComparingTo("10");
        assertThat(quarter.end())
                .isEqualTo(compute(rows, RecurringRevenue.in(MARCH)).end());
    }

    @Example
    void aCustomersSubscriptionsAreTakenTogetherAndASwapOfPlansIsNoChurn() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("c", "2026-01-01", "2026-03-15", 5_000)
                .subscription("c", "2026-03-15", "", 6_000)
                .subscription("d", "2026-01-01", "2026-03-15", 3_000)
                .subscription("d", "2026-01-01", "", 2_000)
                .observedThrough("2026-04-30");
        RevenueMovements movements = compute(rows, RecurringRevenue.in(MARCH));
        assertThat(movements.expansion()).isEqualByComparingTo("10");
        assertThat(movements.contraction()).isEqualByComparingTo("30");
        assertThat(movements.churned()).isEqualByComparingTo("0");
    }

    /** A subscription that ends the instant it starts, and one that was free, never brought anything. */
    @Example
    void whoNeverPaidIsNewAndWhoOncePaidIsReactivated() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("undone", "2026-01-05", "2026-01-05", 5_000)
                .subscription("undone", "2026-03-05", "", 100)
                .subscription("trial", "2026-01-05", "", 0, "2026-03-05", 200)
                .subscription("paused", "2026-01-05", "", 5_000, "2026-01-06", 0, "2026-03-05", 400)
                .observedThrough("2026-04-30");
        RevenueMovements movements = compute(rows, RecurringRevenue.in(MARCH));
        assertThat(movements.newRevenue()).isEqualByComparingTo("3");
        assertThat(movements.reactivated()).isEqualByComparingTo("4");
    }

    @Example
    void inAWindowThatIsNotOverTheEndIsTheEndOfTheData() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("c", "2026-01-01", "2026-03-20", 5_000)
                .observedThrough("2026-03-10");
        assertThat(compute(rows, RecurringRevenue.in(MARCH)).end()).isEqualByComparingTo("50");
        assertThat(compute(rows.observedThrough("2026-03-20"), RecurringRevenue.in(MARCH))
                        .end())
                .isEqualByComparingTo("0");
    }

    @Example
    void ofOrdersRevenueBelowZeroIsNothing() {
        StoreRows rows = StoreRows.riyadh()
                .order("more", "2026-02-10", 1_000)
                .order("more", "2026-03-10", 3_000)
                .refundedOrder("back", "2026-01-10", 5_000, "2026-02-10", 4_000)
                .order("back", "2026-03-10", 700)
                .refundedOrder("gone", "2026-02-10", 2_000, "2026-03-10", 1_500)
                .order("new", "2026-03-10", 400)
                .order("", "2026-03-10", 99_999)
                .observedThrough("2026-04-30");
        assertThat(compute(rows, RecurringRevenue.in(MARCH).from(RevenueSource.ORDERS)))
                .hasToString("recurring revenue 2026-03 (net revenue of orders, preceding window and this one):"
                        + " 30.00 + 4.00 new + 7.00 reactivated + 20.00 expansion - 0.00 contraction"
                        + " - 20.00 churned = 41.00 SAR, net retention 100.0 %, gross retention 33.3 %,"
                        + " quick ratio 1.55");
    }

    /** The worked example. */
    @Example
    void forThoseWhoHaveTheSums() {
        RevenueMovements movements =
                RecurringRevenue.of(sar("1000"), sar("200"), sar("50"), sar("80"), sar("30"), sar("100"));
        assertThat(movements)
                .hasToString("recurring revenue (movements): 1000 + 200 new + 50 reactivated + 80 expansion"
                        + " - 30 contraction - 100 churned = 1200 SAR, net retention 95.0 %, gross retention 87.0 %,"
                        + " quick ratio 2.54");
        assertThat(movements.netChurn().value()).hasValue(0);
        assertThat(movements.grossChurn().value()).hasValue(0.13);
    }

    @Property(tries = TRIES)
    void theMovementsLeadFromTheStartToTheEndAndBoundTheRates(@ForAll("drawn") Asked asked) {
        for (RecurringRevenue form : forms(asked.window())) {
            RevenueMovements m = whole(form, asked.history());
            BigDecimal end = naively(form, asked.store()).get("end");
            assertThat(m.start()
                            .add(m.newRevenue())
                            .add(m.reactivated())
                            .add(m.expansion())
                            .subtract(m.contraction())
                            .subtract(m.churned()))
                    .isEqualByComparingTo(end);
            if (m.netRetention().value().isPresent()) {
                double start = m.start().doubleValue();
                double net = m.netRetention().value().getAsDouble();
                double gross = m.grossRetention().value().getAsDouble();
                assertThat(gross).isBetween(0.0, 1.0).isLessThanOrEqualTo(net);
                assertThat(net).isLessThanOrEqualTo((1 + m.expansion().doubleValue() / start) * (1 + 1e-12));
                assertThat(gross + m.grossChurn().value().getAsDouble()).isCloseTo(1, within(1e-12));
                double reactivated = m.reactivated().doubleValue() / start;
                double all = net + m.netChurn().value().getAsDouble() + reactivated;
                assertThat(all).isCloseTo(1, within(1e-9 * Math.max(1, Math.max(net, reactivated))));
            }
        }
    }

    @Override
    protected Optional<RevenueMovements> byCounts(RecurringRevenue form, RevenueMovements result) {
        CurrencyUnit currency = CurrencyUnit.of(result.currency());
        return Optional.of(RecurringRevenue.of(
                BigMoney.of(currency, result.start()),
                BigMoney.of(currency, result.newRevenue()),
                BigMoney.of(currency, result.reactivated()),
                BigMoney.of(currency, result.expansion()),
                BigMoney.of(currency, result.contraction()),
                BigMoney.of(currency, result.churned())));
    }

    @Override
    protected void tellsTheSame(RevenueMovements byCounts, RevenueMovements result) {
        assertThat(byCounts.summary()).isEqualTo(result.summary());
        assertThat(byCounts.quickRatio()).isEqualTo(result.quickRatio());
        assertThat(byCounts.netChurn().summary()).isEqualTo(result.netChurn().summary());
    }

    /**
     * Three published examples: all five movements from 50,000 lead to 58,000 with a quick ratio of 2.6
     * (https://mowt.pages.dev/tools/mrr-calculator); 200,000 with 20,000 of expansion, 4,000 of contraction and 6,000
     * churned keep 105 % net (https://dnoise.online/en/metrics/nrr-ndr); 20,000 new, 8,000 of expansion, 3,000 of
     * contraction and 5,000 churned are a quick ratio of 3.5 (https://pitchkit.net/resources/glossary/quick-ratio).
     */
    @Example
    void theRatesAreThoseThatArePublished() {
        RevenueMovements all =
                RecurringRevenue.of(sar("50000"), sar("8000"), sar("1000"), sar("4000"), sar("2000"), sar("3000"));
        assertThat(all.end()).isEqualByComparingTo("58000");
        assertThat(all.quickRatio()).hasValueCloseTo(2.6, within(1e-12));
        RevenueMovements kept =
                RecurringRevenue.of(sar("200000"), sar("0"), sar("0"), sar("20000"), sar("4000"), sar("6000"));
        assertThat(kept.netRetention().value()).hasValueCloseTo(1.05, within(1e-12));
        RevenueMovements quick =
                RecurringRevenue.of(sar("100000"), sar("20000"), sar("0"), sar("8000"), sar("3000"), sar("5000"));
        assertThat(quick.quickRatio()).hasValueCloseTo(3.5, within(1e-12));
    }

    /**
     * Paddle, "Calculate retention rate": of 9,000 dollars a month, 50 users at 50, 40 at 100 and 10 at 250, 96.1 % are
     * kept when 7 of the first leave and 94.4 % when 2 of the last do.
     * https://www.paddle.com/resources/calculate-retention-rate
     */
    @Example
    void grossRetentionIsThatOfPaddle() {
        StoreRows seven = StoreRows.riyadh().observedThrough("2026-03-31");
        StoreRows two = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 100; i++) {
            int fee = i < 50 ? 5_000 : i < 90 ? 10_000 : 25_000;
            seven.subscription("s-" + i, "2026-01-01", i < 7 ? "2026-03-10" : "", fee);
            two.subscription("s-" + i, "2026-01-01", i >= 98 ? "2026-03-10" : "", fee);
        }
        seven.subscription("new", "2026-03-05", "", 5_000);
        RevenueMovements first = compute(seven, RecurringRevenue.in(MARCH));
        assertThat(first.start()).isEqualByComparingTo("9000");
        assertThat(first.grossRetention().value()).hasValueCloseTo(0.961, within(0.0005));
        RevenueMovements last = compute(two, RecurringRevenue.in(MARCH));
        assertThat(last.grossRetention().value()).hasValueCloseTo(0.944, within(0.0005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        BigMoney one = sar("1");
        assertThatThrownBy(() -> RecurringRevenue.of(one, one, Money.parse("USD 1"), one, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reactivated is in USD, start in SAR");
        assertThatThrownBy(() -> RecurringRevenue.of(one, sar("-2"), one, one, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("new revenue SAR -2 is below 0");
        assertThatThrownBy(() -> RecurringRevenue.of(one, one, one, one, sar("0.5"), sar("0.6")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contraction 0.5 and churned 0.6 are more than the start 1");
        assertThatThrownBy(() -> RecurringRevenue.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RecurringRevenue.in(MARCH).from(null)).hasMessage("source");
    }

    private static BigMoney sar(String amount) {
        return BigMoney.parse("SAR " + amount);
    }

    private static RevenueMovements compute(StoreRows rows, RecurringRevenue metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
