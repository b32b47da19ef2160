package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;

/**
 * When customers ordered, seen from the two ends of a window.
 *
 * @param window the window
 * @param days how many days before a boundary make a customer by some definitions
 */
record BuyerTraits(Window window, int days) implements Traits {
    /** Ordered in the preceding window. */
    static final int BEFORE = 1;

    /** Ordered in the window. */
    static final int DURING = 1 << 1;

    /** Ordered in the window for the first time. */
    static final int NEW = 1 << 2;

    /** Ordered in so many days before the window. */
    static final int WITHIN = 1 << 3;

    /** Ordered in so many days before its end, or that of the data. */
    static final int AT_END = 1 << 4;

    BuyerTraits {
        requireNonNull(window, "window");
    }

    @Override
    public int patterns() {
        return 1 << 5;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(
                window.previous(),
                window,
                Traits.daysBefore(window.start(), days),
                Traits.daysBefore(window.end(), days));
    }

    @Override
    public Rule in(Basis basis) {
        Span before = basis.span(window.previous());
        Span during = basis.span(window);
        Span within = basis.span(Traits.daysBefore(window.start(), days));
        Span atEnd = basis.span(Traits.daysBefore(basis.observedEnd(window), days));
        return customer -> {
            boolean ordered = customer.orderedIn(during);
            return (customer.orderedIn(before) ? BEFORE : 0)
                    | (ordered ? DURING : 0)
                    | (ordered && customer.orderCountBefore(during) == 0 ? NEW : 0)
                    | (customer.orderedIn(within) ? WITHIN : 0)
                    | (customer.orderedIn(atEnd) ? AT_END : 0);
        };
    }

    /** How the customers at the start come from those of the preceding window. */
    Bridge start(Bridge ofPrecedingWindow, Counted customers) {
        return ofPrecedingWindow.then(
                plus(customers.count(WITHIN, BEFORE), "who ordered " + others()),
                minus(customers.count(BEFORE, WITHIN), "who ordered " + leftOut()));
    }

    /** When those ordered who are customers at the start by days alone. */
    String others() {
        return within() + ", not in " + window.previous();
    }

    /** When those ordered who are customers at the start by the preceding window alone. */
    String leftOut() {
        return "in " + window.previous() + ", not " + within();
    }

    private String within() {
        return "in the " + Figures.count(days, "day") + " before " + window;
    }
}
