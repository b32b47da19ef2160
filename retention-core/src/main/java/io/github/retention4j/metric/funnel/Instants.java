package io.github.retention4j.metric.funnel;

import java.io.Serializable;
import java.util.Arrays;

/** Instants in time order, in a buffer that is used again for the next customer. */
final class Instants implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int FEW = 16;

    private long[] millis = new long[FEW];
    private int count;
    private boolean isSorted = true;

    void clear() {
        count = 0;
        isSorted = true;
    }

    /** Adds one, milliseconds since 1970-01-01T00:00Z, in any order. */
    void add(long instant) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        isSorted &= count == 0 || millis[count - 1] <= instant;
        millis[count++] = instant;
    }

    /** Puts them in time order, and forgets those that are not before another. */
    void sortBefore(long until) {
        if (!isSorted) {
            Arrays.sort(millis, 0, count);
            isSorted = true;
        }
        while (count > 0 && millis[count - 1] >= until) {
            count--;
        }
    }

    /** The number of the first that is not before another, or how many there are. */
    int firstFrom(long instant) {
        int first = 0;
        while (first < count && millis[first] < instant) {
            first++;
        }
        return first;
    }

    int count() {
        return count;
    }

    long get(int i) {
        return millis[i];
    }
}
