package io.github.retention4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.io.CustomerColumns;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.joda.money.CurrencyUnit;

/** Rows of orders, with what is stated of them, read here and by Spark. */
record BothWays(
        Rows orders,
        MapFunction<OrderColumns, OrderColumns> columns,
        Rows customers,
        MapFunction<HistoryBuilder, HistoryBuilder> settings) {
    static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    static final List<Metric<?, ?>> METRICS = List.of(
            CohortRetention.monthly(),
            AverageOrderValue.in(Window.year(2026)),
            RevenuePerCustomer.in(Window.quarter(2026, 1)),
            AverageOrderValue.in(Window.year(2026)).by(Segments.country()),
            Metric.select(customer -> customer.orderCount() > 0, CustomerHistory::orderCount));

    static BothWays of(Rows orders, MapFunction<OrderColumns, OrderColumns> columns) {
        return new BothWays(orders, columns, Rows.of("customers", "id string, country string"), builder -> builder);
    }

    BothWays stating(MapFunction<HistoryBuilder, HistoryBuilder> other) {
        return new BothWays(orders, columns, customers, other);
    }

    BothWays with(Rows others) {
        return new BothWays(orders, columns, others, settings);
    }

    static Timestamp time(String instant) {
        return Timestamp.from(Instant.parse(instant));
    }

    History here() {
        HistoryBuilder builder = Called.with(settings, History.builder(ZONE, SAR));
        Called.with(columns, orders.orders()).into(builder);
        columns(customers.customers()).into(builder);
        return builder.build();
    }

    private static CustomerColumns columns(CustomerColumns columns) {
        return columns.id("id").country("country");
    }

    SparkRetention there() {
        return SparkRetention.over(orders.frame())
                .with(columns)
                .in(ZONE, SAR)
                .customers(customers.frame(), BothWays::columns)
                .stating(settings);
    }

    /** Tells how it was received, once it is known that it was the same in both ways. */
    Intake requireSame() {
        History history = here();
        Report report = MetricsEngine.over(history).compute(METRICS);
        for (int partitions : new int[] {1, 5}) {
            Outcome.Part part = there().partitions(partitions).run(METRICS);
            for (Metric<?, ?> metric : METRICS) {
                assertThat((Object) part.report().report().get(metric)).isEqualTo(report.get(metric));
            }
            assertThat(part.intake().sources()).isEqualTo(history.intake().sources());
            assertThat(part.intake().refusals())
                    .containsExactlyInAnyOrderElementsOf(history.intake().refusals());
            assertThat(part.extent().basis()).isEqualTo(history.basis());
        }
        return history.intake();
    }
}
