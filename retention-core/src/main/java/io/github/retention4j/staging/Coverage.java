package io.github.retention4j.staging;

import io.github.retention4j.store.Timeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The days that events are of, so far. */
final class Coverage {
    private final ZoneId zone;
    private final long earliest;
    private final Reach reach;
    private long starts;
    private long lastCancelled = Long.MIN_VALUE;

    Coverage(ZoneId zone, long earliest) {
        this.zone = zone;
        this.earliest = earliest;
        this.reach = new Reach(earliest);
    }

    /** For columns of events, which are added later. */
    Reach ofColumns() {
        return new Reach(earliest).expecting(reach);
    }

    void add(Reach columns) {
        reach.add(columns);
    }

    void add(Account.Source source, long millis) {
        reach.add(source, source.row, millis);
    }

    /**
     * The same for a subscription. What comes after its start may be a plan that has not happened yet, however it is told;
     * only where there is nothing else to go by do cancellations say how far the data reach.
     */
    void addSubscription(Account.Source source, long started, long cancelled) {
        add(source, started);
        starts++;
        lastCancelled = Math.max(lastCancelled, cancelled);
    }

    /** Whether there is no event but the start of a subscription. */
    boolean isOnlySubscriptions() {
        return reach.isEmpty() || reach.rows() == starts;
    }

    Optional<LocalDate> firstDay() {
        return reach.isEmpty() ? Optional.empty() : Optional.of(Timeline.dayOf(reach.first(), zone));
    }

    Optional<LocalDate> lastDay() {
        return isOnlySubscriptions() && !reach.isEmpty()
                ? Optional.of(Timeline.dayOf(Math.max(reach.last(), lastCancelled), zone))
                : lastEvent();
    }

    /** The day of the last event that is no cancellation. */
    Optional<LocalDate> lastEvent() {
        return reach.isEmpty() ? Optional.empty() : Optional.of(Timeline.dayOf(reach.last(), zone));
    }

    /** The days from the first event's through the last one's. */
    Timeline days() {
        return Timeline.days(zone, firstDay().orElse(LocalDate.EPOCH), lastDay().orElse(LocalDate.EPOCH));
    }

    /** Notes what is remarkable about the days, now that all are in. */
    void noteStrays(Account account) {
        reach.noteStrays(account, millis -> Timeline.dayOf(millis, zone));
    }
}
