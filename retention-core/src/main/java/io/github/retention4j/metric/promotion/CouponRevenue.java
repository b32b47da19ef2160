package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.IgnoredOrders;
import io.github.retention4j.history.OrderDetails;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.math.Digits;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What is sold on coupons, and what the coupons cost in discounts.
 *
 * <p>{@code share = revenue of orders with a coupon / revenue of all orders}, of orders placed in the window;
 * {@code discount rate = discount / (revenue + discount)}, over the orders with a coupon that state a discount.
 *
 * <ul>
 *   <li>Revenue is gross: the totals of all orders placed in the window, from which nothing is taken off that is refunded at
 *       any time, in part or in full, whatever {@code refundedOrders} the history was built with. So a
 *       window that is over keeps its value. Guests' orders count.
 *   <li>A total is what the customer paid, the discount already off; revenue and discount are what it would have cost.
 *   <li>An order that does not state its discount counts in the share and not in the discount rate; the result says how many
 *       there are. A discount of 0, as with free shipping, is stated.
 *   <li>The share is not what the coupons brought: some would have bought without one.
 *   <li>The intervals are those of ratios of two sums, customers being the independent units and each guest's order a
 *       customer of its own: all who placed an order in the window, be its total 0. They lie within 0 to 100 %.
 *   <li>No revenue is no data, and so is a history in which no order names a coupon; the discount rate also if no order states
 *       a discount.
 * </ul>
 *
 * <p>Worked example: of orders of 90, 180, 30 and 300 the first two have a coupon and state discounts of 10 and 20, the third
 * has one and states none. The share is 300 of 600, 50.0 %; the discount is 30 of 300, 10.0 %, not stated by 1.
 *
 * <pre>{@code
 * CouponSales sales = engine.compute(CouponRevenue.in(month(2026, 3)));
 * OptionalDouble discountRate = sales.discountRate().value();
 * CouponSales fromSums = CouponRevenue.of(2, Money.parse("SAR 270"), Money.parse("SAR 30"), Money.parse("SAR 600"));
 * }</pre>
 *
 * <p>Source: guides on coupon campaigns; the interval as in W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6.
 *
 * @param window the window
 */
public record CouponRevenue(Window window) implements Metric<CouponRevenue.State, CouponSales> {
    private static final String NAME = "coupon revenue";
    private static final String SHARE = "revenue of orders with a coupon / all revenue";
    private static final String DISCOUNT = "discount / (revenue + discount) of orders that state one";

