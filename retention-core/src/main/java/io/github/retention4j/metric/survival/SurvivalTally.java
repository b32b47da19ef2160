package io.github.retention4j.metric.survival;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.Arrays;

/**
 * The state of a metric of times: how many spells end with each cause after so many days, are censored then, or enter late then. Each
 * is a customer's only one.
 */
public final class SurvivalTally extends MetricState implements Subtractable<SurvivalTally> {
    private static final long serialVersionUID = 1L;

    private static final int FEW = 64;

    /** Days for which there are counts at most: what starts so long ago has a date that stands for none. */
    private static final int LONGEST = 1_000_000;

    private static final long[] NONE = {};

    private final Calendar calendar;
    private final long from;
    private final long until;
    private final long firstDay;
    private final long lastDay;

    private long fromStart;
    private long leftOut;
    private long[] entered = NONE;
    private long[] censored = new long[FEW];
    private final long[][] events;

    /** A state with an array of events for each cause. */
    SurvivalTally(Basis basis, Calendar calendar, FollowUp followUp, int knownAfter, int causes) {
        super(basis);
        this.calendar = calendar;
        this.from = followUp.from();
        this.until = followUp.until();
        this.firstDay = followUp.observedFrom(calendar);
        this.lastDay = followUp.observedThrough(calendar, knownAfter);
        this.events = new long[causes][FEW];
    }

    Calendar calendar() {
        return calendar;
    }

    /** Whether a start counts: in the window, and before the data end. */
    boolean starts(long start) {
        return start >= from && start < until && start <= calendar.lastDay();
    }

    /**
     * A customer.
     *
     * @param start the day of the start
     * @param end the day of the event, or {@link EventRule#NEVER}
     * @param cause which event it is
     */
    void add(long start, long end, int cause) {
        if (!starts(start)) {
            return;
        }
        if (start > lastDay || end < start) {
            leftOut++;
            return;
        }
        long entry = Math.max(start, firstDay);
        if (end < entry || lastDay < entry) {
            return;
        }
        if (entry == start) {
            fromStart++;
        } else {
            // At risk from that day on, which is after the day before.
            int before = place(entry - start - 1);
            entered = room(entered, before);
            entered[before]++;
        }
        if (end > lastDay) {
            int days = place(lastDay - start);
            censored = room(censored, days);
            censored[days]++;
        } else {
            int days = place(end - start);
            events[cause] = room(events[cause], days);
            events[cause][days]++;
        }
    }

    private static int place(long days) {
        if (days > LONGEST) {
            throw new IllegalArgumentException("a time of " + days + " days is above " + LONGEST
                    + "; a start so long ago stands for one that is not known: leave it out");
        }
        return (int) days;
    }

    private static long[] room(long[] counts, int place) {
        return place < counts.length ? counts : Arrays.copyOf(counts, Math.max(place + 1, 2 * counts.length));
    }

    void merge(SurvivalTally other) {
        requireSameBasis(other);
        fromStart += other.fromStart;
        leftOut += other.leftOut;
        add(other, 1);
    }

    @Override
    public void subtract(SurvivalTally other) {
        requireSameBasis(other);
        fromStart -= other.fromStart;
        leftOut -= other.leftOut;
        add(other, -1);
    }

    private void add(SurvivalTally other, int times) {
        entered = sum(entered, other.entered, times);
        censored = sum(censored, other.censored, times);
        for (int cause = 0; cause < events.length; cause++) {
            events[cause] = sum(events[cause], other.events[cause], times);
        }
    }

    private static long[] sum(long[] into, long[] from, int times) {
        long[] sum = room(into, from.length - 1);
        for (int i = 0; i < from.length; i++) {
            sum[i] += times * from[i];
        }
        return sum;
    }

    long leftOut() {
        return leftOut;
    }

    /**
     * The curve of all customers so far, of one cause: for a metric of yours that counts days as {@link TimeToEvent} does and says
     * something else of itself.
     *
     * @param label what it is a curve of
     * @return the curve, its times in days
     */
    public SurvivalCurve curve(Label label) {
        return new SurvivalCurve(label, sets(), leftOut, null, Unit.DAYS);
    }

    /** The days on which something happens. */
    RiskSets sets() {
        int longest = Math.max(entered.length, censored.length);
        for (long[] ofCause : events) {
            longest = Math.max(longest, ofCause.length);
        }
        int[] days = new int[longest];
        int size = 0;
        for (int day = 0; day < longest; day++) {
            long any = at(entered, day) | at(censored, day);
            for (long[] ofCause : events) {
                any |= at(ofCause, day);
            }
            days[size] = day;
            size += any != 0 ? 1 : 0;
        }
        double[] times = new double[size];
        for (int j = 0; j < size; j++) {
            times[j] = days[j];
        }
        long[][] causes = new long[events.length][];
        for (int cause = 0; cause < causes.length; cause++) {
            causes[cause] = of(events[cause], days, size);
        }
        return new RiskSets(times, fromStart, of(entered, days, size), causes, of(censored, days, size));
    }

    private static long[] of(long[] counts, int[] days, int size) {
        long[] of = new long[size];
        for (int j = 0; j < size; j++) {
            of[j] = at(counts, days[j]);
        }
        return of;
    }

    private static long at(long[] counts, int day) {
        return day < counts.length ? counts[day] : 0;
    }
}
