package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.RecordDraft;
import io.github.retention4j.store.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.joda.money.BigMoney;

/**
 * The row of a record that is being written, by its {@linkplain RecordKind kind}: whose it is, then {@link #begin}, its columns,
 * {@link #end}. What is bad is remembered, and the record refused as a whole at its end.
 *
 * <p>A record of several rows writes {@link #next} between them; they are taken together or not at all.
 *
 * <p>A source has one, which is used again for each record: {@link SourceRows#row}.
 */
public final class RecordRow {
    private final Admission admission;
    private final RecordDraft draft;

    RecordRow(Admission admission, RecordDraft draft) {
        this.admission = admission;
        this.draft = draft;
    }

    // ---- whose it is

    /**
     * Says whose record it is.
     *
     * @param id the customer's id; empty for nobody who is known
     * @return this
     */
    public RecordRow customer(CharSequence id) {
        draft.customer(requireNonNull(id, "id"));
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
        draft.customer(id);
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

    // ---- its columns

    /**
     * Begins the record.
     *
     * @param kind what it is
     * @throws IllegalStateException if it was not said whose it is, the builder takes no rows any more, or another record is not
     *     at its end
     * @throws IllegalArgumentException if records of another kind of the same name were added
     */
    public void begin(RecordKind<?, ?> kind) {
        draft.begin(requireNonNull(kind, "kind").rows());
    }

    /**
     * Writes the time of something that happened.
     *
     * @param column where to
     * @param what what happened, in a word, such as "started"
     * @param millis when, milliseconds since 1970-01-01T00:00Z; bad outside the days that the data cover
     */
    public void time(int column, String what, long millis) {
        time(column, what, millis, admission.times().isTimely(millis));
    }

    /**
     * The same for what may have been before the days that the data cover, and goes on in them.
     *
     * @param column where to
     * @param what what happened, in a word, such as "issued"
     * @param millis when, milliseconds since 1970-01-01T00:00Z
     */
    public void timeOrEarlier(int column, String what, long millis) {
        time(column, what, millis, admission.times().isTimelyOrEarlier(millis));
    }

    private void time(int column, String what, long millis, boolean isGood) {
        requireNonNull(what, "what");
        draft.put(column, millis);
        if (isGood) {
            draft.see(millis);
        } else {
            draft.refuse(() -> admission.times().untimely(what, millis).orElseThrow());
        }
    }

    /**
     * Writes the time of something that may have happened after something else.
     *
     * @param column where to
     * @param what what happened, in a word
     * @param millis when, milliseconds since 1970-01-01T00:00Z; empty if it did not. The start of the day that the other is of
     *     stands for some time of that day
     * @param before the column of the other, which is written already; if that did not happen, nothing is compared
     * @param beforeWhat what that is, in a word
     */
    public void timeAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        requireNonNull(what, "what");
        if (requireNonNull(millis, "millis").isPresent() && !admission.times().isTimely(millis.getAsLong())) {
            draft.refuse(
                    () -> admission.times().untimely(what, millis.getAsLong()).orElseThrow());
        }
        planAfter(column, what, millis, before, beforeWhat);
        if (millis.isPresent()) {
            draft.see(draft.get(column));
        }
    }

