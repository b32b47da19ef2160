package io.github.retention4j.staging;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Orders that have an id, until all rows are in and it is known which are duplicates or lines of one order.
 *
 * <p>An order is taken whole or not at all: a row that is refused takes all rows of its order with it, those before it and
 * those after it, so that what is built does not depend on which comes first.
 */
final class PendingOrders {
    private final Admission admission;
    private final Dictionary dictionary;
    final IdIndex ids = new IdIndex();
    final IdIndex named = new IdIndex();
    final OrderTable orders = new OrderTable();
    final PendingIds customers = new PendingIds();
    final OrderRefunds refunds = new OrderRefunds();

    /** Where bad rows are skipped, those that were merged. They may yet be refused. */
    final MergedRows merged = new MergedRows();

    private final KeptIds before;

    /** What of the history that rows are added to becomes otherwise. */
    final Retractions retractions = new Retractions();

    PendingOrders(Admission admission, Dictionary dictionary) {
        this.admission = admission;
        this.dictionary = dictionary;
        this.before = admission.idsBefore();
    }

    /** An order, or a line of one, as a row of it says; the customer as {@link #customer(CharSequence)} has it. */
    record Given(
            long customer,
            long millis,
            long amount,
            int detail,
            long discount,
            long eligible,
            List<OrderRefunds.Booked> refunds) {}

    /** How many orders there are. */
    int size() {
        return orders.size();
    }

    /** Lets go of the orders, and takes no memory to do it. */
    void clear() {
        orders.clear();
        ids.clear();
        named.clear();
        refunds.clear();
        merged.clear();
        customers.clear();
    }

    // ---- rows

    /** What stands for a customer's id until orders are settled; good for the row at hand. */
    long customer(CharSequence id) {
        return customers.add(id);
    }

    /**
     * Takes what is kept of an id, if it is met for the first time among these rows, for one of them: it will be placed again. Before
     * {@link #customer} is asked.
     */
    void recall(CharSequence id, RecordIntake records) {
        if (ids.find(id) < 0 && named.find(id) < 0) {
            before.find(id).ifPresent(entry -> new OrderRecall(this, admission, dictionary).take(id, entry, records));
        }
    }

    /** Whether any row names an order. */
    boolean anyNames() {
        return named.size() > 0;
    }

    /** What is to be kept of the ids. */
    KeptIds.Layer layer(Map<Kind, Map<String, long[]>> unique, IdIndex numbers, int firstNumber) {
        KeptIds.Layer layer = new KeptIds.Layer(ids, orders, refunds, merged, named, unique, numbers, firstNumber);
        refunds.looseByTime().forEach(layer::add);
        return layer;
    }

    /** Takes a row that is good as far as it goes by itself. */
    void add(Account.Source source, DuplicateOrders policy, CharSequence id, Given given) {
        int order = ids.add(id);
        long form = policy == DuplicateOrders.SUM_LINES ? OrderTable.IN_LINES : OrderTable.WHOLE;
        if (order == orders.size()) {
            orders.add(source, given, form);
            customers.keep(given.customer);
            refunds.addOwn(order, given.refunds);
            source.taken++;
        } else if (isRefused(order)) {
            admission.refuse(source, refusedWhole(order));
        } else if (policy != DuplicateOrders.REPLACE && !customers.isSame(customer(order), given.customer)) {
            refuse(source, order, " was given before, for another customer");
        } else if (orders.form(order) != form) {
            refuse(source, order, " was given both as a whole order and in lines");
        } else if (policy == DuplicateOrders.SUM_LINES) {
            addLine(source, order, given);
        } else if (policy == DuplicateOrders.REPLACE) {
            // The row that is corrected is kept no more, not even its number: there is no end to corrections.
            source.takeInPlaceOf(orders.source(order));
            customers.keepLate(given.customer);
            orders.replace(source, order, given);
            refunds.removeOwn(order);
            refunds.addOwn(order, given.refunds);
        } else {
            repeat(source, policy, order, isSame(order, given));
        }
    }

    private void repeat(Account.Source source, DuplicateOrders policy, int order, boolean isSame) {
        String before = " was given before"
                + (policy == DuplicateOrders.REJECT
                        ? ""
                        : ", with another time, amount,"
                                + " refund, coupon, discount, eligible amount or tag; lines of one order are added up with DuplicateOrders.SUM_LINES");
        if (!isSame) {
            refuse(source, order, before);
        } else if (policy == DuplicateOrders.REJECT) {
            admission.refuse(source, named(order) + before);
        } else {
            merged(source, order);
            source.repeated++;
        }
    }

