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
 * Metric<?, Ratio> metric = RetentionRate.in(month(2026, 3));
 * byte[] riyadh = MetricsEngine.over(historyOfRiyadh.on(basis)).partial(metric).toBytes();
 * byte[] jeddah = MetricsEngine.over(historyOfJeddah.on(basis)).partial(metric).toBytes();
 * Ratio both = PartialReport.read(riyadh, metric).merge(PartialReport.read(jeddah, metric)).report().get(metric);
 * }</pre>
 *
 * <ul>
 *   <li>The customers of two parts are disjoint: who is in both is counted twice, and nothing can tell. Parts of time of one customer
 *       cannot be merged.
 *   <li>Both parts stand on one basis, as {@link io.github.retention4j.history.History#on History.on} gives it; others are refused.
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

    CompositeState state() {
        return state;
    }

    /**
     * What this and others have together.
     *
     * @param others of the same metrics and other customers, on the same basis; left as they are
     * @return another one
     * @throws IllegalArgumentException if another stands on another basis, or is of other metrics
     */
    public PartialReport merge(PartialReport... others) {
        return merge(Arrays.asList(others));
    }

    /**
     * What this and others have together.
     *
     * @param others of the same metrics and other customers, on the same basis; left as they are
     * @return another one
     * @throws IllegalArgumentException if another stands on another basis, or is of other metrics
     */
    public PartialReport merge(Collection<PartialReport> others) {
        PartialReport all = start(working, basis()).absorb(this);
        for (PartialReport other : others) {
            requireSameMetrics(requireNonNull(other, "other").working.keySet());
            all.absorb(other);
        }
        return all;
    }

    private void requireSameMetrics(Collection<Metric<?, ?>> others) {
        if (!PartialReportFormat.areSame(working.keySet(), others)) {
            throw new IllegalArgumentException("a partial report of " + names(others) + ", and not of "
                    + names(working.keySet())
                    + " as asked for: of other metrics, windows or segments, or made by a function that"
                    + " was compiled anew");
        }
    }

    private static String names(Collection<? extends Metric<?, ?>> metrics) {
        return metrics.stream().map(Metric::name).collect(joining(", "));
    }

    /**
     * The bytes of it, to be kept or sent and {@linkplain #read read} again.
     *
     * <ul>
     *   <li>They name a version of their form and have a check sum. A later version of this library reads them as long as none of the
     *       states in them has changed, and else refuses them: keep the orders, and work it out again.
     *   <li>A caller's own metrics and functions are written too, so they must be {@link Serializable}; a lambda is read by the program
     *       that wrote it.
     *   <li>What they hold of customers is what the metrics have: counts mostly; lists of customers have their ids.
     * </ul>
     *
     * @return the bytes
     * @throws IllegalArgumentException if a metric cannot be written
     */
    public byte[] toBytes() {
        return PartialReportFormat.write(this);
    }

    /**
     * Reads what {@link #toBytes} wrote. Objects of other classes than such a report has are refused.
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
     * Reads what {@link #toBytes} wrote. Objects of other classes than such a report has are refused.
     *
     * @param bytes the bytes
     * @param metrics the metrics it is of, in the same order
     * @return the same again
     * @throws IllegalArgumentException if the bytes are of something else, of another version or damaged, or of other metrics
     */
    public static PartialReport read(byte[] bytes, Collection<? extends Metric<?, ?>> metrics) {
        PartialReport read = PartialReportFormat.read(requireNonNull(bytes, "bytes"), metrics);
        Map<Metric<?, ?>, Metric<?, ?>> asked = new LinkedHashMap<>();
        Iterator<Metric<?, ?>> of = read.working.values().iterator();
        metrics.forEach(metric -> asked.put(metric, of.hasNext() ? of.next() : metric));
        PartialReport wanted = new PartialReport(asked, read.state);
        wanted.requireSameMetrics(read.working.keySet());
        return wanted;
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
        return "partial " + names(working.keySet()) + " on " + basis();
    }
}
