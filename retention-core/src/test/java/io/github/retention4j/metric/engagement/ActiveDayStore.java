package io.github.retention4j.metric.engagement;

import static java.util.stream.Collectors.toCollection;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The active days of a store's customers, with plain collections. */
final class ActiveDayStore {
    private ActiveDayStore() {}

    /** The days of a window that the data cover. */
    static List<LocalDate> covered(Store store, Window window) {
        if (store.firstDay().isEmpty()) {
            return List.of();
        }
        return window.start()
                .datesUntil(window.end())
                .filter(day -> !day.isBefore(store.firstDay().orElseThrow())
                        && !day.isAfter(store.lastDay().orElseThrow()))
                .toList();
    }

    /** The days of each customer who has any. */
    static List<NavigableSet<LocalDate>> active(Store store, Window window, Activity activity) {
        return store.customerIds().stream()
                .<NavigableSet<LocalDate>>map(id -> instants(store, id, activity)
                        .filter(at -> store.in(window, at))
                        .map(store::dayOf)
                        .collect(toCollection(TreeSet::new)))
                .filter(days -> !days.isEmpty())
                .toList();
    }

    private static Stream<Instant> instants(Store store, String id, Activity activity) {
        return switch (activity) {
            case VISITS ->
                store.visits().stream()
                        .filter(visit -> visit.customerId().filter(id::equals).isPresent())
                        .map(Visit::startedAt);
            case ORDERS ->
                store.countedOrdersByCustomer().getOrDefault(id, List.of()).stream()
                        .map(Order::placedAt);
        };
    }

    /** A visit and an order of a customer, in data that began long before. */
    static void happens(StoreRows rows, Window window, Instant instant) {
        Instant before = instant.minusSeconds(86_400L * 10 * window.days());
        rows.order("long before", before, 100);
        rows.order("c", instant, 100).visit(Visit.of(instant, 1, 0).by("c"));
    }
}
