package io.github.retention4j.metric.value;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;

/** What revenue means where orders are refunded. */
public enum Revenue {
    /** Less refunds, each booked when it was made, whenever its order was. */
    NET("net, refunds booked when made"),
    /** Less refunds, each booked with its order, however late it was made: a figure that still changes afterwards. */
    NET_OF_ORDER("net, refunds booked with their order"),
    /** As if nothing had been refunded; orders refunded in full count as orders. */
    GROSS("gross");

    private final String text;

    Revenue(String text) {
        this.text = text;
    }

    /** The revenue of a customer in a span. */
    long of(CustomerHistory customer, Span span) {
        return switch (this) {
            case NET -> customer.netRevenue(span);
            case NET_OF_ORDER -> customer.keptRevenue(span);
            case GROSS -> customer.grossRevenue(span);
        };
    }

    /** How many orders that revenue is of. */
    int orders(CustomerHistory customer, Span span) {
        return customer.orderCount(span) + (this == GROSS ? customer.ignoredOrderCount(span) : 0);
    }

    @Override
    public String toString() {
        return text;
    }
}
