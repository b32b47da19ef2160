package io.github.retention4j.metric.survival;

import static java.util.Comparator.naturalOrder;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** On which day things happen to a customer of a store, told with plain collections. */
final class NaiveEvents {
    /** An event, and the same from the store and the customer's id. */
    private static final Map<CustomerEvent, BiFunction<Store, String, Optional<LocalDate>>> EVENTS =
            new LinkedHashMap<>();

    /** A rule of a user's own, as a value: a lambda is another one when it comes from another machine. */
    private enum Large implements CustomerFunction<OptionalLong> {
        ORDER;

        @Override
        public OptionalLong of(CustomerHistory c) {
            for (int i = 0; i < c.orderCount(); i++) {
                if (c.orderAmount(i) >= 1_000) {
                    return OptionalLong.of(c.orderMillis(i));
                }
            }
            return OptionalLong.empty();
        }
    }

    static final CustomerEvent FIRST_LARGE_ORDER = CustomerEvent.of("first order of 10 or more", Large.ORDER);

    static {
        for (int n = 1; n <= 4; n++) {
            int number = n;
            EVENTS.put(
                    CustomerEvent.nthOrder(n),
                    (store, id) ->
                            orders(store, id).skip(number - 1).findFirst().map(o -> store.dayOf(o.placedAt())));
        }
        for (int days : List.of(1, 20, 90)) {
            EVENTS.put(CustomerEvent.inactivity(days), (store, id) -> silent(store, id, days));
        }
        EVENTS.put(CustomerEvent.firstCoupon(), first(c -> Optional.of(c.issuedAt())));
        EVENTS.put(CustomerEvent.firstRedemption(), first(Coupon::redeemedAt));
        EVENTS.put(
                CustomerEvent.firstExpiry(), first(c -> c.redeemedAt().isPresent() ? Optional.empty() : c.expiresAt()));
        EVENTS.put(
                CustomerEvent.subscriptionStart(),
                (store, id) -> subscriptions(store, id)
                        .map(s -> store.dayOf(s.startedAt()))
                        .min(naturalOrder()));
        EVENTS.put(CustomerEvent.subscriptionEnd(), (store, id) -> over(store, id, Subscription::endedAt));
        EVENTS.put(
                CustomerEvent.subscriptionCancellation(),
                (store, id) -> over(store, id, s -> s.cancelledAt().or(s::endedAt)));
        EVENTS.put(
                CustomerEvent.firstSeen(),
                (store, id) -> store.customers().stream()
                        .filter(c -> c.id().equals(id))
                        .map(Customer::firstSeen)
                        .flatMap(Optional::stream)
                        .map(store::dayOf)
                        .findFirst());
        EVENTS.put(
                FIRST_LARGE_ORDER,
                (store, id) -> orders(store, id)
                        .filter(o -> store.minor(o.total()) >= 1_000)
                        .findFirst()
                        .map(o -> store.dayOf(o.placedAt())));
    }

    private NaiveEvents() {}

    private static Stream<Order> orders(Store store, String id) {
        return store.countedOrdersByCustomer().getOrDefault(id, List.of()).stream();
    }

    private static Optional<LocalDate> silent(Store store, String id, int days) {
        List<LocalDate> all =
                orders(store, id).map(o -> store.dayOf(o.placedAt())).toList();
        return all.stream()
                .filter(day -> all.stream().noneMatch(d -> d.isAfter(day) && !d.isAfter(day.plusDays(days))))
                .filter(day -> !day.plusDays(days).isAfter(store.lastDay().orElseThrow()))
                .findFirst();
    }

    private static BiFunction<Store, String, Optional<LocalDate>> first(Function<Coupon, Optional<Instant>> when) {
        return (store, id) -> store.coupons().stream()
                .filter(c -> c.issuedTo().equals(Optional.of(id)))
                .map(when)
                .flatMap(Optional::stream)
                .map(store::dayOf)
                .min(naturalOrder());
    }

    private static Stream<Subscription> subscriptions(Store store, String id) {
        return store.subscriptions().stream().filter(s -> s.customerId().equals(id));
    }

    /** The first instant at which something ends and nothing runs: each of those that started by then has ended by then. */
    private static Optional<LocalDate> over(Store store, String id, Function<Subscription, Optional<Instant>> end) {
        return subscriptions(store, id)
                .map(end)
                .flatMap(Optional::stream)
                .filter(at -> subscriptions(store, id)
                        .filter(s -> !s.startedAt().isAfter(at))
                        .allMatch(s -> end.apply(s).filter(e -> !e.isAfter(at)).isPresent()))
                .min(naturalOrder())
                .map(store::dayOf);
    }

    /** The first day, unless the data do not reach it. */
    static Optional<LocalDate> day(CustomerEvent event, Store store, String id) {
        return EVENTS.get(event)
                .apply(store, id)
                .filter(day -> !day.isAfter(store.lastDay().orElseThrow()));
    }

    /** What a metric of one spell a customer is made of. */
    static Map<String, BigDecimal> figures(
            List<CustomerEvent> events, CustomerEvent start, FollowUp followUp, Store store) {
        SpellFigures figures = new SpellFigures();
        if (store.lastDay().isEmpty()) {
            return figures.figures();
        }
        int late = events.stream().mapToInt(e -> e.rule().knownAfter()).max().orElseThrow();
        for (String id : store.customerIds()) {
            Optional<LocalDate> from = day(start, store, id);
            if (from.isEmpty()) {
                continue;
            }
            LocalDate first = store.firstDay().orElse(LocalDate.MAX);
            LocalDate through = store.lastDay().orElseThrow().minusDays(late);
            if (followUp.window().isPresent()) {
                LocalDate begins = followUp.window().get().start();
                LocalDate ends = followUp.window().get().end().minusDays(1);
                if (from.get().isAfter(ends)
                        || (!followUp.isPeriod() && from.get().isBefore(begins))) {
                    continue;
                }
                if (followUp.isPeriod()) {
                    first = first.isBefore(begins) ? begins : first;
                    through = through.isAfter(ends) ? ends : through;
                }
            }
            // Of one day leaving comes last, and otherwise what is named first comes first.
            List<CustomerEvent> inOrder = events.stream()
                    .sorted(Comparator.comparing(
                                    (CustomerEvent e) -> day(e, store, id).orElse(LocalDate.MAX))
                            .thenComparing(e -> e.rule().knownAfter()))
                    .toList();
            Optional<LocalDate> end = day(inOrder.get(0), store, id);
            int cause = end.isEmpty() ? 0 : events.indexOf(inOrder.get(0));
            figures.customer(from.get(), end, cause, first, through);
        }
        return figures.figures();
    }
}