    private boolean isSame(int order, Given given) {
        return millis(order) == given.millis
                && amount(order) == given.amount
                && detail(order) == given.detail
                && discount(order) == given.discount
                && orders.eligible(order) == given.eligible
                && refunds.own(order).equals(given.refunds);
    }

    private void addLine(Account.Source source, int order, Given line) {
        long before = amount(order);
        long sum = before + line.amount;
        long together = Math.max(0, discount(order)) + Math.max(0, line.discount);
        boolean isStated = line.eligible != OrderTable.NOT_STATED || orders.eligible(order) != OrderTable.NOT_STATED;
        long eligible = isStated ? eligible(orders.eligible(order), before) : 0;
        long more = isStated ? eligible(line.eligible, line.amount) : 0;
        if (isBeyond(before, line.amount) || together < 0 || isBeyond(eligible, more)) {
            refuse(source, order, ": its lines sum to more than an amount can hold");
            return;
        }
        if (line.discount != Dictionary.NO_AMOUNT) {
            orders.discount(order, together);
        }
        if (isStated) {
            orders.eligible(order, eligible + more);
        }
        orders.amount(order, sum);
        orders.millis(order, Math.min(line.millis, millis(order)));
        if (line.detail != detail(order)) {
            Dictionary.Words<Dictionary.OrderDetail> details = dictionary.details();
            int both = details.number(details.value(detail(order)).with(details.value(line.detail)));
            orders.detail(order, both);
        }
        refunds.addOwn(order, line.refunds);
        merged(source, order);
    }

    /** What earns points as stated, or else the amount. */
    private static long eligible(long stated, long amount) {
        return stated == OrderTable.NOT_STATED ? amount : stated;
    }

    /** Whether two amounts are together more, or less, than a long holds. */
    private static boolean isBeyond(long before, long more) {
        return more >= 0 ? before + more < before : before + more > before;
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
        refunds.add(new OrderRefunds.Loose(source, source.row, named.add(orderId), customer, refund, onlyWithOrder));
        source.taken++;
    }

    /** The number of an order's id that a record of another kind names, whether such an order comes or not. */
    int name(CharSequence orderId) {
        return named.add(orderId);
    }

    /** The order of a name, or -1 if none came. */
    private int orderOf(int name) {
        return ids.find(named.id(name));
    }

    /** When a customer's order of a {@link #name} was placed, or never if none came; once all are settled. */
    long placed(int name, long customer) {
        int order = orderOf(name);
        return isOf(order, customer) ? millis(order) : Kind.NEVER;
    }

    /** The total of a customer's order of a {@link #name}, likewise. */
    long amountOf(int name, long customer) {
        int order = orderOf(name);
        return isOf(order, customer) ? amount(order) : Kind.NEVER;
    }

    private boolean isOf(int order, long customer) {
        return order >= 0 && !isRefused(order) && customer(order) == customer;
    }

    // ---- what is refused

    /** Refuses a row and the order it is a line of. */
    void refuse(Account.Source source, CharSequence orderId, String reason) {
        if (orderId.length() == 0) {
            admission.refuse(source, reason);
            return;
        }
        int order = ids.add(orderId);
        if (order == orders.size()) {
            orders.addRefused(source);
            admission.refuse(source, named(order) + ": " + reason);
        } else {
            refuse(source, order, ": " + reason);
        }
    }

    /** The same for a row that could not be read: the id is not named, for it may be anything, a customer's too. */
    void refuseUnread(Account.Source source, CharSequence orderId, String reason) {
        admission.refuse(source, reason);
        if (orderId.length() > 0) {
            int order = ids.add(orderId);
            if (order == orders.size()) {
                orders.addRefused(source);
            } else {
                refuseOthers(source, order);
            }
        }
    }

    /** Refuses a row of an order that has others, and those with it. */
    private void refuse(Account.Source source, int order, String reason) {
        admission.refuse(source, named(order) + reason);
        refuseOthers(source, order);
    }

    private void refuseOthers(Account.Source source, int order) {
        if (!isRefused(order)) {
            Account.Source first = orders.source(order);
            long row = orders.row(order);
            orders.refuse(source, order);
            first.taken--;
            admission.refuse(first, row, refusedWhole(order));
        }
    }

    private String refusedWhole(int order) {
        return named(order) + " is refused with all of its rows because of " + orders.source(order).name + ":"
                + orders.row(order);
    }

    private String named(int order) {
        return Account.named(ids.id(order));
    }

    private void merged(Account.Source source, int order) {
        source.merged++;
        if (admission.badRows() == BadRows.SKIP) {
            merged.add(order, orders.number(source), source.row);
        }
    }

    // ---- the end