    /** The same, but a day stays one: what belongs to it may have come later that day. */
    void timeToldAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        if (millis.isPresent()) {
            notBefore(draft.get(before), millis.getAsLong(), what, beforeWhat);
            time(column, what, millis.getAsLong());
        } else {
            draft.put(column, Kind.NEVER);
        }
    }

    /**
     * The same for what is planned, and may be after the days that the data cover.
     *
     * @param column where to
     * @param what what happens, in a word
     * @param millis when, milliseconds since 1970-01-01T00:00Z; empty if it does not
     * @param before the column of what it comes after, which is written already; if that did not happen, nothing is compared
     * @param beforeWhat what that is, in a word
     */
    public void planAfter(int column, String what, OptionalLong millis, int before, String beforeWhat) {
        requireNonNull(what, "what");
        requireNonNull(millis, "millis");
        requireNonNull(beforeWhat, "beforeWhat");
        long first = draft.get(before);
        long second = millis.orElse(Kind.NEVER);
        draft.put(column, first == Kind.NEVER ? second : notBefore(first, second, what, beforeWhat));
    }

    /**
     * Writes a number.
     *
     * @param column where to
     * @param number any below {@link Long#MAX_VALUE}
     */
    public void number(int column, long number) {
        draft.put(column, number);
        if (number == Kind.NEVER) {
            draft.refuse(() -> "number " + number + " is too large; the largest is " + (number - 1));
        }
    }

    /**
     * Writes a number that may not be known.
     *
     * @param column where to
     * @param number any below {@link Long#MAX_VALUE}, or empty
     */
    public void number(int column, OptionalLong number) {
        if (requireNonNull(number, "number").isPresent()) {
            number(column, number.getAsLong());
        } else {
            draft.put(column, Kind.NEVER);
        }
    }

    /**
     * Writes whether something is so.
     *
     * @param column where to
     * @param isSo whether it is
     */
    public void flag(int column, boolean isSo) {
        draft.put(column, isSo ? 1 : 0);
    }

    /**
     * Writes a word of which there are not many, such as a campaign.
     *
     * @param column where to
     * @param what what it is; a blank one is bad
     * @param word the word
     */
    public void word(int column, String what, CharSequence word) {
        requireNonNull(what, "what");
        if (requireNonNull(word, "word").toString().isBlank()) {
            draft.refuse(() -> what + " is blank");
        }
        draft.put(column, draft.isGood() ? draft.word(word.toString()) : 0);
    }

    /**
     * Writes a number that stands for an id, without keeping the id: equal ids have equal numbers.
     *
     * @param column where to
     * @param what what it is an id of; a blank one is bad
     * @param id the id; empty if it is not known
     */
    public void id(int column, String what, CharSequence id) {
        draft.put(column, isNamed(what, id) ? draft.number(id) : Kind.NEVER);
    }

    /**
     * Writes when an order was placed, which is known once all orders are in: unknown if none of the id comes for the customer.
     *
     * @param column where to
     * @param orderId the order's id; empty if it is not known
     * @throws IllegalStateException if something else was written to the column, in this record or another
     */
    public void order(int column, CharSequence orderId) {
        draft.putOrder(column, isNamed("order", orderId) ? draft.named(orderId) : Kind.NEVER);
    }

    /**
     * Writes when an order was placed, and its total before refunds: together they tell it from the customer's others.
     *
     * @param timeColumn where the time goes to
     * @param amountColumn where the total goes to
     * @param orderId the order's id; empty if it is not known
     * @throws IllegalStateException if something else was written to either column, in this record or another
     */
    public void order(int timeColumn, int amountColumn, CharSequence orderId) {
        long name = isNamed("order", orderId) ? draft.named(orderId) : Kind.NEVER;
        draft.putOrder(timeColumn, name);
        draft.putOrderAmount(amountColumn, name);
    }

    private boolean isNamed(String what, CharSequence id) {
        requireNonNull(what, "what");
        if (requireNonNull(id, "id").length() > 0 && id.toString().isBlank()) {
            draft.refuse(() -> what + " id is blank");
        }
        return draft.isGood() && id.length() > 0;
    }

    // ---- its whole

    /**
     * Treats the record as bad. Only the first reason is told.
     *
     * @param reason why, without a customer's id
     */
    public void refuse(Supplier<String> reason) {
        draft.refuse(requireNonNull(reason, "reason"));
    }

    /**
     * Treats the record as bad if it is nobody's.
     *
     * @param what what it is, such as "subscription"
     */
    public void requireCustomer(String what) {
        requireNonNull(what, "what");
        if (draft.isAnonymous()) {
            draft.refuse(() -> "a " + what + " without a customer");
        }
    }

    /**
     * Says what tells the record from others: given once more in the same words it is one, and in others it is bad.
     *
     * @param what what it is, such as "subscription"
     * @param id its id; a blank one is bad
     * @param inWords what was told of it, besides the rows that are kept
     */
    public void identify(String what, CharSequence id, long... inWords) {
        requireNonNull(what, "what");
        requireNonNull(inWords, "inWords");
        if (requireNonNull(id, "id").toString().isBlank()) {
            draft.refuse(() -> what + " id is blank");
        }
        draft.identify(what, id.toString(), inWords.clone());
    }

    /** Ends a row of the record and begins the next, of the same customer unless another is said. */
    public void next() {
        draft.next();
    }

    /** Ends the record: takes it, or refuses it if anything about it is bad. */
    public void end() {
        draft.end();
    }

    // ---- what rows are made of

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

    /**
     * An amount in the history's units; bad if it has more decimals, or is of another currency.
     *
     * @param money the amount
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long minorUnits(BigMoney money) {
        requireNonNull(money, "money");
        try {
            return admission.minorUnits(money);
        } catch (IllegalArgumentException bad) {
            draft.refuse(() -> String.valueOf(bad.getMessage()));
            return 0;
        }
    }

    // ---- for subscriptions, whose steps may be plans

    /** A time of our time; bad if it is not. */
    long inRange(String what, long millis) {
        admission.times().outOfRange(what, millis).ifPresent(bad -> draft.refuse(() -> bad));
        return millis;
    }

    /** A time that cannot be before another; bad if it is. */
    long notBefore(long first, long second, String what, String firstWhat) {
        if (!draft.isGood()) {
            return second;
        }
        try {
            return admission.times().notBefore(first, second, what, firstWhat);
        } catch (IllegalArgumentException bad) {
            draft.refuse(() -> String.valueOf(bad.getMessage()));
            return second;
        }
    }

    /** An amount; bad if it is below zero. */
    long notNegative(String what, long minorUnits) {
        if (minorUnits < 0) {
            draft.refuse(() -> what + " " + admission.amount(minorUnits) + " is below 0");
        }
        return Math.max(0, minorUnits);
    }

    /** Points that are given or spent; bad if there are none. */
    void points(int column, String what, long points) {
        if (points <= 0) {
            draft.refuse(() -> "a " + what + " of " + points + " points is not above 0");
        }
        number(column, points);
        draft.addPoints(Math.max(0, points));
    }

    RecordDraft draft() {
        return draft;
    }

    /** What is being written, and not of whom. */
    @Override
    public String toString() {
        return "RecordRow of " + draft;
    }
}
