package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.IgnoredOrders;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * How many orders are worth how much: the orders of a window, counted in bins of their totals.
 *
 * <p>{@code orders of a bin = orders placed in the window of which the total is at least its lower bound and below its upper one}.
 *
 * <ul>
 *   <li>The value of an order is its total when it was placed, before refunds. Refunds come later and need not name an order, so they
 *       have no place in a distribution; what they take off on average is told by {@link AverageOrderValue}, whose
 *       {@linkplain Revenue#GROSS gross} form is the mean of this.
 *   <li>Orders are all that were placed in the window, those refunded in full included, whatever {@code refundedOrders} the
 *       history was built with. One with a total of 0 counts, in a bin of its own. No total is below 0.
 *   <li>There are 20 bins from one power of ten to the next, of bounds that one would write: 1, 1.1, 1.2, 1.4,
 *       1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8 and 9 times it. The first nine amounts of the currency's smallest
 *       unit have a bin each.
 *   <li>For the interval of the mean the units are customers, each guest's order being a customer of its own.
 *   <li>No orders is no data.
 * </ul>
 *
 * <p>Worked example: orders of 95, 118, 119 and 250 riyals have a mean of 145.50. Half of them are below 120, so that the median lies
 * in the bin from 110 to 120, where there are two orders of 237 riyals together.
 *
 * <pre>{@code
 * OrderValueCounts values = engine.compute(OrderValues.in(month(2026, 3)));
 * Optional<OrderValueCounts.Bin> median = values.median();
 * }</pre>
 *
 * <p>Source: the series of preferred numbers R″20 of ISO 497, to two digits.
 *
 * @param window the window
 */
public record OrderValues(Window window) implements Metric<OrderValues.State, OrderValueCounts> {
    private static final String NAME = "order values";
    private static final String DEFINITION = "totals of orders placed, before refunds";

    /** Orders so far, by bin. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final ClusterTally tally = new ClusterTally();
        private final ValueBins bins = new ValueBins();

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            tally.subtract(other.tally);
            bins.subtract(other.bins);
        }
    }

    /** Checks that nothing is null. */
    public OrderValues {
        requireNonNull(window, "window");
    }

    /**
     * The order values of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static OrderValues in(Window window) {
        return new OrderValues(window);
    }

    /**
     * The counts for people who have the totals of orders; their mean has no interval.
     *
     * @param currency what they are in
     * @param totals the total of each order, zero or above, with no more decimals than the currency has
     * @return the counts
     * @throws IllegalArgumentException if a total is below 0
     * @throws ArithmeticException if a total has more decimals, or is beyond what a long can hold of the smallest unit
     */
    public static OrderValueCounts of(CurrencyUnit currency, Collection<BigDecimal> totals) {
        int decimals = currency.getDecimalPlaces();
        ValueBins bins = new ValueBins();
        for (BigDecimal total : totals) {
            long minor = total.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            if (minor < 0) {
                throw new IllegalArgumentException("total " + total.toPlainString() + " is below 0");
            }
            bins.add(minor);
        }
        Average mean = Average.withoutSpread(
                Label.of(NAME, DEFINITION), BigDecimal.valueOf(bins.sum(), decimals), totals.size(), unit(currency));
        return new OrderValueCounts(mean, bins.list(decimals));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int placed = customer.placedOrderCount(state.window);
        if (placed == 0) {
            return;
        }
        int first = customer.orderCountBefore(state.window);
        int counted = customer.orderCount(state.window);
        for (int i = first; i < first + counted; i++) {
            state.bins.add(customer.orderAmount(i));
        }
        if (placed > counted) {
            IgnoredOrders refunded = customer.ignoredOrders();
            for (int i = 0; i < refunded.count(); i++) {
                if (state.window.contains(refunded.placed(i))) {
                    state.bins.add(refunded.amount(i));
                }
            }
        }
        state.tally.add(customer.grossRevenue(state.window), placed);
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
        into.bins.add(from.bins);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.<State>of(state -> state.tally.amount(), state -> state.tally.count())
                .times(Revenue.unit(basis)));
    }

    @Override
    public OrderValueCounts finish(State state, Basis basis) {
        Label label = Label.of(NAME, DEFINITION).in(basis.scope(window));
        Average mean = state.tally.average(label, basis.decimals(), unit(basis.currency()), 1);
        return new OrderValueCounts(mean, state.bins.list(basis.decimals()));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static Unit unit(CurrencyUnit currency) {
        return Unit.money(currency).per("order");
    }
}
