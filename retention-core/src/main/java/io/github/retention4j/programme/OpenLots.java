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

    private boolean[] isPending = new boolean[8];

    private int[] order = new int[8];
    private int inOrder;
    private int head;

    /** Those that go together, in the order in which they were credited, and when they go. */
    private int[] together = new int[8];

    private int inTogether;
    private int headTogether;
    private int goneTogether;

    /** Those that are pending, soonest available first; the places before are of lots that no longer are. */
    private int[] waiting = new int[8];

    private int waitingFrom;
    private int waitingTo;

    private long available;
    private long debt;

    OpenLots(LedgerColumns into) {
        this.into = into;
    }

    void begin() {
        first = into.lots;
        lots = 0;
        inOrder = 0;
        head = 0;
        inTogether = 0;
        headTogether = 0;
        goneTogether = NEVER;
        waitingFrom = 0;
        waitingTo = 0;
        available = 0;
        debt = 0;
    }

    long available() {
        return available;
    }

    /** Whether anything is left that goes together after a time without activity. */
    boolean isAnyTogether() {
        while (headTogether < inTogether && left[together[headTogether]] == 0) {
            headTogether++;
        }
        return headTogether < inTogether;
    }

    /** The day from which on those are gone that go together, or never. */
    int goneTogether() {
        return goneTogether;
    }

    /** Moves that day. */
    void goneTogether(int day) {
        goneTogether = day;
    }

    // ---- credits

    /** Adds a lot; what can be used at once pays what is owed. */
    void credit(
            long millis,
            int day,
            int from,
            int gone,
            boolean goesTogether,
            long points,
            PointsMove kind,
            long ordered,
            int ref) {
        int lot = into.addLot(day, from, gone, points, kind) - first;
        into.addMove(millis, day, kind, points, first + lot, false, ordered, ref);
        if (lot == left.length) {
            int size = 2 * lot;
            left = Arrays.copyOf(left, size);
            expired = Arrays.copyOf(expired, size);
            isTogether = Arrays.copyOf(isTogether, size);
            isPending = Arrays.copyOf(isPending, size);
            order = Arrays.copyOf(order, size);
            together = Arrays.copyOf(together, size);
        }
        lots++;
        left[lot] = points;
        expired[lot] = 0;
        isTogether[lot] = goesTogether;
        if (goesTogether) {
            together[inTogether++] = lot;
        } else {
            int place = inOrder++;
            while (place > head && into.lotGone[first + order[place - 1]] > gone) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = lot;
        }
        isPending[lot] = from > day;
        if (isPending[lot]) {
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
            int lot = waiting[waitingFrom++];
            long points = left[lot];
            isPending[lot] = false;
            available += points;
        }
        settle(millis, day);
    }

    /** Pays what is owed, as far as there are points that can be used. */
    void settle(long millis, int day) {
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

    /** Lets those go that go together after a time without activity. */
    void expireTogether(int day, long millis) {
        for (int place = 0; place < inTogether; place++) {
            int lot = together[place];
            // Those that are used up are gone as well: what comes back to them is.
            into.lotGone[first + lot] = day;
            if (left[lot] > 0) {
                expireLot(lot, day, millis);
            }
        }
        inTogether = 0;
        headTogether = 0;
        goneTogether = NEVER;
    }

    /** Lets all go of somebody who leaves. */
    void expireAll(int day, long millis) {
        for (int lot = 0; lot < lots; lot++) {
            // Those that are used up are gone as well.
            into.lotGone[first + lot] = Math.min(day, into.lotGone[first + lot]);
            if (left[lot] > 0) {
                expireLot(lot, day, millis);
            }
        }
        inOrder = 0;
        head = 0;
        inTogether = 0;
        headTogether = 0;
        goneTogether = NEVER;
    }

    private void expireLot(int lot, int day, long millis) {
        long points = left[lot];
        left[lot] = 0;
        expired[lot] += points;
        available -= isPending[lot] ? 0 : points;
        into.addMove(millis, day, PointsMove.EXPIRED, points, first + lot, false, LedgerColumns.NO_ORDER, -1);
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
        int place = head;
        int placeTogether = headTogether;
        while (missing > 0) {
            int lot = place < inOrder ? order[place] : LedgerColumns.NONE;
            if (placeTogether < inTogether && isBefore(together[placeTogether], lot)) {
                lot = together[placeTogether++];
            } else {
                place++;
            }
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

    /** Whether a lot of those that go together goes before another lot; of two that go at once the earlier does. */
    private boolean isBefore(int lotTogether, int lot) {
        if (lot < 0) {
            return true;
        }
        int gone = into.lotGone[first + lot];
        return goneTogether < gone || (goneTogether == gone && lotTogether < lot);
    }

    // ---- what refunds do

    /** Takes back points of an order, by a rule for what is no longer there. */
    void revoke(int lot, long points, RefundRule.Shortfall shortfall, long millis, int day, long ordered) {
        // What expired did nobody any good, and is not taken a second time.
        long gone = Math.min(points, expired[lot]);
        expired[lot] -= gone;
        long missing = points - gone;
        if (missing == 0 || (shortfall == RefundRule.Shortfall.ONLY_PENDING && !isPending[lot])) {
            return;
        }
        long own = Math.min(missing, left[lot]);
        boolean continues = false;
        if (own > 0) {
            left[lot] -= own;
            missing -= own;
            available -= isPending[lot] ? 0 : own;
            into.addMove(millis, day, PointsMove.REVOKED, own, first + lot, false, ordered, -1);
            continues = true;
        }
        if (missing == 0 || shortfall == RefundRule.Shortfall.ONLY_PENDING) {
            return;
        }
        long others = take(PointsMove.REVOKED, missing, millis, day, ordered, -1, continues);
        missing -= others;
        if (missing > 0 && shortfall == RefundRule.Shortfall.DEBT) {
            debt += missing;
            into.addMove(
                    millis, day, PointsMove.REVOKED, missing, LedgerColumns.NONE, continues || others > 0, ordered, -1);
        }
    }

    /** Gives redeemed points back to their lot; if that is gone already, they are gone at once. What is owed is to be settled then. */
    void restore(int lot, long points, int redeeming, long millis, int day, long ordered, boolean continues) {
        left[lot] += points;
        into.addMove(millis, day, PointsMove.RESTORED, points, first + lot, continues, ordered, redeeming);
        available += points;
        if (into.lotGone[first + lot] <= day) {
            expireLot(lot, day, millis);
            return;
        }
        if (isTogether[lot]) {
            headTogether = Math.min(headTogether, placeOf(lot, together, headTogether));
        } else {
            putBack(lot);
        }
    }

    /** Puts a lot that was used up among those that are left of, by when it goes. */
    private void putBack(int lot) {
        int place = placeOf(lot, order, head);
        if (place == head) {
            return;
        }
        System.arraycopy(order, place + 1, order, place, head - 1 - place);
        head--;
        place = head;
        int gone = into.lotGone[first + lot];
        while (place + 1 < inOrder) {
            int next = into.lotGone[first + order[place + 1]];
            if (next > gone || (next == gone && order[place + 1] > lot)) {
                break;
            }
            order[place] = order[place + 1];
            place++;
        }
        order[place] = lot;
    }

    /** The place of a lot that was used up, or the end of those if it is not among them. What comes back was mostly taken of late. */
    private static int placeOf(int lot, int[] places, int end) {
        for (int place = end - 1; place >= 0; place--) {
            if (places[place] == lot) {
                return place;
            }
        }
        return end;
    }

    /** Notes with the lots that go together, in the end, until when they can be used. */
    void end() {
        for (int place = 0; place < inTogether && goneTogether != NEVER; place++) {
            if (left[together[place]] > 0) {
                into.lotGone[first + together[place]] = goneTogether;
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
