package io.github.retention4j.store;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.HistoryFormat.Section;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some of the customers of a history, with all of their events. Orders are rows, customer after customer, each customer's
 * in time order; a page of rows is shared by neighbouring blocks.
 */
public final class Block {
    /** All bits of a row but the first. */
    private static final long TIME = Long.MAX_VALUE;

    private static final int COUNTED = 16;

    private final Timeline days;
    private final long[] keys;
    private final int[] start;
    private final long[] rows;
    private final long[] amounts;
    private final int firstDay;
    private final int dayShift;
    private final int amountBits;
    private final long amountMask;
    private final long timeMask;
    private final int unit;
    private final Map<Kind, Events> events;
    private final boolean hasRefunds;
    private final DetailedRows detailedRows;
    private final DeclaredColumns declared;
    private final boolean anonymous;

    /** Once somebody was looked for. */
    private @Nullable KeySearch search;

    /**
     * A block.
     *
     * @param keys the customers' keys; none if the events are nobody's
     * @param start the first row of each customer, and the end of the last one's
     * @param rows a page of rows in the layout
     * @param amounts the amounts of wide rows, in the same places; of packed rows, the same page
     */
    public Block(
            Timeline days,
            long[] keys,
            int[] start,
            long[] rows,
            long[] amounts,
            RowLayout layout,
            Map<Kind, Events> events,
            boolean anonymous) {
        this.days = days;
        this.firstDay = days.firstDay();
        this.keys = keys;
        this.start = start;
        this.rows = rows;
        // Packed or wide, an amount is read the same way, without a branch.
        this.amounts = amounts;
        this.amountMask = layout.isWide() ? -1 : layout.amountMask();
        this.amountBits = layout.amountBits();
        this.dayShift = layout.dayShift();
        this.timeMask = (1L << layout.timeBits()) - 1;
        this.unit = layout.unit();
        this.declared = DeclaredColumns.of(customers(), events.getOrDefault(Kind.CUSTOMER, Events.NONE));
        this.anonymous = anonymous;
        this.detailedRows = DetailedRows.of(this, events.getOrDefault(Kind.DETAILED_ORDER, Events.NONE));
        Map<Kind, Events> beside = new TreeMap<>(events);
        beside.values().removeIf(Events::isEmpty);
        beside.remove(Kind.CUSTOMER);
        beside.remove(Kind.DETAILED_ORDER);
        this.events = beside.isEmpty() ? Map.of() : beside;
        this.hasRefunds = this.events.containsKey(Kind.REFUND) || this.events.containsKey(Kind.IGNORED_ORDER);
    }

    private Block(Block all, Staying staying) {
        days = all.days;
        firstDay = all.firstDay;
        amountMask = all.amountMask;
        amountBits = all.amountBits;
        dayShift = all.dayShift;
        timeMask = all.timeMask;
        unit = all.unit;
        anonymous = all.anonymous;
        start = staying.starts(all.start, 0);
        keys = anonymous ? all.keys : new long[staying.count()];
        rows = new long[start[staying.count()]];
        amounts = all.amounts == all.rows ? rows : new long[rows.length];
        staying.forEachRun((from, to, at) -> {
            if (!anonymous) {
                System.arraycopy(all.keys, from, keys, at, to - from);
            }
            int count = all.start[to] - all.start[from];
            System.arraycopy(all.rows, all.start[from], rows, start[at], count);
            if (amounts != rows) {
                System.arraycopy(all.amounts, all.start[from], amounts, start[at], count);
            }
        });
        declared = all.declared.of(staying);
        detailedRows = all.detailedRows.of(staying, all.start, start);
        Map<Kind, Events> theirs = new TreeMap<>();
        all.events.forEach((kind, of) -> theirs.put(kind, of.of(staying)));
        theirs.values().removeIf(Events::isEmpty);
        events = theirs.isEmpty() ? Map.of() : theirs;
        hasRefunds = events.containsKey(Kind.REFUND) || events.containsKey(Kind.IGNORED_ORDER);
    }

    /** A copy without the customers who have moved to another block. */
    public Block without(BitSet moved) {
        return new Block(this, Staying.without(moved, customers()));
    }

    /** A copy with some of the customers only. */
    public Block only(BitSet some) {
        return new Block(this, Staying.only(some));
    }

    /** The number of the customer who has a key, or -1 if nobody here has. */
    public int find(long key) {
        KeySearch known = search;
        if (known == null) {
            known = new KeySearch(keys, start);
            search = known;
        }
        return known.find(key);
    }

