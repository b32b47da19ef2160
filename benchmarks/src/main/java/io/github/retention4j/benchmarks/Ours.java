package io.github.retention4j.benchmarks;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Csv;
import io.github.retention4j.io.TableSource;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** This library, used as a caller would. */
final class Ours {
    private Ours() {}

    static HistoryBuilder builder(ZoneId zone, int threads) {
        return History.builder(zone, CurrencyUnit.of("GBP")).parallelism(threads);
    }

    static History build(OrderLog log) {
        return build(log.columns(), log.zone(), log.threads());
    }

    static History build(OrderColumns columns, ZoneId zone, int threads) {
        return builder(zone, threads)
                .orderColumns(columns.customers(), columns.millis(), columns.amounts())
                .build();
    }

    static History build(String[] names, OrderColumns columns, ZoneId zone, int threads) {
        return builder(zone, threads)
                .orderColumns(names, columns.millis(), columns.amounts())
                .build();
    }

    static History read(Path csv, ZoneId zone, int threads) {
        return take(csv, builder(zone, threads)).build();
    }

    static HistoryBuilder take(Path csv, HistoryBuilder builder) {
        return Csv.file(csv)
                .orders()
                .customer("customer_id")
                .time("ordered_at", "yyyy-MM-dd HH:mm:ss")
                .amount("total")
                .into(builder);
    }

    /** Of a source whose cells are numbers and times already. */
    static HistoryBuilder take(TableSource typed, HistoryBuilder builder) {
        return typed.orders()
                .customer("customer_id")
                .time("ordered_at")
                .amount("total")
                .into(builder);
    }

    static CohortTable cohorts(History history, int threads) {
        return MetricsEngine.over(history).parallelism(threads).compute(CohortRetention.monthly());
    }

    static CohortTable weeklyCohorts(History history, int threads) {
        return MetricsEngine.over(history).parallelism(threads).compute(CohortRetention.weekly(DayOfWeek.SATURDAY));
    }

    static RfmTable rfm(History history) {
        return MetricsEngine.over(history).compute(Rfm.in(history.observed()));
    }

    /** The cohort matrix and three headline metrics over all days, in one pass. */
    static Report cohortsAndKpis(History history, int threads) {
        Window all = history.observed();
        return MetricsEngine.over(history)
                .parallelism(threads)
                .compute(
                        CohortRetention.monthly(),
                        RepeatPurchaseRate.in(all),
                        PurchaseFrequency.in(all),
                        AverageOrderValue.in(all));
    }

    static Kpis kpis(Report report, Window all) {
        Ratio repeat = report.get(RepeatPurchaseRate.in(all));
        return new Kpis(
                repeat.total(),
                repeat.hits(),
                report.get(PurchaseFrequency.in(all)).sum().longValueExact(),
                report.get(AverageOrderValue.in(all)).sum().unscaledValue().longValueExact());
    }

    /** The cells in which there is anything: a group-by knows no others. */
    static List<Cell> cells(CohortTable table) {
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
