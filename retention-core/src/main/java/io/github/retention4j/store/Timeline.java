package io.github.retention4j.store;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Stretches of time that follow one another, such as the days of a zone, and which of them an instant falls into.
 *
 * <p>A zone's rules become a table of instants once, so that they cost nothing per event: one look into a table of equal
 * steps, none of which holds more than one boundary, and one comparison.
 */
public final class Timeline implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int firstDay;
    private final long[] starts;
    private final int shift;
    private final long[] boundary;
    private final int[] before;
    private final int[] after;

    /**
     * A timeline.
     *
     * @param starts when each stretch starts, ascending, and when the last ends: at least two instants, in milliseconds.
     *     A day that a zone skipped has no instants: it starts when the next does.
     */
    public Timeline(long[] starts) {
        this(starts, 0);
    }

    private Timeline(long[] starts, int firstDay) {
        this.firstDay = firstDay;
        this.starts = starts.clone();
        int count = starts.length - 1;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            if (starts[i + 1] > starts[i]) {
                shortest = Math.min(shortest, starts[i + 1] - starts[i]);
            }
        }
        shift = 63 - Long.numberOfLeadingZeros(shortest);
        int steps = (int) ((starts[count] - starts[0]) >>> shift) + 1;
        boundary = new long[steps];
        before = new int[steps];
        after = new int[steps];
        int stretch = 0;
        for (int step = 0; step < steps; step++) {
            long end = starts[0] + ((step + 1L) << shift);
            before[step] = stretch;
            boundary[step] = Long.MAX_VALUE;
            while (stretch + 1 < count && starts[stretch + 1] < end) {
                stretch++;
                boundary[step] = starts[stretch];
            }
            after[step] = stretch;
        }
    }

    /** The days of a zone, from one through another. */
    public static Timeline days(ZoneId zone, LocalDate first, LocalDate last) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
        long[] starts = new long[days + 1];
        for (int day = 0; day <= days; day++) {
            starts[day] = first.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return new Timeline(starts, Math.toIntExact(first.toEpochDay()));
    }

    /** The first of the days, from 1970-01-01. */
    int firstDay() {
        return firstDay;
    }

    /** How many stretches there are. */
    public int count() {
        return starts.length - 1;
    }

    /** When a stretch starts; their count gives the end of the last. */
    public long start(int stretch) {
        return starts[stretch];
    }

    /** The first stretch that starts at or after an instant, or their count if none does. */
    public int from(long millis) {
        if (millis <= starts[0]) {
            return 0;
        }
        if (millis > starts[count() - 1]) {
            return count();
        }
        int stretch = indexOf(millis);
        return starts[stretch] == millis ? stretch : stretch + 1;
    }

    /** The length of the longest stretch in milliseconds. */
    public long longest() {
        long longest = 0;
        for (int i = 0; i < count(); i++) {
            longest = Math.max(longest, starts[i + 1] - starts[i]);
        }
        return longest;
    }

    /** The stretch an instant falls into, which must be at or after the first start and before the last end. */
    public int indexOf(long millis) {
        int step = (int) ((millis - starts[0]) >>> shift);
        // Both are read before one is chosen: the choice is then no branch, which half of all instants would
        // mispredict.
        int earlier = before[step];
        int later = after[step];
        return millis < boundary[step] ? earlier : later;
    }
}
