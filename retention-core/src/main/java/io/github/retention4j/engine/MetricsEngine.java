package io.github.retention4j.engine;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.history.BlockReader;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks metrics of a history.
 *
 * <ul>
 *   <li>Each call is one pass over the customers, however many metrics it asks.
 *   <li>It uses the calling thread alone unless told otherwise; any number of threads gives the identical result.
 *   <li>Immutable and safe for any number of threads; every setting returns another engine.
 * </ul>
 *
 * <pre>{@code
 * MetricsEngine engine = MetricsEngine.over(history);
 * Ratio retention = engine.compute(RetentionRate.in(month(2026, 3)));
 * Series<Ratio> trend = engine.trend(months(2025, 1, 2025, 12), RetentionRate::in);
 * Average loyal = engine.where("loyal", c -> c.orderCount() >= 3).compute(AverageOrderValue.in(q1));
 * CustomerList<Integer> mostOrders = engine.rank(c -> c.orderCount(), 10);
 * Map<String, Ratio> toBePrinted = engine.minimumGroupSize(10).compute(RetentionRate.in(q1).by(Segments.city()));
 * }</pre>
 */
public final class MetricsEngine {
    private final History history;
    private final @Nullable CustomerFilter filter;
    private final @Nullable SmallGroups hidden;
    private final Parallelism parallelism;

    private MetricsEngine(
            History history, @Nullable CustomerFilter filter, @Nullable SmallGroups hidden, Parallelism parallelism) {
        this.history = history;
        this.filter = filter;
        this.hidden = hidden;
        this.parallelism = parallelism;
    }

    /**
     * An engine over a history.
     *
     * @param history the history
     * @return the engine
     */
    public static MetricsEngine over(History history) {
        return new MetricsEngine(requireNonNull(history, "history"), null, null, Parallelism.NONE);
    }

    /**
     * An engine over some of the customers. Events without a customer are left out.
     *
     * @param customers which customers, of those this engine looks at
     * @return another engine
     */
    public MetricsEngine where(CustomerFilter customers) {
        requireNonNull(customers, "customers");
        return new MetricsEngine(history, filter == null ? customers : filter.and(customers), hidden, parallelism);
    }

    /**
     * An engine over some of the customers, whose name its results tell. Events without a customer are left out.
     *
     * @param name which customers these are, in a word or two
     * @param customers which customers, of those this engine looks at
     * @return another engine
     * @throws IllegalArgumentException if the name is blank
     */
    public MetricsEngine where(String name, CustomerFilter customers) {
        return where(CustomerFilter.named(name, customers));
    }

    /**
     * An engine that works with more threads, from the common pool.
     *
     * @param threads how many, the caller's included
     * @return another engine
     */
    public MetricsEngine parallelism(int threads) {
        return parallelism(threads, ForkJoinPool.commonPool());
    }

    /**
     * An engine that works with more threads.
     *
     * @param threads how many, the caller's included
     * @param executor where the others come from
     * @return another engine
     */
    public MetricsEngine parallelism(int threads, Executor executor) {
        return new MetricsEngine(history, filter, hidden, new Parallelism(threads, executor));
    }

    /**
     * An engine that tells nothing of groups of fewer customers than this, for results that leave the shop: a segment of one is
     * one person.
     *
     * <ul>
     *   <li>A group is who a result is of: the customers of a segment or a filter, and of those the ones whom a figure counts. A
     *       retention rate of 3 customers is hidden in a city of 500, and an average of the one order of a day.
     *   <li>What would give a hidden group away is hidden too. Of the segments, those that are hidden are together of no group that
     *       is too small, so that their sum, which is the rest of the whole, tells of none: the next smallest is hidden with a
     *       single small one. A filter is hidden if too few are left out by it, of all customers or of an outer filter's.
     *   <li>A hidden result has no value and says so, and never 0; a hidden segment is not in the table, which says how many there
     *       are. A group of nobody is not hidden. Cohorts, scores and stages are shown whole if no group in them is too
     *       small, and else are hidden whole.
     *   <li>What cannot be hidden is refused: lists of customers, movements of revenue, cells of cohorts whose customers are not
     *       counted; and a plain number, made by {@code fold} or {@code map}, if it is of too few, since a number cannot say that
     *       it is hidden.
     *   <li>It guards each result by itself, against the result of the whole. Who subtracts the results of two questions, such as
     *       those of two windows or of two divisions of the customers, may still learn of a small group; so may who knows which
     *       customers were added since. And 1 of 100 is shown: the group is of 100.
     * </ul>
     *
     * <p>Worked example: of 60 customers 40 live in Riyadh, 15 in Jeddah and 5 in Abha. With a minimum of 10 Abha is hidden, and
     * Jeddah with it, since the whole less Riyadh and Jeddah is Abha. Riyadh is told.
     *
     * <p>Source: A. Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4: the minimum frequency rule,
     * primary and secondary suppression.
     *
     * @param customers of how many customers a group must be at least, 2 or more
     * @return another engine
     * @throws IllegalArgumentException if the number is below 2
     */
    public MetricsEngine minimumGroupSize(int customers) {
        return new MetricsEngine(history, filter, SmallGroups.below(customers), parallelism);
    }

    /**
     * Works out a metric.
     *
     * @param <R> its result
     * @param metric the metric
     * @return the result
     */
    public <R> R compute(Metric<?, R> metric) {
        return run(List.of(requireNonNull(metric, "metric"))).report().get(metric);
    }

