package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;

class BootstrapTest extends MetricContract<Bootstrap<DayCounts>, Resampled> {
    private static final Window YEAR = Window.year(2026);

    @Override
    protected List<Bootstrap<DayCounts>> forms(Window window) {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.in(window);
        return List.of(
                Bootstrap.of(gaps).samples(100),
                Bootstrap.ofQuantile(gaps, 0.5).samples(100).seed(7));
    }

    /** A median does not add up over customers; what the value is made of is held against the metric's own below. */
    @Override
    protected Map<String, BigDecimal> naively(Bootstrap<DayCounts> form, Store store) {
        return Map.of();
    }

    @Override
    protected Map<String, BigDecimal> figures(Resampled result) {
        return Map.of();
    }

    @Override
    protected boolean saysNoData(Resampled result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    /** Customers of two orders each, so many days apart. */
    private static MetricsEngine gaps(int customers, int seed) {
        Random random = new Random(seed);
        StoreRows rows = StoreRows.riyadh();
        for (int c = 0; c < customers; c++) {
            int days = 5 + random.nextInt(60);
            rows.orders(
                    "c" + c,
                    "2026-01-05",
                    java.time.LocalDate.of(2026, 1, 5).plusDays(days).toString());
        }
        return MetricsEngine.over(rows.observedThrough("2026-12-31").store().history());
    }

    @Example
    void theValueIsThatOfAllCustomers() {
        MetricsEngine engine = gaps(200, 1);
        DayCounts days = engine.compute(TimeBetweenPurchases.in(YEAR));
        assertThat(engine.compute(Bootstrap.of(TimeBetweenPurchases.in(YEAR))).value())
                .isEqualTo(days.value());
        assertThat(engine.compute(Bootstrap.ofQuantile(TimeBetweenPurchases.in(YEAR), 0.5))
                        .value())
                .hasValue(days.median().orElseThrow());
    }

    /** Where there is a formula the samples tell the same: the mean of 400 customers, a gap each. */
    @Example
    void theIntervalOfAMeanIsAboutThatOfItsFormula() {
        MetricsEngine engine = gaps(400, 2);
        Interval formula =
                engine.compute(TimeBetweenPurchases.in(YEAR)).interval().orElseThrow();
        Interval samples = engine.compute(
                        Bootstrap.of(TimeBetweenPurchases.in(YEAR)).samples(2_000))
                .interval()
                .orElseThrow();
        double width = formula.high() - formula.low();
        assertThat(samples.low()).isCloseTo(formula.low(), within(0.06 * width));
        assertThat(samples.high()).isCloseTo(formula.high(), within(0.06 * width));
    }

    @Example
    void otherSeedsDrawOtherSamplesAndTheSameSeedTheSame() {
        MetricsEngine engine = gaps(50, 3);
        Bootstrap<DayCounts> median = Bootstrap.ofQuantile(TimeBetweenPurchases.in(YEAR), 0.5);
        assertThat(engine.compute(median)).isEqualTo(engine.parallelism(2).compute(median));
        assertThat(engine.compute(median.seed(43))).isNotEqualTo(engine.compute(median));
    }

    @Example
    void theNumbersOfItsDocumentation() {
        StoreRows rows = StoreRows.riyadh();
        for (int c = 0; c < 100; c++) {
            rows.orders("c" + c, "2026-01-05", c < 55 ? "2026-01-15" : "2026-02-04");
        }
        Resampled median = MetricsEngine.over(
                        rows.observedThrough("2026-12-31").store().history())
                .compute(Bootstrap.ofQuantile(TimeBetweenPurchases.in(YEAR), 0.5));
        assertThat(median.toString()).endsWith("; quantile 0.5): 10.0 days, 95 % CI 10.0–30.0");
    }

    @Example
    void tooFewSamplesWithDataHaveNoInterval() {
        Resampled resampled = MetricsEngine.over(StoreRows.riyadh()
                        .orders("a", "2026-01-05", "2026-01-15")
                        .observedThrough("2026-12-31")
                        .store()
                        .history())
                .compute(Bootstrap.of(TimeBetweenPurchases.in(YEAR)));
        assertThat(resampled.value()).hasValue(10);
        assertThat(resampled.interval()).isEmpty();
    }

    @Example
    void refusesEventsOfNobodyAndTooFewSamples() {
        assertThatThrownBy(() -> Bootstrap.of(AverageOrderValue.in(YEAR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("average order value counts events without a customer")
                .hasMessageContaining("metric.where(\"customers\", c -> true)");
        Bootstrap.of(AverageOrderValue.in(YEAR).where("customers", c -> true));
        assertThatThrownBy(() -> Bootstrap.of(TimeBetweenPurchases.in(YEAR)).samples(99))
                .hasMessage("samples 99 are fewer than 100");
        assertThatThrownBy(() -> Bootstrap.ofQuantile(TimeBetweenPurchases.in(YEAR), 1.1))
                .hasMessage("share 1.1 not in [0, 1]");
    }

    /** Nothing tells how many customers the samples' figure is of. */
    @Example
    void isRefusedWhereSmallGroupsAreHidden() {
        MetricsEngine printed = gaps(20, 4).minimumGroupSize(10);
        assertThatThrownBy(() -> printed.compute(Bootstrap.of(TimeBetweenPurchases.in(YEAR))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "minimum group size 10: how many customers the samples of time between purchases are of");
        assertThatThrownBy(() -> printed.compute(
                        Bootstrap.of(TimeBetweenPurchases.in(YEAR)).against(TimeBetweenPurchases.in(YEAR.previous()))))
                .hasMessageContaining("minimum group size 10");
    }
}
