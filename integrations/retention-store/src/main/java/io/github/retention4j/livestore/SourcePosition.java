package io.github.retention4j.livestore;

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
 */
public final class SourcePosition {
    private final RetentionStore store;
    private final String source;
    private final long position;

    SourcePosition(RetentionStore store, String source, long position) {
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
