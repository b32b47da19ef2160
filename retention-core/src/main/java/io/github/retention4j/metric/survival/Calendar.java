package io.github.retention4j.metric.survival;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Periods;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The days of a history: which one an instant lies in. */
final class Calendar implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Basis basis;
    private final long firstDay;
    private final long lastDay;
    private final long from;
    private final long until;

    /** Made when an instant is first asked about: orders know their days. */
    private transient @Nullable Periods table;

    Calendar(Basis basis) {
        this.basis = basis;
        this.firstDay = basis.firstDay().toEpochDay();
        this.lastDay = basis.lastDay().toEpochDay();
        this.from = basis.isObserved() ? basis.startOf(basis.firstDay()) : 0;
        this.until = basis.isObserved() ? basis.observedUntil() : 0;
    }

    long firstDay() {
        return firstDay;
    }

    long lastDay() {
        return lastDay;
    }

    /** Days since 1970-01-01 of an instant, or {@link EventRule#NEVER} if it comes after the data. */
    long dayOf(long millis) {
        if (millis >= until) {
            return EventRule.NEVER;
        }
        if (millis < from) {
            return basis.dayOf(millis).toEpochDay();
        }
        Periods days = table;
        if (days == null) {
            days = Periods.of(basis, Window.day(basis.firstDay()), Window.day(basis.lastDay()));
            table = days;
        }
        return firstDay + days.indexOf(millis);
    }
}
