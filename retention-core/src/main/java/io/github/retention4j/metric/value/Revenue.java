package io.github.retention4j.metric.value;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import java.math.BigDecimal;

/**
 * What revenue means where orders are refunded, and with it which orders it is of: money and the orders it came from belong
 * together, so an average of money counts those orders and nobody else's, whatever {@link
 * io.github.retention4j.intake.RefundedOrders} says of the history.
 */
public enum Revenue {
    /**
     * Less refunds, each booked when it was made, whenever its order was. Every order is one in the window it was placed in,
     * whatever is refunded later, so that a window that is over stays as it is.
     */
    NET("net, refunds booked when made", "net revenue"),
    /**
     * Less refunds, each booked with its order, however late it was made: a figure that still changes afterwards. An order
     * refunded in full is none, and brings nothing. A refund that names no order, or one that was never given, is booked when
     * it was made.
     */
    NET_OF_ORDER("net, refunds booked with their order", "net revenue, refunds booked with their order,"),
    /** As if nothing had been refunded. Every order is one. */
    GROSS("gross", "gross revenue");

    private final String text;
    private final String noun;

    Revenue(String text, String noun) {
        this.text = text;
        this.noun = noun;
    }

    /** The revenue of a customer in a span. */
    long of(CustomerHistory customer, Span span) {
        return switch (this) {
            case NET -> customer.netRevenue(span);
            case NET_OF_ORDER -> customer.keptRevenue(span);
            case GROSS -> customer.grossRevenue(span);
        };
    }

    /** The revenue of a block's customers in a span, and the orders it is of. */
    SpanRevenue of(CustomerBlock block, Span span) {
        SpanOrders orders = block.ordersIn(span);
        return switch (this) {
            case NET -> orders.netRevenue();
            case NET_OF_ORDER -> orders.keptRevenue();
            case GROSS -> orders.grossRevenue();
        };
    }

    /**
     * The same, if the customer had ordered by the end of the span: a refund of somebody who had not is no customer's.
     *
     * @param ordered how many orders of the span there are, or 1 for any
     * @param toDate all time up to the end of the span
     */
    long ofCustomer(CustomerHistory customer, Span span, int ordered, Span toDate) {
        long revenue = of(customer, span);
        return revenue == 0 || ordered > 0 || orders(customer, toDate) > 0 ? revenue : 0;
    }

    /** What a sum of minor units is multiplied with to be one of money. */
    static double unit(Basis basis) {
        return BigDecimal.ONE.movePointLeft(basis.decimals()).doubleValue();
    }

    /** All time up to the end of a span. */
    static Span toDate(Span span) {
        return new Span(Long.MIN_VALUE, span.until());
    }

    /** How many orders that revenue is of. */
    int orders(CustomerHistory customer, Span span) {
        return this == NET_OF_ORDER ? customer.keptOrderCount(span) : customer.placedOrderCount(span);
    }

    /** Which orders it is of, behind the word. */
    String which() {
        return this == NET_OF_ORDER ? "kept" : "placed";
    }

    /** What it is, in the middle of a definition. */
    String noun() {
        return noun;
    }

    @Override
    public String toString() {
        return text;
    }
}
