package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import java.math.BigDecimal;
import java.time.LocalDate;

/** See {@link Who#silentForTwiceTheirGap}. */
record Silent(double times, int gaps, LocalDate day) implements Rule {
    Silent {
        requireNonNull(day, "day");
        if (!(times >= 1) || times == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("silent for " + times
                    + " times the usual gap is not silent for longer than usual; write 1 or more, such as 2");
        }
        Due.checkGaps(gaps);
    }

    @Override
    public String name() {
        return "silent on " + day + " for more than " + plain(times) + " times their median gap, of " + gaps
                + " gaps or more";
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(day, customer);
        return orders > 0 && PurchaseDays.isMedianGapBelow(open(customer, orders) / times, customer, orders, gaps);
    }

    /** The days from the last purchase to the day. */
    private long open(CustomerHistory customer, int orders) {
        return day.toEpochDay() - customer.orderEpochDay(orders - 1);
    }

    @Override
    public String reason(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(day, customer);
        return "silent for " + open(customer, orders) + " days since "
                + LocalDate.ofEpochDay(customer.orderEpochDay(orders - 1)) + ", usually "
                + plain(PurchaseDays.medianGap(customer, orders)) + " days between purchases";
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Override
    public LocalDate asOf() {
        return day;
    }

    @Override
    public boolean needsAsOf() {
        return true;
    }
}
