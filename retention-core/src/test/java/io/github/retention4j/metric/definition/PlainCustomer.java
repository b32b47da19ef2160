package io.github.retention4j.metric.definition;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A customer of a store around a window, read off its lists. */
record PlainCustomer(Store store, Window window, String id, List<Order> orders) {
    static List<PlainCustomer> all(Store store, Window window) {
        var orders = store.countedOrdersByCustomer();
        return store.customerIds().stream()
                .map(id -> new PlainCustomer(store, window, id, orders.getOrDefault(id, List.of())))
                .toList();
    }

    static long count(Store store, Window window, Predicate<PlainCustomer> which) {
        return all(store, window).stream().filter(which).count();
    }

    // ---- orders

    long ordersIn(Window days) {
        return orders.stream().filter(o -> store.in(days, o.placedAt())).count();
    }

    boolean before() {
        return ordersIn(window.previous()) > 0;
    }

    boolean during() {
        return ordersIn(window) > 0;
    }

    boolean isNew() {
        return !orders.isEmpty() && store.in(window, orders.get(0).placedAt());
    }

    boolean earlier() {
        return during() && !isNew();
    }

    boolean within(int days) {
        return ordersIn(Window.between(window.start().minusDays(days), window.start())) > 0;
    }

    boolean atEnd(int days) {
        return ordersIn(Window.between(end().minusDays(days), end())) > 0;
    }

    /** Whether the orders of the window lie on several days. */
    boolean onSeveralDays() {
        return orders.stream()
                        .map(o -> store.dayOf(o.placedAt()))
                        .filter(window::contains)
                        .distinct()
                        .count()
                > 1;
    }

    /** Whether somebody new has had so many days since. */
    boolean settled(int days) {
        return isNew() && !first().plusDays(days).isAfter(store.lastDay().orElseThrow());
    }

    /** Whether there is a second order so many days after the first. */
    boolean second(int days) {
        return orders.stream().skip(1).anyMatch(o -> !store.dayOf(o.placedAt()).isAfter(first().plusDays(days)));
    }

    boolean secondDay(int days) {
        return orders.stream()
                .map(o -> store.dayOf(o.placedAt()))
                .anyMatch(day -> day.isAfter(first()) && !day.isAfter(first().plusDays(days)));
    }

    private LocalDate first() {
        return store.dayOf(orders.get(0).placedAt());
    }

    /** Where the window ends or, if that is earlier, the data do. */
    private LocalDate end() {
        return store.lastDay()
                .map(last -> last.plusDays(1))
                .filter(day -> day.isBefore(window.end()))
                .map(day -> day.isBefore(window.start()) ? window.start() : day)
                .orElse(window.end());
    }

    // ---- subscriptions

    private Stream<Subscription> subscriptions() {
        return store.subscriptions().stream().filter(s -> s.customerId().equals(id));
    }

    boolean runs(boolean untilCancelled) {
        return runs(window.start(), untilCancelled);
    }

    boolean runsAtEnd(boolean untilCancelled) {
        return runs(end(), untilCancelled);
    }

    private boolean runs(LocalDate day, boolean untilCancelled) {
        Instant boundary = day.atStartOfDay(store.zone()).toInstant();
        return subscriptions().anyMatch(s -> {
            Optional<Instant> end = untilCancelled ? s.cancelledAt().or(s::endedAt) : s.endedAt();
            return s.startedAt().isBefore(boundary) && !end.orElse(Instant.MAX).isBefore(boundary);
        });
    }

    boolean isNewSubscriber() {
        return subscriptions()
                .map(Subscription::startedAt)
                .min(Instant::compareTo)
                .filter(start -> store.in(window, start) && store.dayOf(start).isBefore(end()))
                .isPresent();
    }
}
