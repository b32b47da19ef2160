package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * What an order is worth on average; also called the average ticket.
 *
 * <p>{@code value = revenue of the window / orders of the window}
 *
 * <ul>
 *   <li>Revenue is {@linkplain Revenue#NET net} unless asked otherwise: refunds made in the window are taken off, also
 *       those for orders of before. It can be below zero.
 *   <li>Orders are those that count; {@linkplain Revenue#GROSS gross} also those refunded in full.
 *   <li>Guests' orders count. For the interval each is a customer of its own. It does not go below 0 unless the revenue of
 *       some customer does.
 *   <li>No orders is no data.
 * </ul>
 *
 * <p>Worked example: 18,536 orders over 8,911,407.904 pounds are 480.762187 pounds an order.
 *
 * <pre>{@code
 * Average ticket = engine.compute(AverageOrderValue.in(month(2026, 3)));
 * Average gross = engine.compute(AverageOrderValue.in(month(2026, 3)).definedBy(Revenue.GROSS));
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window
 * @param revenue what revenue means
 */
public record AverageOrderValue(Window window, Revenue revenue) implements Metric<AverageOrderValue.State, Average> {
    private static final String NAME = "average order value";

    /** Revenue and orders so far. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }
    }

    /** Checks that nothing is null. */
    public AverageOrderValue {
        requireNonNull(window, "window");
        requireNonNull(revenue, "revenue");
    }

    /**
     * The average order value of a window, net.
     *
     * @param window the window
     * @return the metric
     */
    public static AverageOrderValue in(Window window) {
        return new AverageOrderValue(window, Revenue.NET);
    }

    /**
     * The same with another meaning of revenue.
     *
     * @param meaning what revenue means
     * @return the metric
     */
    public AverageOrderValue definedBy(Revenue meaning) {
        return new AverageOrderValue(window, meaning);
    }

    /**
     * The average for people who have only the sums; it has no interval.
     *
     * @param revenue the revenue, by whichever meaning
     * @param orders the orders, zero or above
     * @return revenue / orders
     * @throws IllegalArgumentException if the orders are negative
     */
    public static Average of(BigMoneyProvider revenue, long orders) {
        BigMoney sum = revenue.toBigMoney();
        CurrencyUnit currency = sum.getCurrencyUnit();
        return Average.withoutSpread(
                Label.of(NAME, "revenue / orders"),
                sum.getAmount(),
                orders,
                unit(currency),
                currency.getDecimalPlaces());
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
        state.tally.addUnlessZero(revenue.of(customer, state.window), revenue.orders(customer, state.window));
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Average finish(State state, Basis basis) {
        Label label = Label.of(NAME, "revenue / orders, " + revenue).in(basis.scope(window));
        return state.tally.average(
                label, basis.scale(), unit(basis.currency()), basis.currency().getDecimalPlaces(), 1);
    }

    @Override
    public boolean countsEvents() {
        return true;
    }

    private static String unit(CurrencyUnit currency) {
        return currency + " per order";
    }
}
