package io.github.retention4j.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Ledgers as lines that can be compared and read. */
final class Told {
    /** Of the others it does not matter which order they are about. */
    private static final Set<PointsMove> ABOUT_ORDERS =
            Set.of(PointsMove.EARNED, PointsMove.REDEEMED, PointsMove.REVOKED, PointsMove.RESTORED);

    private Told() {}

    /** Each move with its day, such as {@code 2025-01-25 EARNED 120 lot 0}. */
    static List<String> moves(PointsLedger ledger) {
        List<String> lines = new ArrayList<>();
        for (NaiveLots.Move move : read(ledger)) {
            lines.add(move.day() + " " + move.kind() + " " + move.points()
                    + (move.lot() < 0 ? "" : " lot " + move.lot()));
        }
        return lines;
    }

    /**
     * Each move with all that is known of it; what one instant does to one lot in one way is one line, and lots that expire together are
     * in the order of their numbers.
     */
    static List<String> inFull(List<NaiveLots.Move> all) {
        List<NaiveLots.Move> moves = new ArrayList<>(all);
        for (int from = 0, to; from < moves.size(); from = to) {
            NaiveLots.Move first = moves.get(from);
            to = from + 1;
            while (first.kind() == PointsMove.EXPIRED
                    && to < moves.size()
                    && moves.get(to).kind() == PointsMove.EXPIRED
                    && moves.get(to).at().equals(first.at())) {
                to++;
            }
            moves.subList(from, to).sort(Comparator.comparing(NaiveLots.Move::lot));
        }
        List<NaiveLots.Move> merged = new ArrayList<>();
        for (NaiveLots.Move move : moves) {
            NaiveLots.Move plain = new NaiveLots.Move(
                    move.kind(),
                    move.at(),
                    move.day(),
                    move.points(),
                    move.lot(),
                    ABOUT_ORDERS.contains(move.kind()) ? move.ordered() : Optional.empty());
            NaiveLots.Move before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && isSame(before, plain)) {
                merged.set(merged.size() - 1, more(before, plain.points()));
            } else {
                merged.add(plain);
            }
        }
        return merged.stream().map(NaiveLots.Move::toString).toList();
    }

    private static boolean isSame(NaiveLots.Move a, NaiveLots.Move b) {
        return more(a, 0).equals(more(b, a.points() - b.points()));
    }

    private static NaiveLots.Move more(NaiveLots.Move move, long points) {
        return new NaiveLots.Move(
                move.kind(), move.at(), move.day(), move.points() + points, move.lot(), move.ordered());
    }

    static List<NaiveLots.Move> read(PointsLedger ledger) {
        List<NaiveLots.Move> moves = new ArrayList<>();
        for (int i = 0; i < ledger.moveCount(); i++) {
            moves.add(new NaiveLots.Move(
                    ledger.moveKind(i),
                    Instant.ofEpochMilli(ledger.moveMillis(i)),
                    LocalDate.ofEpochDay(ledger.moveDay(i)),
                    ledger.movePoints(i),
                    ledger.moveLot(i),
                    ledger.moveOrdered(i).isPresent()
                            ? Optional.of(
                                    Instant.ofEpochMilli(ledger.moveOrdered(i).getAsLong()))
                            : Optional.empty()));
        }
        return moves;
    }

    static List<String> lots(PointsLedger ledger) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ledger.lotCount(); i++) {
            int gone = ledger.lotGoneDay(i);
            lines.add(lot(
                    LocalDate.ofEpochDay(ledger.lotEarnedDay(i)),
                    LocalDate.ofEpochDay(ledger.lotAvailableDay(i)),
                    gone == Integer.MAX_VALUE ? LocalDate.MAX : LocalDate.ofEpochDay(gone),
                    ledger.lotPoints(i),
                    ledger.lotSource(i)));
        }
        return lines;
    }

    /** The replay does not tell until when a lot that is used up would have lived, where points go together. */
    static List<String> lots(NaivePoints naive, PointsLedger beside) {
        return naive.lots.stream()
                .map(lot -> lot(
                        lot.earned,
                        lot.available,
                        lot.open == 0
                                        && lot.rule.kind() == PointsExpiry.Kind.INACTIVITY
                                        && beside.lotGoneDay(lot.number) == Integer.MAX_VALUE
                                ? LocalDate.MAX
                                : naive.gone(lot),
                        lot.points,
                        lot.source))
                .toList();
    }

    private static String lot(LocalDate earned, LocalDate available, LocalDate gone, long points, PointsMove source) {
        return source + " " + points + " on " + earned + ", from " + available
                + (gone.equals(LocalDate.MAX) ? "" : ", gone " + gone);
    }

    static List<String> tiers(PointsLedger ledger) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ledger.tierChangeCount(); i++) {
            lines.add(new NaiveTiers.Change(
                            Instant.ofEpochMilli(ledger.tierChangeMillis(i)),
                            LocalDate.ofEpochDay(ledger.tierChangeDay(i)),
                            ledger.tierAfter(i))
                    .toString());
        }
        return lines;
    }

    static List<String> tiers(NaivePoints naive) {
        return naive.tiers.changes.stream().map(NaiveTiers.Change::toString).toList();
    }

    /** Points by what moved them. */
    static Map<PointsMove, Long> sums(PointsLedger ledger) {
        Map<PointsMove, Long> sums = new TreeMap<>();
        for (int i = 0; i < ledger.moveCount(); i++) {
            sums.merge(ledger.moveKind(i), ledger.movePoints(i), Long::sum);
        }
        return sums;
    }

    static long sum(PointsLedger ledger, PointsMove kind) {
        return sums(ledger).getOrDefault(kind, 0L);
    }
}
