package io.github.retention4j.history;

import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.LongRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders that have an id, until all rows are in and it is known which are duplicates or lines of one order. */
final class OrderStage {
    private static final int CUSTOMER = 0;
    private static final int MILLIS = 1;
    private static final int AMOUNT = 2;
    private static final int LABEL = 3;
    private static final int ROW = 4;
    private static final int SOURCE = 5;
    private static final int IN_LINES = 6;
    private static final int DISCOUNT = 7;
    private static final int WIDTH = 8;

    private final IdKeys ids = new IdKeys();
    private final KeyIndex index = new KeyIndex();
    private final LongRows orders = new LongRows(WIDTH);
    private final Map<Integer, List<BookedRefund>> refunds = new HashMap<>();
    private final List<LooseRefund> looseRefunds = new ArrayList<>();
    private final List<Ledger.Source> sources = new ArrayList<>();
    private final Dictionary.Words<Dictionary.Label> labels;

    OrderStage(Dictionary.Words<Dictionary.Label> labels) {
        this.labels = labels;
    }

    /** A refund as primitives, ordered so that lists of them can be compared. */
    record BookedRefund(long millis, long amount) implements Comparable<BookedRefund> {
        @Override
        public int compareTo(BookedRefund other) {
            int order = Long.compare(millis, other.millis);
            return order != 0 ? order : Long.compare(amount, other.amount);
        }
    }

    /** A refund that came on its own and names its order, which may come later. */
    record LooseRefund(Ledger.Source source, long row, long orderKey, long customer, BookedRefund refund) {}

    /** Takes a refund whose order never came, or says that it cannot be of the order it names. */
    interface LooseTaker {
        void unknownOrder(LooseRefund refund);

        void wrongOrder(LooseRefund refund, String reason);
    }

    /** What became of a row. */
    enum Outcome {
        NEW,
        MERGED,
        REPEATED,
        DIFFERENT,
        OTHER_CUSTOMER,
        OTHER_FORM,
        OVERFLOW
    }

    /** Takes a staged order. */
    interface Taker {
        void take(
                Ledger.Source source,
                long row,
                long customer,
                long millis,
                long amount,
                int label,
                long discount,
                List<BookedRefund> refunds);
    }

    Outcome add(
            DuplicateOrders policy,
            CharSequence id,
            long customer,
            long millis,
            long amount,
            int label,
            long discount,
            List<BookedRefund> booked,
            Ledger.Source source) {
        int order = index.add(ids.of(id));
        long inLines = policy == DuplicateOrders.SUM_LINES ? 1 : 0;
        if (order == orders.size()) {
            orders.addRow();
            orders.set(order, CUSTOMER, customer);
            orders.set(order, MILLIS, millis);
            orders.set(order, AMOUNT, amount);
            orders.set(order, LABEL, label);
            orders.set(order, ROW, source.row);
            orders.set(order, SOURCE, number(source));
            orders.set(order, IN_LINES, inLines);
            orders.set(order, DISCOUNT, discount);
            if (!booked.isEmpty()) {
                refunds.put(order, booked);
            }
            return Outcome.NEW;
        }
        if (orders.get(order, CUSTOMER) != customer) {
            return Outcome.OTHER_CUSTOMER;
        }
        if (orders.get(order, IN_LINES) != inLines) {
            return Outcome.OTHER_FORM;
        }
        return switch (policy) {
            case REJECT -> Outcome.REPEATED;
            case MERGE_IDENTICAL ->
                isSame(order, millis, amount, label, discount, booked) ? Outcome.MERGED : Outcome.DIFFERENT;
            case SUM_LINES -> addLine(order, millis, amount, label, discount, booked);
        };
    }

    void addRefund(Ledger.Source source, CharSequence orderId, long customer, long millis, long amount) {
        looseRefunds.add(
                new LooseRefund(source, source.row, ids.of(orderId), customer, new BookedRefund(millis, amount)));
    }

    /** The key of an order's id, or of no order. */
    long key(Optional<String> id) {
        return id.map(ids::of).orElse(IdKeys.NOBODY);
    }

