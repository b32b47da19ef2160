package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * The share of a window's orders that are not their customer's first.
 *
 * <p>{@code share = orders placed after their customer's first-ever / orders}, both in the window.
 *
 * <ul>
 *   <li>First is first ever, not first in the window: the only order in March of a customer of last year is a repeat.
 *       What was placed at the very instant of the first order is of one purchase with it, and no repeat.
 *   <li>Guests' orders are left out, since nobody knows whether they are repeats; so are orders refunded in full, unless
 *       the history says otherwise.
 *   <li>One customer's orders are alike, so the interval has customers as the independent units. Wilson's over orders,
 *       which treats each as if somebody else had placed it, would be far too narrow.
 *   <li>A history that begins in the midst of a shop's life takes old customers for new ones, and the share runs low for
 *       its first months.
 *   <li>No orders is no data.
 * </ul>
 *
 * <p>Worked example: in the first quarter of 1997 the 2,357 customers of the CDNOW sample, all new, bought 3,267 times, 868
 * times of those after their first day: 26.6 %, with a 95 % interval of 23.7 % to 29.6 %.
 *
 * <pre>{@code
 * ClusterShare repeats = engine.compute(RepeatOrderShare.in(q1));
 * ClusterShare fromCounts = RepeatOrderShare.of(868, 3267);
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window
 */
public record RepeatOrderShare(Window window) implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "repeat order share";
    private static final Label LABEL = Label.of(NAME, "orders after the customer's first / customers' orders");

    /** Checks that nothing is null. */
    public RepeatOrderShare {
        requireNonNull(window, "window");
    }

    /**
     * The share of repeats among the orders of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static RepeatOrderShare in(Window window) {
        return new RepeatOrderShare(window);
    }

    /**
     * The share for people who have only counts; it has no interval.
     *
     * @param repeats orders that are not their customer's first
     * @param orders all orders
     * @return repeats / orders
     * @throws IllegalArgumentException if the repeats are not in [0, orders]
     */
    public static ClusterShare of(long repeats, long orders) {
        return ClusterShare.withoutSpread(LABEL, repeats, orders);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
        int orders = customer.orderCount(state.window());
        if (orders > 0) {
            int first = customer.orderCountBefore(state.window()) == 0 ? firstOrders(customer, orders) : 0;
            state.tally().add(orders - first, orders);
        }
    }

    /** How many of a customer's first so many orders were placed at the instant of the first. */
    private static int firstOrders(CustomerHistory customer, int orders) {
        long first = customer.orderMillis(0);
        int count = 1;
        while (count < orders && customer.orderMillis(count) == first) {
            count++;
        }
        return count;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums());
    }

    @Override
    public ClusterShare finish(SpanTally state, Basis basis) {
        return state.tally().share(LABEL.in(basis.scope(window)));
    }
}
