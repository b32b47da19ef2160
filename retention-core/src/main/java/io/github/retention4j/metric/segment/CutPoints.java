package io.github.retention4j.metric.segment;

import io.github.retention4j.math.Ranks;
import java.io.Serializable;
import java.util.List;

/**
 * The four values that cut others into fifths: the smallest that at least 20, 40, 60 and 80 % of them do not exceed.
 *
 * <p>Loops are written out and compare without a branch, since which cut points a value lies above is not to be predicted.
 */
record CutPoints(long first, long second, long third, long fourth) implements Serializable {
    private static final int FIFTHS = RfmTable.SCORES;

    /** Of values, from the first place on. */
    static CutPoints of(long[] values, int count) {
        int[] ranks = new int[FIFTHS - 1];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (int) (((i + 1L) * count + FIFTHS - 1) / FIFTHS) - 1;
        }
        long[] cuts = Ranks.atRanks(values, count, ranks);
        return new CutPoints(cuts[0], cuts[1], cuts[2], cuts[3]);
    }

    /** Of four values, ascending. */
    static CutPoints of(List<Long> cuts) {
        return new CutPoints(cuts.get(0), cuts.get(1), cuts.get(2), cuts.get(3));
    }

    List<Long> toList() {
        return List.of(first, second, third, fourth);
    }

    /** How many lie below a number of days or orders, which is so small that its difference to each is right. */
    int below(long number) {
        return isBelow(first, number) + isBelow(second, number) + isBelow(third, number) + isBelow(fourth, number);
    }

    private static int isBelow(long cut, long number) {
        return (int) ((cut - number) >>> (Long.SIZE - 1));
    }

    /** How many lie below an amount: the difference of two may be beyond long, and its sign is then the wrong one. */
    int belowAmount(long amount) {
        return isBelowAmount(first, amount)
                + isBelowAmount(second, amount)
                + isBelowAmount(third, amount)
                + isBelowAmount(fourth, amount);
    }

    private static int isBelowAmount(long cut, long amount) {
        return (int) (((cut & ~amount) | (~(cut ^ amount) & (cut - amount))) >>> (Long.SIZE - 1));
    }
}
