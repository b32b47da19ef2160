package io.github.retention4j.metric.value;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Subscription.Change;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a customer brings at both ends of a window, read off the lists of a store. */
public record RevenueOfCustomer(long start, long end, boolean wasBefore) {
    public static List<RevenueOfCustomer> all(Store store, Window window, RevenueSource source) {
        return store.customerIds().stream()
                .map(id -> source == RevenueSource.ORDERS ? ordering(store, window, id) : subscribed(store, window, id))
                .toList();
    }

    public boolean isNew() {
        return start == 0 && end > 0 && !wasBefore;
    }

    public boolean isReactivated() {
        return start == 0 && end > 0 && wasBefore;
    }

    private static RevenueOfCustomer subscribed(Store store, Window window, String id) {
        List<Subscription> subscriptions = store.subscriptions().stream()
                .filter(s -> s.customerId().equals(id))
                .toList();
        Instant from = startOf(store, window.start());
        Instant known =
                store.lastDay().map(last -> startOf(store, last.plusDays(1))).orElse(from);
        Instant until = startOf(store, window.end());
        until = known.isBefore(until) ? known : until;
        until = until.isBefore(from) ? from : until;
        // Each price holds from its instant on, so a millisecond later it is known whether anything is paid.
        boolean wasBefore = subscriptions.stream()
                .flatMap(s -> Stream.concat(
                        Stream.of(s.startedAt()), s.changes().stream().map(Change::changedAt)))
                .map(instant -> instant.plusMillis(1))
                .filter(instant -> !instant.isAfter(from))
                .anyMatch(instant -> before(store, subscriptions, instant) > 0);
        return new RevenueOfCustomer(
                before(store, subscriptions, from), before(store, subscriptions, until), wasBefore);
    }

    private static long before(Store store, List<Subscription> subscriptions, Instant instant) {
        long sum = 0;
        for (Subscription subscription : subscriptions) {
            boolean runs = subscription.startedAt().isBefore(instant)
                    && subscription.endedAt().map(end -> !end.isBefore(instant)).orElse(true);
            long price = store.minor(subscription.monthlyAmount());
            for (Change change : subscription.changes()) {
                price = change.changedAt().isBefore(instant) ? store.minor(change.monthlyAmount()) : price;
            }
            sum += runs ? price : 0;
        }
        return sum;
    }

    private static RevenueOfCustomer ordering(Store store, Window window, String id) {
        List<Order> orders = store.orders().stream()
                .filter(o -> o.customerId().equals(Optional.of(id)))
                .toList();
        boolean wasBefore =
                orders.stream().anyMatch(o -> store.dayOf(o.placedAt()).isBefore(window.start()));
        return new RevenueOfCustomer(
                Math.max(0, net(store, orders, window.previous())), Math.max(0, net(store, orders, window)), wasBefore);
    }

    private static long net(Store store, List<Order> orders, Window window) {
        long net = 0;
        for (Order order : orders) {
            net += store.in(window, order.placedAt()) ? store.minor(order.total()) : 0;
            for (Refund refund : order.refunds()) {
                net -= store.in(window, refund.refundedAt()) ? store.minor(refund.amount()) : 0;
            }
        }
        return net;
    }

    private static Instant startOf(Store store, LocalDate day) {
        return day.atStartOfDay(store.zone()).toInstant();
    }
}
