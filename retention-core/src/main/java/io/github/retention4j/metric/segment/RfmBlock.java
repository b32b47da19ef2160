package io.github.retention4j.metric.segment;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Scores that follow one another in each of the three dimensions: from a lowest to a highest, counted from 0. */
final class RfmBlock {
    private static final int SCORES = RfmTable.SCORES;
    private static final int[] STEPS = {SCORES * SCORES, SCORES, 1};

    private final int[] low;
    private final int[] high;

    private RfmBlock(int[] low, int[] high) {
        this.low = low;
        this.high = high;
    }

    static RfmBlock of(int cell) {
        int[] at = Arrays.stream(STEPS).map(step -> cell / step % SCORES).toArray();
        return new RfmBlock(at, at);
    }

    /** As far as all scores that it grows over are of some cells: over monetary value first, then frequency, then recency. */
    RfmBlock grownWithin(boolean[] cells) {
        RfmBlock grown = this;
        for (int dimension = STEPS.length - 1; dimension >= 0; dimension--) {
            RfmBlock next = grown.moved(dimension, -1, 0);
            while (next.low[dimension] >= 0 && next.cells().allMatch(cell -> cells[cell])) {
                grown = next;
                next = grown.moved(dimension, -1, 0);
            }
            next = grown.moved(dimension, 0, 1);
            while (next.high[dimension] < SCORES && next.cells().allMatch(cell -> cells[cell])) {
                grown = next;
                next = grown.moved(dimension, 0, 1);
            }
        }
        return grown;
    }

    private RfmBlock moved(int dimension, int down, int up) {
        int[] lower = low.clone();
        int[] higher = high.clone();
        lower[dimension] += down;
        higher[dimension] += up;
        return new RfmBlock(lower, higher);
    }

    IntStream cells() {
        return IntStream.range(0, SCORES * SCORES * SCORES)
                .filter(cell -> IntStream.range(0, STEPS.length).allMatch(d -> {
                    int at = cell / STEPS[d] % SCORES;
                    return low[d] <= at && at <= high[d];
                }));
    }

    /** The lowest score of a dimension, from 1. */
    int lowest(RfmTable.Dimension dimension) {
        return 1 + low[dimension.place()];
    }

    /** The highest score of a dimension, from 1. */
    int highest(RfmTable.Dimension dimension) {
        return 1 + high[dimension.place()];
    }
}