    /** Orders so far, by customer as far as sums go. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final ClusterTally share = new ClusterTally();
        private final ClusterTally discount = new ClusterTally();
        private long orders;
        private long stated;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }

        /** Adds a customer who placed an order. */
        private void add(OnCoupons theirs, long all) {
            orders += theirs.orders;
            share.add(theirs.amount, all);
            if (theirs.stated > 0) {
                stated += theirs.stated;
                discount.add(theirs.discount, theirs.before);
            }
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            share.subtract(other.share);
            discount.subtract(other.discount);
            orders -= other.orders;
            stated -= other.stated;
        }
    }

    /** A customer's orders with a coupon, and of those that state a discount what it is and what they would have cost. */
    private static final class OnCoupons {
        private long orders;
        private long amount;
        private long stated;
        private long discount;
        private long before;

        void add(long total, boolean statesDiscount, long off) {
            orders++;
            amount += total;
            if (statesDiscount) {
                stated++;
                // Amounts and discounts of a history are no more together than a long can hold.
                discount += off;
                before += total + off;
            }
        }
    }

    /** Checks that nothing is null. */
    public CouponRevenue {
        requireNonNull(window, "window");
    }

    /**
     * The coupon revenue of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static CouponRevenue in(Window window) {
        return new CouponRevenue(window);
    }

    /**
     * The same for people who have only the sums, all in one currency; it has no intervals.
     *
     * @param orders orders with a coupon, each of which states its discount
     * @param onCoupons their revenue
     * @param discount what was taken off their prices
     * @param all the revenue of all orders
     * @return onCoupons / all, and discount / (onCoupons + discount)
     * @throws IllegalArgumentException if the orders are negative or the sums in different currencies
     */
    public static CouponSales of(
            long orders, BigMoneyProvider onCoupons, BigMoneyProvider discount, BigMoneyProvider all) {
        BigMoney revenue = onCoupons.toBigMoney();
        for (BigMoney other : List.of(discount.toBigMoney(), all.toBigMoney())) {
            if (!other.isSameCurrency(revenue)) {
                throw new IllegalArgumentException("a sum is in " + other.getCurrencyUnit()
                        + ", the revenue of orders with a coupon in " + revenue.getCurrencyUnit());
            }
        }
        String unit = revenue.getCurrencyUnit().getCode();
        BigDecimal off = Digits.checked(discount.toBigMoney().getAmount(), "discount");
        BigDecimal paid = Digits.checked(revenue.getAmount(), "revenue of orders with a coupon");
        return new CouponSales(
                MoneyRatio.withoutSpread(
                        Label.of(NAME, SHARE), paid, all.toBigMoney().getAmount(), unit),
                MoneyRatio.withoutSpread(Label.of(NAME, DISCOUNT), off, paid.add(off), unit),
                orders,
                orders);
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
        if (customer.placedOrderCount(state.window) == 0) {
            return;
        }
        OnCoupons theirs = new OnCoupons();
        IgnoredOrders ignored = customer.ignoredOrders();
        for (int i = 0; i < ignored.count(); i++) {
            if (state.window.contains(ignored.placed(i)) && ignored.coupon(i).isPresent()) {
                OptionalLong discount = ignored.discount(i);
                theirs.add(ignored.amount(i), discount.isPresent(), discount.orElse(0));
            }
        }
        if (customer.detailedOrderCount() > 0) {
            int first = customer.orderCountBefore(state.window);
            int end = first + customer.orderCount(state.window);
            for (int i = first; i < end; i++) {
                if (customer.orderCoupon(i).isPresent()) {
                    OptionalLong discount = customer.orderDiscount(i);
                    theirs.add(customer.orderAmount(i), discount.isPresent(), discount.orElse(0));
                }
            }
        }
        state.add(theirs, customer.grossRevenue(state.window));
    }

    /** The same as {@link #add} for each customer, over the orders with a coupon alone. */
    @Override
    public void addAll(State state, CustomerBlock block) {
        SpanOrders orders = block.ordersIn(state.window);
        SpanRevenue placed = orders.grossRevenue();
        OrderDetails details = block.orderDetails();
        CustomerCursor cursor = block.cursor();
        for (int i = 0; i < orders.size(); i++) {
            if (placed.orders(i) > orders.count(i)) {
                // Some were refunded in full and do not count, and those are not among the rows.
                add(state, cursor.moveTo(orders.customer(i)));
            } else if (placed.orders(i) > 0) {
                OnCoupons theirs = new OnCoupons();
                int end = details.before(orders.endRow(i));
                for (int entry = details.before(orders.firstRow(i)); entry < end; entry++) {
                    if (details.hasCoupon(entry)) {
                        theirs.add(
                                block.amount(details.row(entry)),
                                details.statesDiscount(entry),
                                details.discount(entry));
                    }
                }
                state.add(theirs, placed.amount(i));
            }
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.share.add(from.share);
        into.discount.add(from.discount);
        into.orders += from.orders;
        into.stated += from.stated;
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.share.amount(), state -> state.share.count()));
    }

    @Override
    public CouponSales finish(State state, Basis basis) {
        boolean given = basis.given().contains(Basis.ORDER_COUPONS);
        State counted = given ? state : start(basis);
        String note = given ? "" : "no order names a coupon";
        Label share = label(SHARE, note, basis);
        Label rate = label(DISCOUNT, note, basis);
        return new CouponSales(
                counted.share.moneyRatio(share, basis),
                counted.discount.moneyRatio(rate, basis),
                counted.orders,
                counted.stated);
    }

    private Label label(String definition, String note, Basis basis) {
        return Label.of(NAME, definition).noting(note).in(basis.scope(window));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
