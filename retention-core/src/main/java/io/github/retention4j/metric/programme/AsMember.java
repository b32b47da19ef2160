package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.IgnoredOrders;
import io.github.retention4j.history.Span;
import io.github.retention4j.programme.PointsLedger;

/** Whether a customer is a member, and what was bought while being one. A refund belongs to when its order was placed, and one of no known order to its own time. */
final class AsMember {
    private AsMember() {}

    /** How many orders that count were placed in a span. */
    static int orders(CustomerHistory customer, PointsLedger ledger, Span window) {
        int first = customer.orderCountBefore(window);
        int end = first + customer.orderCount(window);
        if (first == end || isFrom(customer.orderMillis(first), ledger)) {
            return end - first;
        }
        int orders = 0;
        for (int i = first; i < end; i++) {
            orders += ledger.isMember(customer.orderMillis(i)) ? 1 : 0;
        }
        return orders;
    }

    /** How many orders were placed in a span, those that were refunded in full at any time among them. */
    static int placed(CustomerHistory customer, PointsLedger ledger, Span window) {
        int placed = orders(customer, ledger, window);
        IgnoredOrders ignored = customer.ignoredOrders();
        for (int i = 0; i < ignored.count(); i++) {
            placed += window.contains(ignored.placed(i)) && ledger.isMember(ignored.placed(i)) ? 1 : 0;
        }
        return placed;
    }

    /** Totals of orders placed in a span, less refunds made in it. */
    static long netRevenue(CustomerHistory customer, PointsLedger ledger, Span window) {
        Adjustments adjustments = customer.adjustments();
        int first = customer.orderCountBefore(window);
        int end = first + customer.orderCount(window);
        if (adjustments.count() == 0 && (first == end || isFrom(customer.orderMillis(first), ledger))) {
            return customer.orderAmount(window);
        }
        long revenue = 0;
        for (int i = first; i < end; i++) {
            if (ledger.isMember(customer.orderMillis(i))) {
                revenue = Math.addExact(revenue, customer.orderAmount(i));
            }
        }
        for (int i = 0; i < adjustments.count(); i++) {
            if (window.contains(adjustments.booked(i)) && ledger.isMember(adjustments.ordered(i))) {
                revenue = Math.addExact(revenue, adjustments.amount(i));
            }
        }
        return revenue;
    }

    /** Whether the customer is a member at any time of a span. */
    static boolean isIn(PointsLedger ledger, Span span) {
        for (int i = 0; i < ledger.membershipCount(); i++) {
            if (ledger.joined(i) < span.until() && ledger.left(i).orElse(Long.MAX_VALUE) > span.from()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the customer is a member from an instant on for good, as most are: nothing later needs to be looked at. */
    private static boolean isFrom(long millis, PointsLedger ledger) {
        return ledger.membershipCount() == 1
                && ledger.joined(0) <= millis
                && ledger.left(0).isEmpty();
    }
}
