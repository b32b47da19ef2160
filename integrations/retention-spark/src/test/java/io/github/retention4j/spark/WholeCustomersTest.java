package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.Metric;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * Three ways in which a customer's orders do not come together although one repartitions by the customer. Each test shows first that it
 * is so here, by counting in each partition the customers that are in it.
 */
class WholeCustomersTest {
    private static final Metric<?, Integer> CUSTOMERS = Metric.fold(
            "customers", () -> new int[1], (n, customer) -> n[0]++, (n, more) -> n[0] += more[0], n -> n[0]);

    /** How many customers one counts who trusts in the exchange that was asked for. */
    private static long naive(Dataset<Row> orders, int partitions) {
        MapPartitionsFunction<Row, Long> count = rows -> {
            Set<Object> seen = new HashSet<>();
            rows.forEachRemaining(row -> seen.add(row.get(row.fieldIndex("customer"))));
            return List.of((long) seen.size()).iterator();
        };
        List<Long> counts = orders.repartition(partitions, col("customer"))
                .mapPartitions(count, Encoders.LONG())
                .collectAsList();
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static int ours(Dataset<Row> orders, int partitions) {
        return SparkRetention.over(orders)
                .customer("customer")
                .time("placed")
                .amount("total")
                .in(ZoneId.of("UTC"), CurrencyUnit.of("EUR"))
                .partitions(partitions)
                .compute(CUSTOMERS);
    }

    /** A session of its own with other settings. */
    private static SparkSession session(Map<String, String> settings) {
        SparkSession session = Local.SPARK.newSession();
        settings.forEach(session.conf()::set);
        return session;
    }

    private static Dataset<Row> orders(SparkSession spark, int rows, String customer) {
        return spark.range(0, rows, 1, 4)
                .selectExpr(
                        customer + " as customer",
                        "timestamp_millis(1735689600000 + id * 60000) as placed",
                        "cast(1.5 as decimal(12,2)) as total");
    }

    private static Dataset<Row> customers(SparkSession spark, int howMany) {
        return spark.range(howMany).withColumnRenamed("id", "customer");
    }

    @Test
    void aBucketedTableIsReadAsItLies() {
        SparkSession spark = session(Map.of());
        orders(spark, 4_000, "id % 500")
                .write()
                .mode("overwrite")
                .bucketBy(8, "customer")
                .format("parquet")
                .saveAsTable("bucketed");
        Dataset<Row> table = spark.table("bucketed");
        assertThat(naive(table, 8)).isGreaterThan(500);
        assertThat(ours(table, 8)).isEqualTo(500);
    }

    @Test
    void aSkewedJoinIsSplit() {
        SparkSession spark = session(Map.of(
                "spark.sql.autoBroadcastJoinThreshold", "-1",
                "spark.sql.adaptive.skewJoin.skewedPartitionFactor", "1",
                "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", "2k",
                "spark.sql.adaptive.advisoryPartitionSizeInBytes", "2k",
                "spark.sql.adaptive.coalescePartitions.enabled", "false",
                "spark.sql.adaptive.forceOptimizeSkewedJoin", "true",
                "spark.sql.shuffle.partitions", "8"));
        Dataset<Row> joined = orders(spark, 20_000, "case when id % 4 < 3 then 7 else id % 600 end")
                .join(customers(spark, 600), "customer");
        assertThat(naive(joined, 8)).isGreaterThan(150);
        assertThat(ours(joined, 8)).isEqualTo(150);
    }

    @Test
    void aJoinBecomesABroadcast() {
        SparkSession spark = session(Map.of(
                // Between the sizes of the two, which are known when they have been shuffled.
                "spark.sql.adaptive.autoBroadcastJoinThreshold", "100k",
                // So few rows would all be read into one partition.
                "spark.sql.adaptive.coalescePartitions.enabled", "false",
                "spark.sql.autoBroadcastJoinThreshold", "-1",
                "spark.sql.shuffle.partitions", "8"));
        Dataset<Row> joined = orders(spark, 20_000, "id % 2000").join(customers(spark, 2_000), "customer");
        assertThat(naive(joined, 8)).isGreaterThan(2_000);
        assertThat(ours(joined, 8)).isEqualTo(2_000);
    }
}
