package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How points are redeemed, by cases that went wrong in loyalty engines: each comment has what was seen and what is right. */
class RedeemingCasesTest {
    private static LoyaltyProgramme soon(Redeeming redeeming) {
        return LoyaltyProgramme.named("Rewards")
                .redeeming(redeeming)
                .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
                .build();
    }

    private static long redeemed(long points, String total, Redeeming redeeming) {
        MemberFacts facts = MemberFacts.inRiyadh().grant("2025-01-01", points).order("A", "2025-03-05T10:00", total);
        return Told.sum(facts.replay(soon(redeeming)), PointsMove.REDEEMED);
    }

    /** ERPNext: 106 earned, 50 redeemed with another document: nothing was taken, 59 became 115. 65 right. */
    @Test
    void aRedemptionTakesItsPoints() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2025-01-01", 3)
                .order("pos", "2025-03-05T10:00", "106.25")
                .redeem("2025-03-05T11:00", 50)
                .order("invoice", "2025-03-06T10:00", "56.00")
                .redeem("2025-03-06T10:00", 50, "invoice");
        PointsLedger ledger = facts.replay(programme);
        assertThat(ledger.balanceAt(facts.at("2025-03-05T10:00"))).isEqualTo(109);
        assertThat(ledger.balanceAt(facts.at("2025-03-05T11:00"))).isEqualTo(59);
        assertThat(ledger.balanceAt(facts.at("2025-03-06T10:00"))).isEqualTo(65);
    }

    /** ERPNext: 10,000 points at 0.1; of 101.00 that were due 0.40 could not be paid, as 1,006 were accepted. 1,010 right. */
    @Test
    void pointsPayAllThatIsDue() {
        assertThat(redeemed(10_000, "101.00", Redeeming.points(10).worth(money("1"))))
                .isEqualTo(1_010);
        assertThat(redeemed(10_000, "100.60", Redeeming.points(10).worth(money("1"))))
                .isEqualTo(1_006);
    }

    /** Odoo: 3,030 points at 0.03 are 90.90, and 90.9/0.03 = 3030.0000000000005 is above the balance. 3,030 right. */
    @Test
    void theWholeBalanceCanBeRedeemed() {
        assertThat(redeemed(3_030, "3000.00", Redeeming.points(1).worth(money("0.03"))))
                .isEqualTo(3_030);
        assertThat(redeemed(5_000, "90.90", Redeeming.points(1).worth(money("0.03"))))
                .isEqualTo(3_030);
    }

    /** Odoo: 267.39 + 0.89 showed 268.28000000000003. 268.28 right. */
    @Test
    void creditInMoneyAddsUp() {
        LoyaltyProgramme credit =
                LoyaltyProgramme.named("Credit").unit(PointUnit.MONEY).build();
        MemberFacts facts = MemberFacts.inRiyadh().grant("2025-01-01", 26_739).grant("2025-01-02", 89);
        assertThat(facts.replay(credit).balanceAt(facts.at("2025-01-02"))).isEqualTo(26_828);
    }

    /** Odoo: 30 points at 10.00 each, order of 20.00: all 30 were consumed. 2 right. */
    @Test
    void noMoreIsRedeemedThanTheOrderCosts() {
        assertThat(redeemed(30, "20.00", Redeeming.points(1).worth(money("10"))))
                .isEqualTo(2);
        assertThat(redeemed(30, "29.99", Redeeming.points(1).worth(money("10"))))
                .isEqualTo(2);
    }

    /** Odoo: 500 points at 0.01 pay 5.00; booked was 5.75, with 15 % of tax on top. 5.00 right. */
    @Test
    void aTotalIsPaidAsItIs() {
        assertThat(redeemed(600, "5.00", Redeeming.points(1).worth(money("0.01"))))
                .isEqualTo(500);
        assertThat(redeemed(500, "5.75", Redeeming.points(1).worth(money("0.01"))))
                .isEqualTo(500);
    }

    @Test
    void aLeastAMultipleAndAShareOfTheOrder() {
        Redeeming rule = Redeeming.points(100)
                .worth(money("5"))
                .inMultiplesOf(100)
                .atLeast(200)
                .upTo(0.5);
        assertThat(redeemed(199, "100.00", rule)).isZero();
        assertThat(redeemed(200, "100.00", rule)).isEqualTo(200);
        assertThat(redeemed(299, "100.00", rule)).isEqualTo(200);
        assertThat(redeemed(10_000, "100.00", rule)).isEqualTo(1_000);
        assertThat(redeemed(10_000, "29.99", rule)).isEqualTo(200);
        assertThat(redeemed(10_000, "19.99", rule)).isZero();
    }

    /** Points of an order never pay for it; cashback is for the next purchase. */
    @Test
    void cashbackPaysTheNextOrder() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("15 % back")
                .cashback(0.15)
                .redeeming(Redeeming.atFaceValue())
                .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
                .build();
        MemberFacts facts =
                MemberFacts.inRiyadh().order("A", "2025-03-05T10:00", "200.00").order("B", "2025-03-06T10:00", "10.00");
        assertThat(Told.moves(facts.replay(programme)).subList(0, 2))
                .containsExactly("2025-03-05 EARNED 3000 lot 0", "2025-03-06 REDEEMED 1000 lot 0");
    }

    @Test
    void nobodyRedeemsWhereNobodyIsSupposedTo() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .redeeming(Redeeming.points(1).worth(money("1")))
                .redeemer(Redeemer.NEVER)
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "200.00")
                .redeem("2025-03-06T10:00", 20)
                .order("B", "2025-03-07T10:00", "10.00");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2025-03-05 EARNED 200 lot 0", "2025-03-07 EARNED 10 lot 1");
    }

    /** A record of more than there is: what is missing is told, and the balance does not go below 0. */
    @Test
    void whatIsNotCoveredIsToldAndNotClipped() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .build();
        MemberFacts facts =
                MemberFacts.inRiyadh().order("A", "2025-03-05T10:00", "20.00").redeem("2025-03-06T10:00", 50);
        PointsLedger ledger = facts.replay(programme);
        assertThat(Told.moves(ledger))
                .containsExactly(
                        "2025-03-05 EARNED 20 lot 0", "2025-03-06 REDEEMED 20 lot 0", "2025-03-06 UNCOVERED 30");
        assertThat(ledger.balanceAt(facts.at("2025-03-06T10:00"))).isZero();
    }

    /** DSW: each 100 points become a certificate by themselves. */
    @Test
    void aRewardIsGivenByItselfAsOftenAsThePointsAllow() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("VIP")
                .earning(Earning.points(1).per(money("1")))
                .reward(Reward.of("a certificate", 100).byItself())
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "99.99")
                .order("B", "2025-03-06T10:00", "1.00")
                .order("C", "2025-03-07T10:00", "250.00");
        PointsLedger ledger = facts.replay(programme);
        assertThat(Told.sum(ledger, PointsMove.REDEEMED)).isEqualTo(300);
        assertThat(ledger.balanceAt(facts.at("2025-03-05T10:00"))).isEqualTo(99);
        assertThat(ledger.balanceAt(facts.at("2025-03-06T10:00"))).isZero();
        assertThat(ledger.balanceAt(facts.at("2025-03-07T10:00"))).isEqualTo(50);
        for (int i = 0; i < ledger.moveCount(); i++) {
            assertThat(ledger.reward(i).isPresent()).isEqualTo(ledger.moveKind(i) == PointsMove.REDEEMED);
        }
    }

    /** Pending points become a reward on the day that they can be used. */
    @Test
    void aRewardWaitsForPointsThatArePending() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("VIP")
                .earning(Earning.points(1).per(money("1")))
                .pending(14)
                .reward(Reward.of("a certificate", 100).byItself())
                .build();
        MemberFacts facts =
                MemberFacts.inRiyadh().order("A", "2025-03-05T10:00", "120.00").through("2025-12-31");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2025-03-05 EARNED 120 lot 0", "2025-03-19 REDEEMED 100 lot 0");
    }
}
