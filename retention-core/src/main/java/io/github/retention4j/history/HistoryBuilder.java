package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.joda.money.BigMoney;
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
 *       left out and listed in the {@link Intake}.
 *   <li>Bad is: another currency, more decimals than the scale, an amount or a sum of all amounts beyond the range of
 *       long, an instant outside the years 1900 to 2199 or after the stated last day, and a duplicate against the policy.
 *   <li>Instants are kept to the millisecond.
 * </ul>
 *
 * <p>Not for several threads at once.
 */
public final class HistoryBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryBuilder.class);
    private static final long EARLIEST =
            LocalDate.of(1900, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private static final long LATEST =
            LocalDate.of(2200, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private final ZoneId zone;
    private final CurrencyUnit currency;
    private int scale;
    private Optional<LocalDate> observedThrough = Optional.empty();
    private DuplicateOrders duplicateOrders = DuplicateOrders.MERGE_IDENTICAL;
    private RefundedOrders refundedOrders = RefundedOrders.IGNORE;
    private BadRows badRows = BadRows.FAIL;
    private Parallelism parallelism = Parallelism.NONE;

    private final Ledger ledger = new Ledger();
    private final Ledger.Source orderSource = ledger.source("orders");
    private Ledger.Source rowSource = orderSource;
    private boolean rowsBegun;
    private boolean closed;

    private final Dictionary dictionary = new Dictionary();
    private final OrderPartitions orders = new OrderPartitions();
    private final LongRows guestOrders = EventKind.LABELLED_ORDER.newRows();
    private final Map<EventKind, LongRows> events = new EnumMap<>(EventKind.class);
    private final KeyIndex customerIndex = new KeyIndex();
    private final List<Customer> customerRecords = new ArrayList<>();
    private final OrderStage stage = new OrderStage(dictionary.labels());
    private long until = LATEST;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long moneyMoved;

    HistoryBuilder(ZoneId zone, CurrencyUnit currency) {
        this.zone = requireNonNull(zone, "zone");
        this.currency = requireNonNull(currency, "currency");
        this.scale = currency.getDecimalPlaces();
        for (EventKind kind : EventKind.values()) {
            events.put(kind, kind.newRows());
        }
    }

    // ---- settings

    /**
     * Sets the decimals that amounts are kept with; the currency's own if this is not called.
     *
     * @param decimals from the currency's own to 9: 3 for unit prices such as 0.125 in a currency of two decimals
     * @return this
     * @throws IllegalArgumentException if out of bounds
     */
    public HistoryBuilder scale(int decimals) {
        beforeRows("scale");
        if (decimals < currency.getDecimalPlaces() || decimals > 9) {
            throw new IllegalArgumentException(
                    "scale " + decimals + " not in [" + currency.getDecimalPlaces() + ", 9] for " + currency);
        }
        scale = decimals;
        return this;
    }

    /**
     * States the last day the data cover; the day of the last event if this is not called.
     *
     * @param lastDay the last day, in the history's zone; a later event is a bad row
     * @return this
     */
    public HistoryBuilder observedThrough(LocalDate lastDay) {
        beforeRows("observedThrough");
        observedThrough = Optional.of(lastDay);
        until = Math.min(
                LATEST, lastDay.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
        return this;
    }

    /**
     * Sets what an order id that arrives again means; {@link DuplicateOrders#MERGE_IDENTICAL} if this is not called.
     *
     * @param policy the policy
     * @return this
     */
    public HistoryBuilder duplicateOrders(DuplicateOrders policy) {
        beforeRows("duplicateOrders");
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
        beforeRows("refundedOrders");
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
        beforeRows("badRows");
        badRows = requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Lets {@link #build} use more threads, from the common pool; one, the caller's, if this is not called.
     *
     * @param threads how many, the caller's included
     * @return this
     */
    public HistoryBuilder parallelism(int threads) {
        return parallelism(threads, ForkJoinPool.commonPool());
    }

    /**
     * Lets {@link #build} use more threads.
     *
     * @param threads how many, the caller's included
     * @param executor where the others come from
     * @return this
     */
    public HistoryBuilder parallelism(int threads, Executor executor) {
        parallelism = new Parallelism(threads, executor);
        return this;
    }

    /**
     * The policy for bad rows, for readers that find them before a row is one.
     *
     * @return the policy
     */
    public BadRows badRows() {
        return badRows;
    }

    /**
     * The zone of the calendar.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The currency of every amount.
     *
     * @return the currency
     */
    public CurrencyUnit currency() {
        return currency;
    }

    /**
     * The decimals of an amount.
     *
     * @return from the currency's own to 9
     */
    public int scale() {
        return scale;
    }

    // ---- records

    /**
     * Declares customers. The same record twice is one; two that differ under one id are a bad row.
     *
     * @param customers the records
     * @return this
     */
    public HistoryBuilder customers(Iterable<Customer> customers) {
        Ledger.Source source = ledger.source("customers");
        customers.forEach(customer -> add(source, customer));
        return this;
    }

    /**
     * Adds orders.
     *
     * @param records the orders
     * @return this
     */
    public HistoryBuilder orders(Iterable<Order> records) {
        for (Order order : records) {
            begin(orderSource);
            add(requireNonNull(order, "order"));
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
        Ledger.Source source = ledger.source("coupons");
        coupons.forEach(coupon -> add(source, coupon));
        return this;
    }

    /**
     * Adds survey answers.
     *
     * @param responses the answers
     * @return this
     */
    public HistoryBuilder surveyResponses(Iterable<SurveyResponse> responses) {
        Ledger.Source source = ledger.source("survey responses");
        responses.forEach(response -> add(source, response));
        return this;
    }

    // ---- rows without an object

    /**
     * Adds an order of a customer with a numeric id. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-scale</sup>, zero or above
     */
    public void addOrder(long customer, long epochMillis, long minorUnits) {
        Ledger.Source source = rowSource;
        begin(source);
        if (customer < IdKeys.LOWEST_NUMBER) {
            refuse(source, "the customer's id is below " + IdKeys.LOWEST_NUMBER);
        } else if (timely(source, "placed", epochMillis) && affordable(source, minorUnits)) {
            addOrder(customer, epochMillis, minorUnits, source);
        }
    }

    /**
     * Adds an order. It has no order id, so it is never a duplicate.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, whole units of 10<sup>-scale</sup>, zero or above
     */
    public void addOrder(CharSequence customer, long epochMillis, long minorUnits) {
        Ledger.Source source = rowSource;
        begin(source);
        if (timely(source, "placed", epochMillis) && affordable(source, minorUnits)) {
            addOrder(key(customer), epochMillis, minorUnits, source);
        }
    }

    /**
     * Adds an order, or with {@link DuplicateOrders#SUM_LINES} a line of one.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its total, zero or above, or the line's amount, which may be below zero; whole units of
     *     10<sup>-scale</sup>
     */
    public void addOrder(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        stage(duplicateOrders, orderId, customer, epochMillis, minorUnits);
    }

    /**
     * Adds a line of an order. The lines of one order id add up and the earliest time is the order's, whatever
     * {@link #duplicateOrders} says of whole orders; an id given both in lines and as a whole order is a bad row.
     *
     * @param orderId the order's id, not empty
     * @param customer the customer's id, the same in each line; empty for a guest
     * @param epochMillis when it was placed, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits the line's amount, which may be below zero; whole units of 10<sup>-scale</sup>
     */
    public void addOrderLine(CharSequence orderId, CharSequence customer, long epochMillis, long minorUnits) {
        stage(DuplicateOrders.SUM_LINES, orderId, customer, epochMillis, minorUnits);
    }

    /**
     * Adds a refund that is not of a known order: it lowers the customer's revenue and makes no order a refunded one.
     *
     * @param customer the customer's id; empty for a guest
     * @param epochMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param minorUnits its amount, whole units of 10<sup>-scale</sup>, above zero
     */
    public void addRefund(CharSequence customer, long epochMillis, long minorUnits) {
        Ledger.Source source = rowSource;
        begin(source);
        if (minorUnits <= 0) {
            refuse(source, "refund " + BigDecimal.valueOf(minorUnits, scale) + " is not above 0");
        } else if (timely(source, "refunded", epochMillis) && moved(source, minorUnits)) {
            addEvent(EventKind.REFUND, key(customer), epochMillis, minorUnits, epochMillis);
            seen(epochMillis);
            source.taken++;
        }
    }

    /**
     * Adds orders given as columns of one length: {@link #addOrder(long, long, long)} for each.
     *
     * @param customers the customers' ids
     * @param epochMillis when they were placed
     * @param minorUnits their totals
     * @return this
     */
    public HistoryBuilder orderColumns(long[] customers, long[] epochMillis, long[] minorUnits) {
        if (customers.length != epochMillis.length || customers.length != minorUnits.length) {
            throw new IllegalArgumentException("columns of lengths " + customers.length + ", " + epochMillis.length
                    + " and " + minorUnits.length + " are not one table");
        }
        for (int i = 0; i < customers.length; i++) {
            addOrder(customers[i], epochMillis[i], minorUnits[i]);
        }
        return this;
    }

    // ---- for readers of files

    /**
     * Says where the next row given without a record comes from, for messages and the account. Those after it count on.
     *
     * @param source a name, such as a file's
     * @param row the next row's number there, from 1
     */
    public void at(String source, long row) {
        if (!rowSource.name.equals(source)) {
            rowSource = ledger.source(source);
        }
        rowSource.row = row - 1;
    }

    /**
     * Declares a customer from where {@link #at} says.
     *
     * @param customer the record
     * @see #customers
     */
    public void add(Customer customer) {
        add(rowSource, customer);
    }

    /**
     * Adds a coupon from where {@link #at} says.
     *
     * @param coupon the record
     * @see #coupons
     */
    public void add(Coupon coupon) {
        add(rowSource, coupon);
    }

    /**
     * Adds a survey answer from where {@link #at} says.
     *
     * @param response the record
     * @see #surveyResponses
     */
    public void add(SurveyResponse response) {
        add(rowSource, response);
    }

    /** Counts the next row as left out by the caller's own rule. */
    public void exclude() {
        begin(rowSource);
        rowSource.excluded++;
    }

    /**
     * Treats the next row as bad.
     *
     * @param reason why, without a customer's id
     * @throws InvalidRowException with {@link BadRows#FAIL}
     */
    public void refuse(String reason) {
        begin(rowSource);
        refuse(rowSource, reason);
    }

    /** Spends this builder without a history, after a failure midway: nothing can be built from half of the rows. */
    public void abandon() {
        closed = true;
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
        if (closed) {
            throw new IllegalStateException("this builder has built its history, or met a bad row; use a new one");
        }
        closed = true;
        flushStage();
        Basis basis = basis();
        List<CustomerBlock> blocks =
                new BlockAssembly(basis, dictionary, orders, guestOrders, events, customerRecords).blocks(parallelism);
        Intake intake = ledger.intake();
        History history = new History(basis, blocks, intake);
        if (intake.refused() > 0) {
            LOG.warn("{} of the rows given were refused; see History.intake()", intake.refused());
        }
        LOG.debug("history of {} customers and {} orders", history.customerCount(), history.orderCount());
        return history;
    }

    private Basis basis() {
        boolean events = first <= last;
        LocalDate firstDay = events ? Basis.dayOf(first, zone) : LocalDate.MAX;
        LocalDate lastDay = observedThrough.orElse(events ? Basis.dayOf(last, zone) : LocalDate.MIN);
        return new Basis(zone, currency, scale, firstDay, lastDay);
    }

    /** Zone, currency, scale and the account so far. */
    @Override
    public String toString() {
        String account = ledger.intake().toString();
        return "HistoryBuilder: " + zone + ", " + currency + ", " + scale + " decimals"
                + (account.isEmpty() ? ", no rows yet" : "\n" + account);
    }

    // ---- inside

    private void beforeRows(String setting) {
        if (rowsBegun) {
            throw new IllegalStateException("state " + setting + " before the first row");
        }
    }

    private void begin(Ledger.Source source) {
        if (closed) {
            throw new IllegalStateException("this builder has built its history, or met a bad row; use a new one");
        }
        rowsBegun = true;
        source.row++;
    }

    private void refuse(Ledger.Source source, String reason) {
        if (badRows == BadRows.FAIL) {
            closed = true;
            throw new InvalidRowException(source.name, source.row, reason);
        }
        ledger.refuse(source, source.row, reason);
    }

    private boolean timely(Ledger.Source source, String what, long millis) {
        if (millis >= EARLIEST && millis < until) {
            return true;
        }
        Instant instant = Instant.ofEpochMilli(millis);
        refuse(
                source,
                millis >= EARLIEST && millis < LATEST
                        ? what + " at " + instant + ", after the last observed day " + observedThrough.orElseThrow()
                        : what + " at " + instant + ", outside the years 1900 to 2199; are these milliseconds?");
        return false;
    }

    private boolean affordable(Ledger.Source source, long minorUnits) {
        if (minorUnits >= 0) {
            return true;
        }
        refuse(source, "amount " + BigDecimal.valueOf(minorUnits, scale) + " is below 0; give a refund as a refund");
        return false;
    }

    /** Keeps the sum of all amounts inside long, so that no fold over any of them can overflow. */
    private boolean moved(Ledger.Source source, long minorUnits) {
        long sum = moneyMoved + minorUnits;
        if (sum < moneyMoved) {
            refuse(source, "the sum of all amounts passes " + BigDecimal.valueOf(Long.MAX_VALUE, scale));
            return false;
        }
        moneyMoved = sum;
        return true;
    }

    /** An instant beyond what a long of milliseconds holds, such as {@link Instant#MAX}, is at the end of that range. */
    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException beyond) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private void seen(long millis) {
        first = Math.min(first, millis);
        last = Math.max(last, millis);
    }

    private long key(Optional<String> customer) {
        return customer.map(c -> dictionary.customers().of(c)).orElse(IdKeys.NOBODY);
    }

    private long key(CharSequence customer) {
        return customer.length() == 0 ? IdKeys.NOBODY : dictionary.customers().of(customer);
    }

    /** Kept in memory only, so the order of the constants may change. */
    @SuppressWarnings("EnumOrdinal")
    static long code(SurveyKind kind) {
        return kind.ordinal();
    }

    private void addEvent(EventKind kind, long key, long... values) {
        addRow(requireNonNull(events.get(kind)), key, values);
    }

    private static void addRow(LongRows rows, long key, long... values) {
        int row = rows.addRow();
        rows.set(row, 0, key);
        for (int column = 0; column < values.length; column++) {
            rows.set(row, column + 1, values[column]);
        }
    }

    private void addOrder(long key, long millis, long amount, Ledger.Source source) {
        if (moved(source, amount)) {
            place(key, millis, amount, Dictionary.NO_LABEL);
            source.taken++;
        }
    }

    private void place(long key, long millis, long amount, int label) {
        seen(millis);
        if (key == IdKeys.NOBODY) {
            addRow(guestOrders, key, millis, amount, label);
        } else {
            orders.add(key, millis, amount);
            if (label != Dictionary.NO_LABEL) {
                addEvent(EventKind.LABELLED_ORDER, key, millis, amount, label);
            }
        }
    }

    private void add(Ledger.Source source, Customer customer) {
        begin(source);
        long key =
                dictionary.customers().of(requireNonNull(customer, "customer").id());
        if (customer.firstSeen().isPresent()
                && !timely(source, "first seen", millis(customer.firstSeen().get()))) {
            return;
        }
        int number = customerIndex.add(key);
        if (number == customerRecords.size()) {
            customerRecords.add(customer);
            addEvent(EventKind.CUSTOMER, key, number);
            source.taken++;
        } else if (customerRecords.get(number).equals(customer)) {
            source.merged++;
        } else {
            refuse(source, "a customer of this id was declared before, with other details");
        }
    }

    private void add(Ledger.Source source, Coupon coupon) {
        begin(source);
        long issued = millis(requireNonNull(coupon, "coupon").issuedAt());
        boolean isRedeemed = coupon.redeemedAt().isPresent();
        long redeemed = coupon.redeemedAt().map(HistoryBuilder::millis).orElse(Long.MAX_VALUE);
        if (timely(source, "issued", issued) && (!isRedeemed || timely(source, "redeemed", redeemed))) {
            addEvent(
                    EventKind.COUPON,
                    key(coupon.issuedTo()),
                    issued,
                    coupon.expiresAt().map(HistoryBuilder::millis).orElse(Long.MAX_VALUE),
                    redeemed,
                    dictionary.words().number(coupon.campaign()),
                    dictionary.words().number(coupon.code()));
            seen(issued);
            if (isRedeemed) {
                seen(redeemed);
            }
            source.taken++;
        }
    }

    private void add(Ledger.Source source, SurveyResponse response) {
        begin(source);
        long answered = millis(requireNonNull(response, "response").answeredAt());
        if (timely(source, "answered", answered)) {
            addEvent(
                    EventKind.SURVEY_RESPONSE,
                    key(response.customerId()),
                    answered,
                    code(response.kind()),
                    response.scale().lowest(),
                    response.scale().highest(),
                    response.score());
            seen(answered);
            source.taken++;
        }
    }

    private void add(Order order) {
        long millis = millis(order.placedAt());
        if (!timely(orderSource, "placed", millis)) {
            return;
        }
        for (Refund refund : order.refunds()) {
            if (!timely(orderSource, "refunded", millis(refund.refundedAt()))) {
                return;
            }
        }
        long total;
        List<OrderStage.BookedRefund> refunds = new ArrayList<>();
        try {
            total = minorUnits(order.total());
            for (Refund refund : order.refunds()) {
                refunds.add(new OrderStage.BookedRefund(millis(refund.refundedAt()), minorUnits(refund.amount())));
            }
        } catch (IllegalArgumentException bad) {
            refuse(orderSource, String.valueOf(bad.getMessage()));
            return;
        }
        refunds.sort(Comparator.naturalOrder());
        stage(
                orderSource,
                duplicateOrders,
                order.id(),
                key(order.customerId()),
                millis,
                total,
                new Dictionary.Label(order.couponCode(), order.tags()),
                refunds);
    }

    private long minorUnits(BigMoney money) {
        if (!money.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "amount in " + money.getCurrencyUnit() + ", but the history is in " + currency);
        }
        if (money.getScale() > scale) {
            throw new IllegalArgumentException("amount " + money + " has " + money.getScale()
                    + " decimals, more than the history's " + scale + "; raise them with scale");
        }
        try {
            return money.getAmount().movePointRight(scale).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "amount " + money + " passes " + BigDecimal.valueOf(Long.MAX_VALUE, scale), overflow);
        }
    }

    private void stage(DuplicateOrders policy, CharSequence orderId, CharSequence customer, long millis, long amount) {
        Ledger.Source source = rowSource;
        begin(source);
        if (orderId.length() == 0) {
            refuse(source, "the order id is empty");
        } else if (timely(source, "placed", millis)) {
            stage(source, policy, orderId, key(customer), millis, amount, Dictionary.Label.NONE, List.of());
        }
    }

    private void stage(
            Ledger.Source source,
            DuplicateOrders policy,
            CharSequence orderId,
            long key,
            long millis,
            long amount,
            Dictionary.Label label,
            List<OrderStage.BookedRefund> refunds) {
        if (policy != DuplicateOrders.SUM_LINES && !affordable(source, amount)) {
            return;
        }
        int labelNumber = dictionary.labels().number(label);
        switch (stage.add(policy, orderId, key, millis, amount, labelNumber, refunds, source)) {
            case NEW -> source.taken++;
            case MERGED -> source.merged++;
            case REPEATED -> refuse(source, "the order id was given before");
            case DIFFERENT -> refuse(source, "the order id was given before, with another time, amount or refund");
            case OTHER_FORM -> refuse(source, "the order id was given both as a whole order and in lines");
            case OTHER_CUSTOMER -> refuse(source, "the order id was given before, for another customer");
            case OVERFLOW -> refuse(source, "the lines of this order sum to more than an amount can hold");
        }
    }

    /** Turns the staged orders, whose duplicates are known now, into orders and refunds. */
    private void flushStage() {
        stage.forEach((source, row, key, millis, amount, label, refunds) -> {
            source.row = row;
            long refunded = 0;
            for (OrderStage.BookedRefund refund : refunds) {
                refunded = Math.addExact(refunded, refund.amount());
            }
            if (amount < 0 || refunded > amount) {
                source.taken--;
                refuse(
                        source,
                        amount < 0
                                ? "the lines of this order sum to " + BigDecimal.valueOf(amount, scale) + ", below 0"
                                : "refunds of " + BigDecimal.valueOf(refunded, scale) + " exceed the order's total");
                return;
            }
            if (!moved(source, amount)) {
                source.taken--;
                return;
            }
            if (refunded == amount && refunded > 0 && refundedOrders == RefundedOrders.IGNORE) {
                seen(millis);
                addEvent(EventKind.IGNORED_ORDER, key, millis, amount);
            } else {
                place(key, millis, amount, label);
            }
            for (OrderStage.BookedRefund refund : refunds) {
                seen(refund.millis());
                addEvent(EventKind.REFUND, key, refund.millis(), refund.amount(), millis);
            }
        });
    }
}
