package io.github.retention4j.history;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.store.EventKind;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.LongRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders that have an id, until all rows are in and it is known which are duplicates or lines of one order.
 *
 * <p>An order is taken whole or not at all: a row that is refused takes all rows of its order with it, those before it and
 * those after it, so that what is built does not depend on which comes first.
 */
final class PendingOrders {
    private static final int CUSTOMER = 0;
    private static final int MILLIS = 1;
    private static final int AMOUNT = 2;
    private static final int DETAIL = 3;
    private static final int ROW = 4;
    private static final int SOURCE = 5;
    private static final int FORM = 6;
    private static final int DISCOUNT = 7;
    private static final int WIDTH = 8;

    private static final long WHOLE = 0;
    private static final long IN_LINES = 1;

    /** Added to either. Its row and source are then those of the row that was refused first. */
    private static final long REFUSED = 2;

    private final Admission admission;
    private final Dictionary dictionary;
    private final IdKeys ids = new IdKeys();
    private final KeyIndex index = new KeyIndex();
    private final LongRows orders = new LongRows(WIDTH);
    private final OrderRefunds refunds = new OrderRefunds();
    private final List<Account.Source> sources = new ArrayList<>();

    /** Where bad rows are skipped: order and source, and row, of all rows that were merged. They may yet be refused. */
    private final LongRows merged = new LongRows(2);

    PendingOrders(Admission admission, Dictionary dictionary) {
        this.admission = admission;
        this.dictionary = dictionary;
    }

    /** Takes what is known to be good once all rows are in; the row of the source is the one it is from. */
    interface Taker {
        void order(
                Account.Source source,
                long customer,
                long millis,
                long amount,
                int detail,
                long discount,
                boolean refunded);

        /** A refund of the last order, or of no known one, whose time is then {@link EventKind#NEVER}. */
        void refund(Account.Source source, long customer, long millis, long amount, long orderMillis);
    }

    /** How many orders there are. */
    int size() {
        return orders.size();
    }

    /** Lets go of the orders, and takes no memory to do it. */
    void clear() {
        orders.clear();
    }

    // ---- rows

    void add(Account.Source source, DuplicateOrders policy, Order order) {
        long millis = Admission.millis(order.placedAt());
        Optional<String> untimely = admission.untimely("placed", millis);
        for (Refund refund : order.refunds()) {
            untimely = untimely.or(() -> admission.untimely("refunded", Admission.millis(refund.refundedAt())));
        }
        if (untimely.isPresent()) {
            refuse(source, order.id(), untimely.get());
            return;
        }
        long total;
        long discount;
        List<OrderRefunds.Booked> booked = new ArrayList<>();
        try {
            total = admission.minorUnits(order.total());
            discount = order.discount().map(admission::minorUnits).orElse(Dictionary.NO_DISCOUNT);
            for (Refund refund : order.refunds()) {
                long refunded =
                        admission.notBefore(millis, Admission.millis(refund.refundedAt()), "refunded", "placed");
                booked.add(new OrderRefunds.Booked(refunded, admission.minorUnits(refund.amount())));
            }
        } catch (IllegalArgumentException bad) {
            refuse(source, order.id(), String.valueOf(bad.getMessage()));
            return;
        }
        booked.sort(Comparator.naturalOrder());
        long customer = order.customerId().map(dictionary.customers()::of).orElse(IdKeys.NOBODY);
        int detail = dictionary.details().number(new Dictionary.OrderDetail(order.couponCode(), order.tags()));
        add(source, policy, order.id(), customer, millis, total, detail, discount, booked);
    }