    /** When a customer's order was placed, or {@link Long#MAX_VALUE} if none of that key came; once all orders are in. */
    long placed(long orderKey, long customer) {
        // A key that is new to the index now was never an order's.
        int order = orderKey == IdKeys.NOBODY ? Integer.MAX_VALUE : index.add(orderKey);
        return order < orders.size() && orders.get(order, CUSTOMER) == customer
                ? orders.get(order, MILLIS)
                : Long.MAX_VALUE;
    }

    /** Gives refunds that came on their own to the orders they name, once all orders are in. */
    void settle(LooseTaker taker) {
        for (LooseRefund loose : looseRefunds) {
            // A key that is new to the index now was never an order's.
            int order = index.add(loose.orderKey());
            if (order >= orders.size()) {
                taker.unknownOrder(loose);
            } else if (orders.get(order, CUSTOMER) != loose.customer()) {
                taker.wrongOrder(loose, "the refund's order is another customer's");
            } else if (orders.get(order, MILLIS) > loose.refund().millis()) {
                taker.wrongOrder(loose, "the refund is before its order");
            } else if (loose.refund().amount() > left(order)) {
                taker.wrongOrder(loose, "the refund exceeds what was left of its order's total");
            } else {
                List<BookedRefund> all = new ArrayList<>(refunds.getOrDefault(order, List.of()));
                all.add(loose.refund());
                refunds.put(order, all);
            }
        }
        looseRefunds.clear();
    }

    /** What of an order's amount was not refunded yet; below zero if more was. */
    private long left(int order) {
        long left = orders.get(order, AMOUNT);
        for (BookedRefund refund : refunds.getOrDefault(order, List.of())) {
            left = Math.subtractExact(left, refund.amount());
        }
        return left;
    }

    void forEach(Taker taker) {
        for (int order = 0; order < orders.size(); order++) {
            taker.take(
                    sources.get((int) orders.get(order, SOURCE)),
                    orders.get(order, ROW),
                    orders.get(order, CUSTOMER),
                    orders.get(order, MILLIS),
                    orders.get(order, AMOUNT),
                    (int) orders.get(order, LABEL),
                    orders.get(order, DISCOUNT),
                    refunds.getOrDefault(order, List.of()));
        }
    }

    private boolean isSame(int order, long millis, long amount, int label, long discount, List<BookedRefund> booked) {
        return orders.get(order, MILLIS) == millis
                && orders.get(order, AMOUNT) == amount
                && orders.get(order, LABEL) == label
                && orders.get(order, DISCOUNT) == discount
                && refunds.getOrDefault(order, List.of()).equals(booked);
    }

    private Outcome addLine(int order, long millis, long amount, int label, long discount, List<BookedRefund> booked) {
        long sum = orders.get(order, AMOUNT) + amount;
        if (amount >= 0 ? sum < orders.get(order, AMOUNT) : sum > orders.get(order, AMOUNT)) {
            return Outcome.OVERFLOW;
        }
        long known = orders.get(order, DISCOUNT);
        long together = Math.max(0, known) + Math.max(0, discount);
        if (together < 0) {
            return Outcome.OVERFLOW;
        }
        if (discount != Dictionary.NO_DISCOUNT) {
            orders.set(order, DISCOUNT, together);
        }
        orders.set(order, AMOUNT, sum);
        orders.set(order, MILLIS, Math.min(millis, orders.get(order, MILLIS)));
        if (label != orders.get(order, LABEL)) {
            Dictionary.Label both = labels.value(orders.get(order, LABEL)).with(labels.value(label));
            orders.set(order, LABEL, labels.number(both));
        }
        if (!booked.isEmpty()) {
            List<BookedRefund> all = new ArrayList<>(refunds.getOrDefault(order, List.of()));
            all.addAll(booked);
            refunds.put(order, all);
        }
        return Outcome.MERGED;
    }

    private int number(Ledger.Source source) {
        int last = sources.size() - 1;
        if (last < 0 || sources.get(last) != source) {
            int known = sources.indexOf(source);
            if (known >= 0) {
                return known;
            }
            sources.add(source);
        }
        return sources.size() - 1;
    }
}
