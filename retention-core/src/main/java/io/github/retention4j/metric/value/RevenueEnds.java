package io.github.retention4j.metric.value;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;

/** The state of a metric that compares what a customer brings at the start of a window and at its end. */
abstract class RevenueEnds extends MetricState {
    private static final long serialVersionUID = 1L;

    private final RevenueSource source;
    private final Span before;
    private final Span window;
    private final Span allBefore;
    private final long end;

    RevenueEnds(Basis basis, Window window, RevenueSource source) {
        super(basis);
        this.source = source;
        this.before = basis.span(window.previous());
        this.window = basis.span(window);
        this.allBefore = new Span(Long.MIN_VALUE, this.window.from());
        // What is known to end after the data is not over yet.
        this.end = Math.max(this.window.from(), Math.min(this.window.until(), basis.observedUntil()));
    }

    /**
     * Takes a customer who brings something at either end.
     *
     * @param start the amount at the start, zero or above
     * @param atEnd the amount at the end, zero or above
     * @param wasBefore of an amount of zero at the start, whether there was one before
     */
    abstract void take(long start, long atEnd, boolean wasBefore);

    final void add(CustomerHistory customer) {
        if (source == RevenueSource.ORDERS) {
            addOrders(customer);
        } else {
            addSubscriptions(customer);
        }
    }

    private void addOrders(CustomerHistory customer) {
        long start = Math.max(0, customer.netRevenue(before));
        long atEnd = Math.max(0, customer.netRevenue(window));
        takeUnlessNothing(start, atEnd, start == 0 && atEnd != 0 && hadOrdered(customer));
    }

    /** An order is one here whatever was refunded later: its money is in the revenue of then. */
    private boolean hadOrdered(CustomerHistory customer) {
        return customer.orderCountBefore(window) > 0 || customer.ignoredOrders().count(allBefore) > 0;
    }

    /** Steps of one instant are taken together: a plan that is swapped for another was never given up. */
    private void addSubscriptions(CustomerHistory customer) {
        Subscriptions steps = customer.subscriptions();
        int known = steps.count();
        long amount = 0;
        long last = Long.MIN_VALUE;
        boolean paid = false;
        int i = 0;
        for (; i < known && steps.stepTaken(i) < window.from(); i++) {
            long millis = steps.stepTaken(i);
            paid |= millis != last && amount > 0;
            last = millis;
            amount = Math.addExact(amount, steps.rise(i));
        }
        long start = amount;
        for (; i < known && steps.stepTaken(i) < end; i++) {
            amount = Math.addExact(amount, steps.rise(i));
        }
        takeUnlessNothing(start, amount, paid);
    }

    private void takeUnlessNothing(long start, long atEnd, boolean wasBefore) {
        if (start != 0 || atEnd != 0) {
            take(start, atEnd, wasBefore);
        }
    }
}