    /** Takes a row of primitives. */
    void add(
            Account.Source source,
            DuplicateOrders policy,
            CharSequence id,
            long customer,
            long millis,
            long amount,
            int detail,
            long discount) {
        Optional<String> untimely = admission.untimely("placed", millis);
        if (id.length() == 0) {
            admission.refuse(source, "the order id is empty");
        } else if (discount < Dictionary.NO_DISCOUNT) {
            refuse(source, id, "discount " + admission.amount(discount) + " is below 0");
        } else if (untimely.isPresent()) {
            refuse(source, id, untimely.get());
        } else if (amount < 0 && policy != DuplicateOrders.SUM_LINES) {
            refuse(source, id, admission.belowZero(amount));
        } else {
            add(source, policy, id, customer, millis, amount, detail, discount, List.of());
        }
    }

    private void add(
            Account.Source source,
            DuplicateOrders policy,
            CharSequence id,
            long customer,
            long millis,
            long amount,
            int detail,
            long discount,
            List<OrderRefunds.Booked> booked) {
        int order = index.add(ids.of(id));
        long form = policy == DuplicateOrders.SUM_LINES ? IN_LINES : WHOLE;
        if (order == orders.size()) {
            orders.addRow();
            orders.set(order, CUSTOMER, customer);
            orders.set(order, MILLIS, millis);
            orders.set(order, AMOUNT, amount);
            orders.set(order, DETAIL, detail);
            orders.set(order, ROW, source.row);
            orders.set(order, SOURCE, number(source));
            orders.set(order, FORM, form);
            orders.set(order, DISCOUNT, discount);
            refunds.addOwn(order, booked);
            source.taken++;
        } else if (isRefused(order)) {
            admission.refuse(source, refusedWhole(order));
        } else if (orders.get(order, CUSTOMER) != customer) {
            refuse(source, order, " was given before, for another customer");
        } else if (orders.get(order, FORM) != form) {
            refuse(source, order, " was given both as a whole order and in lines");
        } else if (policy == DuplicateOrders.SUM_LINES) {
            addLine(source, order, millis, amount, detail, discount, booked);
        } else {
            repeat(source, policy, order, isSame(order, millis, amount, detail, discount, booked));
        }
    }

    private void repeat(Account.Source source, DuplicateOrders policy, int order, boolean isSame) {
        String before = " was given before"
                + (policy == DuplicateOrders.REJECT
                        ? ""
                        : ", with another time, amount,"
                                + " refund, coupon, discount or tag; lines of one order are added up with DuplicateOrders.SUM_LINES");
        if (!isSame) {
            refuse(source, order, before);
        } else if (policy == DuplicateOrders.REJECT) {
            admission.refuse(source, named(order) + before);
        } else {
            merged(source, order);
            source.repeated++;
        }
    }

    private boolean isSame(
            int order, long millis, long amount, int detail, long discount, List<OrderRefunds.Booked> booked) {
        return orders.get(order, MILLIS) == millis
                && orders.get(order, AMOUNT) == amount
                && orders.get(order, DETAIL) == detail
                && orders.get(order, DISCOUNT) == discount
                && refunds.own(order).equals(booked);
    }

    private void addLine(
            Account.Source source,
            int order,
            long millis,
            long amount,
            int detail,
            long discount,
            List<OrderRefunds.Booked> booked) {
        long before = orders.get(order, AMOUNT);
        long sum = before + amount;
        long known = orders.get(order, DISCOUNT);
        long together = Math.max(0, known) + Math.max(0, discount);
        if ((amount >= 0 ? sum < before : sum > before) || together < 0) {
            refuse(source, order, ": its lines sum to more than an amount can hold");
            return;
        }
        if (discount != Dictionary.NO_DISCOUNT) {
            orders.set(order, DISCOUNT, together);
        }
        orders.set(order, AMOUNT, sum);
        orders.set(order, MILLIS, Math.min(millis, orders.get(order, MILLIS)));
        if (detail != orders.get(order, DETAIL)) {
            Dictionary.Words<Dictionary.OrderDetail> details = dictionary.details();
            Dictionary.OrderDetail both =
                    details.value(orders.get(order, DETAIL)).with(details.value(detail));
            orders.set(order, DETAIL, details.number(both));
        }
        refunds.addOwn(order, booked);
        merged(source, order);
    }

