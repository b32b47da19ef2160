package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;

/**
 * The state of a rate: how many there are in a window, and how many of them are hits.
 *
 * <p>{@code rate = hits / total}
 *
 * <ul>
 *   <li>It keeps the span of its window, so that where a span's orders are is found once a block and not once a customer.
 *   <li>It is for what counts each for itself, such as customers. Where one customer has many, such as orders,
 *       {@link SpanTally} keeps what an interval needs.
 * </ul>
 */
public final class HitTally extends MetricState implements Subtractable<HitTally> {
    private static final long serialVersionUID = 1L;

    private final Span window;
    private final long observedUntil;
    private long hits;
    private long total;

    /**
     * An empty tally.
     *
     * @param basis what it is started with
     * @param window the window it is of
     */
    public HitTally(Basis basis, Window window) {
        super(basis);
        this.window = basis.span(window);
        this.observedUntil = basis.observedUntil();
    }

    /**
     * The window's instants.
     *
     * @return always the same span
     */
    public Span window() {
        return window;
    }

    /**
     * The instant at which the data end.
     *
     * @return milliseconds since 1970-01-01T00:00Z, as {@link Basis#observedUntil} has it
     */
    public long observedUntil() {
        return observedUntil;
    }

    /**
     * Adds one.
     *
     * @param isHit whether it is a hit
     */
    public void add(boolean isHit) {
        total++;
        hits += isHit ? 1 : 0;
    }

    /**
     * Adds several.
     *
     * @param moreHits how many of them are hits
     * @param more how many they are
     */
    public void add(long moreHits, long more) {
        hits += moreHits;
        total += more;
    }

    /**
     * Adds what another tally holds.
     *
     * @param other a tally of other customers
     * @throws IllegalArgumentException if it was started with another basis
     */
    public void merge(HitTally other) {
        requireSameBasis(other);
        add(other.hits, other.total);
    }

    @Override
    public void subtract(HitTally other) {
        requireSameBasis(other);
        add(-other.hits, -other.total);
    }

    /**
     * How many are hits.
     *
     * @return zero or above
     */
    public long hits() {
        return hits;
    }

    /**
     * How many there are.
     *
     * @return zero or above
     */
    public long total() {
        return total;
    }

    /**
     * What a rate of such a state is a quotient of.
     *
     * @return the hits by the total
     */
    public static RatioOfSums<HitTally> ratioOfSums() {
        return RatioOfSums.of(HitTally::hits, HitTally::total);
    }

    /**
     * The rate.
     *
     * @param label what it is a rate of
     * @return hits / total
     */
    public Ratio part(Label label) {
        return Ratio.part(label, hits, total);
    }
}