    /**
     * Gives refunds that came on their own to their orders and refuses what cannot be taken, now that all rows are in.
     *
     * @return the refunds that name an order which never came
     */
    List<OrderRefunds.Loose> settle() {
        orders.giveKeys(customers, dictionary.customers());
        List<OrderRefunds.Loose> orphans = new ArrayList<>();
        for (OrderRefunds.Loose loose : refunds.looseByTime()) {
            int order = orderOf(loose.orderName);
            if (order < 0) {
                admission.account().orphan(loose.atRow(), loose.onlyWithOrder);
                if (loose.onlyWithOrder) {
                    loose.source.taken--;
                    loose.source.excluded++;
                } else {
                    orphans.add(loose);
                }
            } else {
                settle(loose, order);
            }
        }
        for (int order = 0; order < orders.size(); order++) {
            if (!isRefused(order)) {
                judge(order);
            }
        }
        merged.forEach((order, sourceNumber, row) -> {
            if (isRefused(order)) {
                Account.Source source = orders.ofNumber(sourceNumber);
                source.merged--;
                source.repeated -= orders.isWhole(order) ? 1 : 0;
                admission.refuse(source, row, refusedWhole(order));
            }
        });
        return orphans;
    }

    /** Gives a refund that came on its own to the order it names. */
    private void settle(OrderRefunds.Loose loose, int order) {
        OrderRefunds.Booked refund = loose.refund;
        if (isRefused(order)) {
            refuseRefund(loose, refusedWhole(order));
            return;
        }
        long left = refunds.left(order, amount(order));
        long millis = refund.millis();
        try {
            millis = admission.times().notBefore(millis(order), millis, "refunded", "placed");
        } catch (IllegalArgumentException before) {
            refuseRefund(loose, named(order) + ": " + before.getMessage());
            return;
        }
        if (loose.customer != IdKeys.NOBODY && loose.customer != customer(order)) {
            refuseRefund(
                    loose, named(order) + ", which the refund names, is another customer's; leave the customer empty");
        } else if (refund.amount() > left) {
            refuseRefund(
                    loose,
                    "the refund of " + admission.amount(refund.amount()) + " exceeds the "
                            + admission.amount(Math.max(0, left)) + " left of " + named(order));
        } else {
            loose.booked = millis;
            refunds.addNamed(order, loose);
        }
    }

    private void refuseRefund(OrderRefunds.Loose loose, String reason) {
        loose.isRefused = true;
        loose.source.taken--;
        admission.refuse(loose.source, loose.row, reason);
    }

    /** Refuses an order that cannot be, now that all of it is there. */
    private void judge(int order) {
        long amount = amount(order);
        if (amount < 0) {
            refuseAtLast(
                    order,
                    ": its lines sum to " + admission.amount(amount)
                            + ", below 0; if they take an order back, give them as a refund or leave them out");
        } else if (refunds.left(order, amount) < 0) {
            refuseAtLast(order, ": its refunds exceed its total " + admission.amount(amount));
        } else if (!admission.move(allAmounts(order))) {
            refuseAtLast(order, ": " + admission.tooMuch());
        }
    }

    /** An order's amounts together, or below zero if they are more than a long holds. */
    long allAmounts(int order) {
        long most = amount(order) + Math.max(0, discount(order));
        return most < 0 ? most : most + Math.max(0, eligible(order));
    }

    private void refuseAtLast(int order, String reason) {
        Account.Source source = orders.source(order);
        source.taken--;
        source.row = orders.row(order);
        orders.refuseAtLast(order);
        admission.refuse(source, named(order) + reason);
        refunds.named(order).forEach(loose -> refuseRefund(loose, refusedWhole(order)));
    }

    /** Lets go of the ids: what is settled is only placed. */
    void forgetIds() {
        ids.clear();
        named.clear();
    }

    /** Lets go of the orders before one: they are placed. */
    void letGoBefore(int order) {
        orders.letGoBefore(order);
    }

    // ---- an order

    boolean isRefused(int order) {
        return orders.isRefused(order);
    }

    /** The source that an order's first row is from, at that row. */
    Account.Source atRow(int order) {
        return orders.atRow(order);
    }

    /** The customer's key, once all are settled. */
    long customer(int order) {
        return orders.customer(order);
    }

    long millis(int order) {
        return orders.millis(order);
    }

    long amount(int order) {
        return orders.amount(order);
    }

    long discount(int order) {
        return orders.discount(order);
    }

    long eligible(int order) {
        return orders.earning(order);
    }

    int detail(int order) {
        return orders.detail(order);
    }

    /** Whether all of an order's total was given back. */
    boolean isRefunded(int order) {
        return amount(order) > 0 && refunds.left(order, amount(order)) == 0;
    }

    /** What was given back for orders. */
    OrderRefunds refunds() {
        return refunds;
    }
}
