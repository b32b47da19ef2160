package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.StagedRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * The row of a record that is being written, by its {@linkplain RecordKind kind}: whose it is, then {@link #begin}, its columns,
 * {@link #end}. Each column is checked as it is written. What is bad is remembered, and the row refused as a whole at its end.
 *
 * <p>A record of several rows writes {@link #next} between them; they are taken together or not at all.
 *
 * <p>A source has one, which is used again for each record: {@link SourceRows#row}.
 */
public final class RecordRow {
    private final Admission admission;
    private final RecordIntake records;
    private final Account.Source source;

    private CharSequence customer = "";
    private long customerNumber;
    private boolean isNumber;

    private @Nullable Kind kind;

    // Those of the record before, which is mostly of the same kind.
    private @Nullable Kind tableKind;
    private @Nullable StagedRecords table;
    private @Nullable String refusal;

    // Rows of a key and the kind's columns.
    private long[] cells = new long[8];
    private int width;
    private int row;

    private long[] seen = new long[4];
    private int seenTimes;
    private boolean isPlan;
    private long lastCancelled;
    private long moved;
    private String id = "";
    private String noun = "";

    RecordRow(Admission admission, RecordIntake records, Account.Source source) {
        this.admission = admission;
        this.records = records;
        this.source = source;
    }

    // ---- whose it is

    /**
     * Says whose record it is.
     *
     * @param id the customer's id; empty for nobody who is known
     * @return this
     */
    public RecordRow customer(CharSequence id) {
        customer = requireNonNull(id, "id");
        isNumber = false;
        return this;
    }

    /**
     * Says whose record it is.
     *
     * @param id the customer's id; empty for nobody who is known
     * @return this
     */
    public RecordRow customer(Optional<String> id) {
        return customer(requireNonNull(id, "id").orElse(""));
    }

    /**
     * Says whose record it is.
     *
     * @param id the customer's id
     * @return this
     */
    public RecordRow customer(long id) {
        customerNumber = id;
        isNumber = true;
        return this;
    }

    /**
     * Says that it is the record of nobody who is known.
     *
     * @return this
     */
    public RecordRow nobody() {
        return customer("");
    }

    // ---- for the kinds

    /**
     * Begins the record.
     *
     * @param of what it is
     * @throws IllegalStateException if the builder takes no rows any more, or another record is not at its end
     */
    public void begin(RecordKind<?, ?> of) {
        Kind rows = requireNonNull(of, "of").rows();
        requireEnded();
        admission.begin(source);
        if (rows != tableKind) {
            records.isGiven(rows);
            table = records.table(rows);
            tableKind = rows;
        }
        kind = rows;
        width = rows.columns() + 1;
        row = 0;
        refusal = null;
        seenTimes = 0;
        isPlan = false;
        moved = 0;
        id = "";
        blank();
    }

    private void blank() {
        if (row + width > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(row + width, 2 * cells.length));
        }
        Arrays.fill(cells, row, row + width, 0);
    }

    /**
     * Writes the time of something that happened.
     *
     * @param column where to
     * @param what what happened, in a word, such as "started"
     * @param millis when, milliseconds since 1970-01-01T00:00Z; bad outside the days that the data cover
     */
    public void time(int column, String what, long millis) {
        requireNonNull(what, "what");
        if (admission.isTimely(millis)) {
            put(column, millis);
            seen(millis);
        } else {
            refuse(() -> admission.untimely(what, millis).orElseThrow());
        }
    }

    /**
     * The same for what may have been before the days that the data cover, and goes on in them.
     *
     * @param column where to
     * @param what what happened, in a word, such as "issued"
     * @param millis when, milliseconds since 1970-01-01T00:00Z
     */
    public void timeOrEarlier(int column, String what, long millis) {
        requireNonNull(what, "what");
        if (admission.isTimelyOrEarlier(millis)) {
            put(column, millis);
            seen(millis);
        } else {
            refuse(() -> admission.untimely(what, millis).orElseThrow());
        }
    }

    /**
     * Writes the time of something that may have happened after something else.
     *
     * @param column where to
     * @param what what happened, in a word
     * @param millis when, milliseconds since 1970-01-01T00:00Z; empty if it did not. The start of the day that the other is of
     *     stands for some time of that day
     * @param before the column of the other, which is written already
     * @param beforeWhat what that is, in a word
     */
    public void timeAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        requireNonNull(what, "what");
        requireNonNull(millis, "millis");
        requireNonNull(beforeWhat, "beforeWhat");
        if (millis.isEmpty()) {
            put(column, Kind.NEVER);
        } else if (admission.isTimely(millis.getAsLong())) {
            long after = notBefore(cells[row + 1 + before], millis.getAsLong(), what, beforeWhat);
            put(column, after);
            seen(after);
        } else {
            refuse(() -> admission.untimely(what, millis.getAsLong()).orElseThrow());
        }
    }

    /** The same, but a day stays one: what belongs to it may have come later that day. */
    void timeToldAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        timeAfter(column, what, millis, before, beforeWhat);
        if (refusal == null && millis.isPresent()) {
            put(column, millis.getAsLong());
            seen[seenTimes - 1] = millis.getAsLong();
        }
    }

    /**
     * The same for what is planned, and may be after the days that the data cover.
     *
     * @param column where to
     * @param what what happens, in a word
     * @param millis when, milliseconds since 1970-01-01T00:00Z; empty if it does not
     * @param before the column of what it comes after, which is written already
     * @param beforeWhat what that is, in a word
     */
    public void planAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        requireNonNull(what, "what");
        requireNonNull(millis, "millis");
        requireNonNull(beforeWhat, "beforeWhat");
        put(
                column,
                millis.isEmpty()
                        ? Kind.NEVER
                        : notBefore(cells[row + 1 + before], millis.getAsLong(), what, beforeWhat));
    }

    /**
     * Writes a number.
     *
     * @param column where to
     * @param number any
     */
    public void number(int column, long number) {
        put(column, number);
    }

    /**
     * Writes whether something is so.
     *
     * @param column where to
     * @param isSo whether it is
     */
    public void flag(int column, boolean isSo) {
        put(column, isSo ? 1 : 0);
    }

    /**
     * Writes a word of which there are not many, such as a campaign.
     *
     * @param column where to
     * @param word the word
     */
    public void word(int column, CharSequence word) {
        requireNonNull(word, "word");
        put(column, refusal == null ? records.dictionary().words().number(word.toString()) : 0);
    }

    /**
     * Treats the record as bad. Only the first reason is told.
     *
     * @param reason why, without a customer's id
     */
    public void refuse(Supplier<String> reason) {
        requireNonNull(reason, "reason");
        if (refusal == null) {
            refusal = requireNonNull(reason.get(), "reason");
        }
    }

    /** Ends a row of the record and begins the next, of the same customer unless another is said. */
    public void next() {
        key();
        row += width;
        blank();
    }

    /** Ends the record: takes it, or refuses it if anything about it is bad. */
    public void end() {
        Kind its = requireKind();
        if (refusal == null) {
            key();
        }
        forget();
        if (refusal != null) {
            admission.refuse(source, refusal);
        } else if (id.length() == 0) {
            take();
        } else if (records.isNew(source, its, noun, id, content()) && take()) {
            records.remember(its, id, content());
        }
    }

    /** Refuses a writer that does not end its record. */
    void requireEnded() {
        if (kind != null) {
            throw new IllegalStateException("a record of " + kind + " was begun and not ended");
        }
    }

    /** Lets go of a record midway. */
    void forget() {
        kind = null;
        nobody();
    }

    private boolean take() {
        if (moved != 0 && !admission.moved(source, moved)) {
            return false;
        }
        for (int i = 0; i < seenTimes; i++) {
            admission.seen(source, seen[i]);
        }
        if (isPlan) {
            admission.seen(source, cells[1], lastCancelled);
        }
        for (int at = 0; at <= row; at += width) {
            requireNonNull(table).add(cells[at], cells, at + 1);
        }
        source.taken++;
        return true;
    }

    // ---- for the kinds of the library

    /** Writes when the order was placed that has an id; not known until all orders are in. Empty if there is none. */
    void order(int column, CharSequence orderId) {
        put(column, refusal == null && orderId.length() > 0 ? records.named(requireKind(), column, orderId) : Kind.NEVER);
    }

    /** Writes a number that stands for an id, without keeping the id. Empty if there is none. */
    void token(int column, CharSequence of) {
        put(column, refusal == null && of.length() > 0 ? records.token(of) : Kind.NEVER);
    }

    /** A time at which nothing needs to have happened, as long as it is one of our time. */
    long known(String what, long millis) {
        admission.outOfRange(what, millis).ifPresent(bad -> refuse(() -> bad));
        return millis;
    }

    /** A time that cannot be before another; bad if it is. */
    long notBefore(long first, long second, String what, String firstWhat) {
        try {
            return admission.notBefore(first, second, what, firstWhat);
        } catch (IllegalArgumentException bad) {
            refuse(() -> String.valueOf(bad.getMessage()));
            return second;
        }
    }

    /** Says that the first row's time may be a plan, as may a cancellation, at a time or never. */
    void isPlanFrom(OptionalLong cancelled) {
        isPlan = true;
        lastCancelled = cancelled.orElse(Long.MIN_VALUE);
    }

    /** An amount as a whole number of the history's units; bad if it is none, or of another currency. */
    long minorUnits(BigMoney money) {
        try {
            return admission.minorUnits(money);
        } catch (IllegalArgumentException bad) {
            refuse(() -> String.valueOf(bad.getMessage()));
            return 0;
        }
    }

    /** An amount that cannot be below zero. */
    long notNegative(String what, long minorUnits) {
        if (minorUnits < 0) {
            refuse(() -> what + " " + admission.amount(minorUnits) + " is below 0");
        }
        return Math.max(0, minorUnits);
    }

    /** Writes a name, which cannot be blank. */
    void name(int column, String what, CharSequence name) {
        if (name.toString().isBlank()) {
            refuse(() -> what + " is blank");
        }
        word(column, name);
    }

    /** Counts an amount of zero or above into the sum of all, which may be more than a long holds. */
    void moves(long minorUnits) {
        moved = moved < 0 ? moved : moved + minorUnits;
    }

    /** Says what the same record has in common with itself: given again in the same words it is one, in others it is bad. */
    void unique(String what, CharSequence itsId) {
        if (itsId.toString().isBlank()) {
            refuse(() -> what + " id is blank");
        }
        noun = what;
        id = itsId.toString();
    }

    // ---- times of records

    /**
     * An instant as the doors of primitives take it.
     *
     * @param instant any; one beyond a long of milliseconds is at the end of that range, and so refused
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public static long millis(Instant instant) {
        return Admission.millis(requireNonNull(instant, "instant"));
    }

    /**
     * An instant as the doors of primitives take it.
     *
     * @param instant any, or none
     * @return milliseconds since 1970-01-01T00:00Z, or empty
     */
    public static OptionalLong millis(Optional<Instant> instant) {
        return requireNonNull(instant, "instant").isPresent()
                ? OptionalLong.of(Admission.millis(instant.get()))
                : OptionalLong.empty();
    }

    // ---- inside

    private void put(int column, long value) {
        if (column < 0 || column >= width - 1) {
            throw new IllegalArgumentException(
                    "column " + column + " of " + requireKind() + " not in [0, " + (width - 2) + "]");
        }
        cells[row + 1 + column] = value;
    }

    private void seen(long millis) {
        if (seenTimes == seen.length) {
            seen = Arrays.copyOf(seen, 2 * seenTimes);
        }
        seen[seenTimes++] = millis;
    }

    private void key() {
        if (isNumber && customerNumber < IdKeys.LOWEST_NUMBER) {
            refuse(() -> "the customer's id is below " + IdKeys.LOWEST_NUMBER);
        } else if (isNumber) {
            cells[row] = customerNumber;
        } else {
            cells[row] = customer.length() == 0 ? IdKeys.NOBODY : records.dictionary().customers().of(customer);
        }
    }

    private Kind requireKind() {
        Kind its = kind;
        if (its == null) {
            throw new IllegalStateException("begin a record first");
        }
        return its;
    }

    /** What is kept of the record, which decides whether another of its id is the same. */
    private long[] content() {
        return Arrays.copyOf(cells, row + width);
    }

    /** What is being written, and not of whom. */
    @Override
    public String toString() {
        return kind == null ? "RecordRow" : "RecordRow of " + kind;
    }
}
