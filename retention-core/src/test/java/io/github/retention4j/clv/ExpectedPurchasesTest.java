package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExpectedPurchasesTest extends MetricContract<ExpectedPurchases, PurchaseForecast> {
    static final BgNbd PAPER = new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS);
    private static final MbgNbd MODIFIED = new MbgNbd(.5248, 6.183, .8914, 1.614, ChronoUnit.WEEKS);

    @Override
    protected List<ExpectedPurchases> forms(Window window) {
        return List.of(
                ExpectedPurchases.of(PAPER, Period.ofMonths(3)),
                ExpectedPurchases.of(PAPER, Period.ofMonths(3)).after(window.start()),
                ExpectedPurchases.of(MODIFIED, Period.ofDays(30)));
    }

    @Override
    protected boolean saysNoData(PurchaseForecast result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    @Override
    protected Map<String, BigDecimal> naively(ExpectedPurchases form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("customers", BigDecimal.valueOf(buyers(form, store).size()));
        return figures;
    }

    /** By customer, the days on which they bought by the last day that is known. */
    private static Map<String, List<LocalDate>> buyers(ExpectedPurchases form, Store store) {
        LocalDate lastDay = store.history().basis().lastDay();
        LocalDate through = form.through().isBefore(lastDay) ? form.through() : lastDay;
        Map<String, List<LocalDate>> buyers = new TreeMap<>();
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            List<LocalDate> days = orders.stream()
                    .map(order -> store.dayOf(order.placedAt()))
                    .filter(day -> !day.isAfter(through))
                    .distinct()
                    .sorted()
                    .toList();
            if (!days.isEmpty()) {
                buyers.put(customer, days);
            }
        });
        return buyers;
    }

    @Override
    protected Map<String, BigDecimal> figures(PurchaseForecast result) {
        return Map.of("customers", BigDecimal.valueOf(result.customers()));
    }

    @Property(tries = TRIES)
    void theSumIsThatOfTheCustomersPatterns(@ForAll("drawn") Asked asked) {
        for (ExpectedPurchases form : forms(asked.window())) {
            if (!asked.history().basis().isObserved()) {
                continue;
            }
            LocalDate lastDay = asked.history().basis().lastDay();
            LocalDate through = form.through().isBefore(lastDay) ? form.through() : lastDay;
            double ahead = ChronoUnit.DAYS.between(through, through.plus(form.horizon()));
            double sum = buyers(form, asked.store()).values().stream()
                    .mapToDouble(days -> form.model()
                            .expectedPurchases(
                                    new PurchasePattern(
                                            days.size() - 1,
                                            ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1)),
                                            ChronoUnit.DAYS.between(days.get(0), through)),
                                    ahead))
                    .sum();
            MetricsEngine engine = MetricsEngine.over(asked.history());

            assertThat(engine.compute(form).expected()).isCloseTo(sum, within(1e-9 * (1 + sum)));
            assertThat(engine.select(customer -> customer.orderCount() > 0, form).entries().stream()
                            .mapToDouble(CustomerList.Entry::value)
                            .sum())
                    .isCloseTo(sum, within(1e-9 * (1 + sum)));
        }
    }

    /** The worked example, in words with its bounds: quantiles of P(n), which add up to the level. */
    @Example
    void tellsOfOneCustomerBetweenWhatBounds() {
        PurchasePattern pattern = PurchasePattern.of(2, 30.43, 38.86, ChronoUnit.WEEKS);
        PurchaseForecast forecast =
                ExpectedPurchases.of(PAPER, Period.ofDays(39 * 7)).of(pattern, LocalDate.of(2025, 9, 30));

        assertThat(forecast.expected()).isCloseTo(1.226028, within(1e-6));
        assertThat(forecast.interval(0.8)).contains(new Interval(0, 3, 0.8, "quantiles of P(n)"));
        double within = 0;
        for (int n = 0; n <= 3; n++) {
            within += PAPER.probabilityOf(n, pattern, 39 * 7);
        }
        assertThat(within).isBetween(0.9, 0.95);
        assertThat(forecast.toString())
                .isEqualTo(
                        "expected purchases (BG/NBD, 2025-10-01 to 2026-06-30): 1.2 purchases of 1 customer, 95 % between"
                                + " 0 and 5");
    }

    /** Drawn anew from the model, the totals of 400 shops lie within 80 % bounds in 80 % of them, and vary as it is said. */
    @Example
    void theBoundsOfAllHoldWhatIsDrawn() {
        Fit<BgNbd> fit = BgNbd.fit(Simulation.of(PAPER, 3_000, 364).draw(5));
        PatternTable patterns = Simulation.of(PAPER, 3_000, 364).draw(6);
        double variance = 0;
        for (int group = 0; group < patterns.size(); group++) {
            variance += patterns.customers(group) * PAPER.variance(patterns.pattern(group), 91);
        }
        double expected = 0;
        for (int group = 0; group < patterns.size(); group++) {
            expected += patterns.customers(group) * PAPER.expectedPurchases(patterns.pattern(group), 91);
        }
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        double squares = 0;
        int shops = 400;
        for (int shop = 0; shop < shops; shop++) {
            double total = 0;
            for (int group = 0; group < patterns.size(); group++) {
                PurchasePattern pattern = patterns.pattern(group);
                for (long i = 0; i < patterns.customers(group); i++) {
                    total += random.nextDouble() < PAPER.probabilityAlive(pattern)
                            ? PAPER.whileAlive(pattern).draw(91, random).length
                            : 0;
                }
            }
            squares += (total - expected) * (total - expected);
            held += Math.abs(total - expected) <= 1.2816 * Math.sqrt(variance) ? 1 : 0;
        }
        assertThat(held).isBetween(300, 340);
        assertThat(squares / shops).isBetween(0.75 * variance, 1.3 * variance);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    /** Of one customer by the metric, who is a sum of one: a negative binomial is near P(n), and in whole numbers too. */
    @Example
    void fewCustomersHaveWholeNumbersForBounds() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01")
                .observedThrough("2025-06-30")
                .store()
                .history());
        ExpectedPurchases year = ExpectedPurchases.of(PAPER, Period.ofYears(1));
        Interval few = engine.compute(year).interval(0.8).orElseThrow();
        Interval exact = year.of(new PurchasePattern(3, 90, 180), LocalDate.of(2025, 6, 30))
                .interval(0.8)
                .orElseThrow();

        assertThat(few.low()).isEqualTo(Math.rint(few.low()));
        assertThat(few.high()).isEqualTo(Math.rint(few.high())).isCloseTo(exact.high(), within(1.0));
    }

    /** P(n) would have a hundred thousand terms and more. */
    @Example
    void whoBuysVeryOftenHasBoundsAroundTheExpectation() {
        BgNbd often = new BgNbd(.5, 1, .1, 5, ChronoUnit.DAYS);
        PurchaseForecast forecast = ExpectedPurchases.of(often, Period.ofYears(10))
                .of(new PurchasePattern(20_000, 365, 365), LocalDate.of(2025, 6, 30));
        Interval interval = forecast.interval(0.8).orElseThrow();

        assertThat(forecast.cumulative()).isEmpty();
        assertThat(forecast.expected()).isBetween(interval.low(), interval.high());
        assertThat(forecast.purchaseVariance()).isGreaterThan(forecast.expected());
    }

    @Example
    void aForecastOverNoDaysIsRefused() {
        assertThatThrownBy(() -> ExpectedPurchases.of(PAPER, Period.ZERO))
                .hasMessage("a forecast over P0D looks at no day; write such as Period.ofMonths(3)");
    }

    @Example
    void whoHasNoOrderIsExpectedToMakeNoneAndIsNotLost() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2025-01-01", "2025-02-01", "2025-03-01")
                .visit("b", "2025-01-01", 1, 0, false)
                .observedThrough("2026-12-31")
                .store()
                .history());
        ProbabilityAlive alive = ProbabilityAlive.by(PAPER);

        assertThat(engine.rank(ExpectedPurchases.of(PAPER, Period.ofYears(1)), 2)
                        .entries())
                .extracting(CustomerList.Entry::id)
                .containsExactly("a", "b");
        assertThat(engine.select(alive.below(1), alive).entries())
                .extracting(CustomerList.Entry::id)
                .containsExactly("a");
        assertThatThrownBy(() -> alive.below(20)).hasMessageStartingWith("probability 20.0 not in (0, 1]");
    }
}
