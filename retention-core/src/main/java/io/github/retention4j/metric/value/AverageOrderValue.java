package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * What an order is worth on average; also called the average ticket.
 *
 * <p>{@code value = revenue of the window / orders of the window}
 *
 * <ul>
 *   <li>Revenue is {@linkplain Revenue#NET net} unless asked otherwise: totals of the orders placed in the window, less the
 *       refunds made in it, also those for orders of before and those that name no order. It can be below zero.
 *   <li>Orders are all that were placed in the window, whatever is refunded of them at any time, in part or in full: the
 *       money of a window and its orders stay together, and a window that is over keeps its value.
 *   <li>{@linkplain Revenue#GROSS Gross}, orders are the same and nothing is taken off. {@linkplain Revenue#NET_OF_ORDER Net
 *       of the order}, refunds are taken off the window of their order, and an order refunded in full leaves both sides; a
 *       refund that names no order is taken off the window it is made in.
 *   <li>None of this depends on the {@code refundedOrders} that the history was built with.
 *   <li>For the interval the units are customers with an order in the window, be its total 0, and those without one whose
 *       refunds of the window are not 0. Guests' orders count, each a customer of its own, with the refunds that name it. It does not
 *       go below 0 unless the revenue of some customer does.
 *   <li>No orders is no data.
 * </ul>
 *
 * <p>Worked example: 18,536 orders over 8,911,407.904 pounds are 480.762187 pounds an order. Of two orders of 100 in January
 * one is refunded in full in February, when there is one more of 100: net, January is 200 / 2 = 100 and February
 * (100 − 100) / 1 = 0; net of the order both are 100 / 1 = 100.
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
public record AverageOrderValue(Window window, Revenue revenue) implements Metric<SpanTally, Average> {
    private static final String NAME = "average order value";

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
        return Average.withoutSpread(Label.of(NAME, "revenue / orders"), sum.getAmount(), orders, unit(currency));
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
        state.tally().addUnlessZero(revenue.of(customer, state.window()), revenue.orders(customer, state.window()));
    }

    @Override
    public void addAll(SpanTally state, CustomerBlock block) {
        state.tally().addAllUnlessZero(revenue.of(block, state.window()));
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
        return Optional.of(SpanTally.ratioOfSums().times(Revenue.unit(basis)));
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        Label label = Label.of(NAME, "revenue / orders " + revenue.which() + ", " + revenue)
                .in(basis.scope(window));
        return state.tally().average(label, basis.decimals(), unit(basis.currency()), 1);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static Unit unit(CurrencyUnit currency) {
        return Unit.money(currency).per("order");
    }
}
