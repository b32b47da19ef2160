package io.github.retention4j.metric.value;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;

/**
 * The state of a metric that tells what customers bring from net revenue and from how many of them come back: revenue and
 * customers of a stretch of time, and of the customers of the window before it those who are there again.
 */
public final class CustomerRevenue extends MetricState {
    private static final long serialVersionUID = 1L;

    private final Span before;
    private final Span window;
    private final ClusterTally tally = new ClusterTally();
    long start;
    long retained;

    private CustomerRevenue(Basis basis, Span before, Span window) {
        super(basis);
        this.before = before;
        this.window = window;
    }

    static CustomerRevenue of(Basis basis, Window window) {
        return new CustomerRevenue(basis, basis.span(window.previous()), basis.span(window));
    }

    /** From the first order to the end of a window; nobody can come back to that. */
    static CustomerRevenue toDate(Basis basis, Window window) {
        return new CustomerRevenue(
                basis,
                new Span(Long.MIN_VALUE, Long.MIN_VALUE),
                new Span(Long.MIN_VALUE, basis.span(window).until()));
    }

    void add(CustomerHistory customer) {
        int orderedBefore = customer.orderedIn(before) ? 1 : 0;
        int ordered = customer.orderedIn(window) ? 1 : 0;
        start += orderedBefore;
        retained += orderedBefore & ordered;
        tally.addUnlessZero(customer.netRevenue(window), ordered);
    }

    void merge(CustomerRevenue other) {
        requireSameBasis(other);
        tally.add(other.tally);
        start += other.start;
        retained += other.retained;
    }

    /** Revenue per customer. */
    Average average(Label label, Basis basis) {
        return tally.average(
                label,
                basis.scale(),
                basis.currency() + " per customer",
                basis.currency().getDecimalPlaces(),
                1);
    }
}
