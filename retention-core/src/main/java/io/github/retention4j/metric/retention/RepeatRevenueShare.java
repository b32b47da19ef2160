package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.IgnoredOrders;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * The share of a window's revenue that is not of customers' first orders.
 *
 * <p>{@code share = net revenue of orders placed after their customer's first-ever / net revenue}, both booked in the window.
 *
 * <ul>
 *   <li>A repeat is an order placed after the instant of the first that the customer ever placed, whatever is refunded of
 *       either at any time: money stays with its orders, and a window that is over keeps its value. The
 *       {@link RepeatOrderShare}, which is about behaviour, asks for the first order that counts.
 *   <li>Revenue is net, a refund being booked when it is made and on the side of its order. A refund in the window of a
 *       first order before it takes from the whole and not from the repeats, so the share can pass 100 %; it is shown as it
 *       is. An order refunded in full brings its total when it is placed and takes it back when refunded.
 *   <li>A refund that names no order is on the side of the repeats if the customer had placed an order before it, by their
 *       instants: an order told as a day is of its start. Refunds of
 *       somebody who has placed no order by the end of the window are no customer's, and left out.
 *   <li>Guests' revenue is left out.
 *   <li>The interval has customers as the independent units: those who placed an order in the window, be its total 0, and
 *       those whose refunds in it are not 0. It does not go below 0 if no
 *       customer's part is below 0, nor above 100 % if none is above the customer's whole.
 *   <li>Revenue of zero or below is no data.
 * </ul>
 *
 * <p>Worked example: in the first quarter of 1997 the customers of the CDNOW sample, all new, spent 112,498.61 dollars,
 * 34,738.66 of those after their first day: 30.9 %.
 *
 * <pre>{@code
 * MoneyRatio repeats = engine.compute(RepeatRevenueShare.in(q1));
 * MoneyRatio fromSums = RepeatRevenueShare.of(BigMoney.parse("USD 34738.66"), BigMoney.parse("USD 112498.61"));
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window
 */
public record RepeatRevenueShare(Window window) implements Metric<SpanTally, MoneyRatio> {
    private static final String NAME = "repeat revenue share";
    private static final Label LABEL = Label.of(
            NAME,
            "net revenue of orders after the customer's first / customers' net revenue, refunds booked when made");

    /** Checks that nothing is null. */
    public RepeatRevenueShare {
        requireNonNull(window, "window");
    }

    /**
     * The share of repeats in the revenue of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static RepeatRevenueShare in(Window window) {
        return new RepeatRevenueShare(window);
    }

    /**
     * The share for people who have only the sums; it has no interval.
     *
     * @param repeats revenue of orders that are not their customer's first
     * @param revenue all revenue
     * @return repeats / revenue
     * @throws IllegalArgumentException if they are of two currencies
     */
    public static MoneyRatio of(BigMoneyProvider repeats, BigMoneyProvider revenue) {
        BigMoney part = repeats.toBigMoney();
        BigMoney whole = revenue.toBigMoney();
        if (!part.isSameCurrency(whole)) {
            throw new IllegalArgumentException(
                    "repeats in " + part.getCurrencyUnit() + " of revenue in " + whole.getCurrencyUnit());
        }
        return MoneyRatio.withoutSpread(
                LABEL,
                part.getAmount(),
                whole.getAmount(),
                whole.getCurrencyUnit().getCode());
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
        Span window = state.window();
        int orders = customer.orderCount(window);
        if (customer.adjustments().count() == 0) {
            if (orders > 0) {
                long all = customer.orderAmount(window);
                boolean isBack = customer.orderCountBefore(window) > 0;
                state.tally()
                        .add(isBack ? all : Math.subtractExact(all, ofFirst(customer, window, firstOf(customer))), all);
            }
            return;
        }
        long first = firstOf(customer);
        if (first < window.until()) {
            long all = customer.netRevenue(window);
            long repeats = Math.subtractExact(all, ofFirst(customer, window, first));
            if (all != 0 || repeats != 0 || customer.placedOrderCount(window) > 0) {
                state.tally().add(repeats, all);
            }
        }
    }

    /** When the customer placed the first order, whatever became of it; after all time if there is none. */
    private static long firstOf(CustomerHistory customer) {
        long counted = customer.orderCount() == 0 ? Long.MAX_VALUE : customer.orderMillis(0);
        IgnoredOrders ignored = customer.ignoredOrders();
        return ignored.count() == 0 ? counted : Math.min(counted, ignored.placed(0));
    }

    /** What a window owes to orders placed at the instant of the customer's first. */
    private static long ofFirst(CustomerHistory customer, Span window, long first) {
        long sum = 0;
        int before = customer.orderCountBefore(window);
        int end = before + customer.orderCount(window);
        for (int i = before; i < end && customer.orderMillis(i) == first; i++) {
            sum = Math.addExact(sum, customer.orderAmount(i));
        }
        Adjustments adjustments = customer.adjustments();
        for (int i = 0; i < adjustments.count(); i++) {
            if (window.contains(adjustments.booked(i)) && adjustments.ordered(i) <= first) {
                sum = Math.addExact(sum, adjustments.amount(i));
            }
        }
        return sum;
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
    public MoneyRatio finish(SpanTally state, Basis basis) {
        return state.tally().moneyRatio(LABEL.in(basis.scope(window)), basis);
    }
}
