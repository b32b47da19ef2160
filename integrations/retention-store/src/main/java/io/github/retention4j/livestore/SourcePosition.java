package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import java.time.Instant;
import org.joda.money.BigMoneyProvider;

/**
 * A position of a source of events, such as an offset of a topic: what is added at it is taken once, however often it is sent.
 * {@link RetentionStore#at} makes it.
 *
 * <p>Each method returns whether the event was taken: false if the position is not above the highest that was taken of the source.
 * One event has one position; where a message has several, number them, for instance offset · 100 + i.
 *
 * <p>There is no {@code addAll} here, since a crash may leave the first of several, and what is sent again at their position would
 * then not be taken. Many one by one are as fast with {@link Durability#grouped}; call {@link RetentionStore#flush} before the
 * source is told that they were taken.
 */
public final class SourcePosition {
    private static final int LONGEST_SOURCE = 200;

    private final RetentionStore store;
    private final String source;
    private final long position;

    SourcePosition(RetentionStore store, String source, long position) {
        if (requireNonNull(source, "source").isBlank()
                || source.length() > LONGEST_SOURCE
                || source.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException("a source's name has to be a line of 1 to " + LONGEST_SOURCE
                    + " characters, such as orders-topic-3");
        }
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " of " + source + " is below 0");
        }
        this.store = store;
        this.source = source;
        this.position = position;
    }

    /**
     * Adds an order.
     *
     * @param order the order
     * @return whether it was taken
     * @see RetentionStore#add(Order)
     */
    public boolean add(Order order) {
        return store.add(source, position, new Event.Ordered(order));
    }

    /**
     * Declares a customer.
     *
     * @param customer the customer
     * @return whether it was taken
     * @see RetentionStore#add(Customer)
     */
    public boolean add(Customer customer) {
        return store.add(source, position, new Event.Declared(customer));
    }

    /**
     * Adds a record of a kind.
     *
     * @param <R> the record
     * @param kind its kind
     * @param record the record
     * @return whether it was taken
     * @see RetentionStore#add(RecordKind, Object)
     */
    public <R> boolean add(RecordKind<R, ?> kind, R record) {
        return store.add(source, position, new Event.Recorded<>(kind, record));
    }

    /**
     * Adds money given back for an order.
     *
     * @param orderId the order's id
     * @param refundedAt when it was given back
     * @param amount how much, above zero
     * @return whether it was taken
     * @see RetentionStore#refund
     */
    public boolean refund(String orderId, Instant refundedAt, BigMoneyProvider amount) {
        return store.add(source, position, new Event.Refunded(orderId, Refund.of(refundedAt, amount)));
    }

    @Override
    public String toString() {
        return source + ":" + position;
    }
}
