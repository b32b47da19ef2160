package io.github.retention4j.spark;

import static io.github.retention4j.spark.BothWays.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Series;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Questions of a caller's own, and what is kept of an answer. */
class FunctionsTest {
    private static final Window YEAR = Window.year(2026);

    private static Rows orders(String shop, int customers) {
        Rows rows = Rows.of("orders", "customer string, placed timestamp, total decimal(10,2)");
        Random random = new Random(customers);
        for (int customer = 0; customer < customers; customer++) {
            for (int order = 0; order <= customer % 4; order++) {
                rows.row(
                        shop + customer,
                        time("2026-01-01T08:00:00Z".replace("01-01", "0" + (1 + order) + "-1" + customer % 9)),
                        BigDecimal.valueOf(random.nextInt(10_000), 2));
            }
        }
        return rows;
    }

    private static BothWays shop(String name, int customers) {
        Rows known = Rows.of("customers", "id string, country string");
        for (int customer = 0; customer < customers; customer++) {
            known.row(name + customer, customer % 3 == 0 ? "SA" : "EG");
        }
        return BothWays.of(
                        orders(name, customers),
                        columns -> columns.customer("customer").time("placed").amount("total"))
                .with(known);
    }

    // ---- some of the customers

    @Test
    void whereAndGroupsOfFew() {
        BothWays shop = shop("c-", 23);
        List<Metric<?, ?>> metrics =
                List.of(AverageOrderValue.in(YEAR).by(Segments.country()), CohortRetention.monthly());
        for (int fewest : new int[] {2, 5, 9}) {
            Report here = MetricsEngine.over(shop.here())
                    .where("often", customer -> customer.orderCount() > 1)
                    .minimumGroupSize(fewest)
                    .compute(metrics);
            Report there = shop.there()
                    .where("often", customer -> customer.orderCount() > 1)
                    .minimumGroupSize(fewest)
                    .partitions(4)
                    .compute(metrics);
            metrics.forEach(metric -> assertThat((Object) there.get(metric))
                    .isEqualTo(here.get(metric))
                    .hasToString(here.get(metric).toString()));
        }
    }

    @Test
    void byAndTrend() {
        BothWays shop = shop("c-", 23);
        MetricsEngine engine = MetricsEngine.over(shop.here());
        SparkRetention spark = shop.there();
        assertThat((Object) spark.by(Segments.country(), RepeatPurchaseRate.in(YEAR)))
                .isEqualTo(engine.compute(RepeatPurchaseRate.in(YEAR).by(Segments.country())));
        List<Window> months = Window.months(2026, 1, 2026, 6);
        Series<?> trend = spark.trend(months, RetentionRate::in);
        assertThat((Object) trend)
                .isEqualTo(engine.trend(months, RetentionRate::in))
                .hasToString(engine.trend(months, RetentionRate::in).toString());
    }

    // ---- functions of a caller's

    @Test
    void aFunctionThatCannotTravelIsTold() {
        Object notSerializable = new Object();
        SparkRetention shop = shop("c-", 5).there();
        Metric<?, ?> metric =
                Metric.share("odd", customer -> customer.orderCount() > 0, customer -> notSerializable.hashCode() == 0);
        assertThatThrownBy(() -> shop.compute(metric))
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining("not")
                .hasMessageContaining("Serializable");
        assertThatThrownBy(() ->
                        shop.where(customer -> notSerializable.hashCode() == 0).compute(CohortRetention.monthly()))
                .hasMessageContaining("Serializable");
    }

    @Test
    void aFunctionThatFailsIsToldOnTheDriver() {
        SparkRetention shop = shop("c-", 5).there();
        Metric<?, ?> metric = Metric.share(
                "odd",
                customer -> {
                    throw new IllegalStateException("the caller's own message");
                },
                customer -> true);
        assertThatThrownBy(() -> shop.compute(metric))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the caller's own message");
    }

