package io.github.retention4j.metric.engagement;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Periods;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** On how many of a window's days a customer was active, one customer after the other. */
final class ActiveDayReader implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The days of the window that the data cover, or null if there are none. */
    private final @Nullable Periods calendar;

    private final Span span;
    private final long firstDay;
    private final int trailing;

    // Of the customer at hand.
    private int last;
    private int days;
    private int nextStretch;
    private int stretches;

    /**
     * A reader.
     *
     * @param trailing of how many days a stretch is, at least 1
     */
    ActiveDayReader(Basis basis, Window window, int trailing) {
        Window covered = basis.covered(window).orElse(null);
        calendar = covered == null
                ? null
                : Periods.of(
                        basis,
                        Window.day(covered.start()),
                        Window.day(covered.end().minusDays(1)));
        span = covered == null ? new Span(0, 0) : basis.span(covered);
        firstDay = covered == null ? 0 : covered.start().toEpochDay();
        this.trailing = trailing;
    }

    /** A reader of the same days. */
    ActiveDayReader(ActiveDayReader other) {
        calendar = other.calendar;
        span = other.span;
        firstDay = other.firstDay;
        trailing = other.trailing;
    }

    /** Reads a customer. */
    void read(Activity activity, CustomerHistory customer) {
        last = -1;
        days = 0;
        nextStretch = 0;
        stretches = 0;
        if (calendar != null) {
            activity.look(this, customer);
        }
    }

    /** The instants of the days. */
    Span span() {
        return span;
    }

    /** Something that the customer did, at any time. */
    void seen(long millis) {
        if (calendar != null && span.contains(millis)) {
            seenOnDay(calendar.indexOf(millis));
        }
    }

    /** Something that the customer did on one of the days, told as days since 1970-01-01. */
    void seenOn(int epochDay) {
        seenOnDay((int) (epochDay - firstDay));
    }

    private void seenOnDay(int day) {
        if (day == last) {
            return;
        }
        last = day;
        days++;
        // Stretches that hold the day start on it or before it; those that hold an earlier active day are counted
        // already.
        int from = Math.max(nextStretch, day - trailing + 1);
        int end = Math.min(day + 1, stretchCount());
        if (end > from) {
            stretches += end - from;
            nextStretch = end;
        }
    }

    /** On how many of the days the customer was active. */
    int days() {
        return days;
    }

    /** In how many of the stretches the customer was active. */
    int stretches() {
        return stretches;
    }

    /** How many days the data cover. */
    int dayCount() {
        return calendar == null ? 0 : calendar.count();
    }

    /** How many stretches of consecutive days lie in them. */
    int stretchCount() {
        return Math.max(0, dayCount() - trailing + 1);
    }
}
