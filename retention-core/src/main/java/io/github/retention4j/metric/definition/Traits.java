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

    /** The end of a window, or that of the data if it is earlier; as it is for the rates of retention and churn. */
    static LocalDate observedEnd(Window window, Basis basis) {
        LocalDate end = basis.lastDay().plusDays(1);
        return end.isBefore(window.start()) ? window.start() : end.isBefore(window.end()) ? end : window.end();
    }

    /** So many days before a day. */
    static Window daysBefore(LocalDate day, int days) {
        return Window.between(day.minusDays(days), day);
    }
}
