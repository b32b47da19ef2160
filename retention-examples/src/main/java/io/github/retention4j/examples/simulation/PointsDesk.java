package io.github.retention4j.examples.simulation;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes points in at orders of members: of some with most of their orders, of some once they have saved many, of others
 * never. Nobody redeems more than there is then, nor for more than an order comes to.
 */
final class PointsDesk {
    private static final double NEVER = 0.3;
    private static final double HOARDS = 0.25;
    private static final double REDEEMS = 0.7;
    private static final long HOARD = 1_000;
    private static final long STEP = 100;
    private static final long HALALAS_A_STEP = 500;

    private final LoyaltyProgramme programme;
    private final History earned;
    private final ShopCalendar calendar;
    private final List<Redemption> redemptions = new ArrayList<>();

    /** Takes the shop's history as it is without a redemption. */
    PointsDesk(LoyaltyProgramme programme, History earned, ShopCalendar calendar) {
        this.programme = programme;
        this.earned = earned;
        this.calendar = calendar;
    }

    /** Points of one credit, those revoked left out, of which some are still there. */
    private static final class Lot {
        final int available;
        final int gone;
        long left;

        Lot(PointsLedger ledger, int lot) {
            // What is given on a day may be given after an order of that day.
            available = ledger.lotAvailableDay(lot) + (ledger.lotSource(lot) == PointsMove.GRANTED ? 1 : 0);
            gone = ledger.lotGoneDay(lot);
            left = ledger.lotPoints(lot);
        }

        boolean isGoodOn(int day) {
            return available <= day && day < gone;
        }
    }

    /** Serves a member with all the purchases, in the order of time. */
    void serve(Membership member, List<Sale> sales, Draws draws) {
        double habit = draws.uniform();
        if (habit < NEVER) {
            return;
        }
        long least = habit < NEVER + HOARDS ? HOARD : STEP;
        List<Lot> lots =
                lots(earned.customer(member.customerId()).map(programme::replay).orElseThrow());
        for (Sale sale : sales) {
            boolean redeems = draws.chance(REDEEMS);
            if (redeems && member.leftAt().map(sale.placedAt()::isBefore).orElse(true)) {
                redeem(member, sale, lots, least);
            }
        }
    }

    List<Redemption> redemptions() {
        return redemptions;
    }

    private void redeem(Membership member, Sale sale, List<Lot> lots, long least) {
        int day = Math.toIntExact(calendar.date(calendar.dayOf(sale.millis)).toEpochDay());
        List<Lot> good = lots.stream().filter(lot -> lot.isGoodOn(day)).toList();
        long there = good.stream().mapToLong(lot -> lot.left).sum();
        long steps = Math.min(there / STEP, sale.minorUnits / HALALAS_A_STEP);
        if (there < least || steps == 0) {
            return;
        }
        redemptions.add(Redemption.of(member.customerId(), sale.placedAt(), steps * STEP)
                .forOrder(sale.id));
        long open = steps * STEP;
        for (Lot lot : good) {
            long taken = Math.min(lot.left, open);
            lot.left -= taken;
            open -= taken;
        }
    }

    /** What a member could redeem, what goes first in front. */
    private static List<Lot> lots(PointsLedger ledger) {
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < ledger.lotCount(); i++) {
            lots.add(new Lot(ledger, i));
        }
        for (int i = 0; i < ledger.moveCount(); i++) {
            if (ledger.moveKind(i) == PointsMove.REVOKED && ledger.moveLot(i) >= 0) {
                lots.get(ledger.moveLot(i)).left -= ledger.movePoints(i);
            }
        }
        lots.sort(Comparator.comparingInt((Lot lot) -> lot.gone));
        return lots;
    }
}
