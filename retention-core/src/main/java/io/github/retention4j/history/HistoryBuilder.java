package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.store.BlockAssembly;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.EventKind;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.Sizes;
import io.github.retention4j.store.StagedOrders;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.joda.money.CurrencyUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only door into a {@link History}: checks every row, merges duplicates, and keeps the account.
 *
 * <p>State the settings first, then give rows, as records or as primitives, in any order. Events need no customer and
 * customers need no declaration. Ids are text; an id that is a whole number in its usual digits is the same id as a
 * long or as text.
 *
 * <ul>
 *   <li>A bad row throws an {@link InvalidRowException} and leaves nothing to build, or, with {@link BadRows#SKIP}, is
 *       left out and listed in the {@link Intake}, and the order it is a row of with it.
 *   <li>Bad is: another currency, more decimals than stated, an amount or a sum of all amounts beyond the range of
 *       long, an instant outside the years 1900 to 2199 or after the stated last day, and a duplicate against the policy.
 *   <li>Instants are kept to the millisecond.
 * </ul>
 *
 * <p>Not for several threads at once.
 */
public final class HistoryBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryBuilder.class);

    private static final long BYTES_AN_IDENTIFIED_ORDER = 130;
    private static final long BYTES_A_ROW = 26;

    private DuplicateOrders duplicateOrders = DuplicateOrders.MERGE_IDENTICAL;
    private RefundedOrders refundedOrders = RefundedOrders.IGNORE;
    private Parallelism parallelism = Parallelism.NONE;
    private ProgressListener listener = progress -> {};

    private final Admission admission;
    private final Account.Source orderSource;
    private Account.Source rowSource;

    private final Sizes sizes;
    // All that waits for the history to be built, and is let go of then.
    private Dictionary dictionary = new Dictionary();
    private List<StagedOrders> orders = new ArrayList<>();
    private LongRows guestOrders = EventKind.DETAILED_ORDER.newRows();
    private RecordIntake events;
    private PendingOrders stage;

    HistoryBuilder(ZoneId zone, CurrencyUnit currency) {
        this(zone, currency, Sizes.MEASURED);
    }

    /** With parts of other sizes, for tests. */
    HistoryBuilder(ZoneId zone, CurrencyUnit currency, Sizes sizes) {
        this.sizes = sizes;
        admission = new Admission(requireNonNull(zone, "zone"), requireNonNull(currency, "currency"));
        orderSource = admission.account().source("orders");
        rowSource = orderSource;
        stage = new PendingOrders(admission, dictionary);
        events = new RecordIntake(admission, dictionary, stage);
    }

    // ---- settings

    /**
     * Sets the decimals that amounts are kept with; the currency's own if this is not called.
     *
     * @param decimals from the currency's own to 9: 3 for unit prices such as 0.125 in a currency of two decimals
     * @return this
     * @throws IllegalArgumentException if out of bounds
     */
    public HistoryBuilder decimals(int decimals) {
        admission.decimals(decimals);
        return this;
    }

    /**
     * States the last day the data cover; the day of the last event if this is not called. A later event is a bad row; what
     * is planned, the expiry of a coupon or a step of a subscription, is none.
     *
     * @param lastDay the last day, in the history's zone
     * @return this
     * @throws IllegalArgumentException if it is not in the years 1900 to 9999
     */
    public HistoryBuilder observedThrough(LocalDate lastDay) {
        admission.observedThrough(requireNonNull(lastDay, "lastDay"));
        return this;
    }

    /**
     * Sets what an order id that arrives again means; {@link DuplicateOrders#MERGE_IDENTICAL} if this is not called.
     *
     * @param policy the policy
     * @return this
     */
    public HistoryBuilder duplicateOrders(DuplicateOrders policy) {
        admission.beforeRows("duplicateOrders");
        duplicateOrders = requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets whether an order refunded in full counts; {@link RefundedOrders#IGNORE} if this is not called.
     *
     * @param policy the policy
     * @return this
     */
    public HistoryBuilder refundedOrders(RefundedOrders policy) {
        admission.beforeRows("refundedOrders");
        refundedOrders = requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets what to do with a row that cannot be taken; {@link BadRows#FAIL} if this is not called.
     *
     * @param policy the policy
     * @return this
     */
    public HistoryBuilder badRows(BadRows policy) {
        admission.badRows(requireNonNull(policy, "policy"));
        return this;
    }

    /**
     * Hears how far the work is. Without a listener nothing is told, and nothing is spent on it.
     *
     * @param listener the listener
     * @return this
     */
    public HistoryBuilder onProgress(ProgressListener listener) {
        this.listener = requireNonNull(listener, "listener");
        admission.listener(listener);
        return this;
    }

    /**
     * Lets {@link #orderColumns}, {@link #build} and readers of files use more threads, from the common pool; one, the
     * caller's, if this is not called.
     *
     * @param threads how many, the caller's included
     * @return this
     */
    public HistoryBuilder parallelism(int threads) {
        return parallelism(threads, ForkJoinPool.commonPool());
    }

    /**
     * Lets {@link #orderColumns}, {@link #build} and readers of files use more threads.
     *
     * @param threads how many, the caller's included
     * @param executor where the others come from
     * @return this
     */
    public HistoryBuilder parallelism(int threads, Executor executor) {
        parallelism = new Parallelism(threads, requireNonNull(executor, "executor"));
        return this;
    }

    /**
     * The policy for bad rows, for readers that find them before a row is one.
     *
     * @return the policy
     */
    public BadRows badRows() {
        return admission.badRows();
    }

    /**
     * The zone of the calendar.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return admission.zone();
    }

    /**
     * The currency of every amount.
     *
     * @return the currency
     */
    public CurrencyUnit currency() {
        return admission.currency();
    }

    /**
     * The decimals of an amount.
     *
     * @return from the currency's own to 9
     */
    public int decimals() {
        return admission.decimals();
    }

    // ---- records

    /**
     * Declares customers. The same record twice is one; two that differ under one id are a bad row.
     *
     * @param customers the records
     * @return this
     */
    public HistoryBuilder customers(Iterable<Customer> customers) {
        Account.Source source = admission.account().source("customers");
        requireNonNull(customers, "customers").forEach(customer -> events.add(source, customer));
        return this;
    }

    /**
     * Adds orders.
     *
     * @param records the orders
     * @return this
     */
    public HistoryBuilder orders(Iterable<Order> records) {
        for (Order order : requireNonNull(records, "records")) {
            add(orderSource, order);
        }
        return this;
    }

    /**
     * Adds coupons.
     *
     * @param coupons the coupons
     * @return this
     */
    public HistoryBuilder coupons(Iterable<Coupon> coupons) {
        Account.Source source = admission.account().source("coupons");
        requireNonNull(coupons, "coupons").forEach(coupon -> events.add(source, coupon));
        return this;
    }

    /**
     * Adds survey answers.
     *
     * @param responses the answers
     * @return this
     */
    public HistoryBuilder surveyResponses(Iterable<SurveyResponse> responses) {
        Account.Source source = admission.account().source("survey responses");
        requireNonNull(responses, "responses").forEach(response -> events.add(source, response));
        return this;
    }

    /**
     * Adds subscriptions. The same record twice is one; two that differ under one id are a bad row.
     *
     * <p>What is known of a subscription may be a plan. A change, a cancellation or an end does not stretch the days that the
     * data cover and may be later than {@link #observedThrough}, as may the start of one that was sold to begin later. Until
     * the data reach a step, nothing counts it. If {@link #observedThrough} is not called,
     * starts do stretch the days, and where there are no events but subscriptions, so do cancellations.
     *
     * @param subscriptions the subscriptions
     * @return this
     */
    public HistoryBuilder subscriptions(Iterable<Subscription> subscriptions) {
        Account.Source source = admission.account().source("subscriptions");
        requireNonNull(subscriptions, "subscriptions").forEach(subscription -> events.add(source, subscription));
        return this;
    }

    /**
     * Adds visits.
     *
     * @param visits the visits
     * @return this
     */
    public HistoryBuilder visits(Iterable<Visit> visits) {
        Account.Source source = admission.account().source("visits");
        requireNonNull(visits, "visits").forEach(visit -> events.add(source, visit));
        return this;
    }

    /**
     * Adds carts.
     *
     * @param carts the carts
     * @return this
     */
    public HistoryBuilder carts(Iterable<Cart> carts) {
        Account.Source source = admission.account().source("carts");
        requireNonNull(carts, "carts").forEach(cart -> events.add(source, cart));
        return this;
    }

    /**
     * Adds offers.
     *
     * @param offers the offers
     * @return this
     */
    public HistoryBuilder offers(Iterable<Offer> offers) {
        Account.Source source = admission.account().source("offers");
        requireNonNull(offers, "offers").forEach(offer -> events.add(source, offer));
        return this;
    }

    /**
     * Adds referrals; an empty list says that they are tracked, and nobody was referred. Each is of two customers, so where
     * customers are split over several histories, both belong into one.
     *
     * @param referrals the referrals
     * @return this
     */
    public HistoryBuilder referrals(Iterable<Referral> referrals) {
        Account.Source source = admission.account().source("referrals");
        requireNonNull(referrals, "referrals");
        events.tracked().add(Tracked.REFERRALS);
        referrals.forEach(referral -> events.add(source, referral));
        return this;
    }

    // ---- rows without an object

    /**
     * Adds an order of a customer with a numeric id. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(long customer, long epochMillis, long minorUnits) {
        Account.Source source = rowSource;
        admission.begin(source);
        if (customer < IdKeys.LOWEST_NUMBER) {
            admission.refuse(source, "the customer's id is below " + IdKeys.LOWEST_NUMBER);
        } else if (admission.timely(source, "placed", epochMillis)
                && admission.affordable(source, minorUnits)
                && admission.moved(source, minorUnits)) {
            admission.seen(source, epochMillis);
            try {
                staged(0, epochMillis).add(customer, epochMillis, minorUnits);
            } catch (OutOfMemoryError e) {
                throw outOfMemory(stage.size(), e);
            }
            source.taken++;
        }
    }

    /**
     * Adds an order. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(CharSequence customer, long epochMillis, long minorUnits) {
        requireNonNull(customer, "customer");
        Account.Source source = rowSource;
        admission.begin(source);
        if (admission.timely(source, "placed", epochMillis)
                && admission.affordable(source, minorUnits)
                && admission.moved(source, minorUnits)) {
            try {
                if (customer.length() == 0) {
                    place(source, IdKeys.NOBODY, epochMillis, minorUnits, Dictionary.NO_DETAIL, Dictionary.NO_DISCOUNT);
                } else {
                    admission.seen(source, epochMillis);
                    staged(0, epochMillis).add(customer, epochMillis, minorUnits);
                }
            } catch (OutOfMemoryError e) {
                throw outOfMemory(stage.size(), e);
            }
            source.taken++;
        }
    }

    /**
     * Adds an order, or with {@link DuplicateOrders#SUM_LINES} a line of one.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     */
    public void addOrder(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        addOrder(orderId, customer, epochMillis, minorUnits, "", Dictionary.NO_DISCOUNT);
    }

    /**
     * Adds an order with its coupon and its discount.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; -1 if it is not known
     */
    public void addOrder(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            long discountMinorUnits) {
        stage(duplicateOrders, orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits);
    }

    /**
     * Adds a line of an order. The lines of one order id add up and the earliest time is the order's, whatever
     * {@link #duplicateOrders} says of whole orders; an id given both in lines and as a whole order is a bad row.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-decimals</sup>
     */
    public void addOrderLine(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        addOrderLine(orderId, customer, epochMillis, minorUnits, "", Dictionary.NO_DISCOUNT);
    }

    /**
     * Adds a line of an order with its coupon and its discount. The discounts that are known add up.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-decimals</sup>
     * @param coupon the coupon's code; empty for none
     * @param discountMinorUnits what was taken off, likewise; -1 if it is not known
     */
    public void addOrderLine(
            CharSequence orderId,
            CharSequence customer,
            long epochMillis,
            long minorUnits,
            CharSequence coupon,
            long discountMinorUnits) {
        stage(DuplicateOrders.SUM_LINES, orderId, customer, epochMillis, minorUnits, coupon, discountMinorUnits);
    }

    /**
     * Adds a refund that is not of a known order: it lowers the customer's revenue and makes no order a refunded one.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefund(CharSequence customer, long epochMillis, long minorUnits) {
        addRefund("", customer, epochMillis, minorUnits);
    }

    /**
     * Adds a refund that names its order, before or after the order itself. If no order of that id is ever given, it only
     * lowers the customer's revenue, or that of nobody known; if its order is refused, so is the refund. A refund that is
     * refused leaves its order as it is. Of refunds that exceed their order's total together, the earliest are taken.
     *
     * @param orderId the id of the order; empty if it is not known
     * @param customer the customer's id, the same as the order's; empty for the order's, or without an order for a guest
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefund(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        requireNonNull(orderId, "orderId");
        requireNonNull(customer, "customer");
        Account.Source source = rowSource;
        admission.begin(source);
        if (minorUnits <= 0) {
            admission.refuse(source, "refund " + admission.amount(minorUnits) + " is not above 0");
        } else if (admission.timely(source, "refunded", epochMillis) && admission.moved(source, minorUnits)) {
            if (orderId.length() == 0) {
                addRefund(source, key(customer), epochMillis, minorUnits, RecordIntake.UNKNOWN);
                source.taken++;
            } else {
                stage.addRefund(source, orderId, key(customer), epochMillis, minorUnits, false);
            }
        }
    }

    /**
     * Adds a refund of an order, before or after the order itself, whoever's it is. If no order of that id is ever given, the
     * row is left out and counted as excluded.
     *
     * @param orderId the id of the order, not empty
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-decimals</sup>, above zero
     */
    public void addRefundOfOrder(CharSequence orderId, long epochMillis, long minorUnits) {
        requireNonNull(orderId, "orderId");
        Account.Source source = rowSource;
        admission.begin(source);
        if (orderId.length() == 0) {
            admission.refuse(source, "the order id is empty");
        } else if (minorUnits <= 0) {
            admission.refuse(source, "refund " + admission.amount(minorUnits) + " is not above 0");
        } else if (admission.timely(source, "refunded", epochMillis) && admission.moved(source, minorUnits)) {
            stage.addRefund(source, orderId, IdKeys.NOBODY, epochMillis, minorUnits, true);
        }
    }

    /**
     * Adds orders given as columns of one length: {@link #addOrder(long, long, long)} for each. Should the sum of all amounts
     * pass the range of long, several threads may refuse other rows for it than one would.
     *
     * @param customers the customers' ids
     * @param epochMillis when they were placed
     * @param minorUnits their totals
     * @return this
     */
    public HistoryBuilder orderColumns(long[] customers, long[] epochMillis, long[] minorUnits) {
        return take(
                OrderColumns.of(customers, epochMillis, minorUnits),
                row -> addOrder(customers[row], epochMillis[row], minorUnits[row]));
    }

    /**
     * Adds orders given as columns of one length: {@link #addOrder(CharSequence, long, long)} for each.
     *
     * @param customers the customers' ids; empty for a guest
     * @param epochMillis when they were placed
     * @param minorUnits their totals
     * @return this
     */
    public HistoryBuilder orderColumns(String[] customers, long[] epochMillis, long[] minorUnits) {
        return take(
                OrderColumns.of(customers, epochMillis, minorUnits),
                row -> addOrder(requireNonNull(customers[row], "customer"), epochMillis[row], minorUnits[row]));
    }

    private HistoryBuilder take(OrderColumns columns, IntConsumer oneByOne) {
        Account.Source source = rowSource;
        int threads = Math.max(1, Math.min(parallelism.threads(), columns.rows() / sizes.rowsAThread()));
        List<StagedOrders> places = new ArrayList<>();
        for (int thread = 0; columns.rows() > 0 && thread < threads; thread++) {
            places.add(staged(thread, columns.anyTime()));
        }
        try {
            columns.take(source, admission, places, parallelism, oneByOne);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(stage.size(), e);
        }
        return this;
    }

    /** Where one of the threads stages orders; the caller's is the first. */
    private StagedOrders staged(int thread, long anyTime) {
        while (orders.size() <= thread) {
            orders.add(new StagedOrders(Admission.clamped(anyTime), admission.zone(), dictionary.customers(), sizes));
        }
        return orders.get(thread);
    }

    // ---- for readers of files

    /**
     * How many threads may work at once, as {@link #parallelism(int)} says.
     *
     * @return how many, the caller's included
     */
    public int threads() {
        return parallelism.threads();
    }

    /**
     * Does numbered tasks with the threads of {@link #parallelism(int)}, each once and in no particular order, and returns when
     * all are done. Tasks must not touch this builder.
     *
     * @param tasks how many tasks, zero or more
     * @param task does the one of a number from 0
     * @throws IllegalArgumentException if the number is negative
     */
    public void inParallel(int tasks, IntConsumer task) {
        requireNonNull(task, "task");
        admission.checkOpen();
        if (tasks < 0) {
            throw new IllegalArgumentException(tasks + " tasks are below 0");
        }
        parallelism.run(tasks, () -> task, IntConsumer::accept);
    }

    /**
     * Says where the next row given without a record comes from, for messages and the account. Those after it count on,
     * until {@link #endOfSource}.
     *
     * @param source a name, such as a file's
     * @param row the next row's number there, from 1
     */
    public void at(String source, long row) {
        if (!rowSource.name.equals(requireNonNull(source, "source"))) {
            rowSource = admission.account().source(source);
            admission.shareUnknown();
        }
        rowSource.row = row - 1;
    }

    /**
     * Says that the source which {@link #at} names has been read. Rows given without a record after it are the caller's own
     * again, and counted as such.
     */
    public void endOfSource() {
        rowSource = orderSource;
        admission.shareUnknown();
    }

    /**
     * Adds an order from where {@link #at} says.
     *
     * @param order the record
     * @see #orders
     */
    public void add(Order order) {
        add(rowSource, order);
    }

    /**
     * Declares a customer from where {@link #at} says.
     *
     * @param customer the record
     * @see #customers
     */
    public void add(Customer customer) {
        events.add(rowSource, customer);
    }

    /**
     * Adds a coupon from where {@link #at} says.
     *
     * @param coupon the record
     * @see #coupons
     */
    public void add(Coupon coupon) {
        events.add(rowSource, coupon);
    }

    /**
     * Adds a survey answer from where {@link #at} says.
     *
     * @param response the record
     * @see #surveyResponses
     */
    public void add(SurveyResponse response) {
        events.add(rowSource, response);
    }

    /**
     * Adds a subscription from where {@link #at} says.
     *
     * @param subscription the record
     * @see #subscriptions
     */
    public void add(Subscription subscription) {
        events.add(rowSource, subscription);
    }

    /**
     * Adds a visit from where {@link #at} says.
     *
     * @param visit the record
     * @see #visits
     */
    public void add(Visit visit) {
        events.add(rowSource, visit);
    }

    /**
     * Adds a cart from where {@link #at} says.
     *
     * @param cart the record
     * @see #carts
     */
    public void add(Cart cart) {
        events.add(rowSource, cart);
    }

    /**
     * Adds an offer from where {@link #at} says.
     *
     * @param offer the record
     * @see #offers
     */
    public void add(Offer offer) {
        events.add(rowSource, offer);
    }

    /**
     * Adds a referral from where {@link #at} says.
     *
     * @param referral the record
     * @see #referrals
     */
    public void add(Referral referral) {
        events.add(rowSource, referral);
    }

    /**
     * Says how much of the source has been read, for a listener to progress.
     *
     * @param share from 0 to 1
     */
    public void readSoFar(double share) {
        admission.share(share);
    }

    /** Counts the next row as left out by the caller's own rule. */
    public void exclude() {
        admission.begin(rowSource);
        rowSource.excluded++;
    }

    /**
     * Treats the next row as bad.
     *
     * @param reason why, without a customer's id
     * @throws InvalidRowException with {@link BadRows#FAIL}
     */
    public void refuse(String reason) {
        requireNonNull(reason, "reason");
        admission.begin(rowSource);
        admission.refuse(rowSource, reason);
    }

    /**
     * Treats the next row as bad, and with it the order that it is a row of: its other rows, before this one and after it,
     * are refused as well, so that no half of an order is taken. What the builder itself refuses takes its order with it
     * likewise. The reason does not name the order: in a row that cannot be read, its id may be anything.
     *
     * @param orderId the order's id; empty if it is not known
     * @param reason why, without a customer's id
     * @throws InvalidRowException with {@link BadRows#FAIL}
     */
    public void refuse(CharSequence orderId, String reason) {
        requireNonNull(orderId, "orderId");
        requireNonNull(reason, "reason");
        admission.begin(rowSource);
        stage.refuseUnread(rowSource, orderId, reason);
    }

    /**
     * Notes in the account what is remarkable about the source that {@link #at} names but no reason to refuse a row: told
     * once, however often it is said.
     *
     * @param text a sentence or two, without a customer's id
     */
    public void note(String text) {
        admission.checkOpen();
        admission.account().note(rowSource, requireNonNull(text, "text"));
    }

    /** Spends this builder without a history, after a failure midway: nothing can be built from half of the rows. */
    public void abandon() {
        admission.close("was abandoned");
        letGo();
    }

    // ---- the end

    /**
     * Builds the history. The builder is spent afterwards.
     *
     * @return the history
     * @throws InvalidRowException if an order's lines sum to less than zero or its refunds exceed its total, with
     *     {@link BadRows#FAIL}
     * @throws IllegalStateException if a bad row was met before with {@link BadRows#FAIL}, or this was called before, or
     *     {@link #abandon} was
     */
    public History build() {
        admission.checkOpen();
        admission.close(Admission.BUILDING);
        int identified = stage.size();
        try {
            History history = built();
            admission.close("has built its history");
            return history;
        } catch (OutOfMemoryError e) {
            throw outOfMemory(identified, e);
        } finally {
            admission.close("failed to build its history");
            letGo();
        }
    }

    private History built() {
        flushStage();
        orders.forEach(StagedOrders::close);
        // What is settled is not needed any more, and would stand beside the blocks while those are made.
        stage = new PendingOrders(admission, dictionary);
        admission.noteStrays();
        Basis basis = admission.basis(events.tracked(), events.attributes(), refundedOrders);
        BlockAssembly assembly = new BlockAssembly(admission.days(), orders, guestOrders, events.rows(), sizes);
        Dictionary texts = dictionary;
        List<CustomerBlock> blocks = assembly.blocks(parallelism, building(assembly.rows())).stream()
                .map(block -> new CustomerBlock(basis, texts, block))
                .toList();
        texts.seal();
        Intake intake = admission.account().intake();
        History history = new History(basis, blocks, intake);
        if (intake.refused() > 0) {
            LOG.warn("{} of the rows given were refused; see History.intake()", intake.refused());
        }
        LOG.debug(
                "history of {} and {}",
                History.counted(history.customerCount(), "customer"),
                History.counted(history.orderCount(), "order"));
        return history;
    }

    /** A caller may hold on to a builder that is spent: the rows it took are not needed any more. */
    private void letGo() {
        dictionary = new Dictionary();
        orders = new ArrayList<>();
        guestOrders = EventKind.DETAILED_ORDER.newRows();
        stage = new PendingOrders(admission, dictionary);
        events = new RecordIntake(admission, dictionary, stage);
    }

    /** What the rows take while a history is built of them, as measured, and what there is. */
    private OutOfMemoryError outOfMemory(int identified, OutOfMemoryError cause) {
        admission.close("ran out of memory");
        // There may be no room for anything new, not even for what stands in the place of what is let go of.
        orders.clear();
        stage.clear();
        letGo();
        long others = Math.max(0, admission.rows() - identified);
        long megabytes = 1 + (BYTES_AN_IDENTIFIED_ORDER * identified + BYTES_A_ROW * others) / 1_000_000;
        OutOfMemoryError told = new OutOfMemoryError(cause.getMessage() + ": a history of "
                + History.counted(identified, "order") + " with an id and " + History.counted(others, "other row")
                + " takes about " + megabytes + " MB while it is built, and Java has "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB for everything; give it more with -Xmx");
        told.initCause(cause);
        return told;
    }

    /** Zone, currency, decimals and the account so far. */
    @Override
    public String toString() {
        return "HistoryBuilder: " + admission;
    }

    // ---- inside

    private BlockAssembly.Listener building(long allRows) {
        AtomicLong customers = new AtomicLong();
        AtomicLong rows = new AtomicLong();
        return (moreCustomers, moreRows) -> {
            synchronized (customers) {
                long built = customers.addAndGet(moreCustomers);
                double share = allRows == 0 ? 1 : (double) rows.addAndGet(moreRows) / allRows;
                listener.update(new Progress(Progress.Phase.BUILDING, built, OptionalDouble.of(share)));
            }
        };
    }

    private long key(CharSequence customer) {
        return customer.length() == 0 ? IdKeys.NOBODY : dictionary.customers().of(customer);
    }

    private void place(Account.Source source, long key, long millis, long amount, int detail, long discount) {
        admission.seen(source, millis);
        if (key == IdKeys.NOBODY) {
            RecordIntake.addRow(guestOrders, key, millis, amount, detail, discount);
        } else {
            staged(0, millis).add(key, millis, amount);
            if (detail != Dictionary.NO_DETAIL || discount != Dictionary.NO_DISCOUNT) {
                events.addRow(EventKind.DETAILED_ORDER, key, millis, amount, detail, discount);
            }
        }
    }

    private void add(Account.Source source, Order order) {
        requireNonNull(order, "order");
        admission.begin(source);
        try {
            stage.add(source, duplicateOrders, order);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(stage.size(), e);
        }
    }

    private void stage(
            DuplicateOrders policy,
            CharSequence orderId,
            CharSequence customer,
            long millis,
            long amount,
            CharSequence coupon,
            long discount) {
        requireNonNull(orderId, "orderId");
        requireNonNull(customer, "customer");
        requireNonNull(coupon, "coupon");
        Account.Source source = rowSource;
        admission.begin(source);
        try {
            int detail = coupon.length() == 0
                    ? Dictionary.NO_DETAIL
                    : dictionary.details().number(new Dictionary.OrderDetail(Optional.of(coupon.toString()), Set.of()));
            stage.add(source, policy, orderId, key(customer), millis, amount, detail, discount);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(stage.size(), e);
        }
    }

    private void addRefund(Account.Source source, long key, long millis, long amount, long orderMillis) {
        admission.seen(source, millis);
        events.addRow(EventKind.REFUND, key, millis, amount, orderMillis);
    }

    /** Turns the staged orders, whose duplicates are known now, into orders and refunds. */
    private void flushStage() {
        stage.flush(new PendingOrders.Taker() {
            private long guest = IdKeys.NOBODY;
            private int ignoredGuests;

            @Override
            public void order(
                    Account.Source source,
                    long customer,
                    long millis,
                    long amount,
                    int detail,
                    long discount,
                    boolean refunded) {
                if (detail != Dictionary.NO_DETAIL
                        && dictionary.details().value(detail).coupon().isPresent()) {
                    events.tracked().add(Tracked.ORDER_COUPONS);
                }
                boolean ignored = refunded && refundedOrders == RefundedOrders.IGNORE;
                guest = IdKeys.ofGuest(ignored ? -1 - ignoredGuests : guestOrders.size());
                if (ignored) {
                    ignoredGuests += customer == IdKeys.NOBODY ? 1 : 0;
                    admission.seen(source, millis);
                    events.addRow(EventKind.IGNORED_ORDER, whose(customer), millis, amount, detail, discount);
                } else {
                    place(source, customer, millis, amount, detail, discount);
                }
                if (refunded && !ignored) {
                    events.addRow(EventKind.RETURNED_ORDER, whose(customer), millis);
                }
            }

            @Override
            public void refund(Account.Source source, long customer, long millis, long amount, long orderMillis) {
                long key = orderMillis == RecordIntake.UNKNOWN ? customer : whose(customer);
                addRefund(source, key, millis, amount, orderMillis);
            }

            /** A guest's order and its refunds belong together. */
            private long whose(long customer) {
                return customer == IdKeys.NOBODY ? guest : customer;
            }
        });
        events.settleCoupons();
    }
}
