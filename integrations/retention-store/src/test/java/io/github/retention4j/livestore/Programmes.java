package io.github.retention4j.livestore;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Mission;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.util.List;
import org.joda.money.Money;

/** Programmes that make use of every kind of record, and their ledgers in words. */
final class Programmes {
    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(1).per(Money.of(Streams.SAR, 2)))
            .earning(Earning.points(9).perVisit())
            .earning(Earning.points(20).perOrder().onTag("gift"))
            .pending(3)
            .expiring(PointsExpiry.afterMonths(2))
            .redeeming(Redeeming.points(50).worth(Money.of(Streams.SAR, 3)))
            .reward(Reward.of("mug", 60).costing(Money.of(Streams.SAR, 4)))
            .bonus(Bonus.joining(15))
            .bonus(Bonus.birthday(30))
            .bonus(Bonus.answering(3))
            .bonus(Bonus.referral(40, 50))
            .mission(Mission.orders(2).inEach(CalendarUnit.MONTH).earning(25))
            .tiers(Tiers.bySpend(Qualification.LIFETIME)
                    .tier(Tier.named("Blue").from(Money.of(Streams.SAR, 10)))
                    .tier(Tier.named("Gold").from(Money.of(Streams.SAR, 200)).times("1.25")))
            .enrolment(Enrolment.BY_RECORD)
            .build();

    private static final LoyaltyProgramme CASHBACK = LoyaltyProgramme.named("Money back")
            .cashback(0.15)
            .pending(7)
            .expiring(PointsExpiry.afterDays(50))
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .bonus(Bonus.referral(300, 400))
            .tiers(Tiers.byOrders(Qualification.lastMonths(2))
                    .tier(Tier.named("Blue").from(1))
                    .tier(Tier.named("Gold").from(2).times("1.5")))
            .enrolment(Enrolment.afterOrders(2))
            .build();

    static final List<LoyaltyProgramme> ALL = List.of(RECORDED, CASHBACK);

    private Programmes() {}

    /** All that a ledger knows. */
    static String told(PointsLedger ledger) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < ledger.membershipCount(); i++) {
            told.append("member ")
                    .append(ledger.joined(i))
                    .append(' ')
                    .append(ledger.left(i))
                    .append('\n');
        }
        for (int i = 0; i < ledger.lotCount(); i++) {
            told.append("lot ").append(ledger.lotEarnedDay(i)).append(' ').append(ledger.lotAvailableDay(i));
            told.append(' ').append(ledger.lotGoneDay(i)).append(' ').append(ledger.lotPoints(i));
            told.append(' ').append(ledger.lotSource(i)).append('\n');
        }
        for (int i = 0; i < ledger.moveCount(); i++) {
            told.append(ledger.moveKind(i))
                    .append(' ')
                    .append(ledger.moveMillis(i))
                    .append(' ')
                    .append(ledger.moveDay(i));
            told.append(' ').append(ledger.movePoints(i)).append(' ').append(ledger.moveLot(i));
            told.append(' ').append(ledger.continues(i)).append(' ').append(ledger.moveOrdered(i));
            told.append(' ').append(ledger.undoes(i)).append(' ').append(ledger.reward(i));
            told.append(' ')
                    .append(ledger.bonus(i))
                    .append(' ')
                    .append(ledger.isForFriend(i))
                    .append('\n');
        }
        for (int i = 0; i < ledger.tierChangeCount(); i++) {
            told.append("tier ").append(ledger.tierChangeMillis(i)).append(' ').append(ledger.tierChangeDay(i));
            told.append(' ').append(ledger.tierAfter(i)).append('\n');
        }
        return told.append(ledger.entries()).toString();
    }
}
