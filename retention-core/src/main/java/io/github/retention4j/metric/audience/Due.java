package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import java.time.LocalDate;

/** See {@link Who#due}. */
record Due(Window window, int gaps) implements Rule {
    /** A median gap is whole or a half, so this tells whether it is at most or above a whole number. */
    private static final double QUARTER = 0.25;

    Due {
        requireNonNull(window, "window");
        checkGaps(gaps);
    }

    static void checkGaps(int gaps) {
        if (gaps < 1) {
            throw new IllegalArgumentException("a usual gap of " + gaps + " gaps is none; write 1 or more, such as 2");
        }
    }

    @Override
    public String name() {
        return "due in " + window + " by their median gap, of " + gaps + " gaps or more";
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(asOf(), customer);
        if (orders == 0) {
            return false;
        }
        long last = customer.orderEpochDay(orders - 1);
        // Rounded up, the gap must be from the one to before the other. Most who are not due are overdue.
        long from = window.start().toEpochDay() - last;
        long until = window.end().toEpochDay() - last;
        return !PurchaseDays.isMedianGapBelow(from - 1 + QUARTER, customer, orders, gaps)
                && PurchaseDays.isMedianGapBelow(until - 1 + QUARTER, customer, orders, gaps);
    }

    @Override
    public String reason(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(asOf(), customer);
        double gap = PurchaseDays.medianGap(customer, orders);
        LocalDate last = LocalDate.ofEpochDay(customer.orderEpochDay(orders - 1));
        return "due on " + last.plusDays((long) Math.ceil(gap)) + ", usually " + Silent.plain(gap)
                + " days between purchases, last on " + last;
    }

    @Override
    public LocalDate asOf() {
        return window.start().minusDays(1);
    }

    @Override
    public boolean needsAsOf() {
        return false;
    }
}
