package io.github.retention4j.metric.retention;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;
import java.io.Serializable;

/** The state of rates that follow a base of customers through a window: how many it had, kept, lost and gained. */
public final class CustomerBase implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Span before;
    private final Span during;
    private final Span atEnd;
    long start;
    long retained;
    long end;
    long acquired;

    /**
     * An empty state.
     *
     * @param basis the history's basis
     * @param window the window
     * @param activeDays a customer is one at a boundary who ordered in as many days before it; 0 for the preceding window
     */
    CustomerBase(Basis basis, Window window, int activeDays) {
        during = basis.span(window);
        if (activeDays == 0) {
            before = basis.span(window.previous());
            atEnd = during;
        } else {
            before = basis.span(Window.between(window.start().minusDays(activeDays), window.start()));
            atEnd = basis.span(Window.between(window.end().minusDays(activeDays), window.end()));
        }
    }

    /** Adds numbers of 0 and 1, since whether a customer came is a branch that nobody can predict. */
    void add(CustomerHistory customer) {
        int wasOne = customer.orderedIn(before) ? 1 : 0;
        int ordered = customer.orderedIn(during) ? 1 : 0;
        int isNew = customer.orderCountBefore(during) == 0 ? 1 : 0;
        int isOne = customer.orderedIn(atEnd) ? 1 : 0;
        start += wasOne;
        retained += wasOne & ordered;
        end += isOne;
        acquired += isOne & ordered & isNew;
    }

    void add(CustomerBase other) {
        start += other.start;
        retained += other.retained;
        end += other.end;
        acquired += other.acquired;
    }

    /** A definition that names its activity window, if it has one. */
    static String definition(Object definition, int activeDays) {
        return definition + (activeDays == 0 ? "" : "; customers: ordered in the " + activeDays + " days before");
    }

    static int checkDays(int activeDays) {
        if (activeDays < 1) {
            throw new IllegalArgumentException("activity window of " + activeDays + " days is below 1");
        }
        return activeDays;
    }
}
