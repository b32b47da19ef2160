package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record until it is whole: its rows, and what else it does, which is done once it is known that nothing about it is bad. It is
 * used again for each record of a source, and between two it holds on to none.
 */
public final class RecordDraft {
    private static final long[] NOTHING = {};

    private final Admission admission;
    private final Arrivals arrivals;
    private final Account.Source source;

    private @Nullable CharSequence customer;
    private long customerNumber;
    private boolean isNumber;

    private @Nullable Kind kind;
    private @Nullable Kind ended;
    private RecordIntake.@Nullable Table table;
    private @Nullable String refusal;

    // Rows of a key and the kind's columns.
    private long[] cells = new long[8];
    private int width;
    private int row;

    private long[] seen = new long[4];
    private int seenTimes;
    private boolean isPlan;
    private long cancelled;
    private long money;
    private long points;
    private String id = "";
    private String noun = "";
    private long[] told = NOTHING;

    public RecordDraft(Admission admission, Arrivals arrivals, Account.Source source) {
        this.admission = admission;
        this.arrivals = arrivals;
        this.source = source;
    }

    // ---- whose it is

    public void customer(CharSequence itsId) {
        customer = itsId;
        isNumber = false;
    }

    public void customer(long itsId) {
        customer = "";
        customerNumber = itsId;
        isNumber = true;
    }

    /** Whether it is nobody's. */
    public boolean isAnonymous() {
        return !isNumber && customer != null && customer.length() == 0;
    }

    /** Whether it is of the customer of an id. */
    public boolean isOf(CharSequence other) {
        return isNumber
                ? Long.toString(customerNumber).contentEquals(other)
                : customer != null && CharSequence.compare(customer, other) == 0;
    }

    // ---- its rows

    public void begin(Kind of) {
        requireEnded();
        if (customer == null) {
            throw new IllegalStateException("say whose a record of " + of + " is, with customer(…) or nobody()");
        }
        admission.checkOpen();
        table = arrivals.records().given(of);
        admission.begin(source);
        kind = of;
        source.open = of.name();
        width = of.columns() + 1;
        row = 0;
        refusal = null;
        seenTimes = 0;
        isPlan = false;
        money = 0;
        points = 0;
        id = "";
        blank();
    }