    /** A block that was written. */
    private Block(Timeline days, List<long[]> pages, List<Kind> kinds, SectionReader in) throws IOException {
        this.days = days;
        this.firstDay = days.firstDay();
        this.anonymous = in.number(1) == 1;
        this.keys = in.longs();
        this.start = in.ints();
        this.rows = pages.get(in.number(pages.size() - 1));
        this.amounts = pages.get(in.number(pages.size() - 1));
        this.amountBits = in.number(Long.SIZE - 1);
        this.dayShift = in.number(Long.SIZE - 1);
        this.unit = in.number(1000);
        in.require(
                start.length > 0
                        && keys.length == (anonymous ? 0 : customers())
                        && start[0] >= 0
                        && start[customers()] <= Math.min(rows.length, amounts.length)
                        && amountBits <= dayShift
                        && unit > 0,
                "a block has customers or rows that it cannot have");
        this.amountMask = amountBits == 0 ? -1 : (1L << amountBits) - 1;
        this.timeMask = (1L << (dayShift - amountBits)) - 1;
        this.detailedRows = DetailedRows.read(in, start[0], start[customers()]);
        this.declared = DeclaredColumns.read(in, customers());
        Map<Kind, Events> beside = new TreeMap<>();
        for (int left = in.number(kinds.size()); left > 0; left--) {
            Kind kind = kinds.get(in.number(kinds.size() - 1));
            beside.put(kind, Events.read(in, kind, customers()));
        }
        this.events = beside.isEmpty() ? Map.of() : beside;
        this.hasRefunds = events.containsKey(Kind.REFUND) || events.containsKey(Kind.IGNORED_ORDER);
    }

    /**
     * Reads a block.
     *
     * @param pages the pages of rows and amounts that were written
     * @param kinds the kinds of events that were written
     */
    public static Block read(Timeline days, List<long[]> pages, List<Kind> kinds, SectionReader in) throws IOException {
        in.begin(Section.BLOCK);
        Block block = new Block(days, pages, kinds, in);
        in.end();
        return block;
    }

    /**
     * Writes the block.
     *
     * @param pages the numbers of the pages of all blocks
     * @param kinds the kinds of events of all blocks
     */
    public void write(IdentityHashMap<long[], Integer> pages, List<Kind> kinds, SectionWriter out) throws IOException {
        out.begin(Section.BLOCK);
        out.number(anonymous ? 1 : 0);
        out.longs(keys);
        out.ints(start);
        out.number(requireNonNull(pages.get(rows)));
        out.number(requireNonNull(pages.get(amounts)));
        out.number(amountBits);
        out.number(dayShift);
        out.number(unit);
        detailedRows.write(out);
        declared.write(out);
        out.number(events.size());
        for (Map.Entry<Kind, Events> ofKind : events.entrySet()) {
            out.number(kinds.indexOf(ofKind.getKey()));
            ofKind.getValue().write(out);
        }
        out.end();
    }

    /** The page of the rows, and that of their amounts, which is the same if they are packed. */
    public List<long[]> pages() {
        return List.of(rows, amounts);
    }

    /** The kinds of the rarer events that there are. */
    public Set<Kind> kinds() {
        return events.keySet();
    }

    /** How many customers. */
    public int customers() {
        return start.length - 1;
    }

    /** The first row of a customer; the number of customers gives the end of all rows. */
    public int firstRow(int customer) {
        return start[customer];
    }

    /** Whether a row is its customer's first. */
    public boolean isFirst(int row) {
        return rows[row] < 0;
    }

    /** 1 if a row is its customer's first, else 0: for loops without a branch. */
    int firstBit(int row) {
        return (int) (rows[row] >>> (Long.SIZE - 1));
    }

    /** The day of an order, from 1970-01-01. */
    public int epochDay(int row) {
        return day(row) + firstDay;
    }

    /** The day of an order among the days of the history. */
    int day(int row) {
        return (int) ((rows[row] & TIME) >>> dayShift);
    }

    /** When an order was placed, in milliseconds. */
    public long millis(int row) {
        long when = (rows[row] & TIME) >>> amountBits;
        return days.start(day(row)) + (when & timeMask) * unit;
    }

    /** An order's amount. */
    public long amount(int row) {
        return amounts[row] & amountMask;
    }

    /** The last millisecond of the day that starts at an instant, or the instant if none does. */
    public long latest(long millis) {
        if (millis < days.start(0) || millis >= days.start(days.count())) {
            return millis;
        }
        int day = days.indexOf(millis);
        return days.start(day) == millis ? days.start(day + 1) - 1 : millis;
    }

    /** The days of the history. */
    public Timeline days() {
        return days;
    }

