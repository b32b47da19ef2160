package io.github.retention4j.metric.definition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;

/**
 * Who ordered in a window, and whether again.
 *
 * @param window the window
 * @param days how many calendar days after the first order a second counts by some definitions
 */
record RepeatTraits(Window window, int days) implements Traits {
    /** Ordered in the window. */
    static final int CAME = 1;

    /** At least twice. */
    static final int AGAIN = 1 << 1;

    /** On at least two days of it. */
    static final int DAYS = 1 << 2;

    /** Ordered in the window, and before it. */
    static final int EARLIER = 1 << 3;

    /** Ordered in the window for the first time, so many days before the data end. */
    static final int SETTLED = 1 << 4;

    /** And again within so many days. */
    static final int SECOND = 1 << 5;

    /** And again on another of so many days. */
    static final int SECOND_DAY = 1 << 6;

    RepeatTraits {
        requireNonNull(window, "window");
    }

    @Override
    public int patterns() {
        return 1 << 7;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public Rule in(Basis basis) {
        Span span = basis.span(window);
        long lastDay = basis.lastDay().toEpochDay();
        return customer -> {
            int orders = customer.orderCount(span);
            if (orders == 0) {
                return 0;
            }
            int before = customer.orderCountBefore(span);
            boolean days = customer.orderEpochDay(before) != customer.orderEpochDay(before + orders - 1);
            return CAME
                    | (orders > 1 ? AGAIN : 0)
                    | (days ? DAYS : 0)
                    | (before > 0 ? EARLIER : afterFirst(customer, lastDay));
        };
    }

    /** A customer who is new: what came of it within so many days, if they are over. */
    private int afterFirst(CustomerHistory customer, long lastDay) {
        long first = customer.orderEpochDay(0);
        if (first + days > lastDay) {
            return 0;
        }
        int traits = SETTLED;
        for (int i = 1; i < customer.orderCount() && customer.orderEpochDay(i) <= first + days; i++) {
            traits |= SECOND | (customer.orderEpochDay(i) > first ? SECOND_DAY : 0);
        }
        return traits;
    }
}
