package io.github.retention4j.metric.engagement;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Window;

/** What makes a day of a customer an active one. */
public enum Activity {
    /** A visit of the customer began on it. */
    VISITS("a visit") {
        @Override
        void look(ActiveDayReader days, CustomerHistory customer) {
            Visits visits = customer.visits();
            int count = visits.count();
            for (int i = 0; i < count; i++) {
                days.seen(visits.started(i));
            }
        }

        @Override
        Requirement requires(Window window) {
            return Requirement.records(Visits.KIND);
        }
    },
    /** The customer placed an order on it that counts. */
    ORDERS("an order") {
        @Override
        void look(ActiveDayReader days, CustomerHistory customer) {
            int first = customer.orderCountBefore(days.span());
            int end = first + customer.orderCount(days.span());
            for (int i = first; i < end; i++) {
                days.seenOn(customer.orderEpochDay(i));
            }
        }

        @Override
        Requirement requires(Window window) {
            return Requirement.ordersIn(window);
        }
    };

    private final String text;

    Activity(String text) {
        this.text = text;
    }

    /** Tells the reader of everything that the customer did on the days it knows, in time order. */
    abstract void look(ActiveDayReader days, CustomerHistory customer);

    /** What a customer has who was active in a window. */
    abstract Requirement requires(Window window);

    /** {@return what there is of the customer on an active day, such as "a visit"} */
    @Override
    public String toString() {
        return text;
    }
}
