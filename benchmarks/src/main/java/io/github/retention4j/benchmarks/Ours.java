package io.github.retention4j.benchmarks;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CohortTable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** This library, used as a caller would. */
final class Ours {
    private static final Window QUARTER = Window.quarter(2025, 2);

    private Ours() {}

    static History build(OrderLog log) {
        OrderColumns columns = log.columns();
        return History.builder(log.zone(), CurrencyUnit.of("GBP"))
                .parallelism(log.threads())
                .orderColumns(columns.customers(), columns.millis(), columns.amounts())
                .build();
    }

    static CohortTable cohorts(History history, int threads) {
        return MetricsEngine.over(history).parallelism(threads).compute(CohortRetention.monthly());
    }

    /** The five headline metrics that orders alone can tell, in one pass. */
    static Report headlines(History history, int threads) {
        return MetricsEngine.over(history)
                .parallelism(threads)
                .compute(
                        RetentionRate.in(QUARTER),
                        ChurnRate.in(QUARTER),
                        RepeatPurchaseRate.in(QUARTER),
                        PurchaseFrequency.in(QUARTER),
                        AverageOrderValue.in(QUARTER));
    }

    static List<Cell> cells(OrderLog log) {
        return cells(cohorts(build(log), log.threads()));
    }

    /** The cells in which there is anything: a group-by knows no others. */
    private static List<Cell> cells(CohortTable table) {
        List<Cell> cells = new ArrayList<>();
        for (CohortTable.Cohort cohort : table.cohorts()) {
            for (int age = 0; age < cohort.cells().size(); age++) {
                CohortTable.Cell cell = cohort.cells().get(age);
                if (cell.orders() > 0) {
                    cells.add(new Cell(
                            YearMonth.from(cohort.period().start()),
                            age,
                            cell.customers(),
                            cell.orders(),
                            cell.revenue().getAmountMinorLong()));
                }
            }
        }
        return cells;
    }
}
