package io.github.retention4j.spark;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The datasets of a shop, and how they are read: what the driver does. */
final class SparkShop {
    private static final long ROWS_A_PARTITION = 2_000_000;

    /** More parts than this are merged by the executors first. */
    private static final int MOST_PARTS = 64;

    private final SparkSession spark;
    private final Plan plan;
    private final List<Given> given;
    private final int partitions;

    // Found out by the first question; what is expected is then so.
    private @Nullable Survey survey;
    private @Nullable Ties ties;

    private SparkShop(SparkSession spark, Plan plan, List<Given> given, int partitions) {
        this.spark = spark;
        this.plan = plan;
        this.given = given;
        this.partitions = partitions;
    }

    static SparkShop of(SparkSession spark, ZoneId zone, CurrencyUnit currency) {
        Session.requireClassic(spark);
        return new SparkShop(spark, new Plan(zone, currency, List.of(), List.of(), List.of()), List.of(), 0);
    }

    // ---- what it is made of

    SparkShop with(RecordSet set, Dataset<Row> rows) {
        if (plan.sets().stream().anyMatch(other -> other.name().equals(set.name()))) {
            throw new IllegalArgumentException(
                    "\"" + set.name() + "\" is given twice; give all rows as one dataset, as by union");
        }
        Given added = Given.of(set, rows, plan.builder());
        List<Given> all = new ArrayList<>(given);
        all.add(added);
        return new SparkShop(spark, plan(plan.settings(), all), List.copyOf(all), partitions);
    }

    SparkShop stating(MapFunction<HistoryBuilder, HistoryBuilder> settings) {
        List<MapFunction<HistoryBuilder, HistoryBuilder>> all = new ArrayList<>(plan.settings());
        all.add(settings);
        SparkShop stated = new SparkShop(spark, plan(List.copyOf(all), given), given, partitions);
        stated.none();
        return stated;
    }

    private Plan plan(List<MapFunction<HistoryBuilder, HistoryBuilder>> settings, List<Given> all) {
        return new Plan(
                plan.zone(),
                plan.currency(),
                settings,
                all.stream().map(Given::set).toList(),
                all.stream().map(Given::cells).toList());
    }

    SparkShop partitions(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(number + " partitions are fewer than 1");
        }
        return new SparkShop(spark, plan, given, number);
    }

    SparkSession spark() {
        return spark;
    }

    /** A history of no rows at all, on what was stated. */
    private History none() {
        HistoryBuilder builder = plan.builder();
        for (Given dataset : given) {
            dataset.set().read(PartitionRows.none(dataset.set().name(), dataset.cells(), nothing -> {}), builder);
        }
        return builder.build();
    }

    // ---- questions

    /** What metrics have of all customers. */
    synchronized Outcome.Part run(MapFunction<MetricsEngine, MetricsEngine> asking, List<Metric<?, ?>> metrics) {
        Sent.require(plan, asking, metrics);
        History none = none();
        Survey known = survey == null ? Survey.of(given, none.basis(), partitions == 0) : survey;
        boolean canStart = canStart(none, known.expected(), asking, metrics);
        Outcome.Part found = run(none, known.expected(), asking, canStart ? metrics : List.of(), known);
        Basis exact = found.extent().basis();
        if (!canStart || !exact.equals(known.expected())) {
            known = new Survey(known.rows(), exact);
            found = run(none, exact, asking, metrics, known);
            if (!found.extent().basis().equals(exact)) {
                throw new IllegalStateException("the rows are others each time they are read: they stand on " + exact
                        + ", and then on " + found.extent().basis() + "; cache the datasets, or write them down first");
            }
        }
        survey = known;
        return found;
    }

    /** Whether metrics can begin on days that are a guess: the day of a bad row, long ago, may be among them. */
    private static boolean canStart(
            History none,
            Basis expected,
            MapFunction<MetricsEngine, MetricsEngine> asking,
            List<Metric<?, ?>> metrics) {
        try {
            start(none, expected, asking, metrics);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What metrics have of no customer at all. */
    private static Outcome.Part start(
            History none, Basis basis, MapFunction<MetricsEngine, MetricsEngine> asking, List<Metric<?, ?>> metrics) {
        return new Outcome.Part(
                none.extent(),
                none.intake(),
                none.extent().isWithin(basis)
                        ? Called.with(asking, MetricsEngine.over(none.on(basis)))
                                .partial(metrics)
                        : null);
    }

    private Outcome.Part run(
            History none,
            Basis expected,
            MapFunction<MetricsEngine, MetricsEngine> asking,
            List<Metric<?, ?>> metrics,
            Survey known) {
        Dataset<byte[]> parts = rows(known).mapPartitions(new Fold(plan, expected, asking, metrics), Encoders.BINARY());
        if (partitions(known) > MOST_PARTS) {
            parts = parts.repartition((int) Math.ceil(Math.sqrt(partitions(known))))
                    .mapPartitions(new MergeParts(), Encoders.BINARY());
        }
        Outcome all = start(none, expected, asking, metrics);
        for (byte[] part : parts.collectAsList()) {
            all = all.and(Outcome.read(part));
        }
        if (all instanceof Outcome.Failure failure) {
            throw failure.onDriver();
        }
        return (Outcome.Part) all;
    }

    private Dataset<Row> rows(Survey known) {
        KeyedRows keyed = new KeyedRows(given);
        if (ties == null) {
            ties = Ties.of(spark, keyed);
        }
        return keyed.partitioned(partitions(known), ties);
    }

    private int partitions(Survey known) {
        int cores = spark.sparkContext().defaultParallelism();
        return partitions > 0
                ? partitions
                : (int) Math.max(cores, Math.min(Integer.MAX_VALUE, known.rows() / ROWS_A_PARTITION + 1));
    }

    /** What all rows stand on; a pass of its own if nothing was asked before. */
    Basis basis() {
        return surveyed().expected();
    }

    private synchronized Survey surveyed() {
        if (survey == null) {
            run(engine -> engine, List.of());
        }
        return requireNonNull(survey, "survey");
    }

    <T> Dataset<Row> select(
            MapFunction<MetricsEngine, MetricsEngine> asking,
            CustomerFilter who,
            CustomerFunction<T> beside,
            DataType type) {
        Sent.require(who, beside);
        Survey known = surveyed();
        return SelectRows.of(rows(known), plan, known.expected(), asking, who, beside, type);
    }

    @Override
    public String toString() {
        return plan.sets().stream().map(RecordSet::name).collect(joining(", ")) + ", " + plan.zone() + ", "
                + plan.currency();
    }
}
