package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.Metric;
import java.time.ZoneId;
import java.util.HashMap;
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
    private static final SparkSession SPARK = Local.SPARK;
    private static final Metric<?, Integer> CUSTOMERS =
            Metric.fold("customers", () -> new int[1], (n, customer) -> n[0]++, (n, more) -> n[0] += more[0], n -> n[0]);

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

    /** Runs with settings of the session, and puts them back. */
    private static void with(Map<String, String> settings, Runnable test) {
        Map<String, String> before = new HashMap<>();
        settings.forEach((name, value) -> {
            before.put(name, SPARK.conf().get(name));
            SPARK.conf().set(name, value);
        });
        try {
            test.run();
        } finally {
            before.forEach(SPARK.conf()::set);
        }
    }

    private static Dataset<Row> orders(int rows, String customer) {
        return SPARK.range(0, rows, 1, 4)
                .selectExpr(
                        customer + " as customer",
                        "timestamp_millis(1735689600000 + id * 60000) as placed",
                        "cast(1.5 as decimal(12,2)) as total");
    }

    @Test
    void aBucketedTableIsReadByFiles() {
        with(
                Map.of(
                        "spark.sql.files.maxPartitionBytes", "1k",
                        "spark.sql.files.openCostInBytes", "1",
                        "spark.sql.files.minPartitionNum", "64"),
                () -> {
                    orders(4_000, "id % 500")
                            .write()
                            .mode("overwrite")
                            .bucketBy(8, "customer")
                            .format("parquet")
                            .saveAsTable("bucketed");
                    Dataset<Row> table = SPARK.table("bucketed");
                    System.err.println("bucketed " + naive(table, 8) + " ours " + ours(table, 8));
                    table.repartition(8, col("customer")).explain();
                });
    }

    @Test
    void aSkewedJoinIsSplit() {
        with(
                Map.of(
                        "spark.sql.autoBroadcastJoinThreshold", "-1",
                        "spark.sql.adaptive.skewJoin.skewedPartitionFactor", "1",
                        "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", "2k",
                        "spark.sql.adaptive.advisoryPartitionSizeInBytes", "2k",
                        "spark.sql.adaptive.coalescePartitions.enabled", "false",
                        "spark.sql.adaptive.forceOptimizeSkewedJoin", "true",
                        "spark.sql.shuffle.partitions", "8"),
                () -> {
                    Dataset<Row> joined = orders(20_000, "case when id % 4 < 3 then 7 else id % 600 end")
                            .join(SPARK.range(0, 600).withColumnRenamed("id", "customer"), "customer");
                    System.err.println("skew " + naive(joined, 8) + " ours " + ours(joined, 8) + " is " + joined.select("customer").distinct().count());
                });
    }

    @Test
    void aJoinBecomesABroadcast() {
        with(Map.of("spark.sql.adaptive.autoBroadcastJoinThreshold", "10m", "spark.sql.autoBroadcastJoinThreshold", "-1",
                        "spark.sql.shuffle.partitions", "8"), () -> {
            Dataset<Row> joined = orders(20_000, "id % 2000")
                    .join(SPARK.range(0, 2_000).withColumnRenamed("id", "customer"), "customer");
            System.err.println("broadcast " + naive(joined, 8) + " ours " + ours(joined, 8) + " is " + joined.select("customer").distinct().count());
        });
    }
}
