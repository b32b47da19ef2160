package io.github.retention4j.metric.value;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;

/**
 * The state of a metric that tells what customers bring from revenue and from how many of them come back: revenue and
 * customers of a stretch of time, and of the customers of the window before it those who are there again. Who brought money
 * is told by the orders of that money, who came back by those that count.
 */
public final class CustomerRevenue extends MetricState implements Subtractable<CustomerRevenue> {
    private static final long serialVersionUID = 1L;

    private final Revenue revenue;
    private final Span before;
    private final Span window;
    private final Span toDate;
    final ClusterTally tally = new ClusterTally();
    long start;
    long retained;

    private CustomerRevenue(Basis basis, Revenue revenue, Span before, Span window) {
        super(basis);
        this.revenue = revenue;
        this.before = before;
        this.window = window;
        this.toDate = Revenue.toDate(window);
    }

    static CustomerRevenue of(Basis basis, Window window, Revenue revenue) {
        return new CustomerRevenue(basis, revenue, basis.span(window.previous()), basis.span(window));
    }

    /** From the first order to the end of a window; nobody can come back to that. */
    static CustomerRevenue toDate(Basis basis, Window window, Revenue revenue) {
        return new CustomerRevenue(
                basis, revenue, new Span(Long.MIN_VALUE, Long.MIN_VALUE), Revenue.toDate(basis.span(window)));
    }

    void add(CustomerHistory customer) {
        int orderedBefore = customer.orderedIn(before) ? 1 : 0;
        start += orderedBefore;
        retained += orderedBefore & (customer.orderedIn(window) ? 1 : 0);
        int ordered = revenue.orders(customer, window) > 0 ? 1 : 0;
        tally.addUnlessZero(revenue.ofCustomer(customer, window, ordered, toDate), ordered);
    }

    void merge(CustomerRevenue other) {
        requireSameBasis(other);
        tally.add(other.tally);
        start += other.start;
        retained += other.retained;
    }

    @Override
    public void subtract(CustomerRevenue other) {
        requireSameBasis(other);
        tally.subtract(other.tally);
        start -= other.start;
        retained -= other.retained;
    }

    /** Revenue per customer. */
    Average average(Label label, Basis basis) {
        return tally.average(
                label, basis.decimals(), Unit.money(basis.currency()).per("customer"), 1);
    }
}
