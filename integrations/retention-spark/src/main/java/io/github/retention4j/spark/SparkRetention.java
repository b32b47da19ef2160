package io.github.retention4j.spark;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.io.CustomerColumns;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.RecordColumns;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.joda.money.CurrencyUnit;

/**
 * Asks metrics of datasets of Apache Spark: the same metrics as {@link MetricsEngine} does, and the same results to the last bit.
 *
 * <pre>{@code
 * SparkRetention shop = SparkRetention.over(orders).customer("customer_id").time("created_at").amount("total")
 *         .in(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
 * CohortTable cohorts = shop.compute(CohortRetention.monthly());
 * Report report = shop.compute(RetentionRate.in(q1), RepeatPurchaseRate.in(q1));
 * Map<String, Ratio> byCountry = shop.customers(customers, c -> c.id("id").country("country"))
 *         .compute(RetentionRate.in(q1).by(Segments.country()));
 * }</pre>
 *
 * <ul>
 *   <li>Each call is one pass over the data, however many metrics it asks; before the first there is a look at how many rows there are
 *       and from when to when.
 *   <li>Rows go through the same door as those of a file: {@link #stating} states its policies, and {@link #intake} tells what became
 *       of them. Rows are counted as {@code monotonically_increasing_id} does, from 1.
 *   <li>A customer's rows come together in one partition, those of customers who referred each other or share an order's id too.
 *   <li>A dataset is read several times, so it must be the same each time: cache or write down what is drawn by lot.
 *   <li>Not with Spark Connect, whose server does not have these classes.
 * </ul>
 *
 * <p>It is a value: each setting returns a new one. Safe for several threads.
 */
public final class SparkRetention extends RecordDatasets {
    private static final String ORDERS = "orders";

    private final SparkShop shop;
    private final MapFunction<MetricsEngine, MetricsEngine> asking;

    private SparkRetention(SparkShop shop, MapFunction<MetricsEngine, MetricsEngine> asking) {
        this.shop = shop;
        this.asking = asking;
    }

    /**
     * Begins with a dataset of orders.
     *
     * @param orders a row an order, or a row a line of one
     * @return its columns to be stated
     */
    public static SparkOrders over(Dataset<Row> orders) {
        return new SparkOrders(requireNonNull(orders, ORDERS), columns -> columns);
    }

    static SparkRetention of(
            Dataset<Row> orders, MapFunction<OrderColumns, OrderColumns> columns, ZoneId zone, CurrencyUnit currency) {
        return new SparkRetention(SparkShop.of(orders.sparkSession(), zone, currency), engine -> engine)
                .with(RecordRole.ORDERS, ORDERS, orders, columns);
    }

    @Override
    <C extends RecordColumns<C>> SparkRetention with(
            RecordRole role, String name, Dataset<Row> rows, MapFunction<C, C> columns) {
        requireNonNull(columns, "columns");
        RecordSet set = new RecordSet(role, requireNonNull(name, "name"), StatedColumns.of(columns));
        return new SparkRetention(shop.with(set, requireNonNull(rows, "rows")), asking);
    }

    // ---- settings

    /**
     * States settings of the door: decimals, days that the data cover, and what becomes of bad rows, duplicates and refunded orders.
     *
     * <pre>{@code
     * shop.stating(builder -> builder.badRows(BadRows.SKIP).observedThrough(LocalDate.of(2026, 3, 31)));
     * }</pre>
     *
     * @param settings given a builder, states the settings; it is sent to the executors
     * @return a new value
     */
    public SparkRetention stating(MapFunction<HistoryBuilder, HistoryBuilder> settings) {
        return new SparkRetention(shop.stating(requireNonNull(settings, "settings")), asking);
    }

    /**
     * Sets into how many partitions the customers are brought. If this is not called, there is one for each two million rows, and at
     * least one for each core.
     *
     * @param partitions how many, 1 or more
     * @return a new value
     * @throws IllegalArgumentException if the number is below 1
     */
    public SparkRetention partitions(int partitions) {
        return new SparkRetention(shop.partitions(partitions), asking);
    }

    /**
     * Looks at some of the customers only.
     *
     * @param name which customers these are, in a word or two
     * @param customers which customers
     * @return a new value
     * @see MetricsEngine#where(String, CustomerFilter)
     */
    public SparkRetention where(String name, CustomerFilter customers) {
        requireNonNull(customers, "customers");
        return asking(engine -> engine.where(name, customers));
    }

    /**
     * Looks at some of the customers only.
     *
     * @param customers which customers
     * @return a new value
     * @see MetricsEngine#where(CustomerFilter)
     */
    public SparkRetention where(CustomerFilter customers) {
        requireNonNull(customers, "customers");
        return asking(engine -> engine.where(customers));
    }

    /**
     * Tells nothing of groups of fewer customers than this.
     *
     * @param customers of how many customers a group must be at least, 2 or more
     * @return a new value
     * @see MetricsEngine#minimumGroupSize
     */
    public SparkRetention minimumGroupSize(int customers) {
        return asking(engine -> engine.minimumGroupSize(customers));
    }

    private SparkRetention asking(MapFunction<MetricsEngine, MetricsEngine> more) {
        MapFunction<MetricsEngine, MetricsEngine> before = asking;
        return new SparkRetention(shop, engine -> more.call(before.call(engine)));
    }

    // ---- questions

