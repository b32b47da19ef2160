package io.github.retention4j.metric.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class CustomerAcquisitionCostTest extends MetricContract<CustomerAcquisitionCost, AcquisitionCost> {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Window MARCH = Window.month(2026, 3);

    private static AcquisitionSpend spend(Window window, String amount) {
        return AcquisitionSpend.in(SAR).plus(window, Money.parse("SAR " + amount));
    }

    @Override
    protected List<CustomerAcquisitionCost> forms(Window window) {
        return List.of(CustomerAcquisitionCost.in(window, spend(window, "12000")));
    }

    /** The spend is in one currency, and so are the stores. */
    @Override
    @Provide
    protected Arbitrary<Asked> asked() {
        return super.asked().filter(asked -> asked.store().currency().equals(SAR));
    }

    @Override
    @Provide
    protected Arbitrary<Asked> drawn() {
        return super.drawn().filter(asked -> asked.store().currency().equals(SAR));
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerAcquisitionCost form, Store store) {
        return Map.of(
                "customers",
                count(store.countedOrdersByCustomer().values().stream()
                        .filter(orders -> store.in(form.window(), orders.get(0).placedAt()))
                        .count()));
    }

    @Override
    protected Map<String, BigDecimal> figures(AcquisitionCost result) {
        result.value().ifPresent(value -> assertThat(value * result.customers()).isCloseTo(12_000, within(1e-8)));
        return Map.of("customers", count(result.customers()));
    }

    @Override
    protected boolean saysNoData(AcquisitionCost result) {
        return result.value().isEmpty();
    }

    @Override
    protected Optional<AcquisitionCost> byCounts(CustomerAcquisitionCost form, AcquisitionCost result) {
        return Optional.of(CustomerAcquisitionCost.of(Money.parse("SAR 12000"), result.customers()));
    }

    // ---- by hand

    @Example
    void isTheSpendByTheNewCustomers() {
        assertThat(CustomerAcquisitionCost.of(Money.parse("SAR 12000"), 131))
                .hasToString("customer acquisition cost (spend / new customers):"
                        + " 91.60 SAR per new customer (12000.00/131)");
        StoreRows rows = StoreRows.riyadh()
                .orders("old", "2026-02-10", "2026-03-10")
                .orders("new", "2026-03-01T00:00", "2026-03-20")
                .orders("last", "2026-03-31T23:59:59.999")
                .orders("later", "2026-04-01T00:00")
                .orders("", "2026-03-10")
                .refundedOrder("back", "2026-03-05", 1_000, "2026-03-06", 1_000);
        AcquisitionCost cost = compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "300")), rows);
        assertThat(cost.customers()).isEqualTo(2);
        assertThat(cost)
                .hasToString("customer acquisition cost 2026-03 (spend / new customers):"
                        + " 150.00 SAR per new customer (300.00/2)");
        assertThat(cost.interval()).isEmpty();
        assertThat(cost.compareWith(150)).isZero();
        assertThat(cost.compareWith(149.99)).isPositive();
        assertThat(cost.canBe(-1)).isFalse();
    }

    @Example
    void spendThatIsNotStatedIsNoDataAndZeroIsZero() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").observedThrough("2026-05-31");
        AcquisitionCost unknown = compute(CustomerAcquisitionCost.in(MARCH, AcquisitionSpend.in(SAR)), rows);
        assertThat(unknown)
                .hasToString("customer acquisition cost 2026-03 (spend / new customers):"
                        + " no data (no spend is stated; 1 new customer)");
        assertThat(unknown.spend()).isEmpty();
        assertThatThrownBy(() -> unknown.compareWith(1)).isInstanceOf(NoSuchElementException.class);
        assertThat(compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "0")), rows)
                        .summary())
                .isEqualTo("0.00 SAR per new customer (0.00/1)");
        Window april = Window.month(2026, 4);
        assertThat(compute(CustomerAcquisitionCost.in(april, spend(april, "80")), rows)
                        .summary())
                .isEqualTo("no data (80.00/0)");
        Window q1 = Window.quarter(2026, 1);
        assertThat(compute(CustomerAcquisitionCost.in(q1, spend(MARCH, "80")), rows)
                        .value())
                .isEmpty();
    }

    @Example
    void whoIsOlderThanTheDataIsNotNew() {
        Store store = StoreRows.riyadh()
                .customer(Customer.builder("old")
                        .firstSeen(StoreRows.riyadh().at("2025-06-01"))
                        .build())
                .orders("old", "2026-03-10")
                .orders("new", "2026-03-11")
                .observedThrough("2026-03-31")
                .store();
        History history = store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 1)))
                .build();
        assertThat(MetricsEngine.over(history)
                        .compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80")))
                        .summary())
                .isEqualTo("80.00 SAR per new customer (80.00/1)");
        assertThat(MetricsEngine.over(store.history())
                        .compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80")))
                        .customers())
                .isEqualTo(2);
    }

    @Example
    void aWindowThatIsNotOverIsMarked() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").observedThrough("2026-03-20");
        assertThat(compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80")), rows)
                        .toString())
                .endsWith("80.00 SAR per new customer (80.00/1); partly observed, data end 2026-03-20");
    }

    @Example
    void eachChannelHasItsOwnSpendAndWhatIsOfNoneIsTold() {
        StoreRows rows = StoreRows.riyadh()
                .customer(Customer.builder("a").channel("app").build())
                .customer(Customer.builder("b").channel("app").build())
                .customer(Customer.builder("c").channel("friend").build())
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-11")
                .orders("c", "2026-03-12")
                .orders("d", "2026-03-13")
                .observedThrough("2026-04-30");
        AcquisitionSpend spend = spend(MARCH, "40")
                .plus(MARCH, "app", Money.parse("SAR 300"))
                .plus(MARCH, "tv", Money.parse("SAR 700"))
                .plus(Window.month(2026, 4), "tv", Money.parse("SAR 5000"))
                .plus(MARCH, "radio", Money.parse("SAR 0"));
        Segmented<String, AcquisitionCost> channels = MetricsEngine.over(
                        rows.store().history())
                .compute(CustomerAcquisitionCost.in(MARCH, spend).byChannel());
        assertThat(channels).hasToString("""
                customer acquisition cost 2026-03 by channel (spend on each channel / its new customers)
                (unknown)  no data (no spend is stated; 1 new customer)
                app        150.00 SAR per new customer (300.00/2)
                friend     no data (no spend is stated; 1 new customer)
                spend on channels that are not above: tv SAR 700.00; spend on no channel SAR 40.00""");
        assertThat(compute(CustomerAcquisitionCost.in(MARCH, spend), rows).summary())
                .isEqualTo("260.00 SAR per new customer (1040.00/4)");
    }

    @Example
    void aPartOfTheCustomersIsHeldAgainstAllSpendAndSaysSo() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").orders("b", "2026-03-10");
        AcquisitionCost some = MetricsEngine.over(rows.store().history())
                .where("a", c -> c.id().equals("a"))
                .compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80")));
        assertThat(some.toString())
                .startsWith("customer acquisition cost 2026-03, only a"
                        + " (spend / new customers; the spend is that for all customers): 80.00 SAR");
    }

    @Example
    void aSmallGroupIsHidden() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-10")
                .orders("b", "2026-02-10")
                .orders("c", "2026-02-10")
                .orders("d", "2026-02-10");
        MetricsEngine engine = MetricsEngine.over(rows.store().history()).minimumGroupSize(2);
        assertThat(engine.compute(CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80")))
                        .summary())
                .isEqualTo("hidden: fewer than 2 customers");
        Window february = Window.month(2026, 2);
        assertThat(engine.compute(CustomerAcquisitionCost.in(february, spend(february, "90")))
                        .summary())
                .isEqualTo("30.00 SAR per new customer (90.00/3)");
    }

    @Example
    void refusesOtherCurrenciesAmountsToDivideAndNegativeCounts() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10");
        AcquisitionSpend dollars = AcquisitionSpend.in(CurrencyUnit.USD).plus(MARCH, Money.parse("USD 5"));
        assertThatThrownBy(() -> compute(CustomerAcquisitionCost.in(MARCH, dollars), rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spend is in USD, the history in SAR; convert the spend");
        assertThatThrownBy(() -> CustomerAcquisitionCost.in(MARCH, spend(Window.quarter(2026, 1), "5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the spend of 2026-Q1, SAR 5.00, is not of days in 2026-03 alone");
        assertThatThrownBy(() -> CustomerAcquisitionCost.of(Money.parse("SAR 5"), -1))
                .hasMessage("customers -1 is below 0");
        assertThatThrownBy(() -> CustomerAcquisitionCost.of(Money.parse("SAR -5"), 1))
                .hasMessage("spend SAR -5.00 is below 0");
        assertThatThrownBy(() -> CustomerAcquisitionCost.of(null, 1)).hasMessage("spend");
        assertThatThrownBy(() -> CustomerAcquisitionCost.in(null, dollars)).hasMessage("window");
        assertThatThrownBy(() -> CustomerAcquisitionCost.in(MARCH, null)).hasMessage("spend");
        Label label = Label.of("cost", "x");
        assertThatThrownBy(() -> new AcquisitionCost(label, SAR, Optional.of(BigMoney.parse("USD 1")), 1))
                .hasMessage("spend is in USD, not in SAR");
        assertThatThrownBy(() -> new AcquisitionCost(label, SAR, null, 1)).hasMessage("spend");
    }

    @Example
    void byChannelIsAValueThatCanBeSent() {
        CustomerAcquisitionCost cost = CustomerAcquisitionCost.in(MARCH, spend(MARCH, "80"));
        assertThat(Serialisation.roundTrip(cost.byChannel()).name())
                .isEqualTo(cost.byChannel().name());
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        assertThat(engine.compute(Serialisation.roundTrip(cost.byChannel())))
                .isEqualTo(engine.compute(cost.byChannel()));
    }

    private static AcquisitionCost compute(CustomerAcquisitionCost metric, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
