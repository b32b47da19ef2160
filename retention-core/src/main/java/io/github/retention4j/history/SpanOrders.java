package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.SpanPlan.Stretches;
import io.github.retention4j.staging.Count;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.StretchOrders;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of a block ordered in a span, as columns: an entry for each customer who did. A loop over the entries
 * costs a nanosecond each, where a {@link CustomerHistory} at a time costs several.
 *
 * <ul>
 *   <li>Entries are in the order of the customers.
 *   <li>Customers without an order in the span may be among them too, with a count and an amount of zero.
 *   <li>Orders are those that count; amounts are before refunds. {@link CustomerBlock#hasRefunds()} says whether there is more to
 *       the customers' revenue.
 *   <li>Like the block it is of, it is for one thread, and to be used until the next block is read.
 * </ul>
 */
public final class SpanOrders {
    private final Span span;
    private final Block block;
    private final int begin;
    private final int size;

    /** Whose each entry is; if there are none, an entry for each customer of the block. */
    private final int @Nullable [] customers;

    private final int[] firsts;
    private final int[] ends;
    private long @Nullable [] amounts;
    private @Nullable CustomerSet buyers;
    private @Nullable BitSet who;
    private @Nullable SpanRevenue net;
    private @Nullable SpanRevenue gross;
    private @Nullable SpanRevenue kept;

    /** The entry that was asked for last, near which the next one is. */
    private int last;

    private SpanOrders(
            Span span,
            Block block,
            int begin,
            int end,
            int @Nullable [] customers,
            int[] firsts,
            int[] ends,
            long @Nullable [] amounts) {
        this.span = span;
        this.block = block;
        this.begin = begin;
        this.size = end - begin;
        this.customers = customers;
        this.firsts = firsts;
        this.ends = ends;
        this.amounts = amounts;
        this.last = begin;
    }

    /**
     * An entry for each customer of the block. The bounds are found in a pass over the rows each, in which nothing branches.
     *
     * @param known spans known before: windows that follow one another share a boundary
     */
    static SpanOrders ofAll(Span span, Block block, @Nullable SpanOrders[] known) {
        int[] firsts = rowsAt(span.from(), block, known);
        int[] ends = rowsAt(span.until(), block, known);
        return new SpanOrders(span, block, 0, block.customers(), null, firsts, ends, null);
    }

    /** An entry for one customer alone. */
    static SpanOrders ofOne(Span span, Block block, int customer) {
        int end = block.firstRow(customer + 1);
        int first = block.rowAt(block.mark(span.from()), block.firstRow(customer), end);
        int[] ends = {block.rowAt(block.mark(span.until()), first, end)};
        return new SpanOrders(span, block, 0, 1, new int[] {customer}, new int[] {first}, ends, null);
    }

    /** An entry for each customer with an order in a stretch of days, which is the span. */
    static SpanOrders ofStretch(Span span, Block block, StretchOrders orders, int stretch) {
        return new SpanOrders(
                span,
                block,
                orders.start(stretch),
                orders.start(stretch + 1),
                orders.customers(),
                orders.firsts(),
                orders.ends(),
                orders.amounts());
    }

    /** An entry for each customer with an order in several stretches, one after another, which together are the span. */
    static SpanOrders ofStretches(Span span, Block block, StretchOrders orders, Stretches its) {
        int from = orders.start(its.from());
        int to = orders.start(its.to());
        BitSet who = new BitSet(block.customers());
        for (int i = from; i < to; i++) {
            who.set(orders.customers()[i]);
        }
        int[] customers = who.stream().toArray();
        int[] entryOf = new int[block.customers()];
        for (int entry = 0; entry < customers.length; entry++) {
            entryOf[customers[entry]] = entry;
        }
        int[] firsts = new int[customers.length];
        int[] ends = new int[customers.length];
        long[] amounts = new long[customers.length];
        for (int i = from; i < to; i++) {
            int entry = entryOf[orders.customers()[i]];
            // Stretches are in order of time, so the first has the first row and the last the last one.
            firsts[entry] = ends[entry] == 0 ? orders.firsts()[i] : firsts[entry];
            ends[entry] = orders.ends()[i];
            amounts[entry] += orders.amounts()[i];
        }
        return new SpanOrders(span, block, 0, customers.length, customers, firsts, ends, amounts);
    }

    /** With an entry for each of some other customers too, who placed no order in the span but have something else there. */
    SpanOrders including(BitSet others) {
        if (customers == null || others.isEmpty()) {
            return this;
        }
        BitSet all = (BitSet) others.clone();
        for (int entry = 0; entry < size; entry++) {
            all.set(customer(entry));
        }
        int[] allCustomers = all.stream().toArray();
        int[] allFirsts = new int[allCustomers.length];
        int[] allEnds = new int[allCustomers.length];
        long[] allAmounts = new long[allCustomers.length];
        for (int entry = 0; entry < allCustomers.length; entry++) {
            int at = at(allCustomers[entry]);
            allFirsts[entry] = firstOf(allCustomers[entry]);
            allEnds[entry] = at < 0 ? allFirsts[entry] : ends[at];
            allAmounts[entry] = at < 0 ? 0 : amounts()[at];
        }
        return new SpanOrders(span, block, 0, allCustomers.length, allCustomers, allFirsts, allEnds, allAmounts);
    }

    private static int[] rowsAt(long millis, Block block, @Nullable SpanOrders[] known) {
        for (SpanOrders other : known) {
            if (other != null && other.customers == null) {
                if (other.span.from() == millis) {
                    return other.firsts;
                }
                if (other.span.until() == millis) {
                    return other.ends;
                }
            }
        }
        return block.rowsAt(block.mark(millis));
    }

    /**
     * How many entries there are.
     *
     * @return zero or more
     */
    public int size() {
        return size;
    }

    /**
     * Whose an entry is.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the customer's number in the block, higher than that of the entry before
     */
    public int customer(int entry) {
        return customers == null ? entry : customers[begin + entry];
    }

    /**
     * How many orders the customer placed in the span.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return zero or more
     */
    public int count(int entry) {
        return ends[begin + entry] - firsts[begin + entry];
    }

    /**
     * What the customer's orders in the span come to.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whole units of 10<sup>-decimals</sup>, before refunds
     */
    public long amount(int entry) {
        return amounts()[begin + entry];
    }

    /**
     * The row of the customer's first order in the span.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the row; where there is no order, that of {@link #endRow}
     */
    public int firstRow(int entry) {
        return firsts[begin + entry];
    }

    /**
     * The row after the customer's last order in the span.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the row
     */
    public int endRow(int entry) {
        return ends[begin + entry];
    }

    /**
     * The customers' revenue, less refunds made in the span, and all orders placed in it; see
     * {@link CustomerHistory#netRevenue(Span)} and {@link CustomerHistory#placedOrderCount(Span)}.
     *
     * @return an entry for each of these
     */
    public SpanRevenue netRevenue() {
        SpanRevenue known = net;
        if (known == null) {
            known = block.hasRefunds() ? SpanRevenue.net(this, block) : grossRevenue();
            net = known;
        }
        return known;
    }

    /**
     * The customers' revenue as if nothing had been refunded, and all orders placed in the span; see
     * {@link CustomerHistory#grossRevenue(Span)} and {@link CustomerHistory#placedOrderCount(Span)}.
     *
     * @return an entry for each of these
     */
    public SpanRevenue grossRevenue() {
        SpanRevenue known = gross;
        if (known == null) {
            known = SpanRevenue.gross(this, block);
            gross = known;
        }
        return known;
    }

    /**
     * The customers' revenue, less what was refunded of its orders, and the orders that were not refunded in full; see
     * {@link CustomerHistory#keptRevenue(Span)} and {@link CustomerHistory#keptOrderCount(Span)}.
     *
     * @return an entry for each of these
     */
    public SpanRevenue keptRevenue() {
        SpanRevenue known = kept;
        if (known == null) {
            known = block.hasRefunds() ? SpanRevenue.kept(this, block) : grossRevenue();
            kept = known;
        }
        return known;
    }

    /** The amounts of the entries, in an array that others may have too. */
    long[] amountColumn() {
        return customers == null ? amounts() : Arrays.copyOfRange(amounts(), begin, begin + size);
    }

    /** The counts of the entries. */
    int[] countColumn() {
        int[] counts = new int[size];
        for (int entry = 0; entry < size; entry++) {
            counts[entry] = count(entry);
        }
        return counts;
    }

    /**
     * The customers with an order in the span.
     *
     * @return a set of the block's customers
     */
    public CustomerSet customers() {
        CustomerSet known = buyers;
        if (known == null) {
            long[] words = CustomerSet.none(block.customers());
            for (int entry = 0; entry < size; entry++) {
                CustomerSet.addIfNegative(-count(entry), customer(entry), words);
            }
            known = new CustomerSet(words);
            buyers = known;
        }
        return known;
    }

    /**
     * Those of them whose first order of all is in the span.
     *
     * @return a set of the block's customers
     */
    public CustomerSet newCustomers() {
        long[] words = CustomerSet.none(block.customers());
        for (int entry = 0; entry < size; entry++) {
            int customer = customer(entry);
            int before = firstRow(entry) - block.firstRow(customer);
            CustomerSet.addIfNegative(-count(entry) & ~-before, customer, words);
        }
        return new CustomerSet(words);
    }

    /** The customers who have something in the span, be it an order or a refund; not to be changed. */
    BitSet who() {
        BitSet known = who;
        if (known == null) {
            known = customers().toBitSet();
            if (block.hasRefunds()) {
                known.or(BlockSpans.adjusted(span, block));
            }
            who = known;
        }
        return known;
    }

    Span span() {
        return span;
    }

    // ---- by customer

    /** The row of a customer's first order at or after the start of the span. */
    int firstOf(int customer) {
        int at = at(customer);
        return at >= 0
                ? firsts[at]
                : block.rowAt(block.mark(span.from()), block.firstRow(customer), block.firstRow(customer + 1));
    }

    /** How many orders a customer placed in the span. */
    int countOf(int customer) {
        int at = at(customer);
        return at >= 0 ? ends[at] - firsts[at] : 0;
    }

    /** What a customer's orders in the span come to. */
    long amountOf(int customer) {
        int at = at(customer);
        return at >= 0 ? amounts()[at] : 0;
    }

    /** What a customer brought, by one of the meanings. */
    long amountOf(int customer, SpanRevenue revenue) {
        int at = at(customer);
        return at >= 0 ? revenue.amount(at - begin) : 0;
    }

    /** How many orders that is of. */
    int ordersOf(int customer, SpanRevenue revenue) {
        int at = at(customer);
        return at >= 0 ? revenue.orders(at - begin) : 0;
    }

    /** A customer's entry, or -1. */
    int entry(int customer) {
        int at = at(customer);
        return at < 0 ? -1 : at - begin;
    }

    /** The place of a customer's entry, or -1. */
    private int at(int customer) {
        return customers == null ? customer : entryOf(customer);
    }

    /** The place of a customer's entry, or -1. Customers are mostly asked for in their order. */
    private int entryOf(int customer) {
        int[] all = requireNonNull(customers);
        int end = begin + size;
        int at = last;
        if (at == end || all[at] > customer) {
            at = begin;
            if (at == end || all[at] > customer) {
                return -1;
            }
        }
        int step = 1;
        while (at + step < end && all[at + step] <= customer) {
            at += step;
            step <<= 1;
        }
        while (step > 1) {
            step >>>= 1;
            if (at + step < end && all[at + step] <= customer) {
                at += step;
            }
        }
        last = at;
        return all[at] == customer ? at : -1;
    }

    private long[] amounts() {
        long[] known = amounts;
        if (known == null) {
            known = customers == null ? amountsOfAll() : amountsOfEntries();
            amounts = known;
        }
        return known;
    }

    private long[] amountsOfAll() {
        long[] sums = new long[block.customers()];
        block.amounts(block.mark(span.from()), block.mark(span.until()), sums);
        return sums;
    }

    private long[] amountsOfEntries() {
        long[] sums = new long[size];
        for (int entry = 0; entry < size; entry++) {
            for (int row = firsts[entry]; row < ends[entry]; row++) {
                sums[entry] += block.amount(row);
            }
        }
        return sums;
    }

    @Override
    public String toString() {
        long orders = 0;
        for (int entry = 0; entry < size; entry++) {
            orders += count(entry);
        }
        return "SpanOrders[" + Count.of(orders, "order") + "]";
    }
}
