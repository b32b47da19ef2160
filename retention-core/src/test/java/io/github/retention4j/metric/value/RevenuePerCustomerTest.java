package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RevenuePerCustomerTest extends AverageMetricContract<RevenuePerCustomer> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RevenuePerCustomer> forms(Window window) {
        RevenuePerCustomer value = RevenuePerCustomer.in(window);
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

    @Override
    protected List<Unit> units(RevenuePerCustomer form, Store store) {
        List<Unit> units = new ArrayList<>();
        for (String id : store.customerIds()) {
            long amount = 0;
            long customers = 0;
            for (Order order : store.orders()) {
                if (!order.customerId().equals(Optional.of(id))) {
                    continue;
                }
                if (store.in(form.window(), order.placedAt())) {
                    amount += store.minor(order.total());
                    customers =
                            form.revenue() != Revenue.NET_OF_ORDER || !store.isRefundedInFull(order) ? 1 : customers;
                }
                for (Refund refund : order.refunds()) {
                    Instant booked = form.revenue() == Revenue.NET ? refund.refundedAt() : order.placedAt();
                    if (form.revenue() != Revenue.GROSS && store.in(form.window(), booked)) {
                        amount -= store.minor(refund.amount());
                    }
                }
            }
            if (amount != 0 || customers != 0) {
                units.add(new Unit(amount, customers));
            }
        }
        return units;
    }

    @Example
    void guestsAndTheirRevenueAreLeftOut() {
        StoreRows rows = StoreRows.riyadh()
                .order("", "2026-03-10", 90_000)
                .order("a", "2026-03-11", 3_000)
                .order("a", "2026-03-12", 2_000)
                .order("b", "2026-03-31", 1_000);
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH)))
                .hasToString("revenue per customer 2026-03 (revenue / customers with an order placed,"
                        + " net, refunds booked when made): 30.00 SAR per customer (60.00/2),"
                        + " 95 % CI 0.21–2212.23, of only 2 customers");
    }

    @Example
    void aRefundToSomebodyWhoDidNotOrderIsTakenOffAndMakesNoCustomer() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("a", "2026-02-10", 5_000, "2026-03-10", 1_000)
                .order("b", "2026-03-11", 3_000);
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH)).summary())
                .startsWith("20.00 SAR per customer (20.00/1)");
        StoreRows refundsOnly = StoreRows.riyadh().refundedOrder("a", "2026-02-10", 5_000, "2026-03-10", 1_000);
        assertThat(compute(refundsOnly, RevenuePerCustomer.in(MARCH)).summary()).isEqualTo("no data (-10.00/0)");
    }

    @Example
    void whoseOrdersWereAllRefundedInFullIsACustomerWhereTheirMoneyIs() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-03-10", 10_000)
                .refundedOrder("b", "2026-03-20", 30_000, "2026-03-21", 30_000)
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH)).summary())
                .startsWith("50.00 SAR per customer (100.00/2)");
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH).definedBy(Revenue.NET_OF_ORDER))
                        .summary())
                .startsWith("100.00 SAR per customer (100.00/1)");
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH).definedBy(Revenue.GROSS))
                        .toString())
                .startsWith(
                        "revenue per customer 2026-03 (revenue / customers with an order placed, gross): 200.00 SAR per"
                                + " customer (400.00/2)");
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH).definedBy(Revenue.NET_OF_ORDER))
                        .label()
                        .definition())
                .isEqualTo("revenue / customers with an order kept, net, refunds booked with their order");
    }

    /** The worked example: sum and customers of the UCI Online Retail data, counted with pandas. */
    @Example
    void forThoseWhoHaveTheSums() {
        Average value = RevenuePerCustomer.of(BigMoney.parse("GBP 8911407.904"), 4_339);
        assertThat(value.value()).hasValueCloseTo(2053.7930177460244, within(1e-12 * 2053));
        assertThat(value)
                .hasToString("revenue per customer (revenue / customers): 2053.79 GBP per customer (8911407.904/4339)");
        assertThat(value.interval()).isEmpty();
        assertThat(RevenuePerCustomer.of(Money.parse("JPY 980"), 0).summary()).isEqualTo("no data (980/0)");
    }

    /** 10, 20 and 60 by the equation in {@code SpreadTest} with SciPy's brentq. */
    @Example
    void theIntervalIsAboveZeroSinceNobodyWasRefunded() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-03-10", 1_000)
                .order("b", "2026-03-10", 2_000)
                .order("c", "2026-03-10", 2_500)
                .order("c", "2026-03-11", 3_500);
        Average value = compute(rows, RevenuePerCustomer.in(MARCH));
        assertThat(value.value()).hasValue(30);
        assertThat(value.interval().orElseThrow().low()).isCloseTo(4.5118028505845365, within(1e-9));
        assertThat(value.interval().orElseThrow().high()).isCloseTo(284.9641928166802, within(1e-9));
    }

    @Property(tries = TRIES)
    void itIsTheOrderValueTimesTheOrdersPerCustomer(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        Average orderValue = engine.compute(AverageOrderValue.in(asked.window()).where(c -> true));
        Average perCustomer = engine.compute(RevenuePerCustomer.in(asked.window()));
        Set<String> buyers = new TreeSet<>();
        asked.store().orders().stream()
                .filter(o -> asked.store().in(asked.window(), o.placedAt()))
                .forEach(o -> o.customerId().ifPresent(buyers::add));
        assertThat(perCustomer.count()).isEqualTo(buyers.size());
        assertThat(perCustomer.sum()).isEqualTo(orderValue.sum());
        assertThat(perCustomer.value().isPresent()).isEqualTo(orderValue.value().isPresent());
        perCustomer.value().ifPresent(value -> {
            double frequency = (double) orderValue.count() / perCustomer.count();
            double product = orderValue.value().getAsDouble() * frequency;
            assertThat(value).isCloseTo(product, within(1e-12 * Math.max(1, Math.abs(product))));
        });
    }

    @Override
    protected Optional<Average> byCounts(RevenuePerCustomer form, Average result) {
        CurrencyUnit currency = CurrencyUnit.of(result.unit().currency().orElseThrow());
        return Optional.of(RevenuePerCustomer.of(BigMoney.of(currency, result.sum()), result.count()));
    }

    @Example
    void theSumOfTheLargestAmountsIsExact() {
        long most = Long.MAX_VALUE / 2;
        StoreRows rows = StoreRows.riyadh().order("a", "2026-03-10", most).order("b", "2026-03-11", most);
        assertThat(compute(rows, RevenuePerCustomer.in(MARCH)).sum()).isEqualTo(BigDecimal.valueOf(2 * most, 2));
    }

    /**
     * InvestingAnswers, "Average revenue per user": 500,000 dollars of 800 customers are 625, and 600,000 are 750.
     * http://www.investinganswers.com/financial-dictionary/businesses-corporations/average-revenue-user-arpu-1531
     */
    @Example
    void isTheNumberOfADictionary() {
        assertThat(RevenuePerCustomer.of(Money.parse("USD 500000"), 800).value())
                .hasValue(625);
        assertThat(RevenuePerCustomer.of(Money.parse("USD 600000"), 800).value())
                .hasValue(750);
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RevenuePerCustomer.of(Money.parse("SAR 5"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count -1 is below 0");
        assertThatThrownBy(() -> RevenuePerCustomer.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RevenuePerCustomer.in(MARCH).definedBy(null)).hasMessage("revenue");
    }

    private static Average compute(StoreRows rows, RevenuePerCustomer value) {
        return MetricsEngine.over(rows.store().history()).compute(value);
    }
}