    /**
     * Works out a metric.
     *
     * @param <R> its result
     * @param metric the metric
     * @return the result
     */
    public <R> R compute(Metric<?, R> metric) {
        return compute(List.of(requireNonNull(metric, "metric"))).get(metric);
    }

    /**
     * Works out several metrics in one pass over the data.
     *
     * @param first a metric
     * @param second another
     * @param more any others
     * @return their results
     */
    public Report compute(Metric<?, ?> first, Metric<?, ?> second, Metric<?, ?>... more) {
        return compute(Lists.asList(first, second, more));
    }

    /**
     * Works out several metrics in one pass over the data, as many as there are.
     *
     * @param metrics the metrics, possibly none
     * @return their results
     */
    public Report compute(Collection<? extends Metric<?, ?>> metrics) {
        return partial(metrics).report();
    }

    /**
     * Works out a metric for each segment.
     *
     * @param <K> what tells the segments apart
     * @param <R> the result of a segment
     * @param segment which segment a customer is in
     * @param metric the metric
     * @return the results by segment
     */
    public <K extends Comparable<? super K>, R> Segmented<K, R> by(Segment<K> segment, Metric<?, R> metric) {
        return compute(metric.by(segment));
    }

    /**
     * Works out a metric for each value of an attribute that customers were given with, by {@link CustomerColumns#attribute}.
     *
     * @param <R> the result of a value
     * @param attribute the attribute's name
     * @param metric the metric
     * @return the results by value
     */
    public <R> Segmented<String, R> by(String attribute, Metric<?, R> metric) {
        return by(Segments.attribute(attribute), metric);
    }

    /**
     * Works out a metric for each of several windows in one pass.
     *
     * @param <R> the result for a window
     * @param windows the windows
     * @param metric makes the metric of a window, such as {@code RetentionRate::in}
     * @return the results in the order of the windows
     */
    public <R> Series<R> trend(List<Window> windows, Function<Window, ? extends Metric<?, R>> metric) {
        Map<Window, Metric<?, R>> metrics = new LinkedHashMap<>();
        requireNonNull(windows, "windows").forEach(window -> metrics.put(window, metric.apply(window)));
        Report report = compute(new ArrayList<>(metrics.values()));
        Map<Window, R> results = new LinkedHashMap<>();
        metrics.forEach((window, of) -> results.put(window, report.get(of)));
        List<String> names =
                metrics.values().stream().map(Metric::name).distinct().toList();
        return new Series<>(results, names.size() == 1 ? names.get(0) : "");
    }

    /**
     * What metrics have of these customers, to be merged with what they have of others.
     *
     * @param metrics the metrics
     * @return what becomes a report when all customers are in
     */
    public PartialReport partial(Collection<? extends Metric<?, ?>> metrics) {
        return requireNonNull(run(metrics).report());
    }

    /** What came of all rows, in one pass. */
    Outcome.Part run(Collection<? extends Metric<?, ?>> metrics) {
        return shop.run(asking, List.copyOf(requireNonNull(metrics, "metrics")));
    }

    /**
     * What a metric has of these customers, as bytes that can be kept and merged later with those of other shops or regions, without
     * the data.
     *
     * @param metric the metric
     * @return what {@link PartialReport#read} reads
     */
    public byte[] state(Metric<?, ?> metric) {
        return partial(List.of(metric)).toBytes();
    }

    /**
     * Lists the customers of a rule with the number of their orders.
     *
     * @param who which customers
     * @return a dataset of {@code customer} and {@code orders}, worked out when it is asked for
     */
    public Dataset<Row> select(CustomerFilter who) {
        return select(who, CustomerFunction.named(ORDERS, CustomerHistory::orderCount), DataTypes.IntegerType);
    }

    /**
     * Lists the customers of a rule with something told of each.
     *
     * @param <T> what is told: a number, a text, an amount of money, a day
     * @param who which customers
     * @param beside what is told of each
     * @param type Spark's type of it, such as {@code DataTypes.LongType}; of money a decimal
     * @return a dataset of {@code customer} and what is told, by its name, worked out when it is asked for
     */
    public <T> Dataset<Row> select(CustomerFilter who, CustomerFunction<T> beside, DataType type) {
        return shop.select(asking, who, beside, type);
    }

    /**
     * Lists the customers who have the highest of something.
     *
     * @param <T> what they have
     * @param score what is told of each
     * @param most how many customers at most
     * @return a dataset of {@code rank}, {@code customer} and the score by its name, the highest first
     */
    public <T extends Comparable<? super T>> Dataset<Row> rank(CustomerFunction<T> score, int most) {
        return ResultRows.of(shop.spark(), compute(Metric.rank(score, most)));
    }

    /**
     * A result as a dataset, for people who go on in SQL.
     *
     * @param result a result of any metric
     * @return its rows
     */
    public Dataset<Row> toRows(Object result) {
        return ResultRows.of(shop.spark(), requireNonNull(result, "result"));
    }

    // ---- what it is over

    /** {@return what all rows together stand on: zone, currency, days, and what is kept track of} */
    public Basis basis() {
        return shop.basis();
    }

    /**
     * What became of the rows, in one pass of its own.
     *
     * @return the account; with {@link BadRows#SKIP} it lists the first rows that were refused
     */
    public Intake intake() {
        return shop.run(engine -> engine, List.of()).intake();
    }

    /** The datasets. */
    @Override
    public String toString() {
        return "SparkRetention over " + shop;
    }
}
