package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import java.time.LocalDate;

/** See {@link Who#oneTimeBuyers}. */
record OneTimeBuyer(int from, int through, LocalDate day) implements Rule {
    OneTimeBuyer {
        requireNonNull(day, "day");
        if (from < 0 || through < from) {
            throw new IllegalArgumentException("a purchase " + from + " to " + through
                    + " days ago is none; write days from 0 on, the lower first, such as 60 and 90");
        }
    }

    @Override
    public String name() {
        return "whose only purchase by " + day + " is " + from + " to " + through + " days ago";
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(day, customer);
        if (orders == 0 || customer.predatesData()) {
            return false;
        }
        int last = customer.orderEpochDay(orders - 1);
        long ago = day.toEpochDay() - last;
        return customer.orderEpochDay(0) == last && from <= ago && ago <= through;
    }

    @Override
    public String reason(CustomerHistory customer) {
        int only = customer.orderEpochDay(0);
        return "only one purchase, " + (day.toEpochDay() - only) + " days ago on " + LocalDate.ofEpochDay(only);
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
