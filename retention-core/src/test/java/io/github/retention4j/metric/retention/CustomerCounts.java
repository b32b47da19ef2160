package io.github.retention4j.metric.retention;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** The customers of a window's start and end, counted one by one. */
record CustomerCounts(long start, long retained, long end, long acquired) {
    static CustomerCounts of(Store store, Window window, int activeDays) {
        Window before = activeDays == 0 ? window.previous() : daysBefore(activeDays, window.start());
        Window atEnd = activeDays == 0 ? window : daysBefore(activeDays, window.end());
        return new CustomerCounts(
                count(store, c -> ordered(store, c, before)),
                count(store, c -> ordered(store, c, before) && ordered(store, c, window)),
                count(store, c -> ordered(store, c, atEnd)),
                count(
                        store,
                        c -> ordered(store, c, atEnd)
                                && store.in(window, c.get(0).placedAt())));
    }

    private static Window daysBefore(int days, LocalDate boundary) {
        return Window.between(boundary.minusDays(days), boundary);
    }

    private static long count(Store store, Predicate<List<Order>> customer) {
        return store.countedOrdersByCustomer().values().stream()
                .filter(customer)
                .count();
    }

    private static boolean ordered(Store store, List<Order> customer, Window window) {
        return customer.stream().anyMatch(order -> store.in(window, order.placedAt()));
    }
}
