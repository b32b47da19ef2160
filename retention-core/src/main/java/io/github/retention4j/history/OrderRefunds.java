package io.github.retention4j.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was given back for staged orders: refunds that came with them, and those that came on their own and name one. */
final class OrderRefunds {
    private final Map<Integer, List<Booked>> own = new HashMap<>();
    private final Map<Integer, List<Loose>> named = new HashMap<>();
    private final List<Loose> loose = new ArrayList<>();

    /** A refund as primitives, ordered so that lists of them can be compared. */
    record Booked(long millis, long amount) implements Comparable<Booked> {
        @Override
        public int compareTo(Booked other) {
            int order = Long.compare(millis, other.millis);
            return order != 0 ? order : Long.compare(amount, other.amount);
        }
    }

    /** A refund that came on its own and names its order, which may come later. */
    record Loose(Ledger.Source source, long row, long orderKey, long customer, Booked refund, boolean onlyWithOrder) {}

    /** Those that came with an order. */
    List<Booked> own(int order) {
        return own.getOrDefault(order, List.of());
    }

    void addOwn(int order, List<Booked> more) {
        if (!more.isEmpty()) {
            List<Booked> all = new ArrayList<>(own(order));
            all.addAll(more);
            own.put(order, all);
        }
    }

    void add(Loose refund) {
        loose.add(refund);
    }

    /** Those that came on their own: of an order's the earliest are taken, whichever came first. */
    List<Loose> looseByTime() {
        loose.sort(Comparator.comparing(Loose::refund));
        return loose;
    }

    /** Those that came on their own and are an order's. */
    List<Loose> named(int order) {
        return named.getOrDefault(order, List.of());
    }

    /** Gives one that came on its own to an order. */
    void addNamed(int order, Loose refund, long millis) {
        named.computeIfAbsent(order, o -> new ArrayList<>(1))
                .add(new Loose(
                        refund.source,
                        refund.row,
                        refund.orderKey,
                        refund.customer,
                        new Booked(millis, refund.refund.amount),
                        refund.onlyWithOrder));
    }

    /** What of an order's amount was not given back; below zero if more was. */
    long left(int order, long amount) {
        long left = amount;
        for (Booked refund : own(order)) {
            left = minus(left, refund.amount);
        }
        for (Loose refund : named(order)) {
            left = minus(left, refund.refund.amount);
        }
        return left;
    }

    /** No lower than a long can be. */
    private static long minus(long amount, long refund) {
        return amount < Long.MIN_VALUE + refund ? Long.MIN_VALUE : amount - refund;
    }
}
