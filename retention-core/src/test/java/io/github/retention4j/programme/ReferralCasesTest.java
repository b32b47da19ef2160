package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Points for referrals, dates and missions: who is paid, who is not, and when. */
class ReferralCasesTest {
    private static final LoyaltyProgramme REFERRING = LoyaltyProgramme.named("Rewards")
            .bonus(Bonus.referral(200, 100)
                    .onFirstOrderOf(money("100"))
                    .within(90)
                    .atMostMonthly(5))
            .build();

    private static MemberFacts friendOrders(MemberFacts facts, String friend, String id, String when, String total) {
        return facts.add(Order.of(id, friend, facts.at(when), money(total)));
    }

    private static MemberFacts referred() {
        return MemberFacts.inRiyadh().referral(MemberFacts.MEMBER, "2025-03-01T10:00", "c-2");
    }

    private static long bonus(MemberFacts facts) {
        return Told.sum(facts.replay(REFERRING), PointsMove.BONUS);
    }

    @Test
    void bothArePaidWithTheFriendsFirstOrder() {
        MemberFacts facts = friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "100.00");
        assertThat(Told.moves(facts.replay(REFERRING))).containsExactly("2025-03-05 BONUS 200 lot 0");
        assertThat(Told.moves(REFERRING.replay(facts.history().customer("c-2").orElseThrow())))
                .containsExactly("2025-03-05 BONUS 100 lot 0");
    }

    @Test
    void nobodyRefersOneself() {
        assertThatThrownBy(() -> Referral.by("c-1", MemberFacts.inRiyadh().at("2025-03-01"))
                        .of("c-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoOrderedBeforeWasNotBrought() {
        MemberFacts facts = friendOrders(referred(), "c-2", "F0", "2025-02-01T10:00", "100.00");
        friendOrders(facts, "c-2", "F1", "2025-03-05T10:00", "100.00");
        assertThat(bonus(facts)).isZero();
    }

    /** A time that is the start of a day stands for any of it, where a shop tells days; as in the referral rate. */
    @Test
    void anOrderOfADayWithoutATimeIsNotBeforeItsReferral() {
        MemberFacts facts = friendOrders(referred(), "c-2", "F1", "2025-03-01T00:00", "100.00");
        assertThat(bonus(facts)).isEqualTo(200);
        assertThat(Told.sum(REFERRING.replay(facts.history().customer("c-2").orElseThrow()), PointsMove.BONUS))
                .isEqualTo(100);
    }

    @Test
    void anOrderThatComesBackPaysNobody() {
        MemberFacts facts = friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "100.00")
                .refund("F1", "2025-04-05T10:00", "100.00");
        assertThat(facts.replay(REFERRING).balanceAt(facts.at("2025-04-05T10:00")))
                .isZero();
    }

    /** 99.99 where 100 is the least, whether it was so from the start or by a refund. */
    @Test
    void anOrderBelowTheLeastPaysNobody() {
        assertThat(bonus(friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "99.99")))
                .isZero();
        MemberFacts less = friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "100.00")
                .refund("F1", "2025-03-07T10:00", "0.01");
        assertThat(less.replay(REFERRING).balanceAt(less.at("2025-03-07T10:00")))
                .isZero();
    }

    @Test
    void theFriendsSecondOrderPaysNothing() {
        MemberFacts facts = friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "100.00");
        friendOrders(facts, "c-2", "F2", "2025-03-06T10:00", "100.00");
        assertThat(bonus(facts)).isEqualTo(200);
        MemberFacts small = friendOrders(referred(), "c-2", "F1", "2025-03-05T10:00", "50.00");
        friendOrders(small, "c-2", "F2", "2025-03-06T10:00", "100.00");
        assertThat(bonus(small)).isZero();
    }

    @Test
    void ofTwoWhoReferredTheFirstIsPaid() {
        MemberFacts facts = friendOrders(
                referred().referral("c-3", "2025-02-28T10:00", "c-2"), "c-2", "F1", "2025-03-05T10:00", "100.00");
        assertThat(bonus(facts)).isZero();
        assertThat(Told.moves(REFERRING.replay(facts.history().customer("c-3").orElseThrow())))
                .containsExactly("2025-03-05 BONUS 200 lot 0");
        assertThat(Told.moves(REFERRING.replay(facts.history().customer("c-2").orElseThrow())))
                .containsExactly("2025-03-05 BONUS 100 lot 0");
    }

    @Test
    void theOrderHasToComeInTime() {
        assertThat(bonus(friendOrders(referred(), "c-2", "F1", "2025-05-30T23:59:59.999", "100.00")))
                .isEqualTo(200);
        assertThat(bonus(friendOrders(referred(), "c-2", "F1", "2025-05-31", "100.00")))
                .isZero();
    }

    @Test
    void theSixthOfAMonthPaysNothing() {
        MemberFacts facts = MemberFacts.inRiyadh();
        for (int i = 0; i < 6; i++) {
            facts.referral(MemberFacts.MEMBER, "2025-03-01T10:00", "f-" + i);
            friendOrders(facts, "f-" + i, "F" + i, "2025-03-1" + i + "T10:00", "100.00");
        }
        facts.referral(MemberFacts.MEMBER, "2025-03-01T10:00", "f-6");
        friendOrders(facts, "f-6", "F6", "2025-04-01", "100.00");
        PointsLedger ledger = facts.replay(REFERRING);
        assertThat(ledger.balanceAt(facts.at("2025-03-31T23:59:59.999"))).isEqualTo(1_000);
        assertThat(ledger.balanceAt(facts.at("2025-04-01"))).isEqualTo(1_200);
    }

    // ---- dates

    /** Craft's Pointz: who was born on 29 February is paid on the 28th, once a year. */
    @Test
    void birthdaysAreOnceAYear() {
        LoyaltyProgramme programme =
                LoyaltyProgramme.named("Rewards").bonus(Bonus.birthday(100)).build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .joined("2023-01-01")
                .born(LocalDate.of(1996, 2, 29))
                .through("2025-12-31");
        PointsLedger ledger = facts.replay(programme);
        assertThat(Told.moves(ledger))
                .containsExactly(
                        "2023-02-28 BONUS 100 lot 0", "2024-02-29 BONUS 100 lot 1", "2025-02-28 BONUS 100 lot 2");
        assertThat(ledger.moveMillis(0)).isEqualTo(facts.at("2023-02-28").toEpochMilli());
    }

    @Test
    void joiningIsPaidAtOnceAndItsAnniversaryEachYear() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .bonus(Bonus.joining(50))
                .bonus(Bonus.anniversary(10))
                .build();
        assertThat(Told.moves(MemberFacts.inRiyadh()
                        .joined("2024-02-29T15:00")
                        .through("2026-02-28")
                        .replay(programme)))
                .containsExactly("2024-02-29 BONUS 50 lot 0", "2025-02-28 BONUS 10 lot 1", "2026-02-28 BONUS 10 lot 2");
    }

    // ---- missions

    @Test
    void aMissionIsPaidWhenItIsReached() {
        LoyaltyProgramme once = LoyaltyProgramme.named("Rewards")
                .mission(Mission.orders(2).earning(30))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "10.00")
                .order("2", "2025-03-06T10:00", "10.00")
                .order("3", "2025-04-07T10:00", "10.00")
                .order("4", "2025-04-08T10:00", "10.00");
        assertThat(Told.moves(facts.replay(once))).containsExactly("2025-03-06 MISSION 30 lot 0");
        LoyaltyProgramme again = LoyaltyProgramme.named("Rewards")
                .mission(Mission.orders(2).earning(30).again())
                .build();
        assertThat(Told.moves(facts.replay(again)))
                .containsExactly("2025-03-06 MISSION 30 lot 0", "2025-04-08 MISSION 30 lot 1");
    }

    @Test
    void aMissionOfEachMonthBeginsAnew() {
        LoyaltyProgramme monthly = LoyaltyProgramme.named("Rewards")
                .mission(Mission.spending(money("100"))
                        .inEach(CalendarUnit.MONTH)
                        .earning(30)
                        .again())
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-31T10:00", "99.99")
                .order("2", "2025-04-01T10:00", "50.00")
                .order("3", "2025-04-30T10:00", "50.00")
                .order("4", "2025-05-01T10:00", "100.00");
        assertThat(Told.moves(facts.replay(monthly)))
                .containsExactly("2025-04-30 MISSION 30 lot 0", "2025-05-01 MISSION 30 lot 1");
    }
}
