package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.staging.Account;
import io.github.retention4j.staging.OrderColumns;
import java.util.OptionalLong;
import java.util.function.IntConsumer;

/** The doors of {@link SourceRows} that take orders and refunds without an object. */
public abstract sealed class OrderDoors permits SourceRows {
    private final HistoryBuilder builder;
    private final Account.Source source;

    OrderDoors(HistoryBuilder builder, Account.Source source) {
        this.builder = builder;
        this.source = source;
    }

    /**
     * Adds an order of a customer with a numeric id. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(long customer, long epochMillis, long minorUnits) {
        try {
            builder.arrivals().orders().add(source, customer, epochMillis, minorUnits);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }

    /**
     * Adds an order. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(CharSequence customer, long epochMillis, long minorUnits) {
        requireNonNull(customer, "customer");
        try {
            builder.arrivals().orders().add(source, customer, epochMillis, minorUnits);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }

    /**
     * Adds an order, or with {@link DuplicateOrders#SUM_LINES} a line of one.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     */
    public void addOrder(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        addOrder(orderId, customer, epochMillis, minorUnits, "", OptionalLong.empty());
    }

    /**
     * Adds an order with its coupon and its discount.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; empty if it is not known
     */
    public void addOrder(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            OptionalLong discountMinorUnits) {
        addOrder(orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits, OptionalLong.empty());
    }

    /**
     * Adds an order with its coupon, its discount, and what of it earns points.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; empty if it is not known
     * @param eligibleMinorUnits what earns points, likewise, zero or above, or of a line also below zero; empty for the total,
     *     or the line's amount
     */
    public void addOrder(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            OptionalLong discountMinorUnits,
            OptionalLong eligibleMinorUnits) {
        DuplicateOrders policy = builder.admission().duplicateOrders();
        stage(policy, orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits, eligibleMinorUnits);
    }

    /**
     * Adds a line of an order. The lines of one order id add up and the earliest time is the order's, whatever
     * {@link HistoryBuilder#duplicateOrders} says of whole orders; an id given both in lines and as a whole order is a bad row.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-decimals</sup>
     */
    public void addOrderLine(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        addOrderLine(orderId, customer, epochMillis, minorUnits, "", OptionalLong.empty());
    }

    /**
     * Adds a line of an order with its coupon and its discount. The discounts that are known add up.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; empty if it is not known
     */
    public void addOrderLine(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            OptionalLong discountMinorUnits) {
        addOrderLine(orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits, OptionalLong.empty());
    }

    /**
     * Adds a line of an order with its coupon, its discount, and what of it earns points. If that is stated of any line, those of
     * which it is not stated earn with their whole amount; the order earns with their sum, or with nothing if that is below zero.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; empty if it is not known
     * @param eligibleMinorUnits what earns points, likewise, also below zero; empty for the line's amount
     */
    public void addOrderLine(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            OptionalLong discountMinorUnits,
            OptionalLong eligibleMinorUnits) {
        DuplicateOrders policy = DuplicateOrders.SUM_LINES;
        stage(policy, orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits, eligibleMinorUnits);
    }

    /**
     * Adds a refund that is not of a known order: it lowers the customer's revenue and makes no order a refunded one.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefund(CharSequence customer, long epochMillis, long minorUnits) {
        addRefund("", customer, epochMillis, minorUnits);
    }

    /**
     * Adds a refund that names its order, before or after the order itself. If no order of that id is ever given, it only
     * lowers the customer's revenue, or that of nobody known; if its order is refused, so is the refund. A refund that is
     * refused leaves its order as it is. Of refunds that exceed their order's total together, the earliest are taken.
     *
     * @param orderId the id of the order; empty if it is not known
     * @param customer the customer's id, the same as the order's; empty for the order's, or without an order for a guest
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefund(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        requireNonNull(orderId, "orderId");
        requireNonNull(customer, "customer");
        advising(() -> builder.arrivals().orders().addRefund(source, orderId, customer, epochMillis, minorUnits));
    }

    /**
     * Adds a refund of an order, before or after the order itself, whoever's it is. If no order of that id is ever given, the
     * row is left out and counted as excluded.
     *
     * @param orderId the id of the order, not empty
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefundOfOrder(CharSequence orderId, long epochMillis, long minorUnits) {
        requireNonNull(orderId, "orderId");
        advising(() -> builder.arrivals().orders().addRefundOfOrder(source, orderId, epochMillis, minorUnits));
    }

    /**
     * Adds orders given as columns of one length: {@link #addOrder(long, long, long)} for each. Should the sum of all amounts
     * pass the range of long, several threads may refuse other rows for it than one would.
     *
     * @param customers the customers' ids
     * @param epochMillis when they were placed
     * @param minorUnits their totals
     */
    public void orderColumns(long[] customers, long[] epochMillis, long[] minorUnits) {
        take(
                OrderColumns.of(customers, epochMillis, minorUnits),
                row -> addOrder(customers[row], epochMillis[row], minorUnits[row]));
    }

    /**
     * Adds orders given as columns of one length: {@link #addOrder(CharSequence, long, long)} for each.
     *
     * @param customers the customers' ids; empty for a guest
     * @param epochMillis when they were placed
     * @param minorUnits their totals
     */
    public void orderColumns(String[] customers, long[] epochMillis, long[] minorUnits) {
        take(
                OrderColumns.of(customers, epochMillis, minorUnits),
                row -> addOrder(requireNonNull(customers[row], "customer"), epochMillis[row], minorUnits[row]));
    }

    private void take(OrderColumns columns, IntConsumer oneByOne) {
        try {
            builder.arrivals().orders().add(source, columns, builder.parallelism(), oneByOne);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }

    // ---- inside

    /** Does what rows seldom ask for; says what a history needs if memory runs out. */
    final void advising(Runnable work) {
        try {
            work.run();
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }

    private void stage(
            DuplicateOrders policy,
            CharSequence orderId,
            CharSequence customer,
            long millis,
            long amount,
            CharSequence coupon,
            OptionalLong discount,
            OptionalLong eligible) {
        requireNonNull(orderId, "orderId");
        requireNonNull(customer, "customer");
        requireNonNull(coupon, "coupon");
        requireNonNull(discount, "discount");
        requireNonNull(eligible, "eligible");
        try {
            builder.arrivals()
                    .orders()
                    .add(source, policy, orderId, customer, millis, amount, coupon, discount, eligible);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }
}
