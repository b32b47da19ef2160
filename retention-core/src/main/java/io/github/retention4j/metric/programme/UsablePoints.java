package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalLong;

/** The points that a customer can use, less those that are owed, as time goes on: lots join them when they become available. */
final class UsablePoints {
    private static final long NOT_YET = Long.MAX_VALUE;

    private final PointsLedger ledger;
    private final Basis basis;

    /** What is in each lot. */
    private final long[] open;

    private final boolean[] isUsable;

    /** The lots that have to wait, by the day and their number. */
    private final long[] waiting;

    private int released;

    /** Points that came back into a lot that was gone by then, and are not booked off as expired yet. */
    private long dead;

    private long usable;

    UsablePoints(PointsLedger ledger, Basis basis) {
        this.ledger = ledger;
        this.basis = basis;
        int lots = ledger.lotCount();
        this.open = new long[lots];
        this.isUsable = new boolean[lots];
        long[] later = new long[lots];
        int count = 0;
        for (int lot = 0; lot < lots; lot++) {
            isUsable[lot] = ledger.lotAvailableDay(lot) <= ledger.lotEarnedDay(lot);
            if (!isUsable[lot]) {
                later[count++] = (long) ledger.lotAvailableDay(lot) << Integer.SIZE | lot;
            }
        }
        this.waiting = Arrays.copyOf(later, count);
        Arrays.sort(waiting);
    }

    /** The first instant with so many points, or empty if there never are. */
    OptionalLong firstWith(long least) {
        for (int i = 0; i < ledger.moveCount(); i++) {
            long reached = releaseThrough(dayDone(i), least);
            if (reached != NOT_YET) {
                return OptionalLong.of(reached);
            }
            book(i);
            if (usable >= least) {
                return OptionalLong.of(ledger.moveMillis(i));
            }
        }
        long reached = releaseThrough(basis.lastDay().toEpochDay(), least);
        return reached == NOT_YET ? OptionalLong.empty() : OptionalLong.of(reached);
    }

    /** The last day whose lots have become available before a move: what expires with the start of a day goes before them. */
    private long dayDone(int move) {
        long day = ledger.moveDay(move);
        boolean isAtMidnight = ledger.moveKind(move) == PointsMove.EXPIRED
                && ledger.moveMillis(move) == basis.startOf(LocalDate.ofEpochDay(day));
        return isAtMidnight ? day - 1 : day;
    }

    private long releaseThrough(long day, long least) {
        while (released < waiting.length && waiting[released] >> Integer.SIZE <= day) {
            int lot = (int) waiting[released];
            usable = Math.addExact(usable, open[lot]);
            isUsable[lot] = true;
            if (usable >= least) {
                return basis.startOf(LocalDate.ofEpochDay(waiting[released] >> Integer.SIZE));
            }
            released++;
        }
        return NOT_YET;
    }

    private void book(int move) {
        long points = ledger.movePoints(move);
        int lot = ledger.moveLot(move);
        switch (ledger.moveKind(move)) {
            case EARNED, BONUS, MISSION, GRANTED -> put(lot, points);
            case REDEEMED -> put(lot, -points);
            case RESTORED -> {
                if (isGone(move)) {
                    dead = Math.addExact(dead, points);
                } else {
                    put(lot, points);
                }
            }
            case EXPIRED -> {
                long ofDead = isGone(move) ? Math.min(dead, points) : 0;
                dead -= ofDead;
                put(lot, ofDead - points);
            }
            case REVOKED -> {
                if (lot < 0) {
                    usable = Math.subtractExact(usable, points);
                } else {
                    put(lot, -points);
                }
            }
            case SETTLED -> {
                put(lot, -points);
                usable = Math.addExact(usable, points);
            }
            case UNCOVERED -> {}
        }
    }

    private boolean isGone(int move) {
        return ledger.lotGoneDay(ledger.moveLot(move)) <= ledger.moveDay(move);
    }

    private void put(int lot, long points) {
        open[lot] += points;
        usable = Math.addExact(usable, isUsable[lot] ? points : 0);
    }
}
