package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import org.joda.money.BigMoney;

/** Which refunds lower the revenue of a cohort, and where. */
class CohortRevenueTest {
    private static final CohortRetention MONTHLY = CohortRetention.monthly();
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    @Example
    void aRefundLowersTheRevenueOfThePeriodItIsMadeIn() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-01-10", 10_000, "2026-03-10", 4_000)
                .order("c", "2026-02-10", 5_000);
        assertThat(cells(compute(MONTHLY, rows)).stream().map(Cell::revenue).limit(3))
                .containsExactly(
                        BigMoney.parse("SAR 100.00"), BigMoney.parse("SAR 50.00"), BigMoney.parse("SAR -40.00"));
    }

    @Example
    void anOrderRefundedInFullBeforeTheFirstThatCountsIsLeftOutWithItsRefund() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-01-10", 10_000, "2026-02-15", 10_000)
                .order("c", "2026-02-10", 5_000)
                .refundedOrder("c", "2026-02-20", 7_000, "2026-03-15", 7_000);
        CohortTable table = compute(MONTHLY, rows);
        assertThat(table.cohorts()).hasSize(1);
        assertThat(table.cohorts().get(0).period()).isEqualTo(Window.month(2026, 2));
        assertThat(cells(table).stream().map(Cell::revenue).limit(2))
                .containsExactly(BigMoney.parse("SAR 120.00"), BigMoney.parse("SAR -70.00"));
        assertThat(cells(table).stream().map(Cell::orders).limit(2)).containsExactly(1L, 0L);
    }

    @Example
    void aRefundThatNamesNoOrderCountsFromTheFirstInstantOfTheCohortsPeriodOn() {
        HistoryBuilder builder = january();
        builder.source("orders").addRefund("c", at("2026-01-05"), 5_000);
        CohortTable table = MetricsEngine.over(builder.build()).compute(MONTHLY);
        assertThat(cells(table)).extracting(Cell::revenue).containsExactly(BigMoney.parse("SAR 120.00"));
        assertThat(table.leftOut().revenue()).isEqualTo(BigMoney.parse("SAR 0.00"));
    }

    @Example
    void whatIsDatedBeforeTheCohortsPeriodIsInNoCellAndTold() {
        for (CohortRetention form : List.of(MONTHLY, MONTHLY.agedBy(THIRTY_DAYS))) {
            HistoryBuilder builder = january();
            builder.source("orders").addRefund("c", at("2025-12-31T23:59:59.999"), 700);
            builder.source("orders").addRefund("c", at("2026-01-01T00:00"), 1);
            // Not of a customer of the table.
            builder.source("orders").addRefund("d", at("2025-12-05"), 9_000);
            CohortTable table = MetricsEngine.over(builder.build()).compute(form);
            assertThat(table.cohorts()).hasSize(1);
            assertThat(table.cohorts().get(0).cell(0).orElseThrow().revenue()).isEqualTo(BigMoney.parse("SAR 169.99"));
            assertThat(table.leftOut().revenue()).isEqualTo(BigMoney.parse("SAR -7.00"));
        }
    }

    /** An order of 200 on the 15th, of which 30 are given back on the 25th. */
    private static HistoryBuilder january() {
        Store store = StoreRows.riyadh()
                .refundedOrder("c", "2026-01-15", 20_000, "2026-01-25", 3_000)
                .store();
        return store.fill(store.settings());
    }

    private static long at(String time) {
        return StoreRows.riyadh().at(time).toEpochMilli();
    }

    @Example
    void aRefundAtTheInstantOfAnOrderThatIsLeftOutIsLeftOutWithItAndOneThatNamesNoneIsNot() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-01-10", 10_000, "2026-01-10", 10_000)
                .order("c", "2026-01-20", 5_000);
        assertThat(cells(compute(MONTHLY, rows)).get(0).revenue()).isEqualTo(BigMoney.parse("SAR 50.00"));
        HistoryBuilder builder = rows.store().fill(rows.store().settings());
        builder.source("orders").addRefund("c", at("2026-01-10"), 1_000);
        assertThat(cells(MetricsEngine.over(builder.build()).compute(MONTHLY))
                        .get(0)
                        .revenue())
                .isEqualTo(BigMoney.parse("SAR 40.00"));
    }

    private static List<Cell> cells(CohortTable table) {
        return table.cohorts().stream().flatMap(c -> c.cells().stream()).toList();
    }

    private static CohortTable compute(CohortRetention form, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }
}
