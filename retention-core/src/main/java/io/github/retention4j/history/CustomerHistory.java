package io.github.retention4j.history;

import io.github.retention4j.model.Customer;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.EventKind;
import io.github.retention4j.store.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * One customer's events in time order, as a metric or a filter sees them.
 *
 * <p>This is a view that moves from customer to customer: use it inside the call that hands it to you and do not keep it.
 * Times are milliseconds since 1970-01-01T00:00Z; amounts are whole units of 10<sup>-decimals</sup> of the history's
 * currency. Its text names no customer.
 *
 * <ul>
 *   <li>Orders are those that count: an order refunded in full is none, unless the history was built with
 *       {@link RefundedOrders#COUNT}.
 *   <li>An event without a customer is seen as a history of its own, of which {@link #isAnonymous()} is true, and so is a
 *       guest's order with the refunds that name it; only metrics about events are shown such histories.
 * </ul>
 */
public final class CustomerHistory {
    private final CustomerBlock block;
    private final Block rows;
    private int customer;
    private int from;
    private int to;
    private final boolean hasRefunds;
    private final SpanCache asked;

    CustomerHistory(CustomerBlock block) {
        this.block = block;
        this.rows = block.block();
        this.hasRefunds = block.hasRefunds();
        this.asked = new SpanCache(block);
        if (block.customers() > 0) {
            moveTo(0);
        }
    }

    /** Moves to a customer of the block, by its number there. */
    void moveTo(int customerOfBlock) {
        customer = customerOfBlock;
        from = rows.firstRow(customer);
        to = rows.firstRow(customer + 1);
    }

    /**
     * Whether this is an event without a customer.
     *
     * @return whether there is no customer
     */
    public boolean isAnonymous() {
        return block.isAnonymous();
    }

    /**
     * The shop's own customer id.
     *
     * @return the id
     * @throws IllegalStateException if this is an event without a customer
     */
    public String id() {
        return block.dictionary().customers().id(block.key(customer));
    }

    /**
     * What the shop declared about the customer.
     *
     * @return the record, or empty if none was given
     */
    public Optional<Customer> customer() {
        return Optional.ofNullable(block.record(customer));
    }

    /**
     * The latest that something can have happened, if its time may be a day without a time. Sources that tell days tell the
     * start of a day, so a time that is exactly one stands for any of that day: compare with this what must not have come
     * later.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return the last millisecond of the day that starts then, in the history's zone; the same if none does
     */
    public long latest(long millis) {
        return rows.latest(millis);
    }

    /**
     * The day the shop first met the customer, as declared.
     *
     * @return its day in the history's zone, or empty if it is not known
     */
    public Optional<LocalDate> firstSeenDay() {
        return customer().flatMap(Customer::firstSeen).map(at -> block.basis().dayOf(at.toEpochMilli()));
    }

    // ---- orders

    /**
     * How many orders the customer placed.
     *
     * @return zero or more
     */
    public int orderCount() {
        return to - from;
    }

    /**
     * How many orders the customer placed in a span.
     *
     * @param span the span
     * @return zero or more
     */
    public int orderCount(Span span) {
        return asked.orders(span, customer).countOf(customer);
    }

    /**
     * How many orders the customer placed in a window.
     *
     * @param window the window
     * @return zero or more
     */
    public int orderCount(Window window) {
        return orderCount(asked.span(window));
    }

    /**
     * Whether the customer placed an order in a span.
     *
     * @param span the span
     * @return whether there is one
     */
    public boolean orderedIn(Span span) {
        return orderCount(span) > 0;
    }

    /**
     * Whether the customer placed an order in a window.
     *
     * @param window the window
     * @return whether there is one
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

    /**
     * When the customer first ordered.
     *
     * @return the instant, or empty if there is no order
     */
    public Optional<Instant> firstOrder() {
        return from == to ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.millis(from)));
    }

    /**
     * When the customer last ordered.
     *
     * @return the instant, or empty if there is no order
     */
    public Optional<Instant> lastOrder() {
        return from == to ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.millis(to - 1)));
    }

    /**
     * How many of the customer's orders carry a coupon, a discount or tags.
     *
     * @return zero or more
     */
    public int detailedOrderCount() {
        return count(EventKind.DETAILED_ORDER);
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
     * @return whole units of 10<sup>-decimals</sup>, or -1 if it is not known
     */
    public long orderDiscount(int i) {
        int row = detailRow(i);
        return row < 0
                ? Dictionary.NO_DISCOUNT
                : rows.of(EventKind.DETAILED_ORDER).get(row, 3);
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

    /**
     * How many orders of a span are ignored because they were refunded in full.
     *
     * @param span the span
     * @return zero or more
     */
    public int ignoredOrderCount(Span span) {
        return count(EventKind.IGNORED_ORDER, span);
    }

    /**
     * How many orders are ignored because they were refunded in full.
     *
     * @return zero or more
     */
    public int ignoredOrderCount() {
        return count(EventKind.IGNORED_ORDER);
    }

    /**
     * When an ignored order was placed.
     *
     * @param i its number among those ignored, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long ignoredOrderMillis(int i) {
        return get(EventKind.IGNORED_ORDER, i, 0);
    }

    /**
     * An ignored order's total, before refunds.
     *
     * @param i its number among those ignored, from 0
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long ignoredOrderAmount(int i) {
        return get(EventKind.IGNORED_ORDER, i, 1);
    }

    /**
     * The coupon an ignored order was placed with.
     *
     * @param i its number among those ignored, from 0
     * @return the code, or empty
     */
    public Optional<String> ignoredOrderCoupon(int i) {
        return block.dictionary()
                .details()
                .value(get(EventKind.IGNORED_ORDER, i, 2))
                .coupon();
    }

    /**
     * What was taken off an ignored order's price to arrive at its total.
     *
     * @param i its number among those ignored, from 0
     * @return whole units of 10<sup>-decimals</sup>, or -1 if it is not known
     */
    public long ignoredOrderDiscount(int i) {
        return get(EventKind.IGNORED_ORDER, i, 3);
    }

    /**
     * How many times money changes hands besides the orders that count: refunds, and orders that were refunded in full.
     *
     * @return zero or more
     */
    public int adjustmentCount() {
        return count(EventKind.IGNORED_ORDER) + count(EventKind.REFUND);
    }

    /**
     * When an adjustment is booked.
     *
     * @param i its number, from 0; in no particular order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long adjustmentMillis(int i) {
        int ignored = count(EventKind.IGNORED_ORDER);
        return i < ignored ? get(EventKind.IGNORED_ORDER, i, 0) : get(EventKind.REFUND, i - ignored, 0);
    }

    /**
     * When the order that an adjustment is about was placed; for a refund of no known order, when it was made.
     *
     * @param i its number, from 0
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long adjustmentOrderMillis(int i) {
        return adjustmentHasOrder(i) ? orderMillisOfAdjustment(i) : adjustmentMillis(i);
    }

    /**
     * Whether it is known which order an adjustment is about. It is not of a refund that names none, or one that never came.
     *
     * @param i its number, from 0
     * @return whether there is an order
     */
    public boolean adjustmentHasOrder(int i) {
        return orderMillisOfAdjustment(i) != EventKind.NEVER;
    }

    private long orderMillisOfAdjustment(int i) {
        int ignored = count(EventKind.IGNORED_ORDER);
        return i < ignored ? get(EventKind.IGNORED_ORDER, i, 0) : get(EventKind.REFUND, i - ignored, 2);
    }

    /**
     * What an adjustment adds to the net revenue.
     *
     * @param i its number, from 0
     * @return whole units of 10<sup>-decimals</sup>, below zero for a refund
     */
    public long adjustmentAmount(int i) {
        int ignored = count(EventKind.IGNORED_ORDER);
        return i < ignored ? get(EventKind.IGNORED_ORDER, i, 1) : -get(EventKind.REFUND, i - ignored, 1);
    }

    // ---- coupons

    /**
     * How many coupons the customer was issued.
     *
     * @return zero or more
     */
    public int couponCount() {
        return count(EventKind.COUPON);
    }

    /**
     * When a coupon was issued.
     *
     * @param i the coupon's number, from 0, in the order of issue
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long couponIssued(int i) {
        return get(EventKind.COUPON, i, 0);
    }

    /**
     * When a coupon expires.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if it does not
     */
    public long couponExpires(int i) {
        return get(EventKind.COUPON, i, 1);
    }

    /**
     * When a coupon was redeemed. If that is told as a day it is the day's start, and so before a later issue of that day; see
     * {@link #latest}.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if it was not
     */
    public long couponRedeemed(int i) {
        return get(EventKind.COUPON, i, 2);
    }

    /**
     * When the order was placed that a coupon was redeemed for.
     *
     * @param i the coupon's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if the coupon names no order, or one that is
     *     not among those that were given with an id for this customer
     */
    public long couponOrderMillis(int i) {
        return get(EventKind.COUPON, i, 5);
    }

    /**
     * The campaign a coupon was issued for.
     *
     * @param i the coupon's number, from 0
     * @return the campaign
     */
    public String couponCampaign(int i) {
        return block.dictionary().words().value(get(EventKind.COUPON, i, 3));
    }

    /**
     * A coupon's code.
     *
     * @param i the coupon's number, from 0
     * @return the code
     */
    public String couponCode(int i) {
        return block.dictionary().words().value(get(EventKind.COUPON, i, 4));
    }

    // ---- survey answers

    /**
     * How many survey questions the customer answered.
     *
     * @return zero or more
     */
    public int responseCount() {
        return count(EventKind.SURVEY_RESPONSE);
    }

    /**
     * When a question was answered.
     *
     * @param i the answer's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long responseMillis(int i) {
        return get(EventKind.SURVEY_RESPONSE, i, 0);
    }

    /**
     * Whether an answer is to a kind of question.
     *
     * @param i the answer's number, from 0
     * @param kind the kind
     * @return whether it is
     */
    public boolean responseIs(int i, SurveyKind kind) {
        return get(EventKind.SURVEY_RESPONSE, i, 1) == EventKind.code(kind);
    }

    /**
     * Whether an answer was given on a scale.
     *
     * @param i the answer's number, from 0
     * @param scale the scale
     * @return whether it was
     */
    public boolean responseOn(int i, SurveyScale scale) {
        return get(EventKind.SURVEY_RESPONSE, i, 2) == scale.lowest()
                && get(EventKind.SURVEY_RESPONSE, i, 3) == scale.highest();
    }

    /**
     * An answer.
     *
     * @param i the answer's number, from 0
     * @return the score, on the scale it was given on
     */
    public int responseScore(int i) {
        return (int) get(EventKind.SURVEY_RESPONSE, i, 4);
    }

    // ---- subscriptions

    /**
     * How many steps the customer's subscriptions took: starts, changes, cancellations and ends.
     *
     * @return zero or more
     */
    public int subscriptionStepCount() {
        return count(EventKind.SUBSCRIPTION_STEP);
    }

    /**
     * When a step was taken. An end that is known may be later than the last observed day.
     *
     * @param i the step's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long subscriptionStepMillis(int i) {
        return get(EventKind.SUBSCRIPTION_STEP, i, 0);
    }

    /**
     * What a step is.
     *
     * @param i the step's number, from 0
     * @return the step
     */
    public SubscriptionStep subscriptionStep(int i) {
        return EventKind.step(get(EventKind.SUBSCRIPTION_STEP, i, 1));
    }

    /**
     * By how much a step raises what the customer pays a month.
     *
     * @param i the step's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, below zero if it lowers it
     */
    public long subscriptionStepRise(int i) {
        return get(EventKind.SUBSCRIPTION_STEP, i, 2);
    }

    /**
     * What the customer pays a month for all subscriptions just before an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whole units of 10<sup>-decimals</sup>, zero or above
     */
    public long monthlyAmountBefore(long millis) {
        Events steps = rows.of(EventKind.SUBSCRIPTION_STEP);
        long amount = 0;
        for (int row = steps.from(customer); row < steps.to(customer) && steps.get(row, 0) < millis; row++) {
            amount += steps.get(row, 2);
        }
        return amount;
    }

    /**
     * How many of the customer's subscriptions run just before an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @param last the step that ends a subscription: {@link SubscriptionStep#ENDED} or
     *     {@link SubscriptionStep#CANCELLED}
     * @return zero or more
     */
    public int subscriptionsBefore(long millis, SubscriptionStep last) {
        int running = 0;
        for (int i = 0; i < subscriptionStepCount() && subscriptionStepMillis(i) < millis; i++) {
            SubscriptionStep step = subscriptionStep(i);
            running += step == SubscriptionStep.STARTED ? 1 : step == last ? -1 : 0;
        }
        return running;
    }

    // ---- visits

    /**
     * How many visits the customer made.
     *
     * @return zero or more
     */
    public int visitCount() {
        return count(EventKind.VISIT);
    }

    /**
     * When a visit began.
     *
     * @param i the visit's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long visitMillis(int i) {
        return get(EventKind.VISIT, i, 0);
    }

    /**
     * How many pages were seen in a visit.
     *
     * @param i the visit's number, from 0
     * @return one or more
     */
    public int visitPages(int i) {
        return (int) get(EventKind.VISIT, i, 1);
    }

    /**
     * How often the visitor did something besides looking at a page.
     *
     * @param i the visit's number, from 0
     * @return zero or more
     */
    public int visitActions(int i) {
        return (int) get(EventKind.VISIT, i, 2);
    }

    /**
     * Whether an order was placed in a visit.
     *
     * @param i the visit's number, from 0
     * @return whether it names an order
     */
    public boolean visitOrdered(int i) {
        return get(EventKind.VISIT, i, 3) != 0;
    }

    // ---- carts

    /**
     * How many carts the customer filled.
     *
     * @return zero or more
     */
    public int cartCount() {
        return count(EventKind.CART);
    }

    /**
     * When a cart was created.
     *
     * @param i the cart's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long cartCreated(int i) {
        return get(EventKind.CART, i, 0);
    }

    /**
     * When a cart's checkout was begun.
     *
     * @param i the cart's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if it was not
     */
    public long cartCheckedOut(int i) {
        return get(EventKind.CART, i, 1);
    }

    /**
     * When a cart became an order.
     *
     * @param i the cart's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if it did not
     */
    public long cartOrdered(int i) {
        return get(EventKind.CART, i, 2);
    }

    // ---- offers

    /**
     * How many higher-priced products the customer was offered.
     *
     * @return zero or more
     */
    public int offerCount() {
        return count(EventKind.OFFER);
    }

    /**
     * When an offer was made.
     *
     * @param i the offer's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long offerMade(int i) {
        return get(EventKind.OFFER, i, 0);
    }

    /**
     * When an offer was taken.
     *
     * @param i the offer's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if it was not
     */
    public long offerTaken(int i) {
        return get(EventKind.OFFER, i, 1);
    }

    /**
     * A number that offers made at one purchase share.
     *
     * @param i the offer's number, from 0
     * @return the purchase's number, or -1 if it is not known
     */
    public int offerPurchase(int i) {
        return (int) get(EventKind.OFFER, i, 2);
    }

    // ---- referrals

    /**
     * How often the customer recommended the shop to somebody.
     *
     * @return zero or more
     */
    public int referralCount() {
        return count(EventKind.REFERRAL);
    }

    /**
     * When the customer recommended the shop.
     *
     * @param i the referral's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long referralMillis(int i) {
        return get(EventKind.REFERRAL, i, 0);
    }

    /**
     * Whether somebody came by a referral.
     *
     * @param i the referral's number, from 0
     * @return whether it names who came
     */
    public boolean referralBrought(int i) {
        return get(EventKind.REFERRAL, i, 1) != 0;
    }

    /**
     * When the customer was first referred to the shop.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MAX_VALUE} if nobody did
     */
    public long referredMillis() {
        return count(EventKind.REFERRED) == 0 ? Long.MAX_VALUE : get(EventKind.REFERRED, 0, 0);
    }

    /** Says how many orders there are, and not whose. */
    @Override
    public String toString() {
        return "CustomerHistory[orders=" + orderCount() + "]";
    }

    // ---- inside

    private Dictionary.OrderDetail detail(int order) {
        int row = detailRow(order);
        return row < 0
                ? Dictionary.OrderDetail.NONE
                : block.dictionary()
                        .details()
                        .value(rows.of(EventKind.DETAILED_ORDER).get(row, 2));
    }

    /** The row of what an order carries, or -1 if it carries nothing. */
    private int detailRow(int order) {
        Objects.checkIndex(order, to - from);
        Events detailed = rows.of(EventKind.DETAILED_ORDER);
        int end = detailed.to(customer);
        if (detailed.from(customer) == end) {
            return -1;
        }
        long millis = orderMillis(order);
        long amount = orderAmount(order);
        // Orders alike in time and amount are told apart by nothing else, so the details go to them in turn.
        int twins = from + order - firstAlike(from, to, millis, amount, rows::millis, rows::amount);
        int row = twins
                + firstAlike(
                        detailed.from(customer),
                        end,
                        millis,
                        amount,
                        at -> detailed.get(at, 0),
                        at -> detailed.get(at, 1));
        return row < end && detailed.get(row, 0) == millis && detailed.get(row, 1) == amount ? row : -1;
    }

    /** The first of the rows, which are in order of time and amount, that is not before a time and an amount. */
    private static int firstAlike(
            int low, int high, long millis, long amount, IntToLongFunction millisAt, IntToLongFunction amountAt) {
        while (low < high) {
            int middle = (low + high) >>> 1;
            long at = millisAt.applyAsLong(middle);
            if (at < millis || (at == millis && amountAt.applyAsLong(middle) < amount)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int count(EventKind kind) {
        Events events = rows.of(kind);
        return events.to(customer) - events.from(customer);
    }

    private int count(EventKind kind, Span span) {
        Events events = rows.of(kind);
        int count = 0;
        for (int row = events.from(customer); row < events.to(customer); row++) {
            count += span.contains(events.get(row, 0)) ? 1 : 0;
        }
        return count;
    }

    private long get(EventKind kind, int i, int column) {
        Events events = rows.of(kind);
        int first = events.from(customer);
        return events.get(first + Objects.checkIndex(i, events.to(customer) - first), column);
    }
}
