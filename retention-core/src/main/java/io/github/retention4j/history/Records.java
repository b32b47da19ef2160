package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A customer's records of one kind, in time order: what the views of all {@linkplain RecordKind kinds} have in common. It is of the
 * customer that a {@link CustomerHistory} was at when it was asked for; ask anew for the next customer's.
 */
public class Records {
    private final CustomerRows customer;
    private final Kind kind;
    private final Events rows;
    private final Dictionary.Words<String> words;

    /**
     * A view.
     *
     * @param customer has the rows of the customer at hand
     * @param kind the kind that it is the view of
     */
    protected Records(CustomerRows customer, RecordKind<?, ?> kind) {
        this(requireNonNull(customer, "customer"), requireNonNull(kind, "kind").rows());
    }

    Records(CustomerRows customer, Kind kind) {
        this.customer = customer;
        this.kind = kind;
        this.rows = customer.of(kind);
        this.words = customer.dictionary().words();
    }

    Kind kind() {
        return kind;
    }

    /** {@return how many there are} */
    public int count() {
        return rows.to(customer.customer()) - rows.from(customer.customer());
    }

    /**
     * A number of a record.
     *
     * @param i the record's number, from 0, in time order
     * @param column the column it was written to
     * @return the number; of a time, milliseconds since 1970-01-01T00:00Z
     */
    protected final long number(int i, int column) {
        int first = rows.from(customer.customer());
        return rows.get(first + Objects.checkIndex(i, rows.to(customer.customer()) - first), column);
    }

    /**
     * Whether a time of a record has come, or a number is known, as far as was written.
     *
     * @param i the record's number, from 0
     * @param column the column it was written to
     * @return whether there is one
     */
    protected final boolean isKnown(int i, int column) {
        return number(i, column) != Kind.NEVER;
    }

    /**
     * A time of a record that may not have come.
     *
     * @param i the record's number, from 0
     * @param column the column it was written to
     * @return milliseconds since 1970-01-01T00:00Z, or empty if there is none
     */
    protected final OptionalLong ifKnown(int i, int column) {
        long number = number(i, column);
        return number == Kind.NEVER ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * A word of a record.
     *
     * @param i the record's number, from 0
     * @param column the column it was written to
     * @return the word
     */
    protected final String word(int i, int column) {
        return words.value(number(i, column));
    }

    /** Says how many there are, and not whose. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + count() + "]";
    }
}
