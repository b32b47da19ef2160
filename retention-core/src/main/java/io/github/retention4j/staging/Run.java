package io.github.retention4j.staging;

import io.github.retention4j.store.RowLayout;

/**
 * Staged rows that stand one after another, as {@link Grouping} takes them, wherever they come from.
 *
 * <pre>
 *   packed   │ key │ day, time of day, amount │ key │ …
 *   wide     │ key │ day, time of day │ amount │ key │ …
 * </pre>
 *
 * <p>A part of the customers that is known only when the history is built, such as those whose ids are texts, is given as
 * such a run as well: its rows, days and all, in an array of its own.
 *
 * @param longs where the rows are
 * @param from the place of the first
 * @param to the place after the last
 * @param firstDay the day that days are counted from, since 1970-01-01
 * @param layout how many bits the time of day takes, in milliseconds, and the amount below it; wide if that has a long of
 *     its own
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two runs
record Run(long[] longs, int from, int to, int firstDay, RowLayout layout) {
    static final int PACKED_LONGS = 2;
    static final int WIDE_LONGS = 3;

    static int longsARow(RowLayout layout) {
        return layout.isWide() ? WIDE_LONGS : PACKED_LONGS;
    }

    int longsARow() {
        return longsARow(layout);
    }

    int rows() {
        return (to - from) / longsARow();
    }

    boolean isWide() {
        return layout.isWide();
    }

    /** Whether rows go into another layout as they are, but that days may be counted from another and amounts have more room. */
    boolean isAs(RowLayout other) {
        return !isWide() && !other.isWide() && layout.timeBits() == other.timeBits() && layout.unit() == other.unit();
    }

    /** The time of day of the row at a place. */
    long timeOfDay(int at) {
        return (longs[at + 1] >>> layout.amountBits()) & layout.timeMask();
    }

    /** The day of the row at a place, counted from another day, and its time of day as another layout has them. */
    long when(int at, int fromDay, RowLayout as) {
        // In two steps: where all are of one day, they shift by 64 bits, which is none in one.
        long day = (longs[at + 1] >>> layout.amountBits() >>> layout.timeBits()) + firstDay - fromDay;
        long time = timeOfDay(at);
        return (day << as.timeBits()) + (as.unit() == 1 ? time : time / as.unit());
    }

    /** The amount of the row at a place. */
    long amount(int at) {
        return isWide() ? longs[at + 2] : longs[at + 1] & layout.amountMask();
    }
}
