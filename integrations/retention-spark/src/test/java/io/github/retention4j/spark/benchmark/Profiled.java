package io.github.retention4j.spark.benchmark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** temporary */
final class Profiled {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "Asia/Riyadh").getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        Lake lake = new Lake(Path.of(args[0]), Long.parseLong(args[1]));
        Lake.Ids ids = Lake.Ids.valueOf(args[2]);
        var orders = lake.orders(spark, ids);
        var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            long t = System.nanoTime(), c = os.getProcessCpuTime();
            Question.WITH_GAPS.ask(orders);
            System.out.printf("%d wall %.2f cpu %.2f%n", i, (System.nanoTime() - t) / 1e9, (os.getProcessCpuTime() - c) / 1e9);
        }
    }
}
