package io.github.retention4j.programme;

import java.util.Arrays;

/**
 * The lots of one customer while they are replayed: what is left of each, soonest gone first, and what is owed.
 *
 * <pre>
 *   order   │ A gone 26 Jan │ B gone 11 Mar │ C gone 2 Apr │        taken from the left, those that are pending passed over
 *              0 left          50 left         50, pending
 * </pre>
 *
 * <p>Lots mostly come in the order in which they go, so to put one in its place costs nothing.
 */
final class OpenLots {
    private static final int NEVER = LedgerColumns.NEVER_GONE;

    private final LedgerColumns into;

    /** The first lot of the customer; lots here are numbered from it. */
    private int first;

    private int lots;
    private long[] left = new long[8];

    /** Of a lot, how many points expired that no refund took into account yet. */
    private long[] expired = new long[8];

    /** Whether a lot goes with the others after a time without activity. */
    private boolean[] isTogether = new boolean[8];

    private int[] order = new int[8];
    private int inOrder;
    private int head;

    /** The lots before this one, in the order in which they were earned, are no longer pending. */
    private int[] waiting = new int[8];

    private int waitingFrom;
    private int waitingTo;

    private long available;
    private long pending;
    private long debt;

    OpenLots(LedgerColumns into) {
        this.into = into;
    }

    void begin() {
        first = into.lots;
        lots = 0;
        inOrder = 0;
        head = 0;
        waitingFrom = 0;
        waitingTo = 0;
        available = 0;
        pending = 0;
        debt = 0;
    }

    long available() {
        return available;
    }

    long debt() {
        return debt;
    }

    /** Whether anything is left that goes together after a time without activity. */
    boolean isAnyTogether() {
        for (int place = head; place < inOrder; place++) {
            if (left[order[place]] > 0 && isTogether[order[place]]) {
                return true;
            }
        }
        return false;
    }

    // ---- credits

    /** Adds a lot; what can be used at once pays what is owed. */
    void credit(
            long millis,
            int day,
            int from,
            int gone,
            boolean together,
            long points,
            PointsMove kind,
            long ordered) {
        int lot = into.addLot(day, from, gone, points, kind) - first;
        into.addMove(millis, day, kind, points, first + lot, false, ordered, LedgerColumns.NONE);
        if (lot == left.length) {
            int size = 2 * lot;
            left = Arrays.copyOf(left, size);
            expired = Arrays.copyOf(expired, size);
            isTogether = Arrays.copyOf(isTogether, size);
            order = Arrays.copyOf(order, size);
        }
        lots++;
        left[lot] = points;
        expired[lot] = 0;
        isTogether[lot] = together;
        int place = inOrder++;
        while (place > head && into.lotGone[first + order[place - 1]] > gone) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = lot;
        if (from > day) {
            pending += points;
            await(lot, from);
        } else {
            available += points;
            settle(millis, day);
        }
    }

