package io.github.retention4j.metric.retention;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The customers of a window's start and end, counted one by one.
 *
 * @param start customers at the start
 * @param retained those who ordered in the window
 * @param lapsed those who are none at the end
 * @param end customers at the end
 * @param acquired those whose first order lies in the window
 * @param joined customers whose first order lies in the window
 * @param joinedLapsed those who are none at the end
 */
record CustomerCounts(long start, long retained, long lapsed, long end, long acquired, long joined, long joinedLapsed) {
    static CustomerCounts of(Store store, Window window, int activeDays) {
        Window before = activeDays == 0 ? window.previous() : daysBefore(activeDays, window.start());
        Window atEnd = activeDays == 0 ? window : daysBefore(activeDays, observedEnd(store, window));
        Predicate<List<Order>> starts = c -> ordered(store, c, before);
        Predicate<List<Order>> ends = c -> ordered(store, c, atEnd);
        Predicate<List<Order>> joins = c -> store.in(window, c.get(0).placedAt());
        return new CustomerCounts(
                count(store, starts),
                count(store, starts.and(c -> ordered(store, c, window))),
                count(store, starts.and(ends.negate())),
                count(store, ends),
                count(store, ends.and(joins)),
                count(store, joins),
                count(store, joins.and(ends.negate())));
    }

    /** Where the window ends or, if that is earlier, the data do: nothing has come that is known to come after them. */
    private static LocalDate observedEnd(Store store, Window window) {
        return store.lastDay()
                .map(last -> last.plusDays(1))
                .filter(day -> day.isBefore(window.end()))
                .map(day -> day.isBefore(window.start()) ? window.start() : day)
                .orElse(window.end());
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

    /** The same by subscriptions, of which some run until they end and others until they are cancelled. */
    static CustomerCounts ofSubscribers(Store store, Window window, boolean untilCancelled) {
        Predicate<String> starts = id -> runs(store, id, window.start(), untilCancelled);
        LocalDate end = observedEnd(store, window);
        Predicate<String> ends = id -> runs(store, id, end, untilCancelled);
        Predicate<String> joins = id -> subscriptions(store, id)
                .map(Subscription::startedAt)
                .min(Instant::compareTo)
                .filter(first -> startedIn(store, window, first))
                .isPresent();
        return new CustomerCounts(
                subscribers(store, starts),
                subscribers(store, starts.and(ends)),
                subscribers(store, starts.and(ends.negate())),
                subscribers(store, ends),
                subscribers(store, ends.and(joins)),
                subscribers(store, joins),
                subscribers(store, joins.and(ends.negate())));
    }

    /**
     * The customers of each observed day of a window, counted one by one.
     *
     * @param lost those of the start or since who are none at the end
     * @param days how many days are observed
     * @param customerDays the customers of each, added up
     */
    record Daily(long lost, long days, long customerDays) {}

    static Daily daily(Store store, Window window, int activeDays, boolean keptByOrder) {
        Predicate<List<Order>> came = c -> ordered(store, c, window);
        Predicate<List<Order>> was = c -> ordered(store, c, daysBefore(activeDays, window.start()));
        Predicate<List<Order>> kept =
                keptByOrder ? came : c -> ordered(store, c, daysBefore(activeDays, observedEnd(store, window)));
        List<LocalDate> days = observedDays(store, window);
        return new Daily(
                count(store, was.or(came).and(kept.negate())),
                days.size(),
                days.stream()
                        .mapToLong(day -> count(store, c -> ordered(store, c, daysBefore(activeDays, day))))
                        .sum());
    }

    static Daily dailySubscribers(Store store, Window window, boolean untilCancelled) {
        List<LocalDate> days = observedDays(store, window);
        LocalDate end = observedEnd(store, window);
        Predicate<String> was = id -> runs(store, id, window.start(), untilCancelled);
        Predicate<String> came = id -> subscriptions(store, id).anyMatch(s -> startedIn(store, window, s.startedAt()));
        Predicate<String> is = id -> runs(store, id, end, untilCancelled);
        return new Daily(
                subscribers(store, was.or(came).and(is.negate())),
                days.size(),
                days.stream()
                        .mapToLong(day -> subscribers(store, id -> runs(store, id, day, untilCancelled)))
                        .sum());
    }

    private static List<LocalDate> observedDays(Store store, Window window) {
        return window.start()
                .datesUntil(window.end())
                .filter(day ->
                        store.lastDay().filter(last -> !day.isAfter(last)).isPresent())
                .filter(day ->
                        store.firstDay().filter(first -> !day.isBefore(first)).isPresent())
                .toList();
    }

    /** Whether something started in a window, as far as the data go: a subscription can be sold to begin later. */
    private static boolean startedIn(Store store, Window window, Instant start) {
        return store.in(window, start)
                && store.lastDay()
                        .filter(last -> !store.dayOf(start).isAfter(last))
                        .isPresent();
    }

    private static long subscribers(Store store, Predicate<String> customer) {
        return store.customerIds().stream().filter(customer).count();
    }

    private static Stream<Subscription> subscriptions(Store store, String id) {
        return store.subscriptions().stream().filter(s -> s.customerId().equals(id));
    }

    /** Whether a subscription runs in the last moment before a day. */
    private static boolean runs(Store store, String id, LocalDate day, boolean untilCancelled) {
        Instant boundary = day.atStartOfDay(store.zone()).toInstant();
        return subscriptions(store, id).anyMatch(s -> {
            Instant end = (untilCancelled ? s.cancelledAt().or(s::endedAt) : s.endedAt()).orElse(Instant.MAX);
            return s.startedAt().isBefore(boundary) && !end.isBefore(boundary);
        });
    }
}