    /** Takes a refund that names its order; one that is only taken with it is nobody's otherwise, and left out. */
    void addRefund(
            Account.Source source,
            CharSequence orderId,
            long customer,
            long millis,
            long amount,
            boolean onlyWithOrder) {
        OrderRefunds.Booked refund = new OrderRefunds.Booked(millis, amount);
        refunds.add(new OrderRefunds.Loose(source, source.row, ids.of(orderId), customer, refund, onlyWithOrder));
        source.taken++;
    }

    /** The key of an order's id, or of no order. */
    long key(Optional<String> id) {
        return id.map(ids::of).orElse(IdKeys.NOBODY);
    }

    /** When a customer's order was placed, or {@link Long#MAX_VALUE} if none of that key came; once all orders are in. */
    long placed(long orderKey, long customer) {
        // A key that is new to the index now was never an order's.
        int order = orderKey == IdKeys.NOBODY ? Integer.MAX_VALUE : index.add(orderKey);
        return order < orders.size() && !isRefused(order) && orders.get(order, CUSTOMER) == customer
                ? orders.get(order, MILLIS)
                : Long.MAX_VALUE;
    }

    // ---- what is refused

    /** Refuses a row and the order it is a line of. */
    void refuse(Account.Source source, CharSequence orderId, String reason) {
        if (orderId.length() == 0) {
            admission.refuse(source, reason);
            return;
        }
        int order = index.add(ids.of(orderId));
        if (order == orders.size()) {
            addRefused(source, order);
            admission.refuse(source, named(order) + ": " + reason);
        } else {
            refuse(source, order, ": " + reason);
        }
    }

    /** The same for a row that could not be read: the id is not named, for it may be anything, a customer's too. */
    void refuseUnread(Account.Source source, CharSequence orderId, String reason) {
        admission.refuse(source, reason);
        if (orderId.length() > 0) {
            int order = index.add(ids.of(orderId));
            if (order == orders.size()) {
                addRefused(source, order);
            } else {
                refuseOthers(source, order);
            }
        }
    }

    private void addRefused(Account.Source source, int order) {
        orders.addRow();
        setRefused(source, order);
    }

    private void setRefused(Account.Source source, int order) {
        orders.set(order, FORM, orders.get(order, FORM) + REFUSED);
        orders.set(order, ROW, source.row);
        orders.set(order, SOURCE, number(source));
    }

    private boolean isRefused(int order) {
        return orders.get(order, FORM) >= REFUSED;
    }

    /** Refuses a row of an order that has others, and those with it. */
    private void refuse(Account.Source source, int order, String reason) {
        admission.refuse(source, named(order) + reason);
        refuseOthers(source, order);
    }

    private void refuseOthers(Account.Source source, int order) {
        if (!isRefused(order)) {
            Account.Source first = source(order);
            long row = orders.get(order, ROW);
            setRefused(source, order);
            first.taken--;
            admission.refuse(first, row, refusedWhole(order));
        }
    }

    private String refusedWhole(int order) {
        return named(order) + " is refused with all of its rows because of " + source(order).name + ":"
                + orders.get(order, ROW);
    }

    private String named(int order) {
        return "order " + Admission.shown(ids.id(index.key(order)));
    }

    private void merged(Account.Source source, int order) {
        source.merged++;
        if (admission.badRows() == BadRows.SKIP) {
            int row = merged.addRow();
            merged.set(row, 0, (long) order << Integer.SIZE | number(source));
            merged.set(row, 1, source.row);
        }
    }

    // ---- the end

    /** Hands on all orders and refunds, now that all rows are in. */
    void flush(Taker taker) {
        refunds.looseByTime().forEach(loose -> settle(loose, taker));
        for (int order = 0; order < orders.size(); order++) {
            if (!isRefused(order)) {
                flush(order, taker);
            }
        }
        for (int i = 0; i < merged.size(); i++) {
            int order = (int) (merged.get(i, 0) >>> Integer.SIZE);
            if (isRefused(order)) {
                Account.Source source = sources.get((int) merged.get(i, 0));
                source.merged--;
                source.repeated -= orders.get(order, FORM) == WHOLE + REFUSED ? 1 : 0;
                admission.refuse(source, merged.get(i, 1), refusedWhole(order));
            }
        }
    }

