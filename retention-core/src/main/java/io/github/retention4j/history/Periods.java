package io.github.retention4j.history;

import io.github.retention4j.model.Window;
import io.github.retention4j.store.Timeline;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive calendar windows in a zone, and which of them an instant or a day falls into.
 *
 * <p>Calendar boundaries become tables once, so that a zone's rules cost nothing per event.
 */
public final class Periods implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<Window> windows;

    private final Timeline timeline;
    private final int firstDay;
    private final int[] ofDay;

    private Periods(List<Window> windows, Timeline timeline, int[] ofDay) {
        this.firstDay = (int) windows.get(0).start().toEpochDay();
        this.windows = windows;
        this.timeline = timeline;
        this.ofDay = ofDay;
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
        return new Periods(windows, new Timeline(starts), periodOfDay(windows));
    }

    private static int[] periodOfDay(List<Window> windows) {
        long first = windows.get(0).start().toEpochDay();
        int[] periods = new int[(int) (windows.get(windows.size() - 1).end().toEpochDay() - first)];
        for (int period = 0; period < windows.size(); period++) {
            Window window = windows.get(period);
            int from = (int) (window.start().toEpochDay() - first);
            Arrays.fill(periods, from, (int) (window.end().toEpochDay() - first), period);
        }
        return periods;
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
        return timeline.start(period);
    }

    /**
     * Which period an instant falls into.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z, at or after the first start and before the last end
     * @return the period's number, from 0
     */
    public int indexOf(long millis) {
        return timeline.indexOf(millis);
    }

    /**
     * Which period a day falls into: one look into a small table.
     *
     * @param epochDay days since 1970-01-01, as {@link CustomerBlock#epochDay} tells them, from the first period's start
     *     to before the last one's end
     * @return the period's number, from 0
     */
    public int ofDay(int epochDay) {
        return ofDay[epochDay - firstDay];
    }
}
