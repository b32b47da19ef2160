package io.github.retention4j.staging;

import io.github.retention4j.store.Timeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days that events are of, so far. */
final class Coverage {
    private final ZoneId zone;
    private final long earliest;
    private final Reach reach;
    private long starts;
    private long lastCancelled = Long.MIN_VALUE;
    private long firstRecord = Long.MAX_VALUE;
    private long lastRecord = Long.MIN_VALUE;

    /** Those of the history that rows are added to. */
    private Kept.Days before = Kept.Days.NONE;

    private Kept.@Nullable Days restated;

    Coverage(ZoneId zone, long earliest) {
        this.zone = zone;
        this.earliest = earliest;
        this.reach = new Reach(earliest);
    }

    /** Says of when the events are that the rows are added to. */
    void after(Kept.Days days) {
        before = days;
    }

    /** Says when the orders and refunds are that are left, since some of before are not. */
    void restate(long firstOrder, long lastOrder) {
        Kept.Days all = all();
        restated = new Kept.Days(
                Math.min(firstOrder, all.firstRecord()),
                Math.max(lastOrder, all.lastRecord()),
                all.firstRecord(),
                all.lastRecord(),
                all.isOnlySubscriptions(),
                all.lastCancelled());
    }

    /** Of when all events are. */
    Kept.Days all() {
        if (restated != null) {
            return restated;
        }
        boolean isEmpty = reach.isEmpty();
        return new Kept.Days(
                Math.min(before.first(), isEmpty ? Long.MAX_VALUE : reach.first()),
                Math.max(before.last(), isEmpty ? Long.MIN_VALUE : reach.last()),
                Math.min(before.firstRecord(), firstRecord),
                Math.max(before.lastRecord(), lastRecord),
                before.isOnlySubscriptions() && (isEmpty || reach.rows() == starts),
                Math.max(before.lastCancelled(), lastCancelled));
    }

    /** The same for an event that is neither an order nor a refund. */
    void addRecord(Account.Source source, long millis) {
        add(source, millis);
        firstRecord = Math.min(firstRecord, millis);
        lastRecord = Math.max(lastRecord, millis);
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
        addRecord(source, started);
        starts++;
        lastCancelled = Math.max(lastCancelled, cancelled);
    }

    /** Whether there is no event but the start of a subscription. */
    boolean isOnlySubscriptions() {
        return all().isOnlySubscriptions();
    }

    Optional<LocalDate> firstDay() {
        Kept.Days all = all();
        return day(all, all.first());
    }

    Optional<LocalDate> lastDay() {
        Kept.Days all = all();
        return all.isOnlySubscriptions() ? day(all, Math.max(all.last(), all.lastCancelled())) : day(all, all.last());
    }

    /** The day of the last event that is no cancellation. */
    Optional<LocalDate> lastEvent() {
        Kept.Days all = all();
        return day(all, all.last());
    }

    private Optional<LocalDate> day(Kept.Days all, long millis) {
        return all.first() == Long.MAX_VALUE ? Optional.empty() : Optional.of(Timeline.dayOf(millis, zone));
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
