package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.intake.ProgressListener;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.staging.Account;
import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.Arrivals;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.Dictionary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

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
public final class HistoryBuilder extends RecordDoors {
    private static final String ORDERS = "orders";
    private final Admission admission;
    private final Arrivals arrivals;
    private final SourceRows own;
    private Parallelism parallelism = Parallelism.NONE;

    /** The history that the rows are added to, if there is one. */
    private final @Nullable History before;

    /** What the history has to stand on, if that is known beforehand. */
    private @Nullable Basis stated;

    HistoryBuilder(ZoneId zone, CurrencyUnit currency) {
        this(zone, currency, Sizes.MEASURED);
    }

    /** With parts of other sizes, for tests. */
    HistoryBuilder(ZoneId zone, CurrencyUnit currency, Sizes sizes) {
        admission = new Admission(requireNonNull(zone, "zone"), requireNonNull(currency, "currency"));
        arrivals = new Arrivals(admission, new Dictionary(), sizes);
        before = null;
        own = source(ORDERS);
    }

    /** For rows that are added to a history. */
    HistoryBuilder(History before) {
        Rows rows = before.rows();
        Basis basis = before.basis();
        admission = new Admission(basis.zone(), basis.currency());
        admission.after(rows.kept(), basis.decimals(), basis.refundedOrders());
        arrivals = new Arrivals(admission, rows.texts().extended(), rows.sizes());
        arrivals.records().declaredBefore(rows::declared);
        this.before = before;
        own = source(ORDERS);
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

    /** Stands on a basis that is known beforehand, the settings of which were made. */
    HistoryBuilder standingOn(Basis basis) {
        admission.times().onBasis();
        stated = basis;
        return this;
    }

    /**
     * States the first day the data cover; the day of the first event if this is not called. An earlier event is a bad row;
     * what may have begun before, the issue of a coupon, the start of a subscription, a membership or the first sight of a customer,
     * is none, nor is a grant of points.
     *
     * <p>Say it where a shop is older than its data: what was before that day is then not observed, and customers who were
     * {@linkplain CustomerHistory#predatesData there before} are not taken for new. Else the first event is taken for the
     * first there ever was.
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
     * Keeps the ids of orders, and of records that have one, so that more rows can be {@linkplain History#plus added} which belong
     * to an order that is built: another line, a refund, a duplicate, a correction. An order whose id has a dozen letters takes about 85
     * bytes for it, beside the 10 that it takes otherwise.
     *
     * @return this
     */
    public HistoryBuilder keepOrderIds() {
        admission.keepOrderIds();
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
        admission.listener(requireNonNull(listener, "listener"));
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

    /** {@return the zone of the calendar} */
    public ZoneId zone() {
        return admission.zone();
    }

    /** {@return the currency of every amount} */
    public CurrencyUnit currency() {
        return admission.currency();
    }

    /** {@return the decimals of an amount, from the currency's own to 9} */
    public int decimals() {
        return admission.decimals();
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
     * @see SourceRows#addOrder(CharSequence, CharSequence, long, long, CharSequence, OptionalLong) one with its coupon and discount
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
     * The same for ids that are texts.
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
     * Opens a source of rows that says where each is from. A name that was given before is the same source.
     *
     * @param name what messages and the account call it, such as a file's name
     * @return its rows, to be used instead of this builder's own doors
     */
    @Override
    public SourceRows source(String name) {
        Account.Source source = admission.account().source(requireNonNull(name, "name"));
        source.readSoFar(OptionalDouble.empty());
        return new SourceRows(this, source);
    }

    /** Spends this builder without a history, after a failure midway: nothing can be built from half of the rows. */
    public void abandon() {
        admission.close("was abandoned");
        arrivals.letGo();
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
        try {
            History history = before == null
                    ? HistoryAssembly.of(admission, arrivals, stated, parallelism)
                    : HistoryAssembly.of(before, admission, arrivals, parallelism);
            admission.close("has built its history");
            return history;
        } catch (OutOfMemoryError e) {
            throw arrivals.outOfMemory(e);
        } finally {
            admission.close("failed to build its history");
            arrivals.letGo();
        }
    }

    /** Zone, currency, decimals and the account so far. */
    @Override
    public String toString() {
        return "HistoryBuilder: " + admission;
    }

    // ---- inside

    @Override
    HistoryBuilder self() {
        return this;
    }

    Admission admission() {
        return admission;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Parallelism parallelism() {
        return parallelism;
    }
}
