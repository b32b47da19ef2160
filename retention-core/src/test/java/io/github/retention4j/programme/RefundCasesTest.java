package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What refunds do to points, by cases that went wrong in loyalty engines: each comment has what was seen and what is right. */
class RefundCasesTest {
    private static final Earning ONE_PER_ONE = Earning.points(1).per(money("1"));

    private static LoyaltyProgramme programme(RefundRule refunds) {
        return LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .refunds(refunds)
                .build();
    }

    private static LoyaltyProgramme programme() {
        return programme(RefundRule.DEFAULT);
    }

    private static long balance(MemberFacts facts, LoyaltyProgramme programme, String at) {
        return facts.replay(programme).balanceAt(facts.at(at));
    }

    /** ERPNext: 100, of which 20 by points: all returned, (100 − 20) − 100 = −20 points. 0 right: 80 revoked, 20 back. */
    @Test
    void theRedeemedShareIsNotTakenTwice() {
        MemberFacts facts = paidInPartByPoints().refund("A", "2025-03-09T10:00", "80.00");
        PointsLedger ledger = facts.replay(programme());
        assertThat(Told.moves(ledger))
                .containsExactly(
                        "2025-01-01 GRANTED 20 lot 0",
                        "2025-03-05 REDEEMED 20 lot 0",
                        "2025-03-05 EARNED 80 lot 1",
                        "2025-03-09 REVOKED 80 lot 1",
                        "2025-03-09 RESTORED 20 lot 0");
        assertThat(ledger.undoes(4)).hasValue(1);
    }

    /** ERPNext: a return of one of two items gave all 20 points back. 10 right. */
    @Test
    void halfOfTheOrderGivesHalfOfThePointsBack() {
        MemberFacts facts = paidInPartByPoints().refund("A", "2025-03-09T10:00", "40.00");
        assertThat(Told.moves(facts.replay(programme())))
                .containsExactly(
                        "2025-01-01 GRANTED 20 lot 0",
                        "2025-03-05 REDEEMED 20 lot 0",
                        "2025-03-05 EARNED 80 lot 1",
                        "2025-03-09 REVOKED 40 lot 1",
                        "2025-03-09 RESTORED 10 lot 0");
    }

    /** LoyaltyLion: points come back on a full refund only. */
    @Test
    void spentPointsComeBackOnAFullRefundOnlyIfItSaysSo() {
        LoyaltyProgramme programme = programme(RefundRule.DEFAULT.when(RefundRule.When.ON_FULL_REFUND));
        MemberFacts half = paidInPartByPoints().refund("A", "2025-03-09T10:00", "40.00");
        assertThat(Told.sum(half.replay(programme), PointsMove.RESTORED)).isZero();
        half.refund("A", "2025-03-10T10:00", "40.00");
        assertThat(Told.sum(half.replay(programme), PointsMove.RESTORED)).isEqualTo(20);
    }

    private static MemberFacts paidInPartByPoints() {
        return MemberFacts.inRiyadh()
                .grant("2025-01-01", 20)
                .order("A", "2025-03-05T10:00", "80.00")
                .redeem("2025-03-05T10:00", 20, "A");
    }