    /** What rows at or after an instant compare with: not below it, their first bit cleared. */
    public long mark(long millis) {
        if (millis <= days.start(0)) {
            return 0;
        }
        if (millis >= days.start(days.count())) {
            return Long.MAX_VALUE;
        }
        int day = days.indexOf(millis);
        long units = (millis - days.start(day) + unit - 1) / unit;
        return ((long) day << dayShift) + (units << amountBits);
    }

    /**
     * The first of a customer's rows from one to another that is not below a {@link #mark}, or the end of them. Most
     * customers have few rows, and counting those that are below takes no branch that could be mispredicted.
     */
    public int rowAt(long mark, int from, int to) {
        // A span often begins before all orders, or ends after them.
        if (mark == 0 || mark == Long.MAX_VALUE) {
            return mark == 0 ? from : to;
        }
        int low = from;
        int high = to;
        while (high - low > COUNTED) {
            int middle = (low + high) >>> 1;
            if ((rows[middle] & TIME) < mark) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int below = 0;
        for (int row = low; row < high; row++) {
            below += (rows[row] & TIME) < mark ? 1 : 0;
        }
        return low + below;
    }

    /**
     * The first of each customer's rows that is not below a {@link #mark}, or the end of them. Rows below are counted
     * through, whosever they are, and the count noted with each row's customer: no branch depends on the data, and the
     * bounds of a customer's rows would mispredict one each.
     */
    public int[] rowsAt(long mark) {
        if (mark == 0 || mark == Long.MAX_VALUE) {
            int from = mark == 0 ? 0 : 1;
            return Arrays.copyOfRange(start, from, from + customers());
        }
        int[] at = new int[customers()];
        int customer = -1;
        int below = 0;
        int end = start[customers()];
        for (int row = start[0]; row < end; row++) {
            customer += firstBit(row);
            below += (int) (((rows[row] & TIME) - mark) >>> (Long.SIZE - 1));
            at[customer] = below;
        }
        below = 0;
        for (int c = 0; c <= customer; c++) {
            int mine = at[c] - below;
            below = at[c];
            at[c] = start[c] + mine;
        }
        // Customers are numbered as their orders are met, so those without any stand at the end.
        Arrays.fill(at, customer + 1, at.length, end);
        return at;
    }

    /**
     * Adds up each customer's orders from a {@link #mark} to another, likewise.
     *
     * @param sums their amounts
     */
    public void amounts(long fromMark, long untilMark, long[] sums) {
        int last = fromMark == 0 && untilMark == Long.MAX_VALUE
                ? sumUp(rows, amounts, amountMask, start[0], start[customers()], sums)
                : sumUpBetween(fromMark, untilMark, sums);
        long before = 0;
        for (int c = 0; c <= last; c++) {
            long mine = sums[c] - before;
            before = sums[c];
            sums[c] = mine;
        }
    }

    /** Notes with each row's customer what all rows so far come to, and says who the last is. */
    private static int sumUp(long[] rows, long[] amounts, long amountMask, int from, int to, long[] sums) {
        int customer = -1;
        long sum = 0;
        for (int row = from; row < to; row++) {
            customer += (int) (rows[row] >>> (Long.SIZE - 1));
            sum += amounts[row] & amountMask;
            sums[customer] = sum;
        }
        return customer;
    }

    /** The same of the rows from one mark to another. */
    private int sumUpBetween(long fromMark, long untilMark, long[] sums) {
        int customer = -1;
        long sum = 0;
        int rowsEnd = start[customers()];
        for (int row = start[0]; row < rowsEnd; row++) {
            long when = rows[row] & TIME;
            // All bits are set if the row is in, else none.
            long in = ((fromMark - 1 - when) & (when - untilMark)) >> (Long.SIZE - 1);
            customer += firstBit(row);
            sum += amounts[row] & amountMask & in;
            sums[customer] = sum;
        }
        return customer;
    }

    /** Which rows are orders with a coupon, a discount, an eligible amount or tags. */
    public DetailedRows detailedRows() {
        return detailedRows;
    }

    /** The events of a rarer kind; details of orders and what was declared are columns instead. */
    public Events of(Kind kind) {
        events.keySet().forEach(kind::requireSame);
        return events.getOrDefault(kind, Events.NONE);
    }

    /** Whether orders alone do not tell the revenue. */
    public boolean hasRefunds() {
        return hasRefunds;
    }

    /** Whether the events are nobody's, so that each stands alone. */
    public boolean isAnonymous() {
        return anonymous;
    }

    /** The key of a customer. */
    public long key(int customer) {
        return anonymous ? IdKeys.NOBODY : keys[customer];
    }

    /** What was declared of the customers. */
    public DeclaredColumns declared() {
        return declared;
    }
}
