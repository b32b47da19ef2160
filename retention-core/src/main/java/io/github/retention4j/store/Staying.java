package io.github.retention4j.store;

import java.util.BitSet;

/**
 * Which customers of a block stay when some have moved to another, in runs of neighbours: what is kept in the order of the
 * customers is copied a run at a time.
 */
final class Staying {
    private final int count;

    /** Where each run begins and where it ends, found once for all that is copied by them. */
    private final int[] bounds;

    private final int size;

    Staying(int customers, BitSet moved) {
        int gone = moved.cardinality();
        count = customers - gone;
        bounds = new int[2 * (1 + Math.min(count, gone))];
        int bound = 0;
        for (int from = moved.nextClearBit(0), to; from < customers; from = moved.nextClearBit(to)) {
            int next = moved.nextSetBit(from);
            to = next < 0 ? customers : next;
            bounds[bound++] = from;
            bounds[bound++] = to;
        }
        size = bound;
    }

    /** Hears of runs. */
    interface RunListener {
        /** The customers from one to before another, the first of whom gets a number. */
        void run(int from, int to, int at);
    }

    /** How many stay. */
    int count() {
        return count;
    }

    void forEachRun(RunListener listener) {
        int at = 0;
        for (int bound = 0; bound < size; bound += 2) {
            listener.run(bounds[bound], bounds[bound + 1], at);
            at += bounds[bound + 1] - bounds[bound];
        }
    }

    /** Where the rows of each who stays begin, and the last end, by where those of all do. */
    int[] starts(int[] start, int first) {
        int[] kept = new int[count + 1];
        kept[0] = first;
        forEachRun((from, to, at) -> {
            int less = start[from] - kept[at];
            for (int customer = from; customer < to; customer++) {
                kept[at + 1 + customer - from] = start[customer + 1] - less;
            }
        });
        return kept;
    }
}