    private void blank() {
        if (row + width > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(row + width, 2 * cells.length));
        }
        Arrays.fill(cells, row, row + width, 0);
    }

    /** Ends a row and begins the next. */
    public void next() {
        requireKind();
        key();
        row += width;
        blank();
    }

    public void put(int column, long value) {
        cells[place(column)] = value;
        requireNonNull(table).asNumber(column);
    }

    public long get(int column) {
        int place = place(column);
        requireNonNull(table).asNumber(column);
        return cells[place];
    }

    /** Puts what stands for an order until it is known when it was placed; {@link Kind#NEVER} for none. */
    public void putOrder(int column, long name) {
        cells[place(column)] = name;
        requireNonNull(table).asOrder(column);
    }

    /** The same for the order's total. */
    public void putOrderAmount(int column, long name) {
        cells[place(column)] = name;
        requireNonNull(table).asOrderAmount(column);
    }

    private int place(int column) {
        Kind its = requireKind();
        if (column < 0 || column >= width - 1) {
            throw new IllegalArgumentException("column " + column + " of " + its + " not in [0, " + (width - 2) + "]");
        }
        return row + 1 + column;
    }

    public boolean isGood() {
        return refusal == null;
    }

    public void refuse(Supplier<String> reason) {
        if (refusal == null) {
            refusal = requireNonNull(reason.get(), "reason");
        }
    }

    // ---- what else it does

    public void see(long millis) {
        if (seenTimes == seen.length) {
            seen = Arrays.copyOf(seen, 2 * seenTimes);
        }
        seen[seenTimes++] = millis;
    }

    /** Says that the first row's time may be a plan, as may a cancellation. */
    public void plan(long whenCancelled) {
        isPlan = true;
        cancelled = whenCancelled;
    }

    /** Counts an amount of zero or above into the sum of all, which may come to more than a long holds. */
    public void addMoney(long minorUnits) {
        money = money < 0 ? money : money + minorUnits;
    }

    /** Counts points of zero or above into the sum of all, likewise. */
    public void addPoints(long more) {
        points = points < 0 ? points : points + more;
    }

    /** Says what tells it from others, and in which words it is given. */
    public void identify(String what, String itsId, long... inWords) {
        requireKnownIds();
        noun = what;
        id = itsId;
        told = inWords;
    }

    public long word(String word) {
        return arrivals.records().dictionary().words().number(word);
    }

    private void requireKnownIds() {
        if (admission.idsAreLost()) {
            refuse(() -> Admission.IDS_ARE_LOST);
        }
    }

    public long named(CharSequence orderId) {
        requireKnownIds();
        return arrivals.records().named(orderId);
    }

    public long number(CharSequence itsId) {
        requireKnownIds();
        return arrivals.records().number(itsId);
    }

    /** The number of a record that consists of rows of several customers. */
    public long serial() {
        return arrivals.records().serial();
    }

    // ---- the end

    /** Takes it, or refuses it. */
    public void end() {
        Kind its = requireKind();
        try {
            key();
            if (refusal != null) {
                admission.refuse(source, refusal);
            } else if (id.isEmpty()) {
                take();
            } else {
                long[] content = content();
                if (arrivals.records().isNew(source, its, noun, id, content) && take()) {
                    arrivals.records().remember(its, id, content);
                }
            }
        } catch (OutOfMemoryError e) {
            throw arrivals.outOfMemory(e);
        } finally {
            release();
            ended = its;
        }
    }

    private void key() {
        CharSequence whose = requireNonNull(customer);
        if (isNumber && customerNumber < IdKeys.LOWEST_NUMBER) {
            refuse(() -> "the customer's id is below " + IdKeys.LOWEST_NUMBER);
        } else if (!isNumber && whose.length() > 0 && whose.toString().isBlank()) {
            refuse(() -> "customer id is blank");
        }
        if (refusal == null) {
            long text = whose.length() == 0
                    ? IdKeys.NOBODY
                    : arrivals.records().dictionary().customers().of(whose);
            cells[row] = isNumber ? customerNumber : text;
        }
    }

    /** What is kept of it and what was told, which decides whether another of its id is the same. */
    private long[] content() {
        long[] content = Arrays.copyOf(cells, row + width + told.length);
        System.arraycopy(told, 0, content, row + width, told.length);
        return content;
    }

    private boolean take() {
        if (money != 0 && !admission.moved(source, money)) {
            return false;
        }
        if (points != 0 && !arrivals.records().areCountable(points)) {
            admission.refuse(source, "the sum of all points passes " + Long.MAX_VALUE);
            return false;
        }
        for (int i = 0; i < seenTimes; i++) {
            admission.seenRecord(source, seen[i]);
        }
        if (isPlan) {
            admission.seen(source, cells[1], cancelled);
        }
        for (int at = 0; at <= row; at += width) {
            RecordIntake.Table its = requireNonNull(table);
            its.add(cells, at);
            arrivals.records().mention(its, cells, at);
        }
        source.taken++;
        return true;
    }

    /** Lets go of the record, and of whose it is. */
    public void release() {
        if (kind != null) {
            source.open = "";
        }
        kind = null;
        table = null;
        customer = null;
        ended = null;
        id = "";
        told = NOTHING;
    }

    /** Refuses a record that was begun and not ended. */
    public void requireEnded() {
        if (!source.open.isEmpty()) {
            throw new IllegalStateException("a record of " + source.open + " was begun and not ended");
        }
    }

    /** Refuses that the last record was of another kind, or that there was none. */
    public void requireEnded(Kind of) {
        requireEnded();
        if (ended != of) {
            throw new IllegalStateException("the writer of " + of + " wrote "
                    + (ended == null ? "nothing; it has to begin and end a record" : "a record of " + ended));
        }
    }

    private Kind requireKind() {
        Kind its = kind;
        if (its == null) {
            throw new IllegalStateException("begin a record first");
        }
        return its;
    }

    @Override
    public String toString() {
        return kind == null ? "nothing" : "a record of " + kind;
    }
}