    @Test
    void columnsStatedByAFunctionThatFailsAreTold() {
        assertThatThrownBy(() -> SparkRetention.over(orders("c-", 3).frame())
                        .with(columns -> {
                            throw new java.io.IOException("the caller's own message");
                        })
                        .in(BothWays.ZONE, BothWays.SAR))
                .hasStackTraceContaining("the caller's own message");
    }

    @Test
    void aDatasetDrawnByLotIsTold() {
        StructType schema = StructType.fromDDL("customer bigint, placed timestamp, total int");
        MapFunction<Long, Row> drawn = customer -> RowFactory.create(
                customer, new Timestamp(ThreadLocalRandom.current().nextLong(1_000_000_000_000L)), 10);
        SparkRetention shop = SparkRetention.over(Local.SPARK.range(4).map(drawn, Encoders.row(schema)))
                .customer("customer")
                .time("placed")
                .amount("total")
                .in(BothWays.ZONE, BothWays.SAR);
        assertThatThrownBy(() -> shop.compute(AverageOrderValue.in(YEAR)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("each time they are read")
                .hasMessageContaining("cache");
    }

    // ---- states

    @Test
    void statesOfTwoShopsMerge() {
        Metric<?, ?> metric = CohortRetention.monthly();
        BothWays riyadh = shop("r-", 20)
                .stating(builder ->
                        builder.observedThrough(LocalDate.of(2026, 6, 30)).observedFrom(LocalDate.of(2026, 1, 1)));
        BothWays jeddah = shop("j-", 31).stating(riyadh.settings());
        PartialReport both = PartialReport.read(riyadh.there().state(metric), metric)
                .merge(PartialReport.read(jeddah.there().partitions(3).state(metric), metric));
        Rows all = Rows.of("orders", "customer string, placed timestamp, total decimal(10,2)");
        all.rows().addAll(riyadh.orders().rows());
        all.rows().addAll(jeddah.orders().rows());
        Rows known = Rows.of("customers", "id string, country string");
        known.rows().addAll(riyadh.customers().rows());
        known.rows().addAll(jeddah.customers().rows());
        History history = BothWays.of(all, riyadh.columns())
                .with(known)
                .stating(riyadh.settings())
                .here();
        assertThat((Object) both.report().get(metric))
                .isEqualTo(MetricsEngine.over(history).compute(metric));
    }

    @Test
    void statesOfOtherBasesAreRefused() {
        Metric<?, ?> metric = CohortRetention.monthly();
        PartialReport one = PartialReport.read(shop("r-", 20).there().state(metric), metric);
        PartialReport other = PartialReport.read(
                shop("j-", 20)
                        .stating(builder -> builder.observedThrough(LocalDate.of(2026, 12, 31)))
                        .there()
                        .state(metric),
                metric);
        assertThatThrownBy(() -> one.merge(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partitionsAreOneOrMore() {
        SparkRetention shop = shop("c-", 2).there();
        assertThatThrownBy(() -> shop.partitions(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 partitions");
        assertThatThrownBy(() -> shop.customers(orders("c-", 2).frame(), columns -> columns.id("customer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given twice");
    }

    @Test
    void selectIsWorkedOutLaterByTheSameBasis() {
        BothWays shop = shop("c-", 23);
        assertThat(shop.there()
                        .where(customer -> customer.orderCount() > 1)
                        .select(customer -> customer.orderCount() < 4)
                        .collectAsList())
                .extracting(row -> row.getString(0) + "=" + row.getInt(1))
                .containsExactlyInAnyOrderElementsOf(MetricsEngine.over(shop.here())
                        .where(customer -> customer.orderCount() > 1)
                        .select(customer -> customer.orderCount() < 4, CustomerHistory::orderCount)
                        .entries()
                        .stream()
                        .map(entry -> entry.id() + "=" + entry.value())
                        .toList());
    }
}
