package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;

/** What can be added to a store. */
sealed interface Event {
    /** An order, or another in the place of one. */
    record Ordered(Order order) implements Event {
        public Ordered {
            requireNonNull(order, "order");
        }
    }

    /** What is known of a customer. */
    record Declared(Customer customer) implements Event {
        public Declared {
            requireNonNull(customer, "customer");
        }
    }

    /** A record of a kind. */
    record Recorded<R>(RecordKind<R, ?> kind, R record) implements Event {
        public Recorded {
            requireNonNull(kind, "kind");
            requireNonNull(record, "record");
        }
    }

    /** Money given back for an order that was added before, or will be. */
    record Refunded(String orderId, Refund refund) implements Event {
        public Refunded {
            requireNonNull(orderId, "orderId");
            requireNonNull(refund, "refund");
        }
    }

    /** A customer of whom nothing is kept any more. */
    record Erased(String customerId) implements Event {
        public Erased {
            requireNonNull(customerId, "customerId");
        }
    }

    /**
     * An event with where it is from.
     *
     * @param source the source; empty for none
     * @param position its position there
     * @param event the event
     */
    record Sourced(String source, long position, Event event) {}
}
