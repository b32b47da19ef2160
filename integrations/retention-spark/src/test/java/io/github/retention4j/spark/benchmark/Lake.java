package io.github.retention4j.spark.benchmark;

import static org.apache.spark.sql.functions.expr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Orders in Parquet as a lake has them: in the order of time, over three years, five a customer and many of few customers.
 *
 * <p>A twentieth of the customers place a third of the orders. Each comes for the first time on some day, and more often soon after
 * that than later. All is drawn by a hash of the order's number, so it is the same wherever it is written.
 */
final class Lake {
    static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    static final LocalDate START = LocalDate.of(2023, 1, 1);
    static final int MONTHS = 36;

    private static final long ORDERS_A_CUSTOMER = 5;
    private static final int FILES = 16;

    private final Path folder;
    private final long orders;

    Lake(Path folder, long orders) {
        this.folder = folder;
        this.orders = orders;
    }

    static LocalDate end() {
        return START.plusMonths(MONTHS);
    }

    /** A folder of Parquet files, written unless it is there. */
    Path path(Ids ids) {
        return folder.resolve("orders-" + orders + "-" + ids.name().toLowerCase(Locale.ROOT));
    }

    long size() {
        return orders;
    }

    /** Where the answer to a question is kept for other processes. */
    Path answer(Question question) {
        return folder.resolve("answer-" + orders + "-" + question.name().toLowerCase(Locale.ROOT));
    }

    /** The dataset, written unless it is there. */
    Dataset<Row> orders(SparkSession spark, Ids ids) {
        Path path = path(ids);
        if (!Files.exists(path.resolve("_SUCCESS"))) {
            System.err.println("writing " + path);
            drawn(spark)
                    .withColumn("customer", expr(ids.sql))
                    .repartitionByRange(FILES, expr("time"))
                    .sortWithinPartitions("time")
                    .write()
                    .mode("overwrite")
                    .option("compression", "snappy")
                    .parquet(path.toString());
        }
        return spark.read().parquet(path.toString());
    }

    private Dataset<Row> drawn(SparkSession spark) {
        long customers = Math.max(1, orders / ORDERS_A_CUSTOMER);
        long from = START.atStartOfDay(ZONE).toInstant().toEpochMilli();
        long length = end().atStartOfDay(ZONE).toInstant().toEpochMilli() - from;
        return spark.range(orders)
                .withColumn(
                        "customer", expr("cast(floor(pow(" + drawn("id", 1) + ", 2.5) * " + customers + ") as bigint)"))
                .withColumn("first", expr(drawn("customer", 2)))
                .withColumn("when", expr("first + (1 - first) * pow(" + drawn("id", 3) + ", 1.5)"))
                .selectExpr(
                        "id as order_id",
                        "customer",
                        "timestamp_millis(" + from + " + cast(when * " + length + " as bigint)) as time",
                        "cast(5 + " + drawn("id", 4) + " * 500 as decimal(12, 2)) as amount");
    }

    /** A number in [0, 1). */
    private static String drawn(String of, int seed) {
        return "pmod(xxhash64(" + of + ", " + seed + "), 1000000007) / 1000000007D";
    }

    /** What customers' ids are. */
    enum Ids {
        LONG("customer"),
        TEXT("concat('c-', lpad(customer, 8, '0'))");

        private final String sql;

        Ids(String sql) {
            this.sql = sql;
        }
    }
}
