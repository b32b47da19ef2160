package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;

/**
 * The state of an average or a share of a window of whose things a customer may have many: a {@link ClusterTally} that knows
 * its span.
 */
public final class SpanTally extends MetricState implements Subtractable<SpanTally> {
    private static final long serialVersionUID = 1L;

    private final Span window;
    private final long observedUntil;
    private final ClusterTally tally = new ClusterTally();

    /**
     * An empty tally.
     *
     * @param basis what it is started with
     * @param window the window it is of
     */
    public SpanTally(Basis basis, Window window) {
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
     * The customers so far.
     *
     * @return the tally to add to and to make a result of
     */
    public ClusterTally tally() {
        return tally;
    }

    /**
     * Adds what another tally holds.
     *
     * @param other a tally of other customers
     * @throws IllegalArgumentException if it was started with another basis
     */
    public void merge(SpanTally other) {
        requireSameBasis(other);
        tally.add(other.tally);
    }

    @Override
    public void subtract(SpanTally other) {
        requireSameBasis(other);
        tally.subtract(other.tally);
    }

    /**
     * What an average or a share of such a state is a quotient of.
     *
     * @return the sum of the amounts by that of the counts
     */
    public static RatioOfSums<SpanTally> ratioOfSums() {
        return RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count());
    }
}
