package io.github.retention4j.store;

import java.util.BitSet;

/**
 * Which customers of a block stay when some have moved to another, in runs of neighbours: what is kept in the order of the
 * customers is copied a run at a time.
 */
final class Staying {
    private final int customers;
    private final BitSet moved;
    private final int count;

    Staying(int customers, BitSet moved) {
        this.customers = customers;
        this.moved = moved;
        this.count = customers - moved.cardinality();
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
        for (int from = moved.nextClearBit(0), to; from < customers; from = moved.nextClearBit(to)) {
            int next = moved.nextSetBit(from);
            to = next < 0 ? customers : next;
            listener.run(from, to, at);
            at += to - from;
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
