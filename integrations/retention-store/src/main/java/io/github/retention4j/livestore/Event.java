package io.github.retention4j.livestore;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;

/** What can be added to a store. */
sealed interface Event {
    /** An order, or another in the place of one. */
    record Ordered(Order order) implements Event {}

    /** What is known of a customer. */
    record Declared(Customer customer) implements Event {}

    /** A record of a kind. */
    record Recorded<R>(RecordKind<R, ?> kind, R record) implements Event {}

    /** Money given back for an order that was added before, or will be. */
    record Refunded(String orderId, Refund refund) implements Event {}

    /** A customer of whom nothing is kept any more. */
    record Erased(String customerId) implements Event {}

    /**
     * An event with where it is from.
     *
     * @param source the source; empty for none
     * @param position its position there
     * @param event the event
     */
    record Sourced(String source, long position, Event event) {}
}
