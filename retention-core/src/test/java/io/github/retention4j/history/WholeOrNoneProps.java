package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;

/** Bad rows skipped: an order is taken whole or not at all, whichever of its rows comes first. */
class WholeOrNoneProps {
    private static final long AT = Instant.parse("2026-03-05T09:00:00Z").toEpochMilli();

    private enum Fault {
        NONE,
        TIME,
        DISCOUNT,
        READER
    }

    /** A row of an order. */
    private record Row(String order, String customer, boolean isLine, long second, long amount, Fault fault) {
        boolean isBad() {
            return fault != Fault.NONE || (!isLine && amount < 0);
        }

        void into(HistoryBuilder builder) {
            if (fault == Fault.READER) {
                builder.source("orders").refuse(order, "unreadable");
                return;
            }
            long millis = fault == Fault.TIME ? Long.MAX_VALUE : AT + 1000 * second;
            OptionalLong discount = fault == Fault.DISCOUNT ? OptionalLong.of(-2) : OptionalLong.empty();
            if (isLine) {
                builder.source("orders").addOrderLine(order, customer, millis, amount, "", discount);
            } else {
                builder.source("orders").addOrder(order, customer, millis, amount, "", discount);
            }
        }
    }

    private record Refund(String order, String customer, long second, long amount) {
        void into(HistoryBuilder builder) {
            builder.source("orders").addRefund(order, customer, AT + 1000 * second, amount);
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of("1", "2", "A", "B", "C"),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(-2, 9),
                        Arbitraries.frequencyOf(
                                Tuple.of(12, Arbitraries.just(Fault.NONE)), Tuple.of(1, Arbitraries.of(Fault.class))))
                .as((order, customer, form, second, amount, fault) -> new Row(
                        order,
                        customer == 0 ? "other" : customer == 1 ? "" : "c" + order,
                        // Orders 1 and A are whole, and the same where they are good; the others are in lines.
                        (form == 0) == (order.equals("1") || order.equals("A")),
                        order.equals("1") ? 0 : second,
                        order.equals("1") || order.equals("A") ? Math.min(amount, 5) : amount,
                        fault))
                .list()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<Refund>> refunds() {
        return Combinators.combine(
                        Arbitraries.of("1", "2", "A", "B", "D"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(1, 9))
                .as((order, customer, second, amount) ->
                        new Refund(order, customer == 0 ? "other" : customer == 1 ? "" : "c" + order, second, amount))
                .list()
                .ofMaxSize(6);
    }

    private static History built(List<Row> rows, List<Refund> refunds, Random random) {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .badRows(BadRows.SKIP);
        List<Runnable> all = new ArrayList<>();
        rows.forEach(row -> all.add(() -> row.into(builder)));
        refunds.forEach(refund -> all.add(() -> refund.into(builder)));
        Collections.shuffle(all, random);
        all.forEach(Runnable::run);
        return builder.build();
    }

    @Property(tries = 600)
    void whatIsBuiltDoesNotDependOnTheOrderOfArrival(
            @ForAll("rows") List<Row> rows, @ForAll("refunds") List<Refund> refunds, @ForAll Random random) {
        History one = built(rows, refunds, random);
        History other = built(rows, refunds, random);
        assertThat(Seen.all(other)).isEqualTo(Seen.all(one));
        assertThat(other.basis()).isEqualTo(one.basis());
        assertThat(other.intake().sources()).isEqualTo(one.intake().sources());
    }

    /** The plainest reading: an order is all of its rows, if none is bad and none contradicts another. */
    @Property(tries = 600)
    void anOrderIsAllOfItsRowsOrNone(
            @ForAll("rows") List<Row> rows, @ForAll("refunds") List<Refund> refunds, @ForAll Random random) {
        Map<String, List<Row>> byOrder = new TreeMap<>();
        rows.forEach(row ->
                byOrder.computeIfAbsent(row.order, o -> new ArrayList<>()).add(row));
        long refused = 0;
        long orders = 0;
        long net = 0;
        Set<String> refusedOrders = new HashSet<>();
        for (Map.Entry<String, List<Row>> entry : byOrder.entrySet()) {
            List<Row> all = entry.getValue();
            Row first = all.get(0);
            long amount = first.isLine ? all.stream().mapToLong(Row::amount).sum() : first.amount;
            boolean isGood = amount >= 0
                    && all.stream().noneMatch(Row::isBad)
                    && all.stream().allMatch(row -> row.customer.equals(first.customer))
                    && all.stream().allMatch(row -> row.isLine == first.isLine)
                    && (first.isLine || all.stream().allMatch(first::equals));
            if (isGood) {
                long placed = all.stream().mapToLong(Row::second).min().getAsLong();
                long left = amount;
                List<Refund> its = refunds.stream()
                        .filter(refund -> refund.order.equals(entry.getKey()))
                        .sorted(Comparator.comparingLong(Refund::second).thenComparingLong(Refund::amount))
                        .toList();
                for (Refund refund : its) {
                    if (refund.amount <= left
                            && refund.second >= placed
                            && (refund.customer.isEmpty() || refund.customer.equals(first.customer))) {
                        left -= refund.amount;
                    } else {
                        refused++;
                    }
                }
                orders += left > 0 || amount == 0 ? 1 : 0;
                net += left;
            } else {
                refusedOrders.add(entry.getKey());
                refused += all.size();
            }
        }
        refused += refunds.stream()
                .filter(refund -> refusedOrders.contains(refund.order))
                .count();
        net -= refunds.stream()
                .filter(refund -> !byOrder.containsKey(refund.order))
                .mapToLong(Refund::amount)
                .sum();

        History history = built(rows, refunds, random);

        assertThat(history.orderCount()).isEqualTo(orders);
        assertThat(Seen.all(history).stream()
                        .mapToLong(seen -> seen.orders().stream()
                                        .mapToLong(Seen.SeenOrder::amount)
                                        .sum()
                                + seen.adjustments().stream()
                                        .mapToLong(Seen.Adjustment::amount)
                                        .sum())
                        .sum())
                .isEqualTo(net);
        assertThat(history.intake().refused()).isEqualTo(refused);
        assertThat(history.intake().refusals()).hasSize((int) refused);
        assertThat(history.intake().sources().values().stream()
                        .mapToLong(Intake.Counts::rows)
                        .sum())
                .isEqualTo(rows.size() + refunds.size());
    }
}
