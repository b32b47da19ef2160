package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.StoreRows;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Window Q1 = Window.quarter(2026, 1);
    private static final MetricsEngine ENGINE = MetricsEngine.over(StoreRows.riyadh()
            .orders("a", "2025-12-10", "2026-01-10", "2026-02-10")
            .orders("b", "2025-12-11")
            .answers("a", "2026-01-12", 10, 9, 3)
            .observedThrough("2026-03-31")
            .store()
            .history());

    @Test
    void givesEachResultByTheMetricThatWasAskedForWithItsType() {
        Report report = ENGINE.compute(
                RetentionRate.in(Q1), RepeatPurchaseRate.in(Q1), NetPromoterScore.in(Q1), CohortRetention.quarterly());
        Nps nps = report.get(NetPromoterScore.in(Q1));
        Ratio retention = report.get(RetentionRate.in(Q1));
        CohortTable cohorts = report.get(CohortRetention.quarterly());
        assertThat(nps.promoters()).isEqualTo(2);
        assertThat(retention.summary()).startsWith("50.0 % (1/2)");
        assertThat(cohorts.cohorts()).hasSize(1);
    }

    @Test
    void printsOneResultAfterAnotherInTheOrderAsked() {
        Report report = ENGINE.compute(RetentionRate.in(Q1), NetPromoterScore.in(Q1), RepeatPurchaseRate.in(Q1));
        assertThat(report).hasToString("""
                retention rate 2026-Q1 (same customers: active before and in the window / active before): 50.0 % (1/2), \
                95 % CI 9.5–90.5 %
                net promoter score 2026-Q1 (0–10: promoters from 9, detractors to 6): +33.3 (2 promoters, 0 passives, \
                1 detractor), 95 % CI -68.7 to 85.4
                repeat purchase rate 2026-Q1 (at least 2 orders in the window / customers who ordered in it): 100.0 % \
                (1/1), 95 % CI 20.7–100.0 %""");
    }

    @Test
    void setsResultsOfSeveralLinesApart() {
        Report report = ENGINE.compute(CohortRetention.quarterly(), RepeatPurchaseRate.in(Q1));
        assertThat(report).hasToString("""
                cohort retention (first order by quarter, ordered in that period): % of the cohort
                quarters  size       0      1
                2025-Q4      2†  100.0   50.0
                all          2   100.0   50.0
                † a cohort of fewer than 30 customers

                repeat purchase rate 2026-Q1 (at least 2 orders in the window / customers who ordered in it): 100.0 % \
                (1/1), 95 % CI 20.7–100.0 %""");
    }

    /** A number does not say what it is, so its metric does, wherever it is printed. */
    @Test
    void aResultThatDoesNotNameItselfStandsUnderItsMetricsName() {
        Metric<?, Long> orders = orders("orders");
        assertThat(ENGINE.compute(
                        orders, RepeatPurchaseRate.in(Q1), orders("sum").map(n -> "sum of orders: " + n)))
                .hasToString("""
                        orders: 4
                        repeat purchase rate 2026-Q1 (at least 2 orders in the window / customers who ordered in it): \
                        100.0 % (1/1), 95 % CI 20.7–100.0 %
                        sum of orders: 4""");
        assertThat(ENGINE.compute(orders, orders.by("customer", CustomerHistory::id)))
                .hasToString("orders: 4\n\norders by customer\na  3\nb  1");
        assertThat(ENGINE.compute(orders.by("customer", CustomerHistory::id)))
                .hasToString("orders by customer\na  3\nb  1");
        assertThat(ENGINE.trend(Window.months(2026, 1, 2026, 2), month -> orders))
                .hasToString("orders\n2026-01  4\n2026-02  4");
        assertThat(ENGINE.trend(Window.months(2026, 1, 2026, 2), month -> orders("orders to " + month)))
                .hasToString("2026-01  4\n2026-02  4");
        assertThat(ENGINE.where(c -> false).compute(orders.by("city", c -> "Riyadh")))
                .hasToString("orders by city: no data");
    }

    private static Metric<?, Long> orders(String name) {
        return Metric.fold(
                name,
                () -> new long[1],
                (sum, customer) -> sum[0] += customer.orderCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
    }

    @Test
    void refusesAMetricThatWasNotAskedForByNamingItAndThoseThatWere() {
        Report report = ENGINE.compute(RepeatPurchaseRate.in(Q1), NetPromoterScore.in(Q1));
        assertThatThrownBy(() -> report.get(RepeatPurchaseRate.in(Q1.next())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "RepeatPurchaseRate[window=2026-Q2, purchase=ORDER, reach=WINDOW, days=0] was not asked for; this"
                                + " report has RepeatPurchaseRate[window=2026-Q1, purchase=ORDER, reach=WINDOW, days=0],"
                                + " NetPromoterScore[window=2026-Q1, scale=0–10, detractorsTo=6, promotersFrom=9]");
        assertThatThrownBy(() -> report.get(null)).hasMessage("metric");
    }

    @Test
    void isImmutable() {
        Report report = ENGINE.compute(RepeatPurchaseRate.in(Q1), NetPromoterScore.in(Q1));
        assertThatThrownBy(() -> report.metrics().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void findsMetricsMadeOfFiltersByTheVeryFilter() {
        Metric<?, Ratio> some = RepeatPurchaseRate.in(Q1).where(c -> c.orderCount() > 2);
        Report report = ENGINE.compute(some, RepeatPurchaseRate.in(Q1));
        assertThat(report.get(some).total()).isEqualTo(1);
        assertThat(report.metrics()).hasSize(2);
    }
}
