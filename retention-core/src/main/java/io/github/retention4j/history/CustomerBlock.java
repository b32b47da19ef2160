package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Customer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of the customers of a history, with all of their events: what one thread folds at a time.
 *
 * <p>Orders are rows, customer after customer, each customer's in time order. A metric that is asked often can read rows
 * here instead of a {@link CustomerHistory} at a time; see {@code Metric.addAll}.
 */
public final class CustomerBlock {
    private final Basis basis;
    private final Dictionary dictionary;
    private final long[] keys;
    private final int[] start;
    private final long[] millis;
    private final long[] amounts;
    private final Map<EventKind, Events> events;
    private final @Nullable Customer @Nullable [] records;
    private final boolean anonymous;

    CustomerBlock(
            Basis basis,
            Dictionary dictionary,
            long[] keys,
            int[] start,
            long[] millis,
            long[] amounts,
            Map<EventKind, Events> events,
            @Nullable Customer @Nullable [] records,
            boolean anonymous) {
        this.basis = basis;
        this.dictionary = dictionary;
        this.keys = keys;
        this.start = start;
        this.millis = millis;
        this.amounts = amounts;
        this.events = events;
        this.records = records;
        this.anonymous = anonymous;
    }

    /**
     * How many customers.
     *
     * @return zero or more
     */
    public int customers() {
        return keys.length;
    }

    /**
     * How many orders they placed, guests' orders included.
     *
     * @return zero or more
     */
    public int orders() {
        return millis.length;
    }

    /**
     * Whether these are events without a customer; each then stands alone, as if a customer had only that one.
     *
     * @return whether they have no customer
     */
    public boolean isAnonymous() {
        return anonymous;
    }

    /**
     * A view that can be moved over the customers.
     *
     * @return a view of the first customer
     */
    public CustomerHistory cursor() {
        return new CustomerHistory(this);
    }

    /**
     * The row of a customer's first order.
     *
     * @param customer the customer's number here, from 0; the number of customers gives the end of all rows
     * @return the row
     */
    public int firstRow(int customer) {
        return start[customer];
    }

    /**
     * When an order was placed.
     *
     * @param row the order's row
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long millis(int row) {
        return millis[row];
    }

    /**
     * An order's total, before refunds.
     *
     * @param row the order's row
     * @return whole units of 10<sup>-scale</sup>
     */
    public long amount(int row) {
        return amounts[row];
    }

    /**
     * Whether rows alone do not tell the revenue, because there are refunds.
     *
     * @return whether there are refunds
     */
    public boolean hasRefunds() {
        return !of(EventKind.REFUND).isEmpty() || !of(EventKind.IGNORED_ORDER).isEmpty();
    }

    Events of(EventKind kind) {
        return requireNonNull(events.get(kind));
    }

    Basis basis() {
        return basis;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    long key(int customer) {
        return keys[customer];
    }

    @Nullable
    Customer record(int customer) {
        return records == null ? null : records[customer];
    }
}
