package io.github.retention4j.metric.funnel;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A funnel by trying every choice of an event for every step. */
final class NaiveFunnel {
    private final Store store;
    private final Funnel funnel;
    private final Instant dataEnd;

    NaiveFunnel(Store store, Funnel funnel) {
        this.store = store;
        this.funnel = funnel;
        dataEnd = store.lastDay()
                .map(day -> day.plusDays(1).atStartOfDay(store.zone()).toInstant())
                .orElse(Instant.MIN);
    }

    /** When the steps of an attempt were taken. */
    private record Attempt(List<Instant> taken) {
        Instant start() {
            return taken.get(0);
        }

        Instant arrival() {
            return taken.get(taken.size() - 1);
        }

        /** Whether it is a better one of the same customer, or of the same start the one whose steps are earlier. */
        boolean isBetterThan(Attempt other) {
            if (taken.size() != other.taken.size()) {
                return taken.size() > other.taken.size();
            }
            if (!arrival().equals(other.arrival())) {
                return arrival().isBefore(other.arrival());
            }
            if (!start().equals(other.start())) {
                return start().isAfter(other.start());
            }
            for (int i = 0; i < taken.size(); i++) {
                if (!taken.get(i).equals(other.taken.get(i))) {
                    return taken.get(i).isBefore(other.taken.get(i));
                }
            }
            return false;
        }
    }

    Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new TreeMap<>();
        boolean asksForCoupons =
                funnel.steps().stream().anyMatch(step -> step.name().equals("order with coupon"));
        if (asksForCoupons
                && store.orders().stream().allMatch(order -> order.couponCode().isEmpty())) {
            return figures;
        }
        for (String id : store.customerIds()) {
            count(id, figures);
        }
        for (int step = 0; step < funnel.steps().size(); step++) {
            String name = "of nobody " + step;
            if (isToldOfNobody(funnel.steps().get(step))) {
                times(funnel.steps().get(step), Optional.empty()).stream()
                        .filter(at -> store.in(funnel.window(), at))
                        .forEach(at -> figures.merge(name, BigDecimal.ONE, BigDecimal::add));
            }
        }
        return figures;
    }

    private void count(String id, Map<String, BigDecimal> figures) {
        List<Instant> starts = times(funnel.steps().get(0), Optional.of(id)).stream()
                .filter(at -> store.in(funnel.window(), at) && at.isBefore(dataEnd))
                .toList();
        List<Instant> over = starts.stream().filter(this::isOver).toList();
        boolean isOpen = over.isEmpty();
        Optional<Attempt> best = (isOpen ? starts : over)
                .stream()
                        .flatMap(
                                start -> attempts(id, new ArrayList<>(List.of(start)), new ArrayList<>(List.of(start))))
                        .reduce((one, other) -> other.isBetterThan(one) ? other : one);
        if (best.isEmpty()) {
            return;
        }
        List<Instant> taken = best.get().taken;
        figures.merge((isOpen ? "open " : "stopped ") + taken.size(), BigDecimal.ONE, BigDecimal::add);
        if (!isOpen) {
            for (int step = 1; step < taken.size(); step++) {
                figures.merge(
                        "time " + step + ": " + minutes(taken.get(step - 1), taken.get(step)),
                        BigDecimal.ONE,
                        BigDecimal::add);
            }
            if (taken.size() == funnel.steps().size()) {
                figures.merge(
                        "time 0: " + minutes(taken.get(0), best.get().arrival()), BigDecimal.ONE, BigDecimal::add);
            }
        }
    }

    private static long minutes(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 60_000;
    }

    private boolean isOver(Instant start) {
        return funnel.attempts() == Funnel.Attempts.ALL
                || !start.plus(funnel.limit()).isAfter(dataEnd);
    }

    /** All attempts that go on from what was told and taken so far, this one included. */
    private Stream<Attempt> attempts(String id, List<Instant> told, List<Instant> taken) {
        Stream<Attempt> here = Stream.of(new Attempt(List.copyOf(taken)));
        int step = taken.size();
        if (step == funnel.steps().size()) {
            return here;
        }
        Instant before = taken.get(step - 1);
        return Stream.concat(
                here, times(funnel.steps().get(step), Optional.of(id)).stream().flatMap(event -> {
                    Instant at = event.isBefore(before) ? before : event;
                    boolean fits = event.isBefore(dataEnd)
                            && !store.latest(event).isBefore(before)
                            && at.isBefore(taken.get(0).plus(funnel.limit()))
                            && isLaterThanAllOfItsKind(step, event, told);
                    return fits ? attempts(id, and(told, event), and(taken, at)) : Stream.empty();
                }));
    }

    private boolean isLaterThanAllOfItsKind(int step, Instant event, List<Instant> told) {
        for (int i = 0; i < step; i++) {
            boolean same =
                    kind(funnel.steps().get(i)).equals(kind(funnel.steps().get(step)));
            if (same && !told.get(i).isBefore(event)) {
                return false;
            }
        }
        return true;
    }

    private static List<Instant> and(List<Instant> some, Instant one) {
        List<Instant> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    private static String kind(FunnelStep step) {
        String name = step.name();
        return name.contains("order") && !name.contains("cart") ? "order" : name.contains("visit") ? "visit" : name;
    }

    private static boolean isToldOfNobody(FunnelStep step) {
        return !step.name().endsWith("ever") && !step.name().equals("answer");
    }

    private List<Instant> times(FunnelStep step, Optional<String> id) {
        List<Order> orders = store.countedOrders().stream()
                .filter(order -> order.customerId().equals(id))
                .toList();
        Stream<Order> withCoupon =
                orders.stream().filter(order -> order.couponCode().isPresent());
        List<Visit> visits = store.visits().stream()
                .filter(visit -> visit.customerId().equals(id))
                .toList();
        List<Cart> carts = store.carts().stream()
                .filter(cart -> cart.customerId().equals(id))
                .toList();
        return switch (step.name()) {
            case "visit" -> all(visits.stream(), Visit::startedAt);
            case "engaged visit" ->
                all(visits.stream().filter(visit -> visit.pages() != 1 || visit.actions() != 0), Visit::startedAt);
            case "cart" -> all(carts.stream(), Cart::createdAt);
            case "checkout" -> all(carts.stream(), cart -> cart.checkedOutAt().orElse(null));
            case "ordered cart" -> all(carts.stream(), cart -> cart.orderedAt().orElse(null));
            case "order" -> all(orders.stream(), Order::placedAt);
            case "order with coupon" -> all(withCoupon, Order::placedAt);
            case "first order ever" -> all(orders.stream().limit(1), Order::placedAt);
            case "order no. 2 ever" -> all(orders.stream().skip(1).limit(1), Order::placedAt);
            case "answer" ->
                all(
                        store.surveyResponses().stream()
                                .filter(answer -> answer.customerId().equals(id)),
                        SurveyResponse::answeredAt);
            default -> throw new IllegalArgumentException(step.name());
        };
    }

    private static <T> List<Instant> all(Stream<T> records, Function<T, Instant> when) {
        return records.map(when).filter(Objects::nonNull).toList();
    }
}
