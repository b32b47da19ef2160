package io.github.retention4j.spark.benchmark;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.spark.SparkRetention;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The same of one JVM, of a cluster, and of a cluster that loses an executor in mid-job: all results must be equal. */
public final class ClusterRun {
    private final JavaSparkContext context;
    private final Dataset<Row> orders;
    private final int partitions;

    private ClusterRun(SparkSession spark, Dataset<Row> orders, int partitions) {
        this.context = new JavaSparkContext(spark.sparkContext());
        this.orders = orders;
        this.partitions = partitions;
    }

    public static void main(String[] args) throws Exception {
        try (SparkSession spark =
                Sessions.settings(SparkSession.builder().appName("retention")).getOrCreate()) {
            Lake lake = new Lake(Path.of(args[0]), Long.parseLong(args[1]));
            new ClusterRun(spark, lake.orders(spark, Lake.Ids.TEXT), Integer.parseInt(args[2])).run();
        }
    }

    private void run() throws InterruptedException {
        say("one JVM: " + orders.count() + " orders into a history");
        List<Metric<?, ?>> metrics = Question.WITH_GAPS.metrics();
        Report alone = MetricsEngine.over(history()).compute(metrics);
        SparkRetention shop = Question.over(orders).partitions(partitions);

        say("the cluster: " + executors().size() + " executors, as processes " + executors() + ", " + partitions
                + " partitions");
        requireEqual(metrics, alone, shop.compute(metrics));

        Thread killer = new Thread(this::killOne, "killer");
        killer.start();
        Report after = shop.compute(metrics);
        killer.join();
        requireEqual(metrics, alone, after);
        say("executors at the end: " + executors());
    }

    /** The orders as arrays, brought to this JVM by Spark. */
    private History history() {
        int rows = (int) orders.count();
        String[] customers = new String[rows];
        long[] millis = new long[rows];
        long[] amounts = new long[rows];
        Iterator<Row> all = orders.selectExpr("customer", "unix_millis(time)", "cast(amount * 100 as bigint)")
                .toLocalIterator();
        for (int row = 0; row < rows; row++) {
            Row order = all.next();
            customers[row] = order.getString(0);
            millis[row] = order.getLong(1);
            amounts[row] = order.getLong(2);
        }
        return History.builder(Lake.ZONE, Question.SAR)
                .orderColumns(customers, millis, amounts)
                .build();
    }

    private static void requireEqual(List<Metric<?, ?>> metrics, Report one, Report other) {
        for (Metric<?, ?> metric : metrics) {
            if (!one.get(metric).equals(other.get(metric))) {
                throw new IllegalStateException(
                        metric.name() + " is another:\n" + one.get(metric) + "\n" + other.get(metric));
            }
        }
        say("equal: " + metrics.stream().map(Metric::name).toList());
    }

    /** Kills an executor as soon as some customers have been folded and others have not. */
    private void killOne() {
        JavaSparkStatusTracker jobs = context.statusTracker();
        while (true) {
            for (int job : jobs.getActiveJobIds()) {
                SparkJobInfo info = jobs.getJobInfo(job);
                for (int stage : info == null ? new int[0] : info.stageIds()) {
                    SparkStageInfo tasks = jobs.getStageInfo(stage);
                    if (tasks != null
                            && tasks.numTasks() == partitions
                            && tasks.numCompletedTasks() > 1
                            && tasks.numCompletedTasks() < partitions - 3) {
                        ProcessHandle one = executors().get(0);
                        one.destroyForcibly();
                        say("killed executor " + one.pid() + " when " + tasks.numCompletedTasks() + " of "
                                + tasks.numTasks() + " partitions were done");
                        return;
                    }
                }
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The executors of this very application. */
    private List<ProcessHandle> executors() {
        String application = context.sc().applicationId();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .map(Arrays::asList)
                        .anyMatch(arguments -> arguments.contains("--app-id") && arguments.contains(application)))
                .toList();
    }

    private static void say(String what) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
