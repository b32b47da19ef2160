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
 * What a customer of a window spends in it on average; also called average revenue per user, ARPU.
 *
 * <p>{@code value = revenue of the window / customers who ordered in it}
 *
 * <ul>
 *   <li>Revenue is {@linkplain Revenue#NET net} unless asked otherwise: refunds made in the window are taken off, also
 *       those of customers who did not order in it. It can be below zero.
 *   <li>Customers are those with an order that counts in the window; {@linkplain Revenue#GROSS gross} also those whose
 *       orders were all refunded in full.
 *   <li>Guests are no customers: neither they nor their revenue are in it.
 *   <li>The interval does not go below 0 unless the revenue of some customer does.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: 8,911,407.904 pounds of 4,339 customers are 2,053.793018 pounds a customer.
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
        return Average.withoutSpread(
                Label.of(NAME, "revenue / customers"),
                sum.getAmount(),
                customers,
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
        int ordered = revenue.orders(customer, state.window) > 0 ? 1 : 0;
        state.tally.addUnlessZero(revenue.of(customer, state.window), ordered);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Average finish(State state, Basis basis) {
        Label label =
                Label.of(NAME, "revenue / customers who ordered, " + revenue).in(basis.scope(window));
        return state.tally.average(
                label, basis.scale(), unit(basis.currency()), basis.currency().getDecimalPlaces(), 1);
    }

    private static String unit(CurrencyUnit currency) {
        return currency + " per customer";
    }
}
