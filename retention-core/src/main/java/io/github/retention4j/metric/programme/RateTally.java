package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;

/** The state of a rate of points: what became of those issued in a window, and a share or a quotient over customers. */
public final class RateTally extends MetricState {
    private static final long serialVersionUID = 1L;

    private final Span window;
    private final FateTally fates;
    private final ClusterTally tally = new ClusterTally();

    RateTally(Basis basis, Window window) {
        this(basis, basis.span(window), new FateTally(basis, FateTally.known(basis, null), window, 0));
    }

    private RateTally(Basis basis, Span window, FateTally fates) {
        super(basis);
        this.window = window;
        this.fates = fates;
    }

    RateTally another() {
        return new RateTally(basis(), window, fates.another());
    }

    Span window() {
        return window;
    }

    FateTally fates() {
        return fates;
    }

    ClusterTally tally() {
        return tally;
    }

    void merge(RateTally other) {
        requireSameBasis(other);
        fates.merge(other.fates);
        tally.add(other.tally);
    }

    static RatioOfSums<RateTally> ratioOfSums() {
        return RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count());
    }
}