    /** Gives a refund that came on its own to the order it names. */
    private void settle(OrderRefunds.Loose loose, Taker taker) {
        OrderRefunds.Booked refund = loose.refund();
        loose.source().row = loose.row();
        // A key that is new to the index now was never an order's.
        int order = index.add(loose.orderKey());
        if (order >= orders.size()) {
            admission.account().orphan(loose.source(), loose.onlyWithOrder());
            if (loose.onlyWithOrder()) {
                loose.source().taken--;
                loose.source().excluded++;
            } else {
                taker.refund(loose.source(), loose.customer(), refund.millis(), refund.amount(), EventKind.NEVER);
            }
            return;
        }
        if (isRefused(order)) {
            refuseRefund(loose, refusedWhole(order));
            return;
        }
        long left = refunds.left(order, orders.get(order, AMOUNT));
        long millis = refund.millis();
        try {
            millis = admission.notBefore(orders.get(order, MILLIS), millis, "refunded", "placed");
        } catch (IllegalArgumentException before) {
            refuseRefund(loose, named(order) + ": " + before.getMessage());
            return;
        }
        if (loose.customer() != IdKeys.NOBODY && loose.customer() != orders.get(order, CUSTOMER)) {
            refuseRefund(
                    loose, named(order) + ", which the refund names, is another customer's; leave the customer empty");
        } else if (refund.amount() > left) {
            refuseRefund(
                    loose,
                    "the refund of " + admission.amount(refund.amount()) + " exceeds the "
                            + admission.amount(Math.max(0, left)) + " left of " + named(order));
        } else {
            refunds.addNamed(order, loose, millis);
        }
    }

    private void refuseRefund(OrderRefunds.Loose loose, String reason) {
        loose.source().taken--;
        admission.refuse(loose.source(), loose.row(), reason);
    }

    private void flush(int order, Taker taker) {
        Account.Source source = source(order);
        source.row = orders.get(order, ROW);
        long millis = orders.get(order, MILLIS);
        long amount = orders.get(order, AMOUNT);
        long customer = orders.get(order, CUSTOMER);
        long discount = orders.get(order, DISCOUNT);
        long left = refunds.left(order, orders.get(order, AMOUNT));
        if (amount < 0) {
            refuseAtLast(
                    source,
                    order,
                    ": its lines sum to " + admission.amount(amount)
                            + ", below 0; if they take an order back, give them as a refund or leave them out");
        } else if (left < 0) {
            refuseAtLast(source, order, ": its refunds exceed its total " + admission.amount(amount));
        } else if (!admission.move(amount + Math.max(0, discount))) {
            refuseAtLast(source, order, ": " + admission.tooMuch());
        } else {
            taker.order(
                    source,
                    customer,
                    millis,
                    amount,
                    (int) orders.get(order, DETAIL),
                    discount,
                    left == 0 && amount > 0);
            for (OrderRefunds.Booked refund : refunds.own(order)) {
                taker.refund(source, customer, refund.millis(), refund.amount(), millis);
            }
            for (OrderRefunds.Loose loose : refunds.named(order)) {
                loose.source().row = loose.row();
                taker.refund(
                        loose.source(),
                        customer,
                        loose.refund().millis(),
                        loose.refund().amount(),
                        millis);
            }
        }
    }

    private void refuseAtLast(Account.Source source, int order, String reason) {
        source.taken--;
        setRefused(source, order);
        admission.refuse(source, named(order) + reason);
        refunds.named(order).forEach(loose -> refuseRefund(loose, refusedWhole(order)));
    }

    private Account.Source source(int order) {
        return sources.get((int) orders.get(order, SOURCE));
    }

    private int number(Account.Source source) {
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
