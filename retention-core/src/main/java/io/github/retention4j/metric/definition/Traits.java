package io.github.retention4j.metric.definition;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;

/** Some things that are true of a customer or not, a bit each. */
interface Traits extends Serializable {
    /** How many patterns of bits there are. */
    int patterns();

    /** What a customer must have to have any trait. */
    Requirement requires();

    /** How to tell the traits of a history's customers. */
    Rule in(Basis basis);

    /** Tells a customer's traits. */
    @FunctionalInterface
    interface Rule extends Serializable {
        /** A bit for each trait that the customer has. */
        int of(CustomerHistory customer);
    }

    /** So many days before a day. */
    static Window daysBefore(LocalDate day, int days) {
        return Window.between(day.minusDays(days), day);
    }
}
