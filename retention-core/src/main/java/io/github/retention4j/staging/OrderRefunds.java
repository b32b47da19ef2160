package io.github.retention4j.staging;

import io.github.retention4j.store.Kind;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was given back for staged orders: refunds that came with them, and those that came on their own and name one. */
final class OrderRefunds {
    private final Map<Integer, OfOrder> ofOrders = new HashMap<>();
    private final List<Loose> loose = new ArrayList<>();

    /** What was given back for one order. Most have one refund, if any. */
    private static final class OfOrder {
        static final OfOrder NONE = new OfOrder();

        final List<Booked> own = new ArrayList<>(0);
        final List<Loose> named = new ArrayList<>(0);

        /** What all of it takes away: below zero, and no lower than a long can be. */
        long taken;

        void take(long amount) {
            taken = plus(taken, -amount);
        }
    }

    /** A refund as primitives, ordered so that lists of them can be compared. */
    record Booked(long millis, long amount) implements Comparable<Booked> {
        @Override
        public int compareTo(Booked other) {
            int order = Long.compare(millis, other.millis);
            return order != 0 ? order : Long.compare(amount, other.amount);
        }
    }

    /** A refund that came on its own and names its order, which may come later. */
    static final class Loose {
        final Account.Source source;
        final long row;
        final int orderName;
        final long customer;
        final Booked refund;
        final boolean onlyWithOrder;

        /** When it was made as its order has it: no earlier than the order. */
        long booked;

        boolean isRefused;

        Loose(Account.Source source, long row, int orderName, long customer, Booked refund, boolean onlyWithOrder) {
            this.source = source;
            this.row = row;
            this.orderName = orderName;
            this.customer = customer;
            this.refund = refund;
            this.onlyWithOrder = onlyWithOrder;
            this.booked = refund.millis;
        }

        /** The same row as it arrived, of a source and an order's name of others. */
        Loose of(Account.Source other, int name) {
            return new Loose(other, row, name, customer, refund, onlyWithOrder);
        }

        /** The same with another number of its order's name. */
        Loose as(int name) {
            Loose other = of(source, name);
            other.booked = booked;
            other.isRefused = isRefused;
            return other;
        }

        /** Writes it, but for its source and the name of its order. */
        void write(SectionWriter out) throws IOException {
            out.number(row);
            out.number(customer);
            out.number(refund.millis);
            out.number(refund.amount);
            out.number(onlyWithOrder ? 1 : 0);
            out.number(booked);
            out.number(isRefused ? 1 : 0);
        }

        /** Reads one that was written. */
        static Loose read(Account.Source source, int name, SectionReader in) throws IOException {
            Loose read = new Loose(
                    source, in.number(), name, in.number(), new Booked(in.number(), in.number()), in.number(1) == 1);
            read.booked = in.number();
            read.isRefused = in.number(1) == 1;
            return read;
        }

        /** The row that it has become if its order never came. */
        Retractions.Row orphan() {
            return Retractions.Row.of(Kind.REFUND, customer, refund.millis, refund.amount, Kind.NEVER, Kind.NEVER);
        }

        Booked booked() {
            return new Booked(booked, refund.amount);
        }

        /** The source that it is from, at its row. */
        Account.Source atRow() {
            source.row = row;
            return source;
        }
    }

    private OfOrder of(int order) {
        return ofOrders.isEmpty() ? OfOrder.NONE : ofOrders.getOrDefault(order, OfOrder.NONE);
    }

    private OfOrder begun(int order) {
        return ofOrders.computeIfAbsent(order, o -> new OfOrder());
    }

    /** Lets go of all. */
    void clear() {
        ofOrders.clear();
        loose.clear();
    }

    /** Those that came with an order. */
    List<Booked> own(int order) {
        return of(order).own;
    }

    void addOwn(int order, List<Booked> more) {
        for (Booked refund : more) {
            OfOrder its = begun(order);
            its.own.add(refund);
            its.take(refund.amount);
        }
    }

    void add(Loose refund) {
        loose.add(refund);
    }

    /** Those that came on their own: of an order's the earliest are taken, whichever came first. */
    List<Loose> looseByTime() {
        loose.sort(Comparator.comparing(refund -> refund.refund));
        return loose;
    }

    /** Those that came on their own and are an order's. */
    List<Loose> named(int order) {
        return of(order).named;
    }

    /** Gives one that came on its own to an order. */
    void addNamed(int order, Loose refund) {
        OfOrder its = begun(order);
        its.named.add(refund);
        its.take(refund.refund.amount);
    }

    /** Lets go of those that came with an order, before any other is given to it. */
    void removeOwn(int order) {
        ofOrders.remove(order);
    }

    /** What of an order's amount was not given back; below zero if more was. */
    long left(int order, long amount) {
        return plus(amount, of(order).taken);
    }

    /** An amount and one that is not above zero; no lower than a long can be. */
    private static long plus(long amount, long belowZero) {
        long sum = amount + belowZero;
        return sum > amount ? Long.MIN_VALUE : sum;
    }
}
