package io.github.retention4j.staging;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Orders and their refunds, until the history is built: each is checked and goes to its place. One with an id waits until it is
 * known which rows are one order.
 *
 * <pre>
 *   without an id ──▶ checked ───────────────────────────────▶ placed
 *   with an id    ──▶ checked ──▶ PendingOrders ──▶ settled ──▶ placed
 * </pre>
 */
public final class OrderIntake {
    private final Admission admission;
    private final Dictionary dictionary;
    private final RecordIntake records;
    private final Sizes sizes;
    private final PendingOrders pending;
    private final List<StagedOrders> staged = new ArrayList<>();
    private final LongRows guestOrders = new LongRows(Kind.DETAILED_ORDER.columns());

    /** No orders. What comes with an order, but is not its time and amount, goes to the records. */
    OrderIntake(Admission admission, Dictionary dictionary, PendingOrders pending, RecordIntake records, Sizes sizes) {
        this.admission = admission;
        this.dictionary = dictionary;
        this.pending = pending;
        this.records = records;
        this.sizes = sizes;
    }

    /** How many orders have an id. */
    int identified() {
        return pending.size();
    }

    /** The orders that are placed, of each thread that took some. */
    List<StagedOrders> staged() {
        return staged;
    }

    /** Guests' orders that are placed, with the columns of {@link Kind#DETAILED_ORDER}. */
    LongRows guestOrders() {
        return guestOrders;
    }

    /** Lets go of the orders, and takes no memory to do it. */
    void clear() {
        staged.clear();
        guestOrders.clear();
        pending.clear();
    }

    // ---- orders without an id

    public void add(Account.Source source, long customer, long millis, long amount) {
        admission.begin(source);
        if (customer < IdKeys.LOWEST_NUMBER) {
            admission.refuse(source, "the customer's id is below " + IdKeys.LOWEST_NUMBER);
        } else if (isGood(source, millis, amount)) {
            admission.seen(source, millis);
            staged(0, millis).add(customer, millis, amount);
            source.taken++;
        }
    }

    public void add(Account.Source source, CharSequence customer, long millis, long amount) {
        admission.begin(source);
        if (isGood(source, millis, amount)) {
            if (customer.length() == 0) {
                place(
                        source,
                        IdKeys.NOBODY,
                        millis,
                        amount,
                        Dictionary.NO_AMOUNT,
                        Dictionary.NO_AMOUNT,
                        Dictionary.NO_DETAIL);
            } else {
                admission.seen(source, millis);
                staged(0, millis).add(customer, millis, amount);
            }
            source.taken++;
        }
    }

    private boolean isGood(Account.Source source, long millis, long amount) {
        return admission.timely(source, "placed", millis)
                && admission.affordable(source, amount)
                && admission.moved(source, amount);
    }

    /**
     * Takes columns.
     *
     * @param oneByOne takes a row alone
     */
    public void add(Account.Source source, OrderColumns columns, Parallelism parallelism, IntConsumer oneByOne) {
        int threads = Math.max(1, Math.min(parallelism.threads(), columns.rows() / sizes.rowsAThread()));
        List<StagedOrders> places = new ArrayList<>();
        for (int thread = 0; columns.rows() > 0 && thread < threads; thread++) {
            places.add(staged(thread, columns.anyTime()));
        }
        columns.take(source, admission, places, parallelism, oneByOne);
    }

    // ---- orders with an id

    public void add(Account.Source source, Order order) {
        admission.begin(source);
        if (!canName(source)) {
            return;
        }
        pending.recall(order.id(), records);
        long millis = Admission.millis(order.placedAt());
        Optional<String> bad = admission.times().untimely("placed", millis);
        for (Refund refund : order.refunds()) {
            bad = bad.or(() -> admission.times().untimely("refunded", Admission.millis(refund.refundedAt())));
        }
        if (bad.isPresent()) {
            pending.refuse(source, order.id(), bad.get());
            return;
        }
        PendingOrders.Given given;
        try {
            given = given(order, millis);
        } catch (IllegalArgumentException wrong) {
            pending.refuse(source, order.id(), String.valueOf(wrong.getMessage()));
            return;
        }
        pending.add(source, admission.duplicateOrders(), order.id(), given);
    }

