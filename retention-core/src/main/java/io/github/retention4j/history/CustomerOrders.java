package io.github.retention4j.history;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Window;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.DetailedRows;
import io.github.retention4j.store.Dictionary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The orders of one customer in time order, and the money that they come to: what a {@link CustomerHistory} tells of them.
 *
 * <p>Orders are those that count: an order refunded in full is none, unless the history was built with
 * {@link RefundedOrders#COUNT}.
 */
public abstract sealed class CustomerOrders permits CustomerHistory {
    private final CustomerBlock block;
    private final Block rows;
    private int customer;
    private int from;
    private int to;
    private final boolean hasRefunds;
    private final DetailedRows detailed;
    private final SpanCache asked;
    private final CustomerRows records;
    private final IgnoredOrders ignoredOrders;
    private final Adjustments adjustments;
    private final Refunds refunds;

    CustomerOrders(CustomerBlock block) {
        this.block = block;
        this.rows = block.block();
        this.hasRefunds = block.hasRefunds();
        this.detailed = rows.detailedRows();
        this.asked = new SpanCache(block);
        this.records = new CustomerRows(rows, block.dictionary(), block.referralOutcomes());
        this.ignoredOrders = new IgnoredOrders(records);
        this.adjustments = new Adjustments(records, ignoredOrders);
        this.refunds = new Refunds(records);
        if (block.customers() > 0) {
            moveTo(0);
        }
    }

    /** Moves to a customer of the block, by its number there. */
    final void moveTo(int customerOfBlock) {
        customer = customerOfBlock;
        from = rows.firstRow(customer);
        to = rows.firstRow(customer + 1);
    }

    /**
     * The customers that this is one of, with a place to keep what is worked out for them: see {@link CustomerBlock#once}.
     *
     * @return the block
     */
    public CustomerBlock block() {
        return block;
    }

    /**
     * Which of the block's customers this is.
     *
     * @return the customer's number in the {@link #block()}, from 0
     */
    public int at() {
        return customer;
    }

    /** The rows of the customer at hand, for views of records. */
    final CustomerRows rows() {
        records.moveTo(customer);
        return records;
    }

    /** {@return how many orders the customer placed} */
    public int orderCount() {
        return to - from;
    }

    /**
     * {@return how many orders the customer placed in a span}
     *
     * @param span the span
     */
    public int orderCount(Span span) {
        return asked.orders(span, customer).countOf(customer);
    }

    /**
     * A window in the history's zone, for rules that do not know the history, as filters and segments do not. The last few are
     * remembered.
     *
     * @param window the window
     * @return from its first day's start to its end day's start
     */
    public Span span(Window window) {
        return asked.span(window);
    }

    /**
     * {@return how many orders the customer placed in a window}
     *
     * @param window the window
     */
    public int orderCount(Window window) {
        return orderCount(asked.span(window));
    }

    /**
     * {@return whether the customer placed an order in a span}
     *
     * @param span the span
     */
    public boolean orderedIn(Span span) {
        return orderCount(span) > 0;
    }

    /**
     * {@return whether the customer placed an order in a window}
     *
     * @param window the window
     */
    public boolean orderedIn(Window window) {
        return orderedIn(asked.span(window));
    }

    /**
     * When the customer placed an order.
     *
     * @param i the order's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long orderMillis(int i) {
        return rows.millis(from + Objects.checkIndex(i, to - from));
    }

    /**
     * The calendar day the customer placed an order on, in the history's zone; it is known, not worked out.
     *
     * @param i the order's number, from 0, in time order
     * @return days since 1970-01-01, as {@link java.time.LocalDate#ofEpochDay} takes them
     */
    public int orderEpochDay(int i) {
        return rows.epochDay(from + Objects.checkIndex(i, to - from));
    }

    /**
     * An order's total, before refunds.
     *
     * @param i the order's number, from 0, in time order
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long orderAmount(int i) {
        return rows.amount(from + Objects.checkIndex(i, to - from));
    }

    /**
     * How many orders the customer placed before a span, which is also the number of the first order in it, if any is.
     *
     * @param span the span
     * @return zero or more
     */
    public int orderCountBefore(Span span) {
        return asked.orders(span, customer).firstOf(customer) - from;
    }

    /**
     * The number of the first order at or after an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return its number, or {@link #orderCount()} if there is none
     */
    public int firstOrderFrom(long millis) {
        return rows.rowAt(rows.mark(millis), from, to) - from;
    }

    /** {@return when the customer first ordered, or empty if there is no order} */
    public Optional<Instant> firstOrder() {
        return from == to ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.millis(from)));
    }

    /** {@return when the customer last ordered, or empty if there is no order} */
    public Optional<Instant> lastOrder() {
        return from == to ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.millis(to - 1)));
    }

    /** {@return how many of the customer's orders carry a coupon, a discount, an eligible amount or tags} */
    public int detailedOrderCount() {
        return detailed.before(to) - detailed.before(from);
    }

    /**
     * The coupon an order was placed with.
     *
     * @param i the order's number, from 0
     * @return the code, or empty
     */
    public Optional<String> orderCoupon(int i) {
        return detail(i).coupon();
    }

    /**
     * The tags of an order.
     *
     * @param i the order's number, from 0
     * @return the tags, possibly none
     */
    public Set<String> orderTags(int i) {
        return detail(i).tags();
    }

    /**
     * What was taken off an order's price to arrive at its total.
     *
     * @param i the order's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty if it is not known
     */
    public OptionalLong orderDiscount(int i) {
        int entry = detailOf(i);
        return IgnoredOrders.amountIn(entry < 0 ? Dictionary.NO_AMOUNT : detailed.discount(entry));
    }

    /**
     * What of an order earns points, before refunds.
     *
     * @param i the order's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty if it is not stated: then the total does
     */
    public OptionalLong orderEligible(int i) {
        int entry = detailOf(i);
        return IgnoredOrders.amountIn(entry < 0 ? Dictionary.NO_AMOUNT : detailed.eligible(entry));
    }

    // ---- money

    /**
     * Revenue of a span, net: totals of all orders placed in it, less refunds made in it, whenever their orders were. The
     * orders it is of are {@link #placedOrderCount(Span)}.
     *
     * @param span the span
     * @return whole units of 10<sup>-decimals</sup>; below zero if more was refunded than sold
     */
    public long netRevenue(Span span) {
        SpanOrders orders = asked.orders(span, customer);
        return hasRefunds ? orders.amountOf(customer, orders.netRevenue()) : orders.amountOf(customer);
    }

    /**
     * Revenue of a span, gross: totals of all orders placed in it, those refunded included. The orders it is of are
     * {@link #placedOrderCount(Span)}.
     *
     * @param span the span
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long grossRevenue(Span span) {
        SpanOrders orders = asked.orders(span, customer);
        return hasRefunds ? orders.amountOf(customer, orders.grossRevenue()) : orders.amountOf(customer);
    }

    /**
     * What the customer's orders of a span come to, before refunds; those that are ignored since they were refunded in full
     * are not among them.
     *
     * @param span the span
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long orderAmount(Span span) {
        return asked.orders(span, customer).amountOf(customer);
    }

    /**
     * Revenue of the orders placed in a span, less what was refunded for them at any time. A refund of no known order is
     * taken off the span it is made in. The orders it is of are {@link #keptOrderCount(Span)}.
     *
     * @param span the span
     * @return whole units of 10<sup>-decimals</sup>; below zero only by refunds of no known order
     */
    public long keptRevenue(Span span) {
        SpanOrders orders = asked.orders(span, customer);
        return hasRefunds ? orders.amountOf(customer, orders.keptRevenue()) : orders.amountOf(customer);
    }

    /**
     * How many orders the customer placed in a span, whatever became of them: those that count and those that are ignored
     * because they were refunded in full.
     *
     * @param span the span
     * @return zero or more
     */
    public int placedOrderCount(Span span) {
        SpanOrders orders = asked.orders(span, customer);
        return hasRefunds ? orders.ordersOf(customer, orders.netRevenue()) : orders.countOf(customer);
    }

    /**
     * How many of the orders placed in a span were not refunded in full, at any time. It is the number of those that count,
     * less those that count although they were refunded in full.
     *
     * @param span the span
     * @return zero or more
     */
    public int keptOrderCount(Span span) {
        SpanOrders orders = asked.orders(span, customer);
        return hasRefunds ? orders.ordersOf(customer, orders.keptRevenue()) : orders.countOf(customer);
    }

    /** {@return the orders that do not count, since they were refunded in full} */
    public IgnoredOrders ignoredOrders() {
        rows();
        return ignoredOrders;
    }

    /** {@return refunds, and orders that do not count since they were refunded in full: what changes hands besides the orders} */
    public Adjustments adjustments() {
        rows();
        return adjustments;
    }

    /** {@return refunds alone, in time order} */
    public Refunds refunds() {
        rows();
        return refunds;
    }

    // ---- inside

    private Dictionary.OrderDetail detail(int order) {
        int entry = detailOf(order);
        return entry < 0
                ? Dictionary.OrderDetail.NONE
                : block.dictionary().details().value(detailed.detail(entry));
    }

    /** The entry of what an order carries, or -1 if it carries nothing. */
    private int detailOf(int order) {
        return detailed.of(from + Objects.checkIndex(order, to - from));
    }
}
