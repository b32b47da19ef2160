package io.github.retention4j.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.BlockReader;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What metrics have of some of a shop's customers, such as those of one machine, shop or region: it merges with that of others, and
 * becomes a {@link Report} when all are in.
 *
 * <pre>{@code
 * History riyadh = History.builder(zone, sar).orders(orders.subList(0, 100)).build();
 * History jeddah = History.builder(zone, sar).orders(orders.subList(100, orders.size())).build();
 * Basis both = riyadh.extent().union(jeddah.extent()).basis();
 * RepeatPurchaseRate metric = RepeatPurchaseRate.in(q1);
 * byte[] kept = MetricsEngine.over(riyadh.on(both)).partial(metric).toBytes();
 * PartialReport other = MetricsEngine.over(jeddah.on(both)).partial(metric);
 * Ratio ofBoth = PartialReport.read(kept, metric).merge(other).report().get(metric);
 * }</pre>
 *
 * <ul>
 *   <li>The customers of two parts are disjoint: who is in both is counted twice, and nothing can tell. Parts of time of one customer
 *       cannot be merged. Customers of whom one referred the other belong into one part.
 *   <li>Both parts stand on one basis, as {@link io.github.retention4j.history.History#on History.on} gives it; others are refused.
 *   <li>Both are of the same metrics in the same order, asked by engines with the same filter and minimum group size. Groups are hidden
 *       when the report is made: one that is small in each part may be told of in all, and until then its numbers are kept.
 *   <li>Whole numbers add up in any order, so what comes out is that of one history, to the last bit.
 * </ul>
 *
 * <p>Immutable.
 */
public final class PartialReport implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What is asked in place of each metric that was asked for. */
    @SuppressWarnings("serial") // a map that is
    private final Map<Metric<?, ?>, Metric<?, ?>> working;

    private final CompositeState state;

    private PartialReport(Map<Metric<?, ?>, Metric<?, ?>> working, CompositeState state) {
        this.working = working;
        this.state = state;
    }

    /** Of no customers. */
    static PartialReport start(Map<Metric<?, ?>, Metric<?, ?>> working, Basis basis) {
        return new PartialReport(working, new CompositeState(basis, working.values()));
    }

    /** Adds customers, by one thread and before anybody else sees it. */
    void add(BlockReader reader, int block) {
        state.addAll(reader.read(block));
    }

    /** Adds what another has, before anybody else sees this. */
    PartialReport absorb(PartialReport other) {
        state.add(other.state);
        return this;
    }

    /** Takes out what another has, which was in this, before anybody else sees this. */
    void remove(PartialReport other) {
        state.subtract(other.state);
    }

    /** What was asked for. */
    Collection<Metric<?, ?>> metrics() {
        return working.keySet();
    }

    CompositeState state() {
        return state;
    }

    /**
     * What this and others have together.
     *
     * @param others of the same metrics and other customers, on the same basis; left as they are
     * @return another one
     * @throws IllegalArgumentException if another stands on another basis, or is of other metrics, or by an engine with another
     *     filter or minimum group size
     */
    public PartialReport merge(PartialReport... others) {
        return merge(Arrays.asList(others));
    }

    /**
     * What this and others have together.
     *
     * @param others of the same metrics and other customers, on the same basis; left as they are
     * @return another one
     * @throws IllegalArgumentException if another stands on another basis, or is of other metrics, or by an engine with another
     *     filter or minimum group size
     */
    public PartialReport merge(Collection<PartialReport> others) {
        PartialReport all = start(working, basis());
        all.requireSameMetrics(this).absorb(this);
        for (PartialReport other : requireNonNull(others, "others")) {
            all.requireSameMetrics(requireNonNull(other, "other")).absorb(other);
        }
        return all;
    }

    /** Refuses another of other metrics, and of the same where other customers or groups are looked at. */
    private PartialReport requireSameMetrics(PartialReport other) {
        if (!PartialReportFormat.areSame(working.keySet(), other.working.keySet())) {
            throw new IllegalArgumentException("a partial report of " + names(other) + ", and not of " + names(this)
                    + " as asked for: of other metrics, windows or segments, in another order, or made by a function"
                    + " that was compiled anew");
        }
        if (!PartialReportFormat.areSame(working.values(), other.working.values())) {
            throw new IllegalArgumentException("a partial report of the same metrics, " + names(this)
                    + ", by an engine with another filter or minimum group size; ask both by one");
        }
        if (!PartialReportFormat.areSame(state.metrics(), other.state.metrics())) {
            throw new IllegalArgumentException("a partial report of the same metrics, " + names(this)
                    + ", one of which is made of others that are in another order there; let it tell its parts in"
                    + " one order");
        }
        return this;
    }

    private static String names(PartialReport of) {
        return of.working.isEmpty()
                ? "no metrics"
                : of.working.keySet().stream().map(Metric::name).collect(joining(", "));
    }

    /**
     * The bytes of it, to be kept or sent and {@linkplain #read read} again.
     *
     * <ul>
     *   <li>They name a version of their form and have a check sum. A later version of this library reads them as long as none of the
     *       classes in them has other fields, and else refuses them: keep the orders, and work it out again.
     *   <li>A caller's own metrics, functions, states and keys are written too, so they must be {@link java.io.Serializable}, and of
     *       a package of the metrics and functions or below it. A lambda is read by the program that wrote it: compiled anew, another
     *       may have its name. Give a filter of your own to the metrics, by {@link Metric#where(io.github.retention4j.metric.CustomerFilter)
     *       where}, and not to the engine: who reads the bytes tells the metrics alone.
     *   <li>What they hold of customers is what the metrics have: counts mostly; lists of customers have their ids. With a minimum group
     *       size they hold the numbers of small groups, too.
     * </ul>
     *
     * @return the bytes
     * @throws IllegalArgumentException if a metric cannot be written, or could not be read again
     */
    public byte[] toBytes() {
        return PartialReportFormat.write(this);
    }

    /**
     * Reads what {@link #toBytes} wrote. Objects of classes that such a report of these metrics cannot have are refused. A check sum
     * is no signature: who can change the bytes can change the numbers.
     *
     * @param bytes the bytes
     * @param metrics the metrics it is of, in the same order
     * @return the same again
     * @throws IllegalArgumentException if the bytes are of something else, of another version or damaged, or of other metrics
     */
    public static PartialReport read(byte[] bytes, Metric<?, ?>... metrics) {
        return read(bytes, List.of(metrics));
    }

    /**
     * Reads what {@link #toBytes} wrote. Objects of classes that such a report of these metrics cannot have are refused. A check sum
     * is no signature: who can change the bytes can change the numbers.
     *
     * @param bytes the bytes
     * @param metrics the metrics it is of, in the same order
     * @return the same again
     * @throws IllegalArgumentException if the bytes are of something else, of another version or damaged, or of other metrics
     */
    public static PartialReport read(byte[] bytes, Collection<? extends Metric<?, ?>> metrics) {
        requireNonNull(metrics, "metrics").forEach(metric -> requireNonNull(metric, "metric"));
        PartialReport read = PartialReportFormat.read(requireNonNull(bytes, "bytes"), metrics);
        Map<Metric<?, ?>, Metric<?, ?>> asked = new LinkedHashMap<>();
        metrics.forEach(metric -> asked.put(metric, metric));
        // Functions that were read are not equal to the caller's, by which the results are asked for.
        Iterator<Metric<?, ?>> standsFor = read.working.values().iterator();
        asked.replaceAll((metric, itself) -> standsFor.hasNext() ? standsFor.next() : itself);
        return new PartialReport(asked, read.state).requireSameMetrics(read);
    }

    /** {@return what it stands on} */
    public Basis basis() {
        return state.basis();
    }

    /** {@return the results of these customers} */
    public Report report() {
        Map<Metric<?, ?>, Object> results = new LinkedHashMap<>();
        working.forEach((metric, of) -> results.put(metric, state.result(of, basis())));
        return new Report(results);
    }

    /** Which metrics, and what they stand on. */
    @Override
    public String toString() {
        return "partial " + names(this) + " on " + basis();
    }
}
