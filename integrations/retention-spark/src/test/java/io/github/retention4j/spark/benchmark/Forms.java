package io.github.retention4j.spark.benchmark;

import java.nio.file.Path;
import java.util.*;
import org.apache.spark.sql.SparkSession;

/** temporary: all forms */
final class Forms {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", args[3])
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "100000000")
                .config("spark.sql.session.timeZone", "Asia/Riyadh").getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        Lake lake = new Lake(Path.of(args[0]), Long.parseLong(args[1]));
        Lake.Ids ids = Lake.Ids.valueOf(args[2]);
        lake.orders(spark, ids).createOrReplaceTempView("orders");
        var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        int partitions = Integer.parseInt(args[3]);
        String only = args.length > 5 ? args[5] : ".*";
        for (int i = 0; i < Integer.parseInt(args[4]); i++) {
            for (Question q : Question.values()) {
                long t = System.nanoTime(), c = os.getProcessCpuTime();
                var report = q.ask(spark.table("orders"));
                System.out.printf("%d %s ours wall %.2f cpu %.2f%n", i, q, (System.nanoTime() - t) / 1e9, (os.getProcessCpuTime() - c) / 1e9);
                Answer ours = q.answer(report);
                for (SqlForm form : SqlForm.values()) {
                    if (!form.answers(q) || !form.name().matches(only)) continue;
                    try {
                    t = System.nanoTime(); c = os.getProcessCpuTime();
                    var rows = form.ask(spark, "orders", partitions);
                    System.out.printf("%d %s %s wall %.2f cpu %.2f%n", i, q, form, (System.nanoTime() - t) / 1e9, (os.getProcessCpuTime() - c) / 1e9);
                    ours.requireSame(form.name(), form.answer(rows));
                    } catch (Exception e) { System.out.println(form + " " + e.toString().lines().limit(2).toList()); }
                }
            }
        }
    }
}
