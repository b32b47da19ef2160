package io.github.retention4j.history;

import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.List;

/**
 * Consecutive calendar windows in a zone, and which of them an instant falls into.
 *
 * <p>Calendar boundaries become a table of instants once, so that a zone's rules cost nothing per event: one look into a
 * table of equal steps, none of which holds more than one boundary, and one comparison.
 */
public final class Periods implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<Window> windows;

    private final long[] starts;
    private final int shift;
    private final long[] boundary;
    private final int[] before;
    private final int[] after;

    private Periods(List<Window> windows, long[] starts) {
        this.windows = windows;
        this.starts = starts;
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < starts.length; i++) {
            // A day that a zone skipped has no instants: its start is the next day's.
            if (starts[i] > starts[i - 1]) {
                shortest = Math.min(shortest, starts[i] - starts[i - 1]);
            }
        }
        shift = 63 - Long.numberOfLeadingZeros(shortest);
        int steps = (int) ((starts[windows.size()] - starts[0]) >>> shift) + 1;
        boundary = new long[steps];
        before = new int[steps];
        after = new int[steps];
        int period = 0;
        for (int step = 0; step < steps; step++) {
            long end = starts[0] + ((step + 1L) << shift);
            before[step] = period;
            boundary[step] = Long.MAX_VALUE;
            while (period + 1 < windows.size() && starts[period + 1] < end) {
                period++;
                boundary[step] = starts[period];
            }
            after[step] = period;
        }
    }

    /**
     * The windows from one through another, in a history's zone.
     *
     * @param basis the history's basis
     * @param first the first window
     * @param last the last; the first or a later successor of it
     * @return the periods
     */
    public static Periods of(Basis basis, Window first, Window last) {
        List<Window> windows = Window.series(first, last);
        long[] starts = new long[windows.size() + 1];
        for (int i = 0; i < windows.size(); i++) {
            starts[i] = basis.startOf(windows.get(i).start());
        }
        starts[windows.size()] = basis.startOf(last.end());
        return new Periods(windows, starts);
    }

    /**
     * The windows, in order.
     *
     * @return at least one
     */
    public List<Window> windows() {
        return windows;
    }

    /**
     * How many there are.
     *
     * @return at least one
     */
    public int count() {
        return windows.size();
    }

    /**
     * When a period starts.
     *
     * @param period its number, from 0; their count gives the end of the last
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long start(int period) {
        return starts[period];
    }

    /**
     * Which period an instant falls into.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z, at or after the first start and before the last end
     * @return the period's number, from 0
     */
    public int indexOf(long millis) {
        int step = (int) ((millis - starts[0]) >>> shift);
        // Both are read before one is chosen: the choice is then no branch, which half of all instants would
        // mispredict.
        int earlier = before[step];
        int later = after[step];
        return millis < boundary[step] ? earlier : later;
    }
}
