package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MoneyRatioMetricContract;
import io.github.retention4j.metric.value.NetRevenueChurn.Definition;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;
import org.joda.money.Money;

class NetRevenueChurnTest extends MoneyRatioMetricContract<NetRevenueChurn> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<NetRevenueChurn> forms(Window window) {
        List<NetRevenueChurn> forms = new ArrayList<>();
        for (Definition definition : Definition.values()) {
            for (RevenueSource source : RevenueSource.values()) {
                forms.add(NetRevenueChurn.in(window).definedBy(definition).from(source));
            }
        }
        return forms;
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        Instant before = rows.at(window.start().minusDays(10).toString());
        rows.subscription(Subscription.builder("s", "c", before, Money.parse("SAR 50"))
                .ended(instant)
                .build());
        rows.order("c", window.start().minusDays(1).toString(), 3_000).order("c", instant, 1_000);
    }

    @Override
    protected List<Unit> units(NetRevenueChurn form, Store store) {
        List<Unit> units = new ArrayList<>();
        for (RevenueOfCustomer customer : RevenueOfCustomer.all(store, form.window(), form.source())) {
            long start = customer.start();
            long end = customer.end();
            long churnedOrLess = Math.max(0, start - end);
            long expansion = start > 0 ? Math.max(0, end - start) : 0;
            long lost = switch (form.definition()) {
                case MOVEMENTS -> churnedOrLess - expansion - (customer.isReactivated() ? end : 0);
                case GROSS -> churnedOrLess;
                case AS_PRINTED -> start - end - expansion;
            };
            if (start != 0 || lost != 0) {
                units.add(new Unit(lost, start));
            }
        }
        return units;
    }

    private static StoreRows subscribers() {
        return StoreRows.riyadh()
                .subscription("stays", "2026-01-01", "", 82_000)
                .subscription("more", "2026-01-01", "", 5_000, "2026-03-10", 13_000)
                .subscription("less", "2026-01-01", "", 3_000, "2026-03-10", 0, "2026-04-10", 9_000)
                .subscription("gone", "2026-01-01", "2026-03-20", 10_000)
                .subscription("new", "2026-03-05", "", 20_000)
                .subscription("back", "2025-01-01", "2025-06-01", 9_000)
                .subscription("back", "2026-03-05", "", 5_000)
                .observedThrough("2026-04-30");
    }

    /** The worked example. */
    @Example
    void byMovementsGrossAndAsPrinted() {
        NetRevenueChurn churn = NetRevenueChurn.in(MARCH);
        assertThat(compute(subscribers(), churn).toString())
                .startsWith("net revenue churn 2026-03 ((churned + contraction - expansion - reactivated) / start;"
                        + " positive is lost, negative is net growth; monthly amounts of subscriptions at both ends):"
                        + " 0.0 % (0.00/1000.00 SAR), 95 % CI ");
        assertThat(compute(subscribers(), churn.definedBy(Definition.GROSS)).toString())
                .startsWith(
                        "net revenue churn 2026-03 (gross: (churned + contraction) / start; positive is lost; monthly"
                                + " amounts of subscriptions at both ends): 13.0 % (130.00/1000.00 SAR), 95 % CI ");
        assertThat(compute(subscribers(), churn.definedBy(Definition.AS_PRINTED))
                        .toString())
                .startsWith(
                        "net revenue churn 2026-03 (as printed: (start - end - expansion) / start; positive is lost,"
                                + " negative is net growth; monthly amounts of subscriptions at both ends): -28.0 %"
                                + " (-280.00/1000.00 SAR), 95 % CI ");
    }

    @Example
    void forThoseWhoHaveTheSums() {
        assertThat(NetRevenueChurn.of(Money.parse("SAR 1000"), Money.parse("SAR 1200"), Money.parse("SAR 80")))
                .hasToString("net revenue churn (as printed: (start - end - expansion) / start;"
                        + " positive is lost, negative is net growth): -28.0 % (-280.00/1000.00 SAR)");
        assertThat(NetRevenueChurn.of(Money.parse("SAR 0"), Money.parse("SAR 5"), Money.parse("SAR 1"))
                        .summary())
                .isEqualTo("no data (-6.00/0.00 SAR)");
    }

    /** x = 0, 0, 30, 100 are lost of y = 820, 50, 30, 100, by the equation in {@code SpreadTest} with SciPy's brentq. */
    @Example
    void theIntervalIsThatOfARatioOfSumsOverCustomers() {
        MoneyRatio gross = compute(subscribers(), NetRevenueChurn.in(MARCH).definedBy(Definition.GROSS));
        assertThat(gross.spread().customers()).isEqualTo(4);
        assertThat(gross.interval().orElseThrow().low()).isCloseTo(0.00576696101404092, within(1e-9));
        assertThat(gross.interval().orElseThrow().high()).isCloseTo(0.7723619493612106, within(1e-9));
    }

    @Example
    void amountsOfTheLargestSizeAreExactOrAnError() {
        long most = Long.MAX_VALUE / 4;
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-02-10", most)
                .order("b", "2026-02-10", most)
                .order("a", "2026-03-10", most / 2)
                .observedThrough("2026-04-30");
        MoneyRatio gross = compute(
                rows, NetRevenueChurn.in(MARCH).definedBy(Definition.GROSS).from(RevenueSource.ORDERS));
        assertThat(gross.part().unscaledValue()).isEqualTo(2 * most - most / 2);
        assertThat(gross.value()).hasValueCloseTo(0.75, within(1e-15));
    }

    @Property(tries = TRIES)
    void theRatesAreThoseOfTheMovements(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (RevenueSource source : RevenueSource.values()) {
            RevenueMovements movements =
                    engine.compute(RecurringRevenue.in(asked.window()).from(source));
            NetRevenueChurn churn = NetRevenueChurn.in(asked.window()).from(source);
            same(engine.compute(churn), movements.netChurn());
            same(engine.compute(churn.definedBy(Definition.GROSS)), movements.grossChurn());
            same(
                    engine.compute(churn.definedBy(Definition.AS_PRINTED)),
                    NetRevenueChurn.of(
                            money(asked, movements.start()),
                            money(asked, movements.end()),
                            money(asked, movements.expansion())));
        }
    }

    private static void same(MoneyRatio measured, MoneyRatio fromSums) {
        assertThat(measured.part()).isEqualByComparingTo(fromSums.part());
        assertThat(measured.whole()).isEqualByComparingTo(fromSums.whole());
        if (!measured.label().isUnobserved()) {
            assertThat(measured.value()).isEqualTo(fromSums.value());
            assertThat(measured.summary()).startsWith(fromSums.summary());
        }
    }

    private static BigMoney money(Asked asked, BigDecimal amount) {
        return BigMoney.of(asked.store().currency(), amount);
    }

    @Property(tries = TRIES)
    void netIsAtMostGross(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (RevenueSource source : RevenueSource.values()) {
            NetRevenueChurn churn = NetRevenueChurn.in(asked.window()).from(source);
            MoneyRatio gross = engine.compute(churn.definedBy(Definition.GROSS));
            assertThat(engine.compute(churn).part()).isLessThanOrEqualTo(gross.part());
            gross.value().ifPresent(rate -> assertThat(rate).isBetween(0.0, 1.0));
        }
    }

    /**
     * ChartMogul's help, "MRR churn rate": of 100 dollars 10 churn, 10 contract and 10 come by expansion: 20 % gross, 10
     * % net. https://help.chartmogul.com/hc/en-us/articles/203359341-Metric-MRR-Churn-Rate
     */
    @Example
    void isTheRateOfChartMogul() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("stays", "2026-01-01", "", 5_000)
                .subscription("more", "2026-01-01", "", 2_000, "2026-03-10", 3_000)
                .subscription("less", "2026-01-01", "", 2_000, "2026-03-10", 1_000)
                .subscription("gone", "2026-01-01", "2026-03-20", 1_000)
                .subscription("new", "2026-03-05", "", 4_000)
                .observedThrough("2026-03-31");
        NetRevenueChurn churn = NetRevenueChurn.in(MARCH);
        assertThat(compute(rows, churn.definedBy(Definition.GROSS)).value()).hasValueCloseTo(0.2, within(1e-12));
        assertThat(compute(rows, churn).value()).hasValueCloseTo(0.1, within(1e-12));
    }

    /**
     * From 750,000 dollars to 650,000 with 160,000 of upgrades is -8 % (Paddle,
     * https://www.paddle.com/resources/revenue-churn), from 500,000 to 450,000 with 65,000 is -3 % (Evergage,
     * http://www.evergage.com/blog/how-calculate-customer-churn-and-revenue-churn/).
     */
    @Example
    void asPrintedItIsWhatGuidesPrint() {
        assertThat(NetRevenueChurn.of(Money.parse("USD 750000"), Money.parse("USD 650000"), Money.parse("USD 160000"))
                        .value())
                .hasValueCloseTo(-0.08, within(1e-12));
        assertThat(NetRevenueChurn.of(Money.parse("USD 500000"), Money.parse("USD 450000"), Money.parse("USD 65000"))
                        .value())
                .hasValueCloseTo(-0.03, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        Money one = Money.parse("SAR 1");
        assertThatThrownBy(() -> NetRevenueChurn.of(one, Money.parse("USD 1"), one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end is in USD, start in SAR");
        assertThatThrownBy(() -> NetRevenueChurn.of(one, one, Money.parse("KWD 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expansion is in KWD, start in SAR");
        assertThatThrownBy(() -> NetRevenueChurn.of(Money.parse("SAR -1"), one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start SAR -1.00 is below 0");
        BigMoney tiny = BigMoney.of(one.getCurrencyUnit(), new BigDecimal("1e-50000000"));
        assertThatThrownBy(() -> NetRevenueChurn.of(one, tiny, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end has 50000000 decimals, more than 100");
        assertThatThrownBy(() -> NetRevenueChurn.in(null)).hasMessage("window");
        assertThatThrownBy(() -> NetRevenueChurn.in(MARCH).definedBy(null)).hasMessage("definition");
        assertThatThrownBy(() -> NetRevenueChurn.in(MARCH).from(null)).hasMessage("source");
    }

    private static MoneyRatio compute(StoreRows rows, NetRevenueChurn churn) {
        return MetricsEngine.over(rows.store().history()).compute(churn);
    }
}
