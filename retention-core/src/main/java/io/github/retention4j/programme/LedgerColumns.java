package io.github.retention4j.programme;

import java.util.Arrays;

/** What replays write: lots, moves, changes of tier and memberships of customers, one customer behind the other. */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
final class LedgerColumns {
    static final int NONE = -1;
    static final int NEVER_GONE = Integer.MAX_VALUE;
    static final long NO_ORDER = Long.MAX_VALUE;

    private static final int FEW = 64;

    /** How many lots and moves there may come to be; room for them is made when there are more than a few. */
    private final int expected;

    int lots;
    int[] lotEarned = {};
    int[] lotAvailable = {};
    int[] lotGone = {};
    long[] lotPoints = {};
    byte[] lotSource = {};

    int moves;
    long[] moveMillis = {};
    int[] moveDay = {};
    long[] movePoints = {};
    int[] moveLot = {};
    byte[] moveKind = {};
    boolean[] moveContinues = {};
    long[] moveOrdered = {};
    int[] moveRef = {};

    int tierChanges;
    long[] tierMillis = {};
    int[] tierDay = {};
    int[] tier = {};

    int memberships;
    long[] joined = {};
    long[] left = {};

    LedgerColumns(int expected) {
        this.expected = expected;
    }

    int addLot(int earned, int available, int gone, long points, PointsMove source) {
        if (lots == lotEarned.length) {
            int size = larger(lots);
            lotEarned = Arrays.copyOf(lotEarned, size);
            lotAvailable = Arrays.copyOf(lotAvailable, size);
            lotGone = Arrays.copyOf(lotGone, size);
            lotPoints = Arrays.copyOf(lotPoints, size);
            lotSource = Arrays.copyOf(lotSource, size);
        }
        lotEarned[lots] = earned;
        lotAvailable[lots] = available;
        lotGone[lots] = gone;
        lotPoints[lots] = points;
        lotSource[lots] = (byte) source.ordinal();
        return lots++;
    }

    void addMove(
            long millis, int day, PointsMove kind, long points, int lot, boolean continues, long ordered, int ref) {
        if (moves == moveMillis.length) {
            int size = larger(moves);
            moveMillis = Arrays.copyOf(moveMillis, size);
            moveDay = Arrays.copyOf(moveDay, size);
            movePoints = Arrays.copyOf(movePoints, size);
            moveLot = Arrays.copyOf(moveLot, size);
            moveKind = Arrays.copyOf(moveKind, size);
            moveContinues = Arrays.copyOf(moveContinues, size);
            moveOrdered = Arrays.copyOf(moveOrdered, size);
            moveRef = Arrays.copyOf(moveRef, size);
        }
        moveMillis[moves] = millis;
        moveDay[moves] = day;
        moveKind[moves] = (byte) kind.ordinal();
        movePoints[moves] = points;
        moveLot[moves] = lot;
        moveContinues[moves] = continues;
        moveOrdered[moves] = ordered;
        moveRef[moves] = ref;
        moves++;
    }

    void addTierChange(long millis, int day, int to) {
        if (tierChanges == tierMillis.length) {
            int size = larger(tierChanges);
            tierMillis = Arrays.copyOf(tierMillis, size);
            tierDay = Arrays.copyOf(tierDay, size);
            tier = Arrays.copyOf(tier, size);
        }
        tierMillis[tierChanges] = millis;
        tierDay[tierChanges] = day;
        tier[tierChanges++] = to;
    }

    void addMembership(long from, long until) {
        if (memberships == joined.length) {
            int size = larger(memberships);
            joined = Arrays.copyOf(joined, size);
            left = Arrays.copyOf(left, size);
        }
        joined[memberships] = from;
        left[memberships++] = until;
    }

    private int larger(int size) {
        return size < FEW ? Math.max(8, 2 * size) : Math.max(expected, size + (size >> 1));
    }
}
