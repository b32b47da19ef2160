package io.github.retention4j.metric.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.testing.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What became of the points of a programme by the end of a day: heaps of points, which moves split and change. */
final class NaiveLots {
    /** Points with one fate; the move that ended them is −1 as long as they are open. */
    static final class Heap {
        long number;
        final LocalDate earned;
        final LocalDate available;
        final LocalDate gone;
        final int lot;
        int ended = -1;
        LocalDate day = LocalDate.MIN;
        PointsMove how = PointsMove.EARNED;

        private Heap(PointsLedger ledger, int lot, long number) {
            this.number = number;
            this.lot = lot;
            earned = LocalDate.ofEpochDay(ledger.lotEarnedDay(lot));
            available = LocalDate.ofEpochDay(ledger.lotAvailableDay(lot));
            gone = LocalDate.ofEpochDay(ledger.lotGoneDay(lot));
        }

        private Heap(Heap of, long number) {
            this.number = number;
            lot = of.lot;
            earned = of.earned;
            available = of.available;
            gone = of.gone;
            ended = of.ended;
            day = of.day;
            how = of.how;
        }

        Fate fate() {
            return switch (how) {
                case REDEEMED -> Fate.REDEEMED;
                case EXPIRED -> Fate.EXPIRED;
                case REVOKED, SETTLED -> Fate.REVOKED;
                default -> Fate.OPEN;
            };
        }

        /** Its age when it ended, or at the end of a day. */
        long age(LocalDate known) {
            LocalDate last = ended < 0 ? known : how == PointsMove.EXPIRED && gone.isBefore(day) ? gone : day;
            return last.toEpochDay() - earned.toEpochDay();
        }
    }

    final List<Heap> heaps = new ArrayList<>();
    long debt;

    private NaiveLots() {}

    static List<NaiveLots> of(Store store, LoyaltyProgramme programme, LocalDate known) {
        History history = store.history();
        List<NaiveLots> all = new ArrayList<>();
        for (String id : store.customerIds()) {
            CustomerHistory customer = history.customer(id).orElseThrow();
            all.add(of(programme.replay(customer), known));
        }
        return all;
    }

    static NaiveLots of(PointsLedger ledger, LocalDate known) {
        NaiveLots lots = new NaiveLots();
        for (int i = 0; i < ledger.moveCount(); i++) {
            LocalDate day = LocalDate.ofEpochDay(ledger.moveDay(i));
            if (!day.isAfter(known)) {
                lots.move(ledger, i, day);
            }
        }
        return lots;
    }

    private void move(PointsLedger ledger, int i, LocalDate day) {
        int lot = ledger.moveLot(i);
        long number = ledger.movePoints(i);
        PointsMove kind = ledger.moveKind(i);
        switch (kind) {
            case EARNED, BONUS, MISSION, GRANTED -> heaps.add(new Heap(ledger, lot, number));
            case REDEEMED, EXPIRED, REVOKED, SETTLED -> {
                debt += lot < 0 ? number : kind == PointsMove.SETTLED ? -number : 0;
                end(lot, number, i, day, kind);
            }
            case RESTORED -> {
                int redeeming = ledger.undoes(i).orElseThrow();
                boolean isNew = ledger.moveLot(redeeming) != lot;
                for (Heap heap : split(number, heap -> heap.ended == redeeming)) {
                    heap.ended = -1;
                    heap.how = PointsMove.EARNED;
                    if (isNew) {
                        heaps.remove(heap);
                    }
                }
                if (isNew) {
                    heaps.add(new Heap(ledger, lot, number));
                }
            }
            case UNCOVERED -> {}
        }
    }

    private void end(int lot, long number, int move, LocalDate day, PointsMove how) {
        for (Heap heap : split(number, heap -> heap.lot == lot && heap.ended < 0)) {
            heap.ended = move;
            heap.day = day;
            heap.how = how;
        }
    }

    /** So many points of some heaps, as heaps of their own. */
    private List<Heap> split(long number, Predicate<Heap> which) {
        List<Heap> taken = new ArrayList<>();
        long more = number;
        for (Heap heap : List.copyOf(heaps)) {
            if (more > 0 && which.test(heap)) {
                long its = Math.min(more, heap.number);
                Heap part = new Heap(heap, its);
                heap.number -= its;
                more -= its;
                taken.add(part);
            }
        }
        heaps.addAll(taken);
        heaps.removeIf(heap -> heap.number == 0);
        return taken;
    }
}