    private void await(int lot, int from) {
        if (waitingTo == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waitingTo);
        }
        int place = waitingTo++;
        while (place > waitingFrom && into.lotAvailable[first + waiting[place - 1]] > from) {
            waiting[place] = waiting[place - 1];
            place--;
        }
        waiting[place] = lot;
    }

    /** The next day on which points become available, or never. */
    int nextAvailable() {
        return waitingFrom < waitingTo ? into.lotAvailable[first + waiting[waitingFrom]] : NEVER;
    }

    /** Makes available what waits for a day, and pays what is owed with it. */
    void makeAvailable(int day, long millis) {
        while (waitingFrom < waitingTo && into.lotAvailable[first + waiting[waitingFrom]] <= day) {
            long points = left[waiting[waitingFrom++]];
            pending -= points;
            available += points;
        }
        settle(millis, day);
    }

    private void settle(long millis, int day) {
        if (debt > 0 && available > 0) {
            debt -= take(PointsMove.SETTLED, Math.min(debt, available), millis, day, LedgerColumns.NO_ORDER, -1, false);
        }
    }

    // ---- what goes

    /** The next day on which points are gone, or never. */
    int nextGone() {
        while (head < inOrder && left[order[head]] == 0) {
            head++;
        }
        return head < inOrder ? into.lotGone[first + order[head]] : NEVER;
    }

    /** Lets points go that cannot be used on a day. */
    void expire(int day, long millis) {
        while (nextGone() <= day) {
            expireLot(order[head], day, millis);
        }
    }

    /** Lets all go of somebody who leaves. */
    void expireAll(int day, long millis) {
        expire(day, millis, false);
    }

    /** Lets those go that go together after a time without activity; they are gone from this day on. */
    void expireTogether(int day, long millis) {
        expire(day, millis, true);
    }

    private void expire(int day, long millis, boolean onlyTogether) {
        for (int place = 0; place < inOrder; place++) {
            int lot = order[place];
            if (!onlyTogether || isTogether[lot]) {
                // Those that are used up are gone as well: what comes back to them is.
                into.lotGone[first + lot] = Math.min(day, into.lotGone[first + lot]);
                if (left[lot] > 0) {
                    expireLot(lot, day, millis);
                }
            }
        }
        forget(day);
    }

    /** Forgets the places of lots that are gone: nothing is taken from them or comes back to them. */
    private void forget(int day) {
        int kept = 0;
        for (int place = 0; place < inOrder; place++) {
            if (into.lotGone[first + order[place]] > day) {
                order[kept++] = order[place];
            }
        }
        inOrder = kept;
        head = 0;
    }

    private void expireLot(int lot, int day, long millis) {
        long points = left[lot];
        left[lot] = 0;
        expired[lot] += points;
        if (isPending(lot)) {
            pending -= points;
        } else {
            available -= points;
        }
        into.addMove(millis, day, PointsMove.EXPIRED, points, first + lot, false, LedgerColumns.NO_ORDER, -1);
    }

    private boolean isPending(int lot) {
        for (int i = waitingFrom; i < waitingTo; i++) {
            if (waiting[i] == lot) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes available points, soonest gone first.
     *
     * @return how many there were to take
     */
    long take(PointsMove kind, long points, long millis, int day, long ordered, int ref, boolean continues) {
        long missing = Math.min(points, available);
        long taken = missing;
        boolean more = continues;
        for (int place = head; missing > 0; place++) {
            int lot = order[place];
            if (left[lot] > 0 && into.lotAvailable[first + lot] <= day) {
                long its = Math.min(left[lot], missing);
                left[lot] -= its;
                missing -= its;
                into.addMove(millis, day, kind, its, first + lot, more, ordered, ref);
                more = true;
            }
        }
        available -= taken;
        return taken;
    }

    // ---- what refunds do

    /** Takes back points of an order, by a rule for what is no longer there. */
    void revoke(int lot, long points, RefundRule.Short shortfall, long millis, int day, long ordered) {
        boolean isPending = isPending(lot);
        // What expired did nobody any good, and is not taken a second time.
        long gone = Math.min(points, expired[lot]);
        expired[lot] -= gone;
        long missing = points - gone;
        if (missing == 0 || shortfall == RefundRule.Short.ONLY_PENDING && !isPending) {
            return;
        }
        long own = Math.min(missing, left[lot]);
        boolean continues = false;
        if (own > 0) {
            left[lot] -= own;
            missing -= own;
            if (isPending) {
                pending -= own;
            } else {
                available -= own;
            }
            into.addMove(millis, day, PointsMove.REVOKED, own, first + lot, false, ordered, -1);
            continues = true;
        }
        if (missing == 0 || shortfall == RefundRule.Short.ONLY_PENDING) {
            return;
        }
        long others = take(PointsMove.REVOKED, missing, millis, day, ordered, -1, continues);
        missing -= others;
        if (missing > 0 && shortfall == RefundRule.Short.DEBT) {
            debt += missing;
            into.addMove(
                    millis, day, PointsMove.REVOKED, missing, LedgerColumns.NONE, continues || others > 0, ordered, -1);
        }
    }

    /** Gives redeemed points back to their lot; if that is gone already, they are gone at once. */
    void restore(int lot, long points, int redeeming, long millis, int day, long ordered, boolean continues) {
        left[lot] += points;
        into.addMove(millis, day, PointsMove.RESTORED, points, first + lot, continues, ordered, redeeming);
        available += points;
        if (into.lotGone[first + lot] <= day) {
            expireLot(lot, day, millis);
            return;
        }
        for (int place = 0; place < head; place++) {
            if (order[place] == lot) {
                head = place;
            }
        }
        settle(millis, day);
    }

    /** Says until when lots can be used that go together, after a time without activity. */
    void goTogether(int gone) {
        for (int place = head; place < inOrder; place++) {
            if (left[order[place]] > 0 && isTogether[order[place]]) {
                into.lotGone[first + order[place]] = gone;
            }
        }
    }

    /** The number here of the lot that was added last. */
    int last() {
        return lots - 1;
    }

    /** A lot's number here, by its place in the columns. */
    int local(int lotOfColumns) {
        return lotOfColumns - first;
    }
}
