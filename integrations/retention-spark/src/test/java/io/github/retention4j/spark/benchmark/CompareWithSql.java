package io.github.retention4j.spark.benchmark;

import io.github.retention4j.spark.benchmark.Lake.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * This library beside the best Spark SQL for the same answers, in one JVM with two threads: wall time and CPU time of the whole JVM,
 * its compiler and garbage collector included.
 */
public final class CompareWithSql {
    private static final int ROUNDS = 3;

    private final SparkSession spark;
    private final Lake lake;
    private final int partitions;

    private CompareWithSql(SparkSession spark, Lake lake, int partitions) {
        this.spark = spark;
        this.lake = lake;
        this.partitions = partitions;
    }

    /**
     * Measures.
     *
     * @param args the folder, how many orders, into how many partitions SQL shuffles, then which forms to try: all if none is named
     */
    public static void main(String[] args) throws Exception {
        int partitions = Integer.parseInt(args[2]);
        try (SparkSession spark = Sessions.settings(SparkSession.builder().master("local[2]"))
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", partitions)
                // Else collect_list sorts once there are more than 128 customers.
                .config(
                        "spark.sql.objectHashAggregate.sortBased.fallbackThreshold",
                        Integer.toString(Integer.MAX_VALUE))
                .getOrCreate()) {
            Lake lake = new Lake(Path.of(args[0]), Long.parseLong(args[1]));
            List<SqlForm> forms =
                    Arrays.stream(args).skip(3).map(SqlForm::valueOf).toList();
            System.out.printf(
                    Locale.ROOT,
                    "%n**%,d orders in Parquet, local[2], Spark %s, JDK %s, heap %d MB**%n%n",
                    lake.size(),
                    spark.version(),
                    Runtime.version(),
                    Runtime.getRuntime().maxMemory() >> 20);
            System.out.println("| question | ids | SQL | wall | SQL's | ratio | CPU | SQL's | ratio |");
            System.out.println("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
            new CompareWithSql(spark, lake, partitions).run(forms.isEmpty() ? List.of(SqlForm.values()) : forms);
        }
    }

    private void run(List<SqlForm> forms) throws Exception {
        for (Ids ids : Ids.values()) {
            String table = ids.name().toLowerCase(Locale.ROOT);
            lake.orders(spark, ids).createOrReplaceTempView(table);
            for (Question question : Question.values()) {
                List<SqlForm> asked = forms.stream()
                        .filter(form -> form.question() == question)
                        .toList();
                if (!asked.isEmpty()) {
                    compare(question, table, asked);
                }
            }
        }
    }

    private void compare(Question question, String table, List<SqlForm> forms) throws Exception {
        Timed<?> ours = new Timed<>(() -> question.ask(spark.table(table)));
        List<Timed<?>> all = new ArrayList<>(List.of(ours));
        Answer answer = question.answer(question.ask(spark.table(table)));
        Files.writeString(lake.answer(question), answer.digest());
        for (SqlForm form : forms) {
            answer.requireSame(form.name(), form.answer(form.ask(spark, table, partitions)));
            all.add(new Timed<>(() -> form.ask(spark, table, partitions)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Timed<?> each : all) {
                each.run();
            }
        }
        for (int form = 0; form < forms.size(); form++) {
            Timed<?> theirs = all.get(form + 1);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f s | %.1f s | %.2f | %.1f s | %.1f s | %.2f |%n",
                    question.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    table,
                    forms.get(form).name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    ours.wall(),
                    theirs.wall(),
                    ours.wall() / theirs.wall(),
                    ours.cpu(),
                    theirs.cpu(),
                    ours.cpu() / theirs.cpu());
        }
    }
}
