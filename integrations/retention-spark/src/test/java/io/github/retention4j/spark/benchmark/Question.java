package io.github.retention4j.spark.benchmark;

import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.spark.SparkRetention;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** What is asked, and this library's way to it. */
enum Question {
    /** The monthly cohort matrix of customers alone, and four KPIs of a quarter. This library's has orders and revenue anyway. */
    CUSTOMERS_AND_KPIS,
    /** The monthly cohort matrix with customers, orders and revenue, and four KPIs of a quarter. */
    MATRIX_AND_KPIS,
    /** These, the days between orders, and who ordered again within 90 days of the first order. */
    WITH_GAPS;

    static final Window QUARTER = Window.quarter(2025, 2);
    static final Window ALL = Window.between(Lake.START, Lake.end());
    static final int DAYS = 90;
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private static final CohortRetention COHORTS = CohortRetention.monthly();
    private static final RetentionRate RETENTION = RetentionRate.in(QUARTER);
    private static final RepeatPurchaseRate REPEAT = RepeatPurchaseRate.in(QUARTER);
    private static final AverageOrderValue VALUE = AverageOrderValue.in(QUARTER);
    private static final PurchaseFrequency FREQUENCY = PurchaseFrequency.in(QUARTER);
    private static final TimeBetweenPurchases GAPS = TimeBetweenPurchases.in(ALL);
    private static final RepeatPurchaseRate AGAIN = RepeatPurchaseRate.in(ALL).within(DAYS);

    List<Metric<?, ?>> metrics() {
        List<Metric<?, ?>> metrics = new ArrayList<>(List.of(COHORTS, RETENTION, REPEAT, VALUE, FREQUENCY));
        if (this == WITH_GAPS) {
            metrics.addAll(List.of(GAPS, AGAIN));
        }
        return metrics;
    }

    /** Asks as a user does. */
    Report ask(Dataset<Row> orders) {
        return over(orders).compute(metrics());
    }

    static SparkRetention over(Dataset<Row> orders) {
        return SparkRetention.over(orders)
                .customer("customer")
                .time("time")
                .amount("amount")
                .in(Lake.ZONE, SAR);
    }

    /** The counts of a report. */
    Answer answer(Report report) {
        Answer answer = new Answer();
        for (CohortTable.Cohort cohort : report.get(COHORTS).cohorts()) {
            int month = month(cohort);
            for (int age = 0; age < cohort.cells().size(); age++) {
                CohortTable.Cell cell = cohort.cells().get(age);
                put(answer, month, month + age, cell.customers(), cell.orders(), minor(cell.revenue()));
            }
        }
        Ratio retention = report.get(RETENTION);
        answer.put("retained", retention.hits());
        answer.put("at the start", retention.total());
        Ratio repeat = report.get(REPEAT);
        answer.put("repeaters", repeat.hits());
        answer.put("buyers", repeat.total());
        Average value = report.get(VALUE);
        answer.put("orders of the quarter", value.count());
        answer.put("revenue of the quarter", value.sum().movePointRight(2).longValueExact());
        Average frequency = report.get(FREQUENCY);
        answer.put("buyers by frequency", frequency.count());
        if (this == WITH_GAPS) {
            Ratio again = report.get(AGAIN);
            answer.put("again in time", again.hits());
            answer.put("with the time", again.total());
            DayCounts gaps = report.get(GAPS);
            for (int days = 0; days < gaps.counts().size(); days++) {
                answer.put("gap " + days, gaps.counts().get(days));
            }
        }
        return answer;
    }

    void put(Answer answer, int cohort, int month, long customers, long orders, long revenue) {
        String cell = String.format(Locale.ROOT, "cohort %02d month %02d ", cohort, month);
        answer.put(cell + "customers", customers);
        if (this != CUSTOMERS_AND_KPIS) {
            answer.put(cell + "orders", orders);
            answer.put(cell + "revenue", revenue);
        }
    }

    private static int month(CohortTable.Cohort cohort) {
        return (int) Lake.START.until(cohort.period().start(), ChronoUnit.MONTHS);
    }

    private static long minor(BigMoney money) {
        return money.getAmount().movePointRight(2).longValueExact();
    }
}
