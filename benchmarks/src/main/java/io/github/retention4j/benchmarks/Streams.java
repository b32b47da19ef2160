package io.github.retention4j.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summarizingLong;
import static java.util.stream.Collectors.teeing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The cohort matrix as one writes it by hand over a list of objects, when it has to be right and nobody is in a hurry. */
final class Streams {
    private Streams() {}

    /** An order as an application has it. */
    record Order(long customer, Instant placedAt, long amount) {}

    private record Totals(long customers, long orders, long revenue) {
        Totals(Set<Long> customers, LongSummaryStatistics amounts) {
            this(customers.size(), amounts.getCount(), amounts.getSum());
        }
    }

    static List<Order> orders(OrderColumns columns) {
        List<Order> orders = new ArrayList<>(columns.rows());
        for (int i = 0; i < columns.rows(); i++) {
            orders.add(
                    new Order(columns.customers()[i], Instant.ofEpochMilli(columns.millis()[i]), columns.amounts()[i]));
        }
        return orders;
    }

    /** What is done to a stream is the same, whether it is parallel or not. */
    static List<Cell> cohorts(Supplier<Stream<Order>> orders, ZoneId zone) {
        Map<Long, YearMonth> cohorts = orders.get()
                .collect(toMap(Order::customer, order -> month(order, zone), (a, b) -> a.isBefore(b) ? a : b));
        Map<YearMonth, Map<YearMonth, Totals>> totals = orders.get()
                .collect(groupingBy(
                        order -> cohorts.get(order.customer()),
                        groupingBy(
                                order -> month(order, zone),
                                teeing(
                                        mapping(Order::customer, toSet()),
                                        summarizingLong(Order::amount),
                                        Totals::new))));
        List<Cell> cells = new ArrayList<>();
        totals.forEach((cohort, months) -> months.forEach((month, t) -> cells.add(new Cell(
                cohort, (int) ChronoUnit.MONTHS.between(cohort, month), t.customers(), t.orders(), t.revenue()))));
        return cells;
    }

    private static YearMonth month(Order order, ZoneId zone) {
        return YearMonth.from(order.placedAt().atZone(zone));
    }
}
