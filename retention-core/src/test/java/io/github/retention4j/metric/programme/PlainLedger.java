package io.github.retention4j.metric.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a replay says of a customer, as plain lists: what measures are worked out of naively. Whether the replay is right is asked
 * elsewhere.
 */
record PlainLedger(String customer, List<Spell> spells, List<Move> moves) {
    private static final Set<PointsMove> CREDITS =
            Set.of(PointsMove.EARNED, PointsMove.BONUS, PointsMove.MISSION, PointsMove.GRANTED, PointsMove.RESTORED);

    /** A membership. */
    record Spell(Instant joined, Optional<Instant> left) {
        boolean holds(Instant at) {
            return !at.isBefore(joined) && left.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /** A move of points, of a lot that can be used from a day on and is gone from another; of no lot, what is owed. */
    record Move(
            PointsMove kind,
            Instant at,
            LocalDate day,
            long points,
            Optional<LocalDate> available,
            Optional<LocalDate> gone,
            boolean isOfOrder) {
        /** By how much there are more points in a lot. */
        long inLot() {
            if (available.isEmpty() || kind == PointsMove.UNCOVERED) {
                return 0;
            }
            return CREDITS.contains(kind) ? points : -points;
        }

        /** By how much more is owed. */
        long owed() {
            return kind == PointsMove.SETTLED
                    ? -points
                    : kind == PointsMove.REVOKED && available.isEmpty() ? points : 0;
        }

        boolean isRedemption() {
            return kind == PointsMove.REDEEMED || kind == PointsMove.UNCOVERED;
        }
    }

    static List<PlainLedger> of(Store store, LoyaltyProgramme programme) {
        History history = store.history();
        return store.customerIds().stream()
                .map(id -> of(programme, history.customer(id).orElseThrow()))
                .toList();
    }

    static PlainLedger of(LoyaltyProgramme programme, CustomerHistory customer) {
        PointsLedger ledger = programme.replay(customer);
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < ledger.membershipCount(); i++) {
            Optional<Instant> left = ledger.left(i).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(ledger.left(i).getAsLong()));
            spells.add(new Spell(Instant.ofEpochMilli(ledger.joined(i)), left));
        }
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < ledger.moveCount(); i++) {
            int lot = ledger.moveLot(i);
            moves.add(new Move(
                    ledger.moveKind(i),
                    Instant.ofEpochMilli(ledger.moveMillis(i)),
                    LocalDate.ofEpochDay(ledger.moveDay(i)),
                    ledger.movePoints(i),
                    Optional.of(lot).filter(l -> l >= 0).map(l -> LocalDate.ofEpochDay(ledger.lotAvailableDay(l))),
                    Optional.of(lot).filter(l -> l >= 0).map(l -> LocalDate.ofEpochDay(ledger.lotGoneDay(l))),
                    ledger.moveOrdered(i).isPresent()));
        }
        return new PlainLedger(customer.id(), spells, moves);
    }

    boolean isMember(Instant at) {
        return spells.stream().anyMatch(spell -> spell.holds(at));
    }

    Optional<Instant> joined() {
        return spells.stream().map(Spell::joined).findFirst();
    }

    /** The moves before the start of a day. */
    List<Move> before(LocalDate day) {
        return moves.stream().filter(move -> move.day().isBefore(day)).toList();
    }
}
