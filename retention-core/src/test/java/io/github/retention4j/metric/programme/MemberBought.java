package io.github.retention4j.metric.programme;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.util.List;
import java.util.Optional;

/** What a member bought in a window while being one, told with plain collections. */
record MemberBought(long revenue, long placed, long orders) {
    static MemberBought of(Store store, Window window, PlainLedger ledger) {
        List<Order> orders = store.orders().stream()
                .filter(o -> o.customerId().equals(Optional.of(ledger.customer())))
                .filter(o -> ledger.isMember(o.placedAt()))
                .toList();
        List<Order> inWindow =
                orders.stream().filter(o -> store.in(window, o.placedAt())).toList();
        return new MemberBought(
                revenue(store, window, orders),
                inWindow.size(),
                inWindow.stream().filter(o -> !store.isRefundedInFull(o)).count());
    }

    /** Totals of orders placed in a window, less refunds made in it. */
    static long revenue(Store store, Window window, List<Order> orders) {
        long revenue = 0;
        for (Order order : orders) {
            revenue += store.in(window, order.placedAt()) ? store.minor(order.total()) : 0;
            revenue -= order.refunds().stream()
                    .filter(refund -> store.in(window, refund.refundedAt()))
                    .mapToLong(refund -> store.minor(refund.amount()))
                    .sum();
        }
        return revenue;
    }
}
