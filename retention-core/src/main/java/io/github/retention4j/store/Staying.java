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

    private Staying(int count, int[] bounds, int size) {
        this.count = count;
        this.bounds = bounds;
        this.size = size;
    }

    /** All but some of so many customers. */
    static Staying without(BitSet moved, int customers) {
        int gone = moved.cardinality();
        int[] bounds = new int[2 * (1 + gone)];
        int bound = 0;
        for (int from = moved.nextClearBit(0), to; from < customers; from = moved.nextClearBit(to)) {
            int next = moved.nextSetBit(from);
            to = next < 0 ? customers : next;
            bounds[bound++] = from;
            bounds[bound++] = to;
        }
        return new Staying(customers - gone, bounds, bound);
    }

    /** Some, who are few. */
    static Staying only(BitSet some) {
        int count = some.cardinality();
        int[] bounds = new int[2 * count];
        int bound = 0;
        for (int from = some.nextSetBit(0), to; from >= 0; from = some.nextSetBit(to)) {
            to = some.nextClearBit(from);
            bounds[bound++] = from;
            bounds[bound++] = to;
        }
        return new Staying(count, bounds, bound);
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
