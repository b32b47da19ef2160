package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

class ResidualLifetimeValueTest extends MetricContract<ResidualLifetimeValue, ValueForecast> {
    private static final BgNbd PAPER = ExpectedPurchasesTest.PAPER;
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44, SAR);

    @Override
    protected List<ResidualLifetimeValue> forms(Window window) {
        ResidualLifetimeValue year = ResidualLifetimeValue.of(PAPER, SPEND, Period.ofYears(1));
        return List.of(
                year,
                year.after(window.start()),
                year.at(Margin.of(0.3)),
                year.discountedAt(DiscountRate.annual(0.12)));
    }

    @Example
    void forEverIsMoreThanAnyTimeAndNearThatOfACentury() {
        ResidualLifetimeValue year =
                ResidualLifetimeValue.of(PAPER, SPEND, Period.ofYears(1)).discountedAt(DiscountRate.annual(0.12));
        double forEver = shop().compute(year.forEver()).value().orElseThrow();
        double century = shop().compute(ResidualLifetimeValue.of(PAPER, SPEND, Period.ofYears(100))
                        .discountedAt(DiscountRate.annual(0.12)))
                .value()
                .orElseThrow();

        assertThat(forEver).isGreaterThan(2 * shop().compute(year).value().orElseThrow());
        assertThat(forEver).isCloseTo(century, within(0.02));
        assertThat(shop().compute(year.forEver()).label().definition()).contains("for ever after 2025-06-30");
    }

    /** A model of spend is of one currency. */
    @Provide
    @Override
    protected Arbitrary<Asked> asked() {
        return super.asked().filter(ResidualLifetimeValueTest::isInRiyals);
    }

    @Provide
    @Override
    protected Arbitrary<Asked> drawn() {
        return super.drawn().filter(ResidualLifetimeValueTest::isInRiyals);
    }

    private static boolean isInRiyals(Asked asked) {
        return asked.history().basis().currency().equals(SAR);
    }

    @Override
    protected boolean saysNoData(ValueForecast result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    @Override
    protected Map<String, BigDecimal> naively(ResidualLifetimeValue form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        LocalDate lastDay = store.history().basis().lastDay();
        LocalDate through = form.through().isBefore(lastDay) ? form.through() : lastDay;
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            if (orders.stream().anyMatch(order -> !store.dayOf(order.placedAt()).isAfter(through))) {
                figures.merge("customers", BigDecimal.ONE, BigDecimal::add);
            }
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(ValueForecast result) {
        return Map.of("customers", BigDecimal.valueOf(result.customers()));
    }

    private static MetricsEngine shop() {
        return MetricsEngine.over(StoreRows.riyadh()
                .order("a", StoreRows.riyadh().at("2025-01-01"), 10_000)
                .order("a", StoreRows.riyadh().at("2025-03-01"), 4_000)
                .order("a", StoreRows.riyadh().at("2025-03-01T20:00"), 2_000)
                .order("b", StoreRows.riyadh().at("2025-02-01"), 99_900)
                .visit("c", "2025-01-01", 1, 0, false)
                .observedThrough("2025-06-30")
                .store()
                .history());
    }

    /** By the parts that it is made of: the first purchase does not count for the spend, two orders of a day are one. */
    @Example
    void isPurchasesTimesSpendTimesMarginRoundedByCustomer() {
        DiscountRate rate = DiscountRate.annual(0.1);
        ResidualLifetimeValue value = ResidualLifetimeValue.of(PAPER, SPEND, Period.ofYears(2))
                .discountedAt(rate)
                .at(Margin.of(0.5));
        double days = ChronoUnit.DAYS.between(LocalDate.of(2025, 6, 30), LocalDate.of(2027, 6, 30));
        double ofA = 0.5
                * SPEND.expectedSpend(1, 60).orElseThrow()
                * PAPER.discountedPurchases(new PurchasePattern(1, 59, 180), rate, days);
        double ofB = 0.5
                * SPEND.expectedSpend().orElseThrow()
                * PAPER.discountedPurchases(new PurchasePattern(0, 0, 149), rate, days);

        List<CustomerList.Entry<BigMoney>> ranked = shop().rank(value, 3).entries();
        assertThat(ranked).extracting(CustomerList.Entry::id).containsExactlyInAnyOrder("a", "b", "c");
        Map<String, BigMoney> byId = new TreeMap<>();
        ranked.forEach(entry -> byId.put(entry.id(), entry.value()));
        assertThat(byId)
                .containsEntry("a", money(ofA))
                .containsEntry("b", money(ofB))
                .containsEntry("c", money(0));

        ValueForecast all = shop().compute(value);
        assertThat(all.total()).isEqualTo(money(ofA + ofB));
        assertThat(all.customers()).isEqualTo(2);
        assertThat(all.interval()).as("parameters are taken for sure").isEmpty();
        assertThat(all.label().definition())
                .isEqualTo("BG/NBD and Gamma-Gamma, 2025-07-01 to 2027-06-30, discounted at 10 % a year, 50 % margin");
    }

    private static BigMoney money(double amount) {
        return BigMoney.of(SAR, BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN));
    }

    @Example
    void theIntervalIsThatOfTheParameters() {
        Fit<BgNbd> fit = BgNbd.fit(Simulation.of(PAPER, 2_000, 364).draw(1));
        Fit<GammaGamma> spend = GammaGamma.fit(SpendTable.of(
                SAR, new double[] {1, 2, 3, 1, 2, 4, 1, 5}, new double[] {10, 22, 35, 41, 18, 27, 90, 31}));
        ResidualLifetimeValue value = ResidualLifetimeValue.of(fit, spend, Period.ofYears(1));
        ResidualLifetimeValue sure = ResidualLifetimeValue.of(fit.model(), spend.model(), Period.ofYears(1));

        ValueForecast forecast = shop().compute(value);
        assertThat(forecast.total()).isEqualTo(shop().compute(sure).total());
        // A mean spend that scales with v, and a mean that is told by 8 customers only: wide, and around the value.
        assertThat(forecast.interval().orElseThrow().low())
                .isLessThan(forecast.value().orElseThrow());
        double value90 =
                forecast.interval(0.9).orElseThrow().high() / forecast.value().orElseThrow();
        double value50 =
                forecast.interval(0.5).orElseThrow().high() / forecast.value().orElseThrow();
        assertThat(Math.log(value50)).isCloseTo(Math.log(value90) * 0.67449 / 1.64485, within(1e-5));
    }

    /** Numbers worked out by hand from the total, which is not rounded by customer: here each is worth less than half a yen. */
    @Example
    void smallValuesAreNotRoundedAway() {
        CurrencyUnit yen = CurrencyUnit.of("JPY");
        StoreRows rows = StoreRows.of("Asia/Tokyo", "JPY");
        for (int i = 0; i < 100; i++) {
            rows.order("c" + i, rows.at("2025-01-01"), 10);
        }
        MetricsEngine engine =
                MetricsEngine.over(rows.observedThrough("2025-06-30").store().history());
        GammaGamma spend = new GammaGamma(6.25, 3.74, 15.44, yen);
        ValueForecast forecast = engine.compute(
                ResidualLifetimeValue.of(PAPER, spend, Period.ofDays(1)).at(Margin.of(0.1)));
        double each =
                0.1 * spend.expectedSpend().orElseThrow() * PAPER.expectedPurchases(new PurchasePattern(0, 0, 180), 1);

        assertThat(each).isLessThan(0.5);
        assertThat(forecast.total().getAmount().doubleValue()).isCloseTo(100 * each, within(0.5));
    }

    /** Whose customers do not tell whether the mean spend has a bound. */
    @Example
    void aSpendThatMayHaveNoBoundHasNoInterval() {
        Fit<BgNbd> fit = BgNbd.fit(Simulation.of(PAPER, 500, 364).draw(1));
        List<Double> none = List.of(0.0, 0.0, 0.0);
        Fit<GammaGamma> spend = new Fit<>(
                Fit.Status.CONVERGED,
                "",
                new GammaGamma(6, 1.05, 15, SAR),
                -1,
                0,
                List.of(none, List.of(0.0, 0.01, 0.0), none),
                1,
                1,
                1,
                1);
        ValueForecast forecast = shop().compute(ResidualLifetimeValue.of(fit, spend, Period.ofYears(1)));

        assertThat(forecast.interval()).isEmpty();
        assertThat(forecast.toString()).contains("no interval, since the spend of a purchase may have no bound");
    }

    @Example
    void whatHasNoBoundIsRefused() {
        ResidualLifetimeValue year = ResidualLifetimeValue.of(PAPER, SPEND, Period.ofYears(1));

        assertThatThrownBy(() -> ResidualLifetimeValue.of(PAPER, SPEND, Period.ZERO))
                .as("a computed period of no day is not for ever")
                .hasMessageContaining("a forecast over P0D looks at no day");
        assertThatThrownBy(year::forEver).hasMessageContaining("has no bound if nothing is discounted");
        assertThatThrownBy(() -> ResidualLifetimeValue.of(PAPER, new GammaGamma(6, 0.9, 15, SAR), Period.ofYears(1)))
                .hasMessageContaining("q must be above 1");
        assertThatThrownBy(() -> shop().compute(ResidualLifetimeValue.of(
                        PAPER, new GammaGamma(6, 3, 15, CurrencyUnit.of("EUR")), Period.ofYears(1))))
                .hasMessage("a model of spend in EUR for a history in SAR; fit it to this history");
    }
}