    /** Odoo POS, ERPNext, TeraWallet: points stay. Sale 1,000, return 100: 1,000 seen, 900 right. */
    @Test
    void aRefundTakesItsPoints() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "1000.00")
                .refund("A", "2025-03-09T10:00", "100.00");
        assertThat(balance(facts, programme(), "2025-03-09T10:00")).isEqualTo(900);
        assertThat(balance(facts, programme(RefundRule.DEFAULT.earned(RefundRule.Earned.KEEP)), "2025-03-09T10:00"))
                .isEqualTo(1000);
    }

    /** Odoo: redeemed points were deducted again by a refund, also of another line. 50 spent, 50 seen again; 0 right. */
    @Test
    void redeemedPointsAreNotTakenASecondTime() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2025-01-01", 120)
                .order("A", "2025-03-05T10:00", "80.00")
                .redeem("2025-03-05T10:00", 50, "A")
                .order("B", "2025-03-06T10:00", "10.00")
                .refund("B", "2025-03-09T10:00", "10.00");
        assertThat(balance(facts, programme(), "2025-03-09T10:00")).isEqualTo(120 - 50 + 80);
        assertThat(balance(facts, programme(RefundRule.DEFAULT.spent(RefundRule.Spent.KEEP)), "2025-03-09T10:00"))
                .isEqualTo(120 - 50 + 80);
    }

    /** nopCommerce: earned at 1 per 10, refunded at today's 1 per 5: 20 taken. 10 right. */
    @Test
    void aRefundGoesByTheRulesOfItsOrder() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("10")).during(Window.year(2025)))
                .earning(Earning.points(1).per(money("5")).during(Window.year(2026)))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-12-31T10:00", "100.00")
                .refund("A", "2026-01-09T10:00", "100.00");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2025-12-31 EARNED 10 lot 0", "2026-01-09 REVOKED 10 lot 0");
    }

    /** nopCommerce: +50, −50, +21, −21, +50 showed a wrong balance. 50 right. */
    @Test
    void theBalanceAfterCancellingTwiceIsOfTheLastOrder() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "50.00")
                .refund("A", "2025-03-05T11:00", "50.00")
                .order("B", "2025-03-05T12:00", "21.00")
                .refund("B", "2025-03-05T13:00", "21.00")
                .order("C", "2025-03-05T14:00", "50.00");
        assertThat(balance(facts, programme(), "2025-03-05T14:00")).isEqualTo(50);
        assertThat(balance(facts, programme(), "2025-03-05T13:00")).isZero();
    }

    /** nopCommerce: order 1 of 200 earns 20, order 2 spends them, order 1 is returned: owed, forgiven, or never there in time. */
    @Test
    void pointsThatAreSpentWhenTheirOrderComesBack() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "200.00")
                .order("2", "2025-03-06T10:00", "5.00")
                .redeem("2025-03-06T10:00", 20, "2")
                .refund("1", "2025-03-07T10:00", "200.00")
                .order("3", "2025-03-08T10:00", "250.00");
        Earning onePerTen = Earning.points(1).perWhole(money("10"));
        LoyaltyProgramme owed =
                LoyaltyProgramme.named("Rewards").earning(onePerTen).build();
        assertThat(balance(facts, owed, "2025-03-07T10:00")).isEqualTo(-20);
        assertThat(balance(facts, owed, "2025-03-08T10:00")).isEqualTo(5);
        LoyaltyProgramme forgiven = LoyaltyProgramme.named("Rewards")
                .earning(onePerTen)
                .refunds(RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.TO_ZERO))
                .build();
        assertThat(balance(facts, forgiven, "2025-03-07T10:00")).isZero();
        assertThat(balance(facts, forgiven, "2025-03-08T10:00")).isEqualTo(25);
        LoyaltyProgramme pending =
                LoyaltyProgramme.named("Rewards").earning(onePerTen).pending(14).build();
        PointsLedger ledger = facts.replay(pending);
        assertThat(Told.sum(ledger, PointsMove.UNCOVERED)).isEqualTo(20);
        assertThat(ledger.balanceAt(facts.at("2025-03-07T10:00"))).isZero();
        assertThat(ledger.pendingAt(facts.at("2025-03-08T10:00"))).isEqualTo(25);
    }

    /** Smile: half of an order comes back, all 100 points go. By default 50. */
    @Test
    void anyRefundTakesAllIfTheProgrammeSaysSo() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "100.00")
                .refund("A", "2025-03-09T10:00", "50.00");
        assertThat(balance(facts, programme(RefundRule.DEFAULT.earned(RefundRule.Earned.ALL)), "2025-03-09T10:00"))
                .isZero();
        assertThat(balance(facts, programme(), "2025-03-09T10:00")).isEqualTo(50);
    }

    /** Setono: redeemed points came back without an expiry date, for ever. Right: into their lot, which is gone on 1 June. */
    @Test
    void restoredPointsKeepTheirDay() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1000000")))
                .expiring(PointsExpiry.afterMonths(12))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2024-05-31", 70)
                .order("A", "2025-04-05T10:00", "80.00")
                .redeem("2025-04-05T10:00", 70, "A")
                .through("2026-12-31");
        MemberFacts inTime = facts.copy().refund("A", "2025-05-05T10:00", "80.00");
        assertThat(Told.moves(inTime.replay(programme)))
                .endsWith("2025-05-05 RESTORED 70 lot 0", "2025-06-01 EXPIRED 70 lot 0");
        MemberFacts late = facts.copy().refund("A", "2025-07-05T10:00", "80.00");
        PointsLedger ledger = late.replay(programme);
        assertThat(Told.moves(ledger)).endsWith("2025-07-05 RESTORED 70 lot 0", "2025-07-05 EXPIRED 70 lot 0");
        assertThat(Told.lots(ledger)).containsExactly("GRANTED 70 on 2024-05-31, from 2024-05-31, gone 2025-06-01");
    }

    @Test
    void restoredPointsAreNewOnesIfTheProgrammeSaysSo() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1000000")))
                .expiring(PointsExpiry.afterMonths(12))
                .refunds(RefundRule.DEFAULT.spent(RefundRule.Spent.NEW_LOT))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2024-05-31", 70)
                .order("A", "2025-04-05T10:00", "80.00")
                .redeem("2025-04-05T10:00", 70, "A")
                .refund("A", "2025-07-05T10:00", "80.00")
                .through("2026-12-31");
        assertThat(Told.moves(facts.replay(programme)))
                .endsWith("2025-07-05 RESTORED 70 lot 1", "2026-07-06 EXPIRED 70 lot 1");
    }

    /** FloCafe: voided items earned. What is taken back at the counter never earned to stay. */
    @Test
    void aVoidedItemKeepsNoPoints() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "100.00")
                .refund("A", "2025-03-05T10:00", "30.00");
        assertThat(balance(facts, programme(), "2025-03-05T10:00")).isEqualTo(70);
    }

    /** A shop of LoyaltyLion's kind: 100 for $100, $75 back: reversed and earned anew on what is left, 25. */
    @Test
    void anOrderKeepsWhatItWouldHaveEarnedOnWhatIsLeft() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "100.00")
                .refund("A", "2025-03-09T10:00", "75.00");
        assertThat(balance(facts, programme(), "2025-03-09T10:00")).isEqualTo(25);
    }

    /** Square floors each refund on its own: 1 + 5 + 10 of 21.90 at 1 per 10 take 0, 0 and 1. Here 2, 2, 1 and 0 are left. */
    @Test
    void splittingARefundSavesNoPoint() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).perWhole(money("10")))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "21.90")
                .refund("A", "2025-03-06T10:00", "1.00")
                .refund("A", "2025-03-07T10:00", "5.00")
                .refund("A", "2025-03-08T10:00", "10.00");
        PointsLedger ledger = facts.replay(programme);
        assertThat(List.of("2025-03-05T10:00", "2025-03-06T10:00", "2025-03-07T10:00", "2025-03-08T10:00"))
                .extracting(at -> ledger.balanceAt(facts.at(at)))
                .containsExactly(2L, 2L, 1L, 0L);
    }

    /** Pointz: two refunds of 20 % take 40 % in all. Of 9 points 7.2 and 5.4 are kept: 7 and 5. */
    @Test
    void proportionalIsCumulated() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(9).perOrder())
                .refunds(RefundRule.DEFAULT.earned(RefundRule.Earned.PROPORTIONAL))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "50.00")
                .refund("A", "2025-03-06T10:00", "10.00")
                .refund("A", "2025-03-07T10:00", "10.00");
        assertThat(balance(facts, programme, "2025-03-06T10:00")).isEqualTo(7);
        assertThat(balance(facts, programme, "2025-03-07T10:00")).isEqualTo(5);
    }

    /** Square: points of a visit are lost if what is left is under the least spend. */
    @Test
    void anOrderThatFallsBelowItsLeastAmountKeepsNothing() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(5).perOrder().orderOf(money("40")))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "50.00")
                .refund("A", "2025-03-06T10:00", "10.00")
                .refund("A", "2025-03-07T10:00", "0.01");
        assertThat(balance(facts, programme, "2025-03-06T10:00")).isEqualTo(5);
        assertThat(balance(facts, programme, "2025-03-07T10:00")).isZero();
    }

    /** Earned in March 2024, expired in March 2025, returned in April: 100 gone once, not 100 of the next order as well. */
    @Test
    void whatExpiredIsNotRevokedFromOtherPoints() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .expiring(PointsExpiry.afterMonths(12))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2024-03-05T10:00", "100.00")
                .order("B", "2025-04-01T10:00", "60.00")
                .refund("A", "2025-04-02T10:00", "100.00");
        assertThat(balance(facts, programme, "2025-04-02T10:00")).isEqualTo(60);
        assertThat(balance(facts.copy().without("A"), programme, "2025-04-02T10:00"))
                .isEqualTo(60);
    }
}
