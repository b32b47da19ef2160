package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
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
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * What a customer of a window spends in it on average; also called average revenue per user, ARPU.
 *
 * <p>{@code value = revenue of the window / customers who ordered in it}
 *
 * <ul>
 *   <li>Revenue is {@linkplain Revenue#NET net} unless asked otherwise: totals of the orders placed in the window, less the
 *       refunds made in it, also those of customers who ordered before it and not in it. It can be below zero.
 *   <li>Customers are all who placed an order in the window, be its total 0, whatever is refunded of it at any time: a window
 *       that is over keeps its value.
 *   <li>{@linkplain Revenue#GROSS Gross}, customers are the same and nothing is taken off. {@linkplain Revenue#NET_OF_ORDER
 *       Net of the order}, refunds are taken off the window of their order, and an order refunded in full is none, so whoever
 *       placed no other leaves both sides; a refund that names no order is taken off the window it is made in.
 *   <li>Refunds of somebody who has placed no order by the end of the window, or net of the order none that was kept, are no
 *       customer's and left out.
 *   <li>None of this depends on the {@code refundedOrders} that the history was built with.
 *   <li>Guests are no customers: neither they nor their revenue are in it.
 *   <li>For the interval the units are those customers, and those of before whose refunds in the window are not 0. It does not
 *       go below 0 unless the revenue of some customer does.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: 8,911,407.904 pounds of 4,339 customers are 2,053.793018 pounds a customer. In January A orders for 100
 * and B for 50, which is refunded in full in February: January is 150 / 2 = 75 net, and 100 / 1 = 100 net of the order.
 *
 * <pre>{@code
 * Average perCustomer = engine.compute(RevenuePerCustomer.in(q1));
 * Average gross = engine.compute(RevenuePerCustomer.in(q1).definedBy(Revenue.GROSS));
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window
 * @param revenue what revenue means
 */
public record RevenuePerCustomer(Window window, Revenue revenue) implements Metric<RevenuePerCustomer.State, Average> {
    private static final String NAME = "revenue per customer";

    /** Revenue and customers so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final Span toDate;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
            this.toDate = Revenue.toDate(this.window);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            tally.subtract(other.tally);
        }
    }

    /** Checks that nothing is null. */
    public RevenuePerCustomer {
        requireNonNull(window, "window");
        requireNonNull(revenue, "revenue");
    }

    /**
     * The revenue per customer of a window, net.
     *
     * @param window the window
     * @return the metric
     */
    public static RevenuePerCustomer in(Window window) {
        return new RevenuePerCustomer(window, Revenue.NET);
    }

    /**
     * The same with another meaning of revenue.
     *
     * @param meaning what revenue means
     * @return the metric
     */
    public RevenuePerCustomer definedBy(Revenue meaning) {
        return new RevenuePerCustomer(window, meaning);
    }

    /**
     * The average for people who have only the sums; it has no interval.
     *
     * @param revenue the revenue of the customers, by whichever meaning
     * @param customers the customers, zero or above
     * @return revenue / customers
     * @throws IllegalArgumentException if the customers are negative
     */
    public static Average of(BigMoneyProvider revenue, long customers) {
        BigMoney sum = revenue.toBigMoney();
        CurrencyUnit currency = sum.getCurrencyUnit();
        return Average.withoutSpread(Label.of(NAME, "revenue / customers"), sum.getAmount(), customers, unit(currency));
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
        int ordered = revenue.orders(customer, state.window) > 0 ? 1 : 0;
        state.tally.addUnlessZero(revenue.ofCustomer(customer, state.window, ordered, state.toDate), ordered);
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.<State>of(state -> state.tally.amount(), state -> state.tally.count())
                .times(Revenue.unit(basis)));
    }

    @Override
    public Average finish(State state, Basis basis) {
        Label label = Label.of(NAME, "revenue / customers with an order " + revenue.which() + ", " + revenue)
                .in(basis.scope(window));
        return state.tally.average(label, basis.decimals(), unit(basis.currency()), 1);
    }

    private static Unit unit(CurrencyUnit currency) {
        return Unit.money(currency).per("customer");
    }
}
