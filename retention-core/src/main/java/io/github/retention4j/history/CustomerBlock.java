package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Window;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some of the customers of a history, with all of their events: what one thread folds at a time.
 *
 * <p>Orders are rows, customer after customer, each customer's in time order. A metric that is asked often can read rows
 * here instead of a {@link CustomerHistory} at a time; see {@code Metric.addAll}. Reading a row costs a few instructions
 * and no branch, its calendar day included: days are counted in the shop's zone when the history is built.
 */
public final class CustomerBlock {
    private final Basis basis;
    private final Dictionary dictionary;
    private final ReferralOutcomes referralOutcomes;
    private final Block block;
    private final @Nullable BlockSpans spans;

    CustomerBlock(Basis basis, Dictionary dictionary, ReferralOutcomes referralOutcomes, Block block) {
        this(basis, dictionary, referralOutcomes, block, null);
    }

    private CustomerBlock(
            Basis basis,
            Dictionary dictionary,
            ReferralOutcomes referralOutcomes,
            Block block,
            @Nullable BlockSpans spans) {
        this.basis = basis;
        this.dictionary = dictionary;
        this.referralOutcomes = referralOutcomes;
        this.block = block;
        this.spans = spans;
    }

    /** The same customers, with a place to keep where the orders of spans are; it is then for one thread. */
    CustomerBlock with(BlockSpans known) {
        return new CustomerBlock(basis, dictionary, referralOutcomes, block, known);
    }

    /** The same customers on another basis. */
    CustomerBlock on(Basis other) {
        return new CustomerBlock(other, dictionary, referralOutcomes, block);
    }

    /** Where the orders of a span are, or nothing if that is not known yet. */
    @Nullable
    SpanOrders known(Span span) {
        return spans == null ? null : spans.known(span);
    }

    /** Finds where the orders of a span are, if there is a place to keep it. */
    @Nullable
    SpanOrders find(Span span) {
        return spans == null ? null : spans.find(span);
    }

    /**
     * What the customers ordered in a span, as columns.
     *
     * @param span the span
     * @return an entry for each customer who ordered in it, and possibly others
     */
    public SpanOrders ordersIn(Span span) {
        requireNonNull(span, "span");
        BlockSpans known = spans == null ? new BlockSpans(block) : spans;
        return known.find(span);
    }

    /**
     * What several metrics of one pass need to know of these customers, such as the segment of each: it is worked out for the
     * first that asks.
     *
     * @param <T> what is worked out
     * @param key tells what it is: equal keys are of the same work, so a class of your own or its object is a good one
     * @param work works it out
     * @return the outcome
     */
    public <T> T once(Object key, Supplier<T> work) {
        requireNonNull(key, "key");
        requireNonNull(work, "work");
        return spans == null ? work.get() : spans.once(key, work);
    }

    /**
     * How many customers.
     *
     * @return zero or more
     */
    public int customers() {
        return block.customers();
    }

    /**
     * How many orders they placed, guests' orders included.
     *
     * @return zero or more
     */
    public int orders() {
        return block.firstRow(block.customers()) - block.firstRow(0);
    }

    /** How many orders they placed that do not count, since they were refunded in full. */
    int ignoredOrders() {
        Events ignored = of(Kind.IGNORED_ORDER);
        return ignored.isEmpty() ? 0 : ignored.to(block.customers() - 1);
    }

    /**
     * Whether these are events without a customer; each then stands alone, as if a customer had only that one.
     *
     * @return whether they have no customer
     */
    public boolean isAnonymous() {
        return block.isAnonymous();
    }

    /**
     * A view that can be moved over the customers.
     *
     * @return the cursor that moves it
     */
    public CustomerCursor cursor() {
        return new CustomerCursor(new CustomerHistory(this), customers(), null);
    }

    /**
     * A view that can be moved over the customers who have something.
     *
     * @param required what they must have; where that is orders, all are looked at in a block that no {@link BlockReader} has read
     * @return the cursor that moves it
     */
    public CustomerCursor cursor(Requirement required) {
        requireNonNull(required, "required");
        return new CustomerCursor(new CustomerHistory(this), customers(), among(required));
    }

    /** The customer of an id, in a view of its own. */
    Optional<CustomerHistory> customer(String id) {
        for (int customer = 0; customer < customers(); customer++) {
            if (dictionary.customers().isOf(key(customer), id)) {
                CustomerHistory view = new CustomerHistory(this);
                view.moveTo(customer);
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    /** The customers who have something, or nothing if all are looked at. */
    private @Nullable BitSet among(Requirement required) {
        BitSet among = new BitSet(customers());
        if (required.kind().isPresent()) {
            addWith(required.kind().get().rows(), among);
            return among;
        }
        if (required.isForEverybody() || spans == null) {
            return null;
        }
        for (Window window : required.windows()) {
            among.or(spans.find(basis.span(window)).who());
        }
        return among.cardinality() == customers() ? null : among;
    }

    private void addWith(Kind kind, BitSet among) {
        Events events = of(kind);
        for (int c = events.next(0); c < customers(); c = events.next(c + 1)) {
            among.set(c);
        }
    }

    /**
     * The row of a customer's first order. All rows of the block are those from the first customer's on, up to this of
     * the number of customers; the first is not always row 0.
     *
     * @param customer the customer's number here, from 0; the number of customers gives the end of all rows
     * @return the row
     */
    public int firstRow(int customer) {
        return block.firstRow(customer);
    }

    /**
     * Whether a row is its customer's first.
     *
     * @param row the order's row
     * @return whether the row before is another customer's
     */
    public boolean isFirst(int row) {
        return block.isFirst(row);
    }

    /**
     * The calendar day an order was placed on, in the history's zone; see {@link Periods#ofDay}.
     *
     * @param row the order's row
     * @return days since 1970-01-01, as {@link java.time.LocalDate#ofEpochDay} takes them
     */
    public int epochDay(int row) {
        return block.epochDay(row);
    }

    /**
     * When an order was placed.
     *
     * @param row the order's row
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long millis(int row) {
        return block.millis(row);
    }

    /**
     * An order's total, before refunds.
     *
     * @param row the order's row
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long amount(int row) {
        return block.amount(row);
    }

    /**
     * The coupons, discounts, eligible amounts and tags of the orders, as columns.
     *
     * @return an entry for each order that carries any of these
     */
    public OrderDetails orderDetails() {
        return new OrderDetails(block.detailedRows(), dictionary);
    }

    /**
     * What the shop declared about the customers, as columns.
     *
     * @return the columns
     */
    public DeclaredCustomers declared() {
        return new DeclaredCustomers(block.declared(), dictionary, basis);
    }

    /**
     * Whether rows alone do not tell the revenue, because there are refunds.
     *
     * @return whether there are refunds
     */
    public boolean hasRefunds() {
        return block.hasRefunds();
    }

    Block block() {
        return block;
    }

    Events of(Kind kind) {
        return block.of(kind);
    }

    Basis basis() {
        return basis;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    ReferralOutcomes referralOutcomes() {
        return referralOutcomes;
    }

    long key(int customer) {
        return block.key(customer);
    }
}
