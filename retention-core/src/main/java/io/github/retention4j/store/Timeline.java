package io.github.retention4j.store;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Stretches of time that follow one another, such as the days of a zone, and which of them an instant falls into.
 *
 * <p>A zone's rules become a table of instants once, so that they cost nothing per event: one look into a table of equal
 * steps, none of which holds more than one boundary, and one comparison.
 */
public final class Timeline implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No instant is in it. */
    public static final Timeline NONE = new Timeline(new long[] {Long.MAX_VALUE - 1, Long.MAX_VALUE});

    private final int firstDay;

    /** Of the table's stretches those that are meant: a timeline may be a part of another, and shares its table. */
    private final int from;

    private final int count;
    private final long longest;

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

    /** The same, of days, the first of which is told as days since 1970-01-01. */
    public Timeline(long[] starts, int firstDay) {
        this.firstDay = firstDay;
        this.starts = starts.clone();
        from = 0;
        count = starts.length - 1;
        longest = longest(starts, 0, count);
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

    private Timeline(Timeline whole, int from, int count) {
        firstDay = whole.firstDay + from;
        this.from = whole.from + from;
        this.count = count;
        starts = whole.starts;
        shift = whole.shift;
        boundary = whole.boundary;
        before = whole.before;
        after = whole.after;
        longest = longest(starts, this.from, count);
    }

    /** The days of a zone, from one through another; histories of one zone share the table. */
    public static Timeline days(ZoneId zone, LocalDate first, LocalDate last) {
        Timeline all = ZoneDays.covering(zone, first, last);
        int from = Math.toIntExact(first.toEpochDay()) - all.firstDay;
        return new Timeline(all, from, Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1);
    }

    /** The days of a zone that are among these or among others, and all between. */
    public Timeline union(Timeline other, ZoneId zone) {
        int first = Math.min(firstDay, other.firstDay);
        int end = Math.max(firstDay + count, other.firstDay + other.count);
        return first == firstDay && end == firstDay + count
                ? this
                : days(zone, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(end - 1L));
    }

    private static long longest(long[] starts, int from, int count) {
        long longest = 0;
        for (int i = from; i < from + count; i++) {
            longest = Math.max(longest, starts[i + 1] - starts[i]);
        }
        return longest;
    }

    /** Whether these are days, and among them those from one through another. */
    boolean hasDays(LocalDate first, LocalDate last) {
        return first.toEpochDay() >= firstDay && last.toEpochDay() < firstDay + (long) count;
    }

    /** Whether an instant is at or after the first start and before the last end. */
    public boolean has(long millis) {
        return millis >= start(0) && millis < start(count);
    }

    /**
     * The day of an instant in a zone: the one it lies in from start to start. Where clocks go back over midnight, the day that
     * has begun goes on.
     */
    public static LocalDate dayOf(long millis, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        LocalDate next = day.plusDays(1);
        return next.atStartOfDay(zone).toInstant().toEpochMilli() <= millis ? next : day;
    }

    /** The first of the days, from 1970-01-01. */
    public int firstDay() {
        return firstDay;
    }

    /** When each starts, and the last ends. */
    public long[] starts() {
        return Arrays.copyOfRange(starts, from, from + count + 1);
    }

    /** How many stretches there are. */
    public int count() {
        return count;
    }

    /** When a stretch starts; their count gives the end of the last. */
    public long start(int stretch) {
        return starts[from + stretch];
    }

    /** The first stretch that starts at or after an instant, or their count if none does. */
    public int from(long millis) {
        if (millis <= start(0)) {
            return 0;
        }
        if (millis > start(count - 1)) {
            return count;
        }
        int stretch = indexOf(millis);
        return start(stretch) == millis ? stretch : stretch + 1;
    }

    /** The length of the longest stretch in milliseconds. */
    public long longest() {
        return longest;
    }

    /** The stretch an instant falls into, which must be at or after the first start and before the last end. */
    public int indexOf(long millis) {
        int step = (int) ((millis - starts[0]) >>> shift);
        // Both are read before one is chosen: the choice is then no branch, which half of all instants would
        // mispredict.
        int earlier = before[step];
        int later = after[step];
        return (millis < boundary[step] ? earlier : later) - from;
    }
}
