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
import io.github.retention4j.store.Sizes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
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

    private static final long BYTES_AN_IDENTIFIED_ORDER = 100;
    private static final long BYTES_A_ROW = 26;

    /** The source of orders that come without another. */
    private static final String ORDERS = "orders";

    private Parallelism parallelism = Parallelism.NONE;
    private ProgressListener listener = progress -> {};

    private final Admission admission;

    /** What the history has to stand on, if that is known beforehand. */
    private @Nullable Basis stated;

    private final SourceRows own;

    private final Sizes sizes;
    // All that waits for the history to be built, and is let go of then.
    private Dictionary dictionary;
    private RecordIntake events;
    private OrderIntake orders;

    HistoryBuilder(ZoneId zone, CurrencyUnit currency) {
        this(zone, currency, Sizes.MEASURED);
    }

    /** With parts of other sizes, for tests. */
    HistoryBuilder(ZoneId zone, CurrencyUnit currency, Sizes sizes) {
        this.sizes = sizes;
        admission = new Admission(requireNonNull(zone, "zone"), requireNonNull(currency, "currency"));
        own = source(ORDERS);
        begin();
    }

    private void begin() {
        dictionary = new Dictionary();
        PendingOrders pending = new PendingOrders(admission, dictionary);
        events = new RecordIntake(admission, dictionary, pending);
        orders = new OrderIntake(admission, dictionary, pending, events, sizes);
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

    /** Stands on a basis that is known beforehand. */
    static HistoryBuilder on(Basis basis) {
        if (!basis.population().isEmpty()) {
            throw new IllegalArgumentException("a basis of " + basis.population() + " is not that of a history");
        }
        HistoryBuilder builder = new HistoryBuilder(basis.zone(), basis.currency())
                .decimals(basis.decimals())
                .refundedOrders(basis.refundedOrders());
        if (basis.hasFirstDay()) {
            builder.observedFrom(basis.firstDay());
        }
        if (!basis.lastDay().equals(LocalDate.MIN)) {
            builder.observedThrough(basis.lastDay());
        }
        builder.admission.onBasis();
        builder.stated = basis;
        return builder;
    }

    /**
     * States the first day the data cover; the day of the first event if this is not called. An earlier event is a bad row;
     * what may have begun before, the issue of a coupon, the start of a subscription or the first sight of a customer, is none.
     *
     * <p>Say it where a shop has been there longer than its first event: a day without any is then a day of no orders, and
     * not one that nobody knows of.
     *
     * @param firstDay the first day, in the history's zone
     * @return this
     * @throws IllegalArgumentException if it is not in the years 1900 to 9999, or after the last day
     */
    public HistoryBuilder observedFrom(LocalDate firstDay) {
        admission.observedFrom(requireNonNull(firstDay, "firstDay"));
        return this;
    }

    /**
     * States the last day the data cover; the day of the last event if this is not called. A later event is a bad row; what
     * is planned, the expiry of a coupon or a step of a subscription, is none.
     *
     * @param lastDay the last day, in the history's zone
     * @return this
     * @throws IllegalArgumentException if it is not in the years 1900 to 9999, or before the first day
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
        admission.duplicateOrders(requireNonNull(policy, "policy"));
        return this;
    }

    /**
     * Sets whether an order refunded in full counts; {@link RefundedOrders#IGNORE} if this is not called.
     *
     * @param policy the policy
     * @return this
     */
    public HistoryBuilder refundedOrders(RefundedOrders policy) {
        admission.refundedOrders(requireNonNull(policy, "policy"));
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
        requireNonNull(customers, "customers").forEach(source("customers")::add);
        return this;
    }

    /**
     * Adds orders.
     *
     * @param records the orders
     * @return this
     */
    public HistoryBuilder orders(Iterable<Order> records) {
        requireNonNull(records, "records").forEach(source(ORDERS)::add);
        return this;
    }

    /**
     * Adds coupons.
     *
     * @param coupons the coupons
     * @return this
     */
    public HistoryBuilder coupons(Iterable<Coupon> coupons) {
        requireNonNull(coupons, "coupons").forEach(source("coupons")::add);
        return this;
    }

    /**
     * Adds survey answers.
     *
     * @param responses the answers
     * @return this
     */
    public HistoryBuilder surveyResponses(Iterable<SurveyResponse> responses) {
        requireNonNull(responses, "responses").forEach(source("survey responses")::add);
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
        requireNonNull(subscriptions, "subscriptions").forEach(source("subscriptions")::add);
        return this;
    }

    /**
     * Adds visits.
     *
     * @param visits the visits
     * @return this
     */
    public HistoryBuilder visits(Iterable<Visit> visits) {
        requireNonNull(visits, "visits").forEach(source("visits")::add);
        return this;
    }

    /**
     * Adds carts.
     *
     * @param carts the carts
     * @return this
     */
    public HistoryBuilder carts(Iterable<Cart> carts) {
        requireNonNull(carts, "carts").forEach(source("carts")::add);
        return this;
    }

    /**
     * Adds offers.
     *
     * @param offers the offers
     * @return this
     */
    public HistoryBuilder offers(Iterable<Offer> offers) {
        requireNonNull(offers, "offers").forEach(source("offers")::add);
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
        requireNonNull(referrals, "referrals");
        events.tracked().add(Tracked.REFERRALS);
        referrals.forEach(source("referrals")::add);
        return this;
    }

    // ---- orders without an object: SourceRows has a door for lines, refunds and coupons too

    /**
     * Adds an order of a customer with a numeric id. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(long customer, long epochMillis, long minorUnits) {
        own.addOrder(customer, epochMillis, minorUnits);
    }

    /**
     * Adds an order. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-decimals</sup>, zero or above
     */
    public void addOrder(CharSequence customer, long epochMillis, long minorUnits) {
        own.addOrder(customer, epochMillis, minorUnits);
    }

    /**
     * Adds an order, or with {@link DuplicateOrders#SUM_LINES} a line of one.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-decimals</sup>
     * @see SourceRows#addOrder(CharSequence, CharSequence, long, long, CharSequence, long) one with its coupon and discount
     */
    public void addOrder(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        own.addOrder(orderId, customer, epochMillis, minorUnits);
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
        own.orderColumns(customers, epochMillis, minorUnits);
        return this;
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
        own.orderColumns(customers, epochMillis, minorUnits);
        return this;
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
     * Opens a source of rows that says where each is from. A name that was given before is the same source.
     *
     * @param name what messages and the account call it, such as a file's name
     * @return its rows, to be used instead of this builder's own doors
     */
    public SourceRows source(String name) {
        Account.Source source = admission.account().source(requireNonNull(name, "name"));
        source.share = OptionalDouble.empty();
        return new SourceRows(this, source);
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
        int identified = orders.identified();
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
        orders.close();
        admission.noteStrays();
        Basis basis = stated(basis());
        BlockAssembly assembly =
                new BlockAssembly(admission.days(), orders.staged(), orders.guestOrders(), events.rows(), sizes);
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
                Count.of(history.customerCount(), "customer"),
                Count.of(history.orderCount(), "order"));
        return history;
    }

    private Basis basis() {
        return new Basis(
                admission.zone(),
                admission.currency(),
                admission.decimals(),
                admission.firstDay().orElse(LocalDate.MAX),
                admission.lastDay().orElse(LocalDate.MIN),
                events.tracked(),
                events.attributes(),
                admission.refundedOrders(),
                "");
    }

    /** What was stated has all that the rows have, or their history would say something else than others that stand on it. */
    private Basis stated(Basis ofRows) {
        Basis basis = stated;
        if (basis == null) {
            return ofRows;
        }
        if (!basis.union(ofRows).equals(basis)) {
            throw new IllegalStateException("the rows have what the stated basis does not have: " + ofRows + ", stated "
                    + basis + "; unite the bases of all rows first");
        }
        return basis;
    }

    /** A caller may hold on to a builder that is spent: the rows it took are not needed any more. */
    private void letGo() {
        begin();
    }

    OutOfMemoryError outOfMemory(OutOfMemoryError cause) {
        return outOfMemory(orders.identified(), cause);
    }

    /** What the rows take while a history is built of them, as measured, and what there is. */
    private OutOfMemoryError outOfMemory(int identified, OutOfMemoryError cause) {
        admission.close("ran out of memory");
        // There may be no room for anything new, not even for what stands in the place of what is let go of.
        orders.clear();
        letGo();
        long others = Math.max(0, admission.rows() - identified);
        long megabytes = 1 + (BYTES_AN_IDENTIFIED_ORDER * identified + BYTES_A_ROW * others) / 1_000_000;
        OutOfMemoryError told = new OutOfMemoryError(cause.getMessage() + ": a history of "
                + Count.of(identified, "order") + " with an id and " + Count.of(others, "other row")
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

    Admission admission() {
        return admission;
    }

    OrderIntake orders() {
        return orders;
    }

    RecordIntake events() {
        return events;
    }

    Parallelism parallelism() {
        return parallelism;
    }
}
