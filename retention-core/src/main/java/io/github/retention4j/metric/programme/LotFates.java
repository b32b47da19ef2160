package io.github.retention4j.metric.programme;

import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What became of the points of each lot of one customer by the end of a day; used again for the next one.
 *
 * <p>Points that were redeemed and came back count as not redeemed. If they came back as a new lot, they are of that one, and no longer of
 * the one they were taken from. Points of a lot that pay what is owed are revoked. A lot from before the data begin is known from then on.
 */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
final class LotFates {
    private static final int YEAR = 12;

    /**
     * Which lots are looked at, as they are known on which day: days since 1970-01-01.
     *
     * @param known the day at whose end they are known
     * @param dataFrom the first day of the data
     * @param from the first day of issue
     * @param until the day after the last of issue
     */
    record Asked(long known, long dataFrom, long from, long until) implements Serializable {
        boolean has(PointsLedger ledger, int lot) {
            long earned = ledger.lotEarnedDay(lot);
            return earned >= from && earned < until && earned <= known;
        }

        /** The calendar month of the last day, counted from the year 0. */
        int lastIssue() {
            return LotFates.month(LocalDate.ofEpochDay(known));
        }
    }

    private final Asked asked;
    private final Exits exits = new Exits();
    private long[] left = {};
    private long[] taken = {};
    private long available;
    private long pending;
    private long debt;

    LotFates(Asked asked) {
        this.asked = asked;
    }

    private static int month(LocalDate day) {
        return day.getYear() * YEAR + day.getMonthValue() - 1;
    }

    /** Reads the ledger of a customer. */
    void read(PointsLedger ledger) {
        exits.clear();
        available = 0;
        pending = 0;
        debt = 0;
        takeAndGiveBack(ledger);
        for (int i = 0; i < ledger.moveCount() && ledger.moveDay(i) <= asked.known(); i++) {
            if (taken[i] > 0 && asked.has(ledger, ledger.moveLot(i))) {
                end(ledger, i);
            }
        }
        for (int lot = 0; lot < ledger.lotCount(); lot++) {
            if (left[lot] > 0 && asked.has(ledger, lot)) {
                exit(ledger, lot, asked.known(), Fate.OPEN, left[lot]);
                if (ledger.lotAvailableDay(lot) > asked.known()) {
                    pending = Math.addExact(pending, left[lot]);
                } else {
                    available = Math.addExact(available, left[lot]);
                }
            }
        }
    }

    /** Works out what each move took that was not given back, and what is left of each lot. */
    private void takeAndGiveBack(PointsLedger ledger) {
        int lots = ledger.lotCount();
        int moves = ledger.moveCount();
        left = left.length < lots ? new long[2 * lots] : left;
        taken = taken.length < moves ? new long[2 * moves] : taken;
        Arrays.fill(taken, 0, moves, 0);
        for (int lot = 0; lot < lots; lot++) {
            left[lot] = ledger.lotPoints(lot);
        }
        for (int i = 0; i < moves && ledger.moveDay(i) <= asked.known(); i++) {
            int lot = ledger.moveLot(i);
            long points = ledger.movePoints(i);
            PointsMove kind = ledger.moveKind(i);
            if (kind == PointsMove.RESTORED) {
                if (ledger.undoes(i).isPresent()) {
                    int redeeming = ledger.undoes(i).getAsInt();
                    taken[redeeming] -= points;
                    left[lot] += ledger.moveLot(redeeming) == lot ? points : 0;
                }
            } else if (isTaking(kind) && lot >= 0) {
                taken[i] = points;
                left[lot] -= points;
            }
            debt += kind == PointsMove.REVOKED && lot < 0 ? points : kind == PointsMove.SETTLED ? -points : 0;
        }
    }

    private static boolean isTaking(PointsMove kind) {
        return switch (kind) {
            case REDEEMED, EXPIRED, REVOKED, SETTLED -> true;
            default -> false;
        };
    }

    private void end(PointsLedger ledger, int move) {
        int lot = ledger.moveLot(move);
        long day = ledger.moveDay(move);
        switch (ledger.moveKind(move)) {
            case REDEEMED -> exit(ledger, lot, day, Fate.REDEEMED, taken[move]);
            // What comes back to a lot that is gone expires when it would have.
            case EXPIRED -> exit(ledger, lot, Math.min(day, ledger.lotGoneDay(lot)), Fate.EXPIRED, taken[move]);
            default -> exit(ledger, lot, day, Fate.REVOKED, taken[move]);
        }
    }

    private void exit(PointsLedger ledger, int lot, long day, Fate fate, long points) {
        LocalDate earned = LocalDate.ofEpochDay(ledger.lotEarnedDay(lot));
        boolean isLate = ledger.lotEarnedDay(lot) < asked.dataFrom();
        if (isLate && day < asked.dataFrom()) {
            return;
        }
        int issued = isLate ? Exits.NO_MONTH : month(earned);
        add(earned, day, issued, fate.ordinal(), points);
        if (isLate) {
            add(earned, asked.dataFrom() - 1, issued, Exits.LATE, points);
        }
    }

    private void add(LocalDate earned, long day, int issued, int kind, long points) {
        exits.add(issued, months(earned, LocalDate.ofEpochDay(day)), (int) (day - earned.toEpochDay()), kind, points);
    }

    /** How many calendar months are over from one day to another. */
    static int months(LocalDate from, LocalDate to) {
        return month(to) - month(from) - (to.getDayOfMonth() < from.getDayOfMonth() ? 1 : 0);
    }

    Exits exits() {
        return exits;
    }

    /** The points that have a fate, those of lots that are not asked for left out. */
    long points(Fate fate) {
        long sum = 0;
        for (int i = 0; i < exits.size(); i++) {
            sum += exits.kind(i) == fate.ordinal() ? exits.points(i) : 0;
        }
        return sum;
    }

    /** The points of all lots that are asked for. */
    long issued() {
        long sum = 0;
        for (int i = 0; i < exits.size(); i++) {
            sum = exits.kind(i) == Exits.LATE ? sum : Math.addExact(sum, exits.points(i));
        }
        return sum;
    }

    /** Adds what was redeemed for rewards to as many sums as there are rewards. */
    void addRewards(PointsLedger ledger, long[] sums) {
        for (int i = 0; sums.length > 0 && i < ledger.moveCount() && ledger.moveDay(i) <= asked.known(); i++) {
            if (ledger.reward(i).isPresent()) {
                int reward = ledger.reward(i).getAsInt();
                sums[reward] = Math.addExact(sums[reward], taken[i]);
            }
        }
    }

    /** What is open and can be used. */
    long available() {
        return available;
    }

    /** What is open and cannot be used yet. */
    long pending() {
        return pending;
    }

    /** What the customer owes. */
    long debt() {
        return debt;
    }
}
