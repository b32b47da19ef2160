package io.github.retention4j.metric.cohort;

import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cohort table worked out with plain collections and java.time, order by order and day by day. */
record NaiveCohorts(CohortRetention form, Store store, boolean hasBegunMidway) {
    /** Of a shop whose first event is the first there ever was. */
    NaiveCohorts(CohortRetention form, Store store) {
        this(form, store, false);
    }

    /**
     * Somebody in a cohort.
     *
     * @param period the cohort's
     * @param entered when
     * @param since orders before this are not followed
     * @param id who
     */
    record Member(Window period, Instant entered, Instant since, String id) {}

    /** Sizes, and customers, orders and revenue by cohort and column. */
    Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (Member member : members()) {
            Window period = member.period;
            add(figures, period + " size", BigDecimal.ONE);
            int columns = observations(period).size();
            List<Order> counted = counted(member);
            List<Integer> reached = counted.stream()
                    .map(o -> column(member, o.placedAt()))
                    .flatMap(Optional::stream)
                    .toList();
            boolean isLater = counted.stream().anyMatch(o -> isPastAll(member, o.placedAt()));
            reached.forEach(column -> add(figures, period + " +" + column + " orders", BigDecimal.ONE));
            for (int column = 0; column < columns; column++) {
                if (isIn(reached, isLater, column)) {
                    add(figures, period + " +" + column + " customers", BigDecimal.ONE);
                }
            }
            money(figures, member);
        }
        return figures;
    }

    private void money(Map<String, BigDecimal> figures, Member member) {
        for (Order order : store.orders()) {
            if (isOf(member, order) && !order.placedAt().isBefore(member.since)) {
                BigDecimal total = order.total().getAmount();
                column(member, order.placedAt()).ifPresent(column -> {
                    add(figures, member.period + " +" + column + " revenue", total);
                    add(figures, member.period + " +" + column + " gross", total);
                    add(figures, member.period + " +" + column + " placed", BigDecimal.ONE);
                });
                for (Refund refund : order.refunds()) {
                    column(member, refund.refundedAt())
                            .ifPresent(column -> add(
                                    figures,
                                    member.period + " +" + column + " revenue",
                                    refund.amount().getAmount().negate()));
                }
            }
        }
    }

    private static boolean isOf(Member member, Order order) {
        return order.customerId().equals(Optional.of(member.id));
    }

    private static void add(Map<String, BigDecimal> figures, String name, BigDecimal figure) {
        figures.merge(name, figure, BigDecimal::add);
    }

    // ---- who is in which cohort

    List<Member> members() {
        List<Member> members = new ArrayList<>();
        if (form.entry() instanceof OrderEntry) {
            store.countedOrdersByCustomer().forEach((id, orders) -> members.addAll(byOrders(id, orders)));
        } else {
            for (Customer customer : store.customers()) {
                customer.firstSeen().ifPresent(at -> {
                    LocalDate day = store.dayOf(at);
                    Optional<LocalDate> first = firstEntry();
                    if (first.isPresent()
                            && !day.isBefore(first.get())
                            && !day.isAfter(store.lastDay().orElseThrow())) {
                        members.add(new Member(period(day), at, start(day), customer.id()));
                    }
                });
            }
        }
        members.removeIf(member -> form.range() != null && !form.range().contains(member.period.start()));
        return members;
    }

    /** Nobody can have entered earlier; by sign-up in an opening shop, the first day of the period in which it opens. */
    private Optional<LocalDate> firstEntry() {
        return store.firstDay()
                .map(day -> form.entry() instanceof OrderEntry || hasBegunMidway
                        ? day
                        : period(day).start());
    }

    private List<Member> byOrders(String id, List<Order> orders) {
        Map<Window, Member> members = new TreeMap<>();
        boolean isRecurring = form.entry().name().startsWith("every order");
        if (!isRecurring && predatesData(id)) {
            return List.of();
        }
        for (Order order : orders) {
            Window period = period(store.dayOf(order.placedAt()));
            boolean isNew = isRecurring ? !members.containsKey(period) : members.isEmpty();
            if (isNew && isEntry(order)) {
                members.put(period, new Member(period, order.placedAt(), order.placedAt(), id));
            }
        }
        return List.copyOf(members.values());
    }

    /** Whether somebody was there before the data, which may begin midway. */
    boolean predatesData(String id) {
        return hasBegunMidway
                && store.customers().stream()
                        .filter(customer -> customer.id().equals(id))
                        .flatMap(customer -> customer.firstSeen().stream())
                        .anyMatch(
                                at -> store.dayOf(at).isBefore(store.firstDay().orElseThrow()));
    }

    private boolean isEntry(Order order) {
        String name = form.entry().name();
        if (name.contains(" tagged ")) {
            return order.tags().contains(name.substring(name.indexOf(" tagged ") + 8));
        }
        return !name.contains(" with coupon ")
                || order.couponCode().equals(Optional.of(name.substring(name.indexOf(" with coupon ") + 13)));
    }

    /** The orders that count of a member, from the entry on. */
    private List<Order> counted(Member member) {
        return store.countedOrders().stream()
                .filter(order -> isOf(member, order) && !order.placedAt().isBefore(member.since))
                .toList();
    }

    // ---- ages and brackets

    private boolean isIn(List<Integer> reached, boolean isLater, int column) {
        int least = form.entry() instanceof OrderEntry ? 1 : 0;
        return switch (form.rule()) {
            case BOUNDED -> reached.contains(column);
            case ON_OR_AFTER -> isLater || reached.stream().anyMatch(a -> a >= column);
            case CUMULATIVE -> column < least || reached.stream().anyMatch(a -> a >= least && a <= column);
        };
    }

    private int age(Member member, Instant then) {
        if (!form.step().isZero()) {
            return Math.max(0, (int) Duration.between(member.entered, then).dividedBy(form.step()));
        }
        int age = 0;
        Window last = period(store.dayOf(then));
        for (Window w = member.period; !w.equals(last); w = w.next()) {
            age++;
        }
        return age;
    }

    private Optional<Integer> column(Member member, Instant then) {
        int age = age(member, then);
        List<Integer> edges = form.brackets().edges();
        if (edges.isEmpty()) {
            return Optional.of(age);
        }
        if (age >= edges.get(edges.size() - 1)) {
            return Optional.empty();
        }
        int passed = (int) edges.stream().filter(edge -> edge <= age).count();
        return Optional.of(edges.get(0) == 0 ? passed - 1 : passed);
    }

    private boolean isPastAll(Member member, Instant then) {
        return column(member, then).isEmpty();
    }

    /** For each column of a cohort that is observed at least in part, how far. */
    List<Observation> observations(Window period) {
        List<Observation> ages = ages(period);
        List<Integer> edges = new ArrayList<>(form.brackets().edges());
        if (edges.isEmpty()) {
            return ages;
        }
        if (edges.get(0) != 0) {
            edges.add(0, 0);
        }
        List<Observation> columns = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size() && edges.get(i) < ages.size(); i++) {
            int end = edges.get(i + 1);
            boolean isWhole = end <= ages.size()
                    && ages.subList(edges.get(i), end).stream().allMatch(Observation.OBSERVED::equals);
            columns.add(isWhole ? Observation.OBSERVED : Observation.PARTLY_OBSERVED);
        }
        return columns;
    }

    private List<Observation> ages(Window period) {
        LocalDate lastDay = store.lastDay().orElseThrow();
        Instant until = start(lastDay.plusDays(1));
        List<Observation> observations = new ArrayList<>();
        if (form.step().isZero()) {
            for (Window w = period; !w.start().isAfter(lastDay); w = w.next()) {
                boolean isOpen = w.end().isAfter(lastDay.plusDays(1))
                        || (hasBegunMidway
                                && w.start().isBefore(store.firstDay().orElseThrow()));
                observations.add(isOpen ? Observation.PARTLY_OBSERVED : Observation.OBSERVED);
            }
            return observations;
        }
        // Nobody can have come before the data begin.
        LocalDate firstDay = firstEntry().orElseThrow();
        Instant opens = start(firstDay.isAfter(period.start()) ? firstDay : period.start());
        Instant closes = start(period.end()).plus(form.step());
        for (; opens.isBefore(until); opens = opens.plus(form.step()), closes = closes.plus(form.step())) {
            observations.add(closes.isAfter(until) ? Observation.PARTLY_OBSERVED : Observation.OBSERVED);
        }
        return observations;
    }

    Window period(LocalDate day) {
        return Window.of(form.unit(), day);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(store.zone()).toInstant();
    }
}