    private PendingOrders.Given given(Order order, long millis) {
        long total = admission.minorUnits(order.total());
        long discount = order.discount().isPresent()
                ? admission.minorUnits(order.discount().get())
                : Dictionary.NO_AMOUNT;
        long eligible = order.eligible().isPresent()
                ? admission.minorUnits(order.eligible().get())
                : OrderTable.NOT_STATED;
        List<OrderRefunds.Booked> refunds = order.refunds().isEmpty() ? List.of() : booked(order, millis);
        return new PendingOrders.Given(
                pending.customer(order.customerId().orElse("")),
                millis,
                total,
                detail(order.couponCode(), order.tags()),
                discount,
                eligible,
                refunds);
    }

    private List<OrderRefunds.Booked> booked(Order order, long millis) {
        List<OrderRefunds.Booked> booked = new ArrayList<>();
        for (Refund refund : order.refunds()) {
            long refunded =
                    admission.times().notBefore(millis, Admission.millis(refund.refundedAt()), "refunded", "placed");
            booked.add(new OrderRefunds.Booked(refunded, admission.minorUnits(refund.amount())));
        }
        Collections.sort(booked);
        return booked;
    }

    private int detail(Optional<String> coupon, Set<String> tags) {
        return coupon.isEmpty() && tags.isEmpty()
                ? Dictionary.NO_DETAIL
                : dictionary.details().number(new Dictionary.OrderDetail(coupon, tags));
    }

    /** Whether it can be known which order an id is of; if not, the row is refused. */
    private boolean canName(Account.Source source) {
        if (!admission.idsAreLost()) {
            return true;
        }
        admission.refuse(source, Admission.IDS_ARE_LOST);
        return false;
    }

    /** Takes a row of primitives, of a whole order or a line. */
    public void add(
            Account.Source source,
            DuplicateOrders policy,
            CharSequence id,
            CharSequence customer,
            long millis,
            long amount,
            CharSequence coupon,
            OptionalLong discount,
            OptionalLong eligible) {
        admission.begin(source);
        if (!canName(source)) {
            return;
        }
        Optional<String> untimely = admission.times().untimely("placed", millis);
        pending.recall(id, records);
        if (id.length() == 0) {
            admission.refuse(source, "the order id is empty");
        } else if (discount.orElse(0) < 0) {
            pending.refuse(source, id, "discount " + admission.amount(discount.getAsLong()) + " is below 0");
        } else if (eligible.orElse(0) == OrderTable.NOT_STATED) {
            pending.refuse(source, id, "eligible amount " + admission.amount(eligible.getAsLong()) + " is too large");
        } else if (eligible.orElse(0) < 0 && policy != DuplicateOrders.SUM_LINES) {
            pending.refuse(source, id, "eligible amount " + admission.amount(eligible.getAsLong()) + " is below 0");
        } else if (untimely.isPresent()) {
            pending.refuse(source, id, untimely.get());
        } else if (amount < 0 && policy != DuplicateOrders.SUM_LINES) {
            pending.refuse(source, id, admission.belowZero(amount));
        } else {
            int detail = coupon.length() == 0 ? Dictionary.NO_DETAIL : detail(Optional.of(coupon.toString()), Set.of());
            PendingOrders.Given given = new PendingOrders.Given(
                    pending.customer(customer),
                    millis,
                    amount,
                    detail,
                    discount.orElse(Dictionary.NO_AMOUNT),
                    eligible.orElse(OrderTable.NOT_STATED),
                    List.of());
            pending.add(source, policy, id, given);
        }
    }

    /** Refuses a row that could not be read, and the order it is a row of. */
    public void refuseUnread(Account.Source source, CharSequence orderId, String reason) {
        admission.begin(source);
        pending.recall(orderId, records);
        pending.refuseUnread(source, orderId, reason);
    }

    // ---- refunds

    /** Takes a refund of a customer's order, or of none that is known. */
    public void addRefund(
            Account.Source source, CharSequence orderId, CharSequence customer, long millis, long amount) {
        admission.begin(source);
        if (!isGoodRefund(source, millis, amount)) {
            return;
        }
        if (orderId.length() == 0) {
            bookRefund(source, key(customer), new OrderRefunds.Booked(millis, amount), Kind.NEVER, Kind.NEVER);
            source.taken++;
        } else if (canName(source)) {
            pending.recall(orderId, records);
            pending.addRefund(source, orderId, key(customer), millis, amount, false);
        }
    }

    /** Takes a refund of an order, whoever's it is. */
    public void addRefundOfOrder(Account.Source source, CharSequence orderId, long millis, long amount) {
        admission.begin(source);
        if (orderId.length() == 0) {
            admission.refuse(source, "the order id is empty");
        } else if (canName(source) && isGoodRefund(source, millis, amount)) {
            pending.recall(orderId, records);
            pending.addRefund(source, orderId, IdKeys.NOBODY, millis, amount, true);
        }
    }