    /**
     * Works out several metrics in one pass.
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
     * Works out several metrics in one pass, as many as there are.
     *
     * @param metrics the metrics, possibly none
     * @return their results
     */
    public Report compute(Collection<? extends Metric<?, ?>> metrics) {
        requireNonNull(metrics, "metrics").forEach(metric -> requireNonNull(metric, "metric"));
        return run(List.copyOf(metrics)).report();
    }

    /**
     * Works out what metrics have of these customers, to be merged with what they have of others.
     *
     * @param metrics the metrics
     * @return what becomes a report when all customers are in
     */
    public PartialReport partial(Metric<?, ?>... metrics) {
        return partial(List.of(metrics));
    }

    /**
     * Works out what metrics have of these customers, to be merged with what they have of others.
     *
     * @param metrics the metrics, possibly none
     * @return what becomes a report when all customers are in
     */
    public PartialReport partial(Collection<? extends Metric<?, ?>> metrics) {
        requireNonNull(metrics, "metrics").forEach(metric -> requireNonNull(metric, "metric"));
        return run(List.copyOf(metrics));
    }

    /**
     * Lists the customers of a rule with the number of their orders.
     *
     * @param who which customers, of those this engine looks at
     * @return the customers in the order of their ids
     */
    public CustomerList<Integer> select(CustomerFilter who) {
        return select(who, CustomerFunction.named("orders", CustomerHistory::orderCount));
    }

    /**
     * Lists the customers of a rule with something told of each.
     *
     * @param <T> what is told
     * @param who which customers, of those this engine looks at
     * @param beside what is told of each
     * @return the customers in the order of their ids
     */
    public <T> CustomerList<T> select(CustomerFilter who, CustomerFunction<T> beside) {
        return compute(Metric.select(who, beside));
    }

    /**
     * Lists the customers who have the highest of something.
     *
     * @param <T> what they have
     * @param score what is told of each
     * @param most how many customers at most
     * @return the customers, the highest first; of those who have as much, in the order of their ids
     * @throws IllegalArgumentException if the number is below 1
     */
    public <T extends Comparable<? super T>> CustomerList<T> rank(CustomerFunction<T> score, int most) {
        return compute(Metric.rank(score, most));
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
        requireNonNull(metric, "metric");
        Map<Window, Metric<?, R>> metrics = new LinkedHashMap<>();
        requireNonNull(windows, "windows")
                .forEach(window -> metrics.put(window, requireNonNull(metric.apply(window), "metric")));
        Report report = run(new ArrayList<>(metrics.values())).report();
        Map<Window, R> results = new LinkedHashMap<>();
        metrics.forEach((window, of) -> results.put(window, report.get(of)));
        List<String> names =
                metrics.values().stream().map(Metric::name).distinct().toList();
        return new Series<>(results, names.size() == 1 ? names.get(0) : "");
    }

    /**
     * Works out a metric that is told anew whenever rows have come, at the cost of those rows' customers.
     *
     * <pre>{@code
     * Watch<Ratio> watch = MetricsEngine.over(history).watch(RetentionRate.in(month(2026, 3)));
     * long now = Instant.parse("2026-03-09T08:00:00Z").toEpochMilli();
     * Ratio rate = watch.update(history.plus(more -> more.addOrder("c-17", now, 12050)));
     * }</pre>
     *
     * @param <R> its result
     * @param metric the metric
     * @return the watched metric, with the result of this engine's history
     */
    public <R> Watch<R> watch(Metric<?, R> metric) {
        return new Watch<>(this, requireNonNull(metric, "metric"));
    }

    /** One that asks the same of another history. */
    MetricsEngine on(History other) {
        return new MetricsEngine(other, filter, hidden, parallelism);
    }

    /**
     * The history that it works over, of which a filter may leave customers out.
     *
     * @return the history
     */
    public History history() {
        return history;
    }

    /**
     * Which customers it looks at.
     *
     * @return a few words, such as "only loyal", or empty if it looks at all of them
     */
    public String population() {
        return filter == null ? "" : history.basis().only(filter.name()).population();
    }

    /** What it is over, and with how many threads. */
    @Override
    public String toString() {
        return "MetricsEngine over " + history
                + (filter == null ? "" : ", " + population())
                + (hidden == null ? "" : ", " + hidden) + ", " + parallelism.threads()
                + (parallelism.threads() == 1 ? " thread" : " threads");
    }

    /** Every thread folds whole blocks, each metric into a state of its own; then the threads' states merge. */
    private PartialReport run(List<Metric<?, ?>> metrics) {
        Map<Metric<?, ?>, Metric<?, ?>> working = new LinkedHashMap<>();
        metrics.forEach(metric -> working.put(metric, working(metric)));
        PartialReport none = PartialReport.start(working, history.basis());
        List<Requirement> asked = none.state().requires();
        // What one thread added is not copied where there is no other.
        return parallelism
                .run(
                        history.blockCount(),
                        () -> new Work(PartialReport.start(working, history.basis()), history.reader(asked)),
                        (work, block) -> work.partial.add(work.reader, block))
                .stream()
                .map(Work::partial)
                .reduce(PartialReport::absorb)
                .orElse(none);
    }

    /** The metric that is asked in place of one that was asked for. */
    private Metric<?, ?> working(Metric<?, ?> metric) {
        if (hidden == null) {
            return filter == null ? metric : metric.where(filter);
        }
        return metric.hidingSmallGroups(filter == null ? hidden : hidden.within(filter));
    }

    /** What one thread does. */
    private record Work(PartialReport partial, BlockReader reader) {}
}
