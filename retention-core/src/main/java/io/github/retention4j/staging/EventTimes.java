package io.github.retention4j.staging;

import io.github.retention4j.store.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When events can be: in our times, and in the days that the data cover where those are stated. */
public final class EventTimes {
    private static final int FIRST_YEAR = 1900;
    private static final int YEAR_AFTER = 2200;

    /** Beyond the years of events, for who states a day far away. */
    private static final int LAST_DAYS_YEAR = 9999;

    static final long EARLIEST = LocalDate.of(FIRST_YEAR, 1, 1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();
    private static final long LATEST = LocalDate.of(YEAR_AFTER, 1, 1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();

    private final ZoneId zone;
    private final WallClock clock;
    private Optional<LocalDate> observedFrom = Optional.empty();
    private Optional<LocalDate> observedThrough = Optional.empty();
    private long from = EARLIEST;
    private long until = LATEST;
    private boolean isOnBasis;

    EventTimes(ZoneId zone) {
        this.zone = zone;
        this.clock = new WallClock(zone);
    }

    void observedFrom(LocalDate firstDay) {
        requireYears(firstDay, "first observed day", "begin with their first event");
        observedThrough.ifPresent(lastDay -> requireInOrder(firstDay, lastDay));
        observedFrom = Optional.of(firstDay);
        from = Math.max(EARLIEST, firstDay.atStartOfDay(zone).toInstant().toEpochMilli());
    }

    void observedThrough(LocalDate lastDay) {
        requireYears(lastDay, "last observed day", "go as far as their last event");
        observedFrom.ifPresent(firstDay -> requireInOrder(firstDay, lastDay));
        observedThrough = Optional.of(lastDay);
        until = Math.min(
                LATEST, lastDay.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
    }

    /** The first day that the data cover, if it was stated. */
    Optional<LocalDate> observedFrom() {
        return observedFrom;
    }

    /** The last day that the data cover, if it was stated. */
    Optional<LocalDate> observedThrough() {
        return observedThrough;
    }

    /** The first instant of an event. */
    long from() {
        return from;
    }

    /** The first instant after all events. */
    long until() {
        return until;
    }

    /** Whether a customer can have been first seen then, which is no event: a basis that was made of rows says nothing of it. */
    boolean canBeSeen(long millis) {
        return (isOnBasis && millis >= until && millis < LATEST) || isTimelyOrEarlier(millis);
    }

    private static void requireYears(LocalDate day, String what, String otherwise) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_DAYS_YEAR) {
            throw new IllegalArgumentException(what + " " + day + " not in the years " + FIRST_YEAR + " to "
                    + LAST_DAYS_YEAR + "; leave it out if the data " + otherwise);
        }
    }

    private static void requireInOrder(LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException(
                    "last observed day " + lastDay + " is before the first observed day " + firstDay);
        }
    }

    /** Whether an event can be of that time. */
    public boolean isTimely(long millis) {
        return millis >= from && millis < until;
    }

    /** The same for what may have begun before the days that the data cover, and goes on in them. */
    public boolean isTimelyOrEarlier(long millis) {
        return millis >= EARLIEST && millis < until;
    }

    /** Says that the days are those of a basis. */
    public void onBasis() {
        isOnBasis = true;
    }

    /** Why an event cannot be of that time, if it cannot. */
    public Optional<String> untimely(String what, long millis) {
        if (millis >= from && millis < until) {
            return Optional.empty();
        }
        return outOfRange(what, millis)
                .or(() -> Optional.of(what + " at " + clock.told(millis)
                        + (millis < from
                                ? ", before the first observed day " + observedFrom.orElseThrow()
                                : ", after the last observed day " + observedThrough.orElseThrow())));
    }

    /** Why nothing can be of that time, not even what is planned. */
    public Optional<String> outOfRange(String what, long millis) {
        if (millis >= EARLIEST && millis < LATEST) {
            return Optional.empty();
        }
        // The years are those of UTC: what is in them by the zone's clocks is told in UTC, or it would contradict
        // itself.
        int year = clock.at(millis).getYear();
        boolean isWithin = year >= FIRST_YEAR && year < YEAR_AFTER;
        return Optional.of(what + " at " + (isWithin ? Instant.ofEpochMilli(millis) : clock.told(millis))
                + ", outside the years 1900 to 2199; are these milliseconds?");
    }

    /**
     * The time of what cannot have come before something else. If it is a day without a time, which arrives as the day's
     * start, it is some time of that day, and so no earlier than what else was on it.
     *
     * @throws IllegalArgumentException if it did come before
     */
    public long notBefore(long first, long second, String what, String firstWhat) {
        if (second >= first) {
            return second;
        }
        LocalDate day = Timeline.dayOf(Math.max(second, EARLIEST), zone);
        if (day.atStartOfDay(zone).toInstant().toEpochMilli() == second && day.equals(Timeline.dayOf(first, zone))) {
            return first;
        }
        throw new IllegalArgumentException(
                what + " at " + clock.shown(second) + ", before it was " + firstWhat + " at " + clock.told(first));
    }

    /** An instant in the range of those that are let in. */
    static long clamped(long millis) {
        return Math.max(EARLIEST, Math.min(LATEST, millis));
    }
}
