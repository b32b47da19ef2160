package io.github.retention4j.programme;

import java.util.Arrays;

/** What became of the orders of the customer at hand, for refunds that come later. */
final class ReplayedOrders {
    private int orders;
    private boolean[] isEarning = new boolean[8];
    private long[] matching = new long[8];
    private int[] tier = new int[8];
    private long[] pointsAtFirst = new long[8];
    private long[] points = new long[8];
    private int[] lot = new int[8];
    private long[] paid = new long[8];
    private long[] eligible = new long[8];
    private long[] spendLeft = new long[8];
    private int[] stretch = new int[8];
    private long[] redeemed = new long[8];
    private long[] restored = new long[8];

    // Redemptions on orders, a lot each.
    private int uses;
    private int[] useOrder = new int[4];
    private int[] useMove = new int[4];
    private long[] useLeft = new long[4];

    void begin(int count) {
        if (count > isEarning.length) {
            int size = count + count / 2;
            isEarning = new boolean[size];
            matching = new long[size];
            tier = new int[size];
            pointsAtFirst = new long[size];
            points = new long[size];
            lot = new int[size];
            paid = new long[size];
            eligible = new long[size];
            spendLeft = new long[size];
            stretch = new int[size];
            redeemed = new long[size];
            restored = new long[size];
        }
        orders = count;
        Arrays.fill(isEarning, 0, orders, false);
        Arrays.fill(redeemed, 0, orders, 0);
        Arrays.fill(restored, 0, orders, 0);
        uses = 0;
    }

    void earned(int order, long rules, int byTier, long its, int itsLot, long itsPaid, long itsEligible) {
        isEarning[order] = true;
        matching[order] = rules;
        tier[order] = byTier;
        pointsAtFirst[order] = its;
        points[order] = its;
        lot[order] = itsLot;
        paid[order] = itsPaid;
        eligible[order] = itsEligible;
        spendLeft[order] = itsPaid;
    }

    boolean isEarning(int order) {
        return isEarning[order];
    }

    long matching(int order) {
        return matching[order];
    }

    int tier(int order) {
        return tier[order];
    }

    long pointsAtFirst(int order) {
        return pointsAtFirst[order];
    }

    long points(int order) {
        return points[order];
    }

    void keep(int order, long kept) {
        points[order] = kept;
    }

    int lot(int order) {
        return lot[order];
    }

    long paid(int order) {
        return paid[order];
    }

    long eligible(int order) {
        return eligible[order];
    }

    long spendLeft(int order) {
        return spendLeft[order];
    }

    void takeSpend(int order, long minorUnits) {
        spendLeft[order] -= minorUnits;
    }

    /** Notes since which change of the tier an order is counted. */
    void counted(int order, int since) {
        stretch[order] = since;
    }

    int stretch(int order) {
        return stretch[order];
    }

    // ---- what was redeemed on them

    void redeemed(int order, int move, long its) {
        if (uses == useOrder.length) {
            useOrder = Arrays.copyOf(useOrder, 2 * uses);
            useMove = Arrays.copyOf(useMove, 2 * uses);
            useLeft = Arrays.copyOf(useLeft, 2 * uses);
        }
        useOrder[uses] = order;
        useMove[uses] = move;
        useLeft[uses++] = its;
        redeemed[order] += its;
    }

    long redeemed(int order) {
        return redeemed[order];
    }

    long restored(int order) {
        return restored[order];
    }

    int uses() {
        return uses;
    }

    int useOrder(int use) {
        return useOrder[use];
    }

    int useMove(int use) {
        return useMove[use];
    }

    long useLeft(int use) {
        return useLeft[use];
    }

    void restore(int use, long its) {
        useLeft[use] -= its;
        restored[useOrder[use]] += its;
    }
}