    private boolean isGoodRefund(Account.Source source, long millis, long amount) {
        if (amount <= 0) {
            admission.refuse(source, "refund " + admission.amount(amount) + " is not above 0");
            return false;
        }
        return admission.timely(source, "refunded", millis) && admission.moved(source, amount);
    }

    // ---- the end

    /** Places the orders that waited, and lets go of them meanwhile: from here on nothing more comes in. */
    void close() {
        for (OrderRefunds.Loose orphan : pending.settle()) {
            bookRefund(orphan.atRow(), orphan.customer, orphan.refund, Kind.NEVER, Kind.NEVER);
        }
        records.settle();
        boolean keeps = admission.keepsIds();
        if (!keeps) {
            pending.forgetIds();
        }
        int ignoredGuests = 0;
        for (int order = 0; order < pending.size(); order++) {
            if (!pending.isRefused(order)) {
                boolean isIgnored = pending.isRefunded(order) && admission.refundedOrders() == RefundedOrders.IGNORE;
                boolean isGuests = pending.customer(order) == IdKeys.NOBODY;
                long whose = isGuests
                        ? IdKeys.ofGuest(isIgnored ? -1 - ignoredGuests : guestOrders.size())
                        : pending.customer(order);
                ignoredGuests += isIgnored && isGuests ? 1 : 0;
                place(order, whose, isIgnored);
                placeRefunds(order, whose);
            }
            if (!keeps) {
                pending.letGoBefore(order + 1);
            }
        }
        if (!keeps) {
            pending.clear();
        }
        staged.forEach(StagedOrders::close);
    }

    /**
     * Places an order that has an id.
     *
     * @param whose the customer's key, or a guest's: a guest's order and its refunds belong together
     */
    private void place(int order, long whose, boolean isIgnored) {
        Account.Source source = pending.atRow(order);
        long millis = pending.millis(order);
        long amount = pending.amount(order);
        int detail = pending.detail(order);
        long discount = pending.discount(order);
        long eligible = pending.eligible(order);
        if (detail != Dictionary.NO_DETAIL
                && dictionary.details().value(detail).coupon().isPresent()) {
            records.noteOrderCoupon();
        }
        if (isIgnored) {
            admission.seen(source, millis);
            add(Kind.IGNORED_ORDER, whose, millis, amount, discount, eligible, detail);
            return;
        }
        place(source, pending.customer(order), millis, amount, discount, eligible, detail);
        if (pending.isRefunded(order)) {
            add(Kind.RETURNED_ORDER, whose, millis);
        }
    }

    private void placeRefunds(int order, long whose) {
        long placed = pending.millis(order);
        long total = pending.amount(order);
        for (OrderRefunds.Booked refund : pending.refunds().own(order)) {
            bookRefund(pending.atRow(order), whose, refund, placed, total);
        }
        for (OrderRefunds.Loose loose : pending.refunds().named(order)) {
            bookRefund(loose.atRow(), whose, loose.booked(), placed, total);
        }
    }

    private void place(
            Account.Source source, long key, long millis, long amount, long discount, long eligible, int detail) {
        admission.seen(source, millis);
        if (key == IdKeys.NOBODY) {
            guestOrders.addRow(new long[] {millis, amount, discount, eligible, detail}, 0);
        } else {
            staged(0, millis).add(key, millis, amount);
            if (detail != Dictionary.NO_DETAIL
                    || discount != Dictionary.NO_AMOUNT
                    || eligible != Dictionary.NO_AMOUNT) {
                add(Kind.DETAILED_ORDER, key, millis, amount, discount, eligible, detail);
            }
        }
    }

    /** Books a refund of an order, or of none that is known: then time and total of the order are never. */
    private void bookRefund(Account.Source source, long key, OrderRefunds.Booked refund, long placed, long total) {
        admission.seen(source, refund.millis());
        add(Kind.REFUND, key, refund.millis(), refund.amount(), placed, total);
    }

    private void add(Kind kind, long... keyAndCells) {
        records.table(kind).add(keyAndCells, 0);
    }

    private long key(CharSequence customer) {
        return customer.length() == 0 ? IdKeys.NOBODY : dictionary.customers().of(customer);
    }

    /** Where one of the threads stages orders; the caller's is the first. */
    private StagedOrders staged(int thread, long anyTime) {
        while (staged.size() <= thread) {
            staged.add(new StagedOrders(EventTimes.clamped(anyTime), admission.zone(), dictionary.customers(), sizes));
        }
        return staged.get(thread);
    }
}
