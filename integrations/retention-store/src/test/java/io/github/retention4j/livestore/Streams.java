package io.github.retention4j.livestore;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Events of a shop in any order: late orders, refunds before and after, corrections, duplicates, and what contradicts. */
final class Streams {
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final int CUSTOMERS = 12;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 180 * 86_400;

    private Streams() {}

    static List<Event> of(Random random, int count) {
        List<Event> events =
                new ArrayList<>(List.of(anchor("first", START), anchor("last", START.plusSeconds(SECONDS))));
        int orders = 1 + count / 2;
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(20);
            if (kind < 11) {
                events.add(new Ordered(order(random, random.nextInt(orders))));
            } else if (kind < 14) {
                events.add(new Refunded(
                        "A-" + random.nextInt(orders), Refund.of(at(random), Money.of(SAR, 1 + random.nextInt(120)))));
            } else if (kind < 15) {
                int customer = random.nextInt(CUSTOMERS);
                events.add(new Declared(Customer.builder("c-" + customer)
                        .country(customer % 3 == 0 ? "AE" : "SA")
                        .city(random.nextBoolean() ? "Riyadh" : "Dubai")
                        .build()));
            } else if (kind < 17) {
                events.add(new Recorded<>(
                        Visits.KIND,
                        Visit.of(at(random), 1 + random.nextInt(3), 0).by("c-" + random.nextInt(CUSTOMERS))));
            } else if (kind < 18) {
                events.add(new Recorded<>(Carts.KIND, Cart.of(at(random)).by("c-" + random.nextInt(CUSTOMERS))));
            } else if (kind < 19) {
                events.add(new Recorded<>(
                        SurveyResponses.KIND,
                        SurveyResponse.nps(random.nextInt(11), at(random)).from("c-" + random.nextInt(CUSTOMERS))));
            } else if (!events.isEmpty()) {
                events.add(events.get(random.nextInt(events.size())));
            }
        }
        return events;
    }

    /** Orders that are never corrected have the first day, the last, and all that an order can have. */
    private static Event anchor(String id, Instant at) {
        return new Ordered(Order.builder(id, at, Money.of(SAR, 1))
                .customer("anchor")
                .tag("gift")
                .coupon("SPRING")
                .build());
    }

    private static Instant at(Random random) {
        return START.plusSeconds(random.nextInt(SECONDS));
    }

    private static Order order(Random random, int number) {
        Instant at = at(random);
        Order.Builder order = Order.builder("A-" + number, at, Money.ofMinor(SAR, random.nextInt(20_000)));
        if (number % 10 > 0) {
            order.customer("c-" + number % CUSTOMERS);
        }
        if (random.nextInt(4) == 0) {
            order.tag("gift").coupon("SPRING");
        }
        return order.build();
    }

    /** Adds an event by the store's own doors. */
    static void add(RetentionStore store, Event event) {
        if (event instanceof Ordered ordered) {
            store.add(ordered.order());
        } else if (event instanceof Declared declared) {
            store.add(declared.customer());
        } else if (event instanceof Refunded refunded) {
            store.refund(
                    refunded.orderId(),
                    refunded.refund().refundedAt(),
                    refunded.refund().amount());
        } else if (event instanceof Recorded<?> recorded) {
            record(store, recorded);
        } else {
            store.erase(((Erased) event).customerId());
        }
    }

    private static <R> void record(RetentionStore store, Recorded<R> recorded) {
        store.add(recorded.kind(), recorded.record());
    }

    /** Whether an event is of a customer. */
    static boolean isOf(Event event, String customerId, List<Event> all) {
        if (event instanceof Ordered ordered) {
            return ordered.order().customerId().filter(customerId::equals).isPresent();
        }
        if (event instanceof Declared declared) {
            return declared.customer().id().equals(customerId);
        }
        if (event instanceof Refunded refunded) {
            return all.stream()
                    .anyMatch(other -> other instanceof Ordered ordered
                            && ordered.order().id().equals(refunded.orderId())
                            && isOf(other, customerId, all));
        }
        Object record = ((Recorded<?>) event).record();
        Optional<String> owner = record instanceof Visit visit
                ? visit.customerId()
                : record instanceof Cart cart ? cart.customerId() : ((SurveyResponse) record).customerId();
        return owner.filter(customerId::equals).isPresent();
    }
}
