package io.github.retention4j.metric.programme;

import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.ProgrammeBuilder;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.testing.StoreRows;
import org.joda.money.Money;

/** Programmes that tests ask about. Those for generated stores name no currency, for these are of several. */
final class Programmes {
    /** Members, redemptions and all as recorded. */
    static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(100).perOrder())
            .pending(3)
            .expiring(PointsExpiry.afterMonths(2))
            .enrolment(Enrolment.BY_RECORD)
            .build();

    /** Money back, which members use up as fast as they can. */
    static final LoyaltyProgramme CASHBACK = LoyaltyProgramme.named("Money back")
            .cashback(0.15)
            .pending(7)
            .expiring(PointsExpiry.afterDays(90))
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .build();

    /** Every third order brings a reward, which is given by itself. */
    static final LoyaltyProgramme STAMPS = LoyaltyProgramme.named("Stamps")
            .earning(Earning.points(1).perOrder())
            .reward(Reward.of("a coffee", 3).byItself())
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .enrolment(Enrolment.afterOrders(2))
            .build();

    /** Points that can be used at once, and for ever, and that nobody uses. */
    static final LoyaltyProgramme PLAIN = LoyaltyProgramme.named("Plain")
            .earning(Earning.points(10).perOrder())
            .redeemer(Redeemer.NEVER)
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .build();

    /** A reward with the first order. */
    static final LoyaltyProgramme AT_ONCE = LoyaltyProgramme.named("At once")
            .earning(Earning.points(1).perOrder())
            .reward(Reward.of("a coffee", 1).byItself())
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .build();

    /** A point a riyal, usable after 14 days and for 12 months, 100 of them for 5 riyals. */
    static final LoyaltyProgramme REWARDS = rewards().build();

    private Programmes() {}

    static ProgrammeBuilder rewards() {
        return LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(sar("1")))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(12))
                .redeeming(Redeeming.points(100).worth(sar("5")));
    }

    static Money sar(String amount) {
        return Money.parse("SAR " + amount);
    }

    /** A member's orders of 120.50, 80.00 and 50.00, the last with 150 points; half of the first is refunded after it. */
    static StoreRows walkThrough() {
        return StoreRows.riyadh()
                .membership("m", "2025-01-01", "")
                .refundedOrder("m", "2025-01-25", 12_050, "2025-04-05", 6_025)
                .order("m", "2025-03-10", 8_000)
                .order("m", "2025-04-01", 5_000)
                .redemption("m", "2025-04-01", 150, "o-2", "")
                .observedThrough("2026-06-30");
    }
}
