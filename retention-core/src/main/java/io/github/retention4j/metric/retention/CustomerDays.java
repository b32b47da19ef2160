package io.github.retention4j.metric.retention;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;

/** The customers of each observed day of a window, counted as the day begins and added up; and those of any day lost. */
final class CustomerDays implements Serializable {
    private static final long serialVersionUID = 1L;

    /** When each day begins; a day that never was begins with the next. */
    private final long[] starts;

    private final long firstDay;
    private final int activeDays;
    private final Span during;
    private final long observedUntil;

    /** Orders that make a customer on one of the days. */
    private final Span before;

    /** Customers of each day, added up. */
    long sum;

    /** Customers at the start or since who are none at the end. */
    long lost;

    /**
     * No customers yet.
     *
     * @param activeDays by orders, a customer is one on a day who ordered in as many days before it
     */
    CustomerDays(Basis basis, Window window, int activeDays) {
        LocalDate first = basis.covered(window).map(Window::start).orElse(window.start());
        starts = basis.covered(window).stream()
                .flatMap(days -> days.start().datesUntil(days.end()))
                .mapToLong(basis::startOf)
                .toArray();
        firstDay = first.toEpochDay();
        this.activeDays = activeDays;
        during = basis.span(window);
        observedUntil = basis.observedUntil();
        before = basis.span(Window.between(first.minusDays(activeDays), first.plusDays(Math.max(1, starts.length))));
    }

    /** How many days there are. */
    int count() {
        return starts.length;
    }

    /** An order makes a customer from the day after it on, for so many days; a day counts once, however many orders do. */
    void addBuyer(CustomerHistory customer, int wasOneOrCame, int isKept) {
        lost += wasOneOrCame & ~isKept;
        int i = customer.orderCountBefore(before);
        int end = i + customer.orderCount(before);
        long until = firstDay + starts.length;
        long counted = firstDay;
        for (; i < end; i++) {
            long day = customer.orderEpochDay(i);
            long from = Math.max(counted, day + 1);
            counted = Math.max(from, Math.min(until, day + 1 + activeDays));
            sum += counted - from;
        }
    }

    /** A step counts from the first day that begins after it. */
    void addSubscriber(Subscriptions steps, SubscriptionStep last, int wasOne, int isOne) {
        int wasOneOrCame = wasOne;
        int running = 0;
        int since = 0;
        for (int i = 0; i < steps.count(); i++) {
            long millis = steps.stepTaken(i);
            SubscriptionStep step = steps.step(i);
            int day = begunBy(millis);
            sum += running > 0 ? day - since : 0;
            since = day;
            if (step == SubscriptionStep.STARTED) {
                running++;
                wasOneOrCame |= during.contains(millis) && millis < observedUntil ? 1 : 0;
            } else if (step == last) {
                running--;
            }
        }
        sum += running > 0 ? starts.length - since : 0;
        lost += wasOneOrCame & ~isOne;
    }

    /** How many of the days have begun by an instant. */
    private int begunBy(long millis) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(CustomerDays other) {
        sum = Math.addExact(sum, other.sum);
        lost += other.lost;
    }

    void subtract(CustomerDays other) {
        sum = Math.subtractExact(sum, other.sum);
        lost -= other.lost;
    }
}
