package io.github.retention4j.spark.benchmark;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.TableSource;
import io.github.retention4j.spark.benchmark.Lake.Ids;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The step before Spark: DuckDB reads the same Parquet in a process without Spark, into one history. */
public final class OneMachine {
    private static final int ROUNDS = 3;

    private OneMachine() {}

    /**
     * Measures what {@link CompareWithSql} has asked before.
     *
     * @param args the folder, how many orders
     */
    public static void main(String[] args) throws Exception {
        Lake lake = new Lake(Path.of(args[0]), Long.parseLong(args[1]));
        System.out.printf(
                Locale.ROOT,
                "%n**DuckDB into one history, two threads, heap %d MB**%n%n",
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.println("| question | ids | wall | CPU | the first time | heap in use |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: |");
        for (Ids ids : Ids.values()) {
            for (Question question : Question.values()) {
                if (Files.exists(lake.answer(question))) {
                    measure(lake, ids, question);
                }
            }
        }
    }

    private static void measure(Lake lake, Ids ids, Question question) throws Exception {
        Timed<Report> first = new Timed<>(() -> ask(lake, ids, question));
        if (!question.answer(first.run()).digest().equals(Files.readString(lake.answer(question)))) {
            throw new IllegalStateException("on one machine " + question + " is answered otherwise");
        }
        Timed<Report> ours = new Timed<>(() -> ask(lake, ids, question));
        for (int round = 0; round < ROUNDS; round++) {
            ours.run();
        }
        History history = history(lake, ids);
        try {
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f s | %.1f s | %.1f s | %d MB |%n",
                    question.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    ids.name().toLowerCase(Locale.ROOT),
                    ours.wall(),
                    ours.cpu(),
                    first.wall(),
                    used >> 20);
        } finally {
            Reference.reachabilityFence(history);
        }
    }

    private static Report ask(Lake lake, Ids ids, Question question) {
        return MetricsEngine.over(history(lake, ids)).parallelism(2).compute(question.metrics());
    }

    private static History history(Lake lake, Ids ids) {
        HistoryBuilder builder = History.builder(Lake.ZONE, Question.SAR).parallelism(2);
        parquet(lake.path(ids) + "/*.parquet")
                .orders()
                .customer("customer")
                .time("time")
                .amount("amount")
                .into(builder);
        return builder.build();
    }

    /** By its name, since this module does without it: {@code DuckDb.parquet(pattern)}. */
    private static TableSource parquet(String pattern) {
        try {
            return (TableSource) Class.forName("io.github.retention4j.duckdb.DuckDb")
                    .getMethod("parquet", String.class)
                    .invoke(null, pattern);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "retention-duckdb is not on the class path; run integrations/retention-spark/compare", e);
        }
    }
}
