package io.github.retention4j.spark.example;

import io.github.retention4j.engine.Report;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.spark.SparkRetention;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.joda.money.CurrencyUnit;

/** Orders that Spark reads: here a file of comma-separated values, there a table of a lake. */
public final class OrdersInALake {
    private OrdersInALake() {}

    public static void main(String[] args) throws Exception {
        try (SparkSession spark = SparkSession.builder().appName("retention").getOrCreate()) {
            Dataset<Row> orders = spark.read()
                    .option("header", true)
                    .schema("order STRING, customer STRING, time TIMESTAMP_NTZ, amount DECIMAL(12, 2)")
                    .csv(args[0]);
            SparkRetention shop = SparkRetention.over(orders)
                    .customer("customer")
                    .time("time")
                    .amount("amount")
                    .order("order")
                    // What is below nothing was given back; this is sent to the executors, as any function is.
                    .with(columns -> columns.cancellation(
                            row -> row.get("amount").startsWith("-"), Cancellations.BOOK_AS_REFUND))
                    .in(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
            CohortRetention cohorts = CohortRetention.quarterly();
            Window quarter = Window.quarter(2025, 4);
            Report report = shop.compute(
                    cohorts, RetentionRate.in(quarter), RepeatPurchaseRate.in(quarter), AverageOrderValue.in(quarter));
            System.out.println(report);
            shop.toRows(report.get(cohorts)).show(5);
        }
    }
}
