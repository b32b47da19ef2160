package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Membership;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tiers, by cases that went wrong in loyalty engines and by rules that shops publish. */
class TierCasesTest {
    private static final Earning ONE_PER_ONE = Earning.points(1).per(money("1"));

    private static LoyaltyProgramme with(Tiers tiers) {
        return LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .tiers(tiers)
                .build();
    }

    private static int tierOn(PointsLedger ledger, String day) {
        return ledger.tierOn((int) LocalDate.parse(day).toEpochDay());
    }

    /** ERPNext #33550: 196,000 at the rate of the tier from 300,000, 1 per 900: 217. 196 right; below the lowest tier 0. */
    @Test
    void anOrderEarnsAtTheRateOfItsOwnTierAndNotOfTheNext() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("ERPNext")
                .earning(Earning.points(1).per(money("1000")).inTier("first"))
                .earning(Earning.points(1).per(money("900")).inTier("second"))
                .tiers(Tiers.bySpend(Qualification.LIFETIME)
                        .tier(Tier.named("first").from(money("100000")))
                        .tier(Tier.named("second").from(money("300000")))
                        .crossing(Tiers.Crossing.AFTER))
                .build();
        assertThat(Told.sum(
                        MemberFacts.inRiyadh()
                                .order("A", "2025-03-05", "196000")
                                .replay(programme),
                        PointsMove.EARNED))
                .isEqualTo(196);
        assertThat(Told.sum(
                        MemberFacts.inRiyadh().order("A", "2025-03-05", "20000").replay(programme), PointsMove.EARNED))
                .isZero();
        assertThat(Told.sum(
                        MemberFacts.inRiyadh()
                                .order("A", "2025-03-05", "300000")
                                .replay(programme),
                        PointsMove.EARNED))
                .isEqualTo(333);
    }

    private static final Tiers METALS = Tiers.bySpend(Qualification.LIFETIME)
            .tier(Tier.named("Bronze").from(0))
            .tier(Tier.named("Silver").from(money("10000")))
            .tier(Tier.named("Gold").from(money("20000")));

    /** ERPNext's own later table; the old code gave Silver for 6,000 and Gold for 15,000, and compared by «above». */
    @Test
    void theTableOfErpNext() {
        record Case(String before, String order, int tier) {}
        for (Case c : List.of(
                new Case("0", "6000", 0),
                new Case("0", "15000", 1),
                new Case("0", "25000", 2),
                new Case("4000", "500", 0),
                new Case("8000", "3000", 1),
                new Case("18000", "3000", 2),
                new Case("22000", "5000", 2),
                new Case("0", "9999.99", 0),
                new Case("0", "10000", 1),
                new Case("0", "20000", 2))) {
            MemberFacts facts = MemberFacts.inRiyadh().order("2", "2025-03-06T10:00", c.order());
            if (!c.before().equals("0")) {
                facts.order("1", "2025-03-05T10:00", c.before());
            }
            assertThat(tierOn(facts.replay(with(METALS)), "2025-03-06"))
                    .as(c.toString())
                    .isEqualTo(c.tier());
        }
    }

    /** ERPNext: 100, and 80 with 20 by points of an older lot, counted as 280 (as 380 from two lots). 180 right. */
    @Test
    void aRedemptionIsNoSpend() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "100.00")
                .order("2", "2025-03-06T10:00", "80.00")
                .redeem("2025-03-06T10:00", 20, "2");
        assertThat(tierOn(facts.replay(with(lifetimeFrom("180"))), "2025-03-06"))
                .isEqualTo(1);
        assertThat(tierOn(facts.replay(with(lifetimeFrom("180.01"))), "2025-03-06"))
                .isZero();
    }

    private static Tiers lifetimeFrom(String amount) {
        return Tiers.bySpend(Qualification.LIFETIME)
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(money(amount)));
    }

    /** Orders of 100 and 50 on one day, given back as 20 and 80 of the first and 50 of the second, leave nothing. */
    @Test
    void refundsInPartsOfOrdersOfOneDayLeaveNothingOfASlidingSum() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "100.00")
                .order("2", "2025-03-05T11:00", "50.00")
                .refund("1", "2025-03-06T10:00", "20.00")
                .refund("1", "2025-03-07T10:00", "80.00")
                .refund("2", "2025-03-08T10:00", "50.00")
                .order("3", "2025-03-09T10:00", "50.00");
        assertThat(tierOn(facts.replay(with(slidingFrom("100"))), "2025-03-09")).isZero();
        assertThat(tierOn(facts.replay(with(slidingFrom("50"))), "2025-03-09")).isEqualTo(1);
    }

    /** Spending of longer ago than the stretch does not count for who joins again, and no change is of a day before. */
    @Test
    void whoJoinsAgainHasNothingOfASlidingSumThatIsOver() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .tiers(slidingFrom("100"))
                .enrolment(Enrolment.BY_RECORD)
                .build();
        MemberFacts facts = MemberFacts.inRiyadh();
        facts.add(Membership.of(MemberFacts.MEMBER, facts.at("2022-01-01T00:00"))
                        .leaving(facts.at("2022-03-01T00:00")))
                .joined("2025-01-01T00:00")
                .order("1", "2022-02-01T10:00", "100.00")
                .order("2", "2025-02-01T10:00", "1.00");
        PointsLedger ledger = facts.replay(programme);
        assertThat(tierOn(ledger, "2022-02-01")).isEqualTo(1);
        assertThat(tierOn(ledger, "2025-01-01")).isZero();
        for (int i = 1; i < ledger.tierChangeCount(); i++) {
            assertThat(ledger.tierChangeMillis(i)).isGreaterThanOrEqualTo(ledger.tierChangeMillis(i - 1));
        }
    }

    private static Tiers slidingFrom(String amount) {
        return Tiers.bySpend(Qualification.lastMonths(12))
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(money(amount)));
    }

    /** The order that crosses earns at the old rate; by ERPNext's way, at the new one. */
    @Test
    void theOrderThatCrosses() {
        Tiers tiers = Tiers.bySpend(Qualification.LIFETIME)
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(money("100")).times("2"));
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "60.00")
                .order("2", "2025-03-06T10:00", "60.00")
                .order("3", "2025-03-07T10:00", "60.00");
        assertThat(Told.sum(facts.replay(with(tiers)), PointsMove.EARNED)).isEqualTo(60 + 60 + 120);
        assertThat(Told.sum(facts.replay(with(tiers.crossing(Tiers.Crossing.AFTER))), PointsMove.EARNED))
                .isEqualTo(60 + 120 + 120);
    }

    /** Open Loyalty #131: spending points demoted a member whose tier was reached by points. Kept, unless the balance counts. */
    @Test
    void redeemingDoesNotDemoteUnlessTheBalanceCounts() {
        MemberFacts facts =
                MemberFacts.inRiyadh().order("1", "2025-03-05T10:00", "100.00").redeem("2025-03-06T10:00", 50);
        Tiers earned = Tiers.byPoints(Qualification.LIFETIME)
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(100));
        assertThat(tierOn(facts.replay(with(earned)), "2025-03-06")).isEqualTo(1);
        Tiers balance = Tiers.byBalance()
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(100));
        PointsLedger ledger = facts.replay(with(balance));
        assertThat(tierOn(ledger, "2025-03-05")).isEqualTo(1);
        assertThat(tierOn(ledger, "2025-03-06")).isZero();
    }

    /** Voucherify warns: a reward by itself at 100 points and a tier at a balance of 100: nobody ever reaches the tier. */
    @Test
    void aRewardByItselfComesBeforeTheTierOfTheBalance() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .reward(Reward.of("a certificate", 100).byItself())
                .tiers(Tiers.byBalance()
                        .tier(Tier.named("Base").from(0))
                        .tier(Tier.named("Top").from(100)))
                .build();
        MemberFacts facts =
                MemberFacts.inRiyadh().order("1", "2025-03-05T10:00", "60.00").order("2", "2025-03-06T10:00", "160.00");
        PointsLedger ledger = facts.replay(programme);
        assertThat(ledger.tierChangeCount()).isEqualTo(1);
        assertThat(tierOn(ledger, "2025-03-06")).isZero();
    }

    private static final Tiers SEPHORA = Tiers.bySpend(Qualification.CALENDAR_YEAR)
            .tier(Tier.named("Insider").from(0))
            .tier(Tier.named("VIB").from(money("350")).times("1.25"))
            .tier(Tier.named("Rouge").from(money("1000")).times("1.5"))
            .holding(Term.REST_OF_PERIOD_AND_NEXT)
            .falling(Downgrade.TO_EARNED);

    /** Spend 1,000 → Rouge; 700 back in the same year: 300 is no Rouge; lost with the refund, or kept until the term ends. */
    @Test
    void aRefundInTheYearTakesTheTierThatItsOrderReached() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2022-01-20T10:00", "1000.00")
                .refund("1", "2022-02-10T10:00", "700.00")
                .through("2024-12-31");
        PointsLedger lost = facts.replay(with(SEPHORA));
        assertThat(tierOn(lost, "2022-02-09")).isEqualTo(2);
        assertThat(tierOn(lost, "2022-02-10")).isZero();
        PointsLedger kept = facts.replay(with(SEPHORA.afterRefund(Tiers.AfterRefund.KEEP_TERM)));
        assertThat(tierOn(kept, "2022-02-10")).isEqualTo(2);
        assertThat(tierOn(kept, "2023-12-31")).isEqualTo(2);
        assertThat(tierOn(kept, "2024-01-01")).isZero();
    }

    /** Sephora: VIB reached on 2022-01-20 is held through 2023-12-31; not requalified in 2023: Insider from 2024-01-01 00:00. */
    @Test
    void aStatusIsHeldForTheRestOfTheYearAndAllOfTheNext() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2022-01-20T10:00", "350.00")
                .order("2", "2023-06-01T10:00", "349.99")
                .through("2025-12-31");
        PointsLedger ledger = facts.replay(with(SEPHORA));
        assertThat(tierOn(ledger, "2022-01-19")).isLessThan(1);
        assertThat(tierOn(ledger, "2022-01-20")).isEqualTo(1);
        assertThat(tierOn(ledger, "2023-12-31")).isEqualTo(1);
        assertThat(tierOn(ledger, "2024-01-01")).isZero();
        int last = ledger.tierChangeCount() - 1;
        assertThat(ledger.tierChangeMillis(last))
                .isEqualTo(facts.at("2024-01-01").toEpochMilli());
        MemberFacts again = facts.copy().order("3", "2023-12-31T23:59:59.999", "0.01");
        PointsLedger requalified = again.replay(with(SEPHORA));
        assertThat(tierOn(requalified, "2024-12-31")).isEqualTo(1);
        assertThat(tierOn(requalified, "2025-01-01")).isZero();
    }

    /** Yotpo, calendar: reached in November 2018, held through 31 December 2019. */
    @Test
    void aStatusReachedLateInTheYear() {
        PointsLedger ledger = MemberFacts.inRiyadh()
                .order("1", "2018-11-15T10:00", "400.00")
                .through("2020-12-31")
                .replay(with(SEPHORA));
        assertThat(tierOn(ledger, "2019-12-31")).isEqualTo(1);
        assertThat(tierOn(ledger, "2020-01-01")).isZero();
    }

    /** Yotpo, timer: reached on 2019-03-03, held through 2020-03-02. */
    @Test
    void aTimerOfTwelveMonths() {
        Tiers tiers = Tiers.bySpend(Qualification.lastMonths(12))
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(money("100")))
                .holding(Term.months(12));
        PointsLedger ledger = MemberFacts.inRiyadh()
                .order("1", "2019-03-03T10:00", "100.00")
                .through("2021-12-31")
                .replay(with(tiers));
        assertThat(tierOn(ledger, "2020-03-02")).isEqualTo(1);
        assertThat(tierOn(ledger, "2020-03-03")).isZero();
    }

    @Test
    void aSlidingYearForgetsAnOrderAYearLater() {
        Tiers tiers = Tiers.bySpend(Qualification.lastMonths(12))
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(money("100")))
                .holding(Term.WHILE_QUALIFIED);
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2019-03-03T10:00", "60.00")
                .order("2", "2019-09-03T10:00", "40.00")
                .through("2021-12-31");
        PointsLedger ledger = facts.replay(with(tiers));
        assertThat(tierOn(ledger, "2019-09-02")).isZero();
        assertThat(tierOn(ledger, "2019-09-03")).isEqualTo(1);
        assertThat(tierOn(ledger, "2020-03-02")).isEqualTo(1);
        assertThat(tierOn(ledger, "2020-03-03")).isZero();
        PointsLedger graced = facts.replay(with(tiers.grace(30)));
        assertThat(tierOn(graced, "2020-04-01")).isEqualTo(1);
        assertThat(tierOn(graced, "2020-04-02")).isZero();
    }

    @Test
    void oneLevelDownOrNever() {
        MemberFacts facts =
                MemberFacts.inRiyadh().order("1", "2022-01-20T10:00", "1000.00").through("2024-06-30");
        assertThat(tierOn(facts.replay(with(SEPHORA)), "2024-01-01")).isZero();
        assertThat(tierOn(facts.replay(with(SEPHORA.falling(Downgrade.ONE_LEVEL))), "2024-01-01"))
                .isEqualTo(1);
        assertThat(tierOn(facts.replay(with(SEPHORA.falling(Downgrade.NEVER))), "2024-06-30"))
                .isEqualTo(2);
    }

    @Test
    void byOrdersTheNumberCounts() {
        Tiers tiers = Tiers.byOrders(Qualification.LIFETIME)
                .tier(Tier.named("Base").from(0))
                .tier(Tier.named("Top").from(2));
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("1", "2025-03-05T10:00", "1.00")
                .order("2", "2025-03-06T10:00", "1.00")
                .refund("1", "2025-03-07T10:00", "1.00");
        PointsLedger ledger = facts.replay(with(tiers));
        assertThat(tierOn(ledger, "2025-03-05")).isZero();
        assertThat(tierOn(ledger, "2025-03-06")).isEqualTo(1);
        assertThat(tierOn(ledger, "2025-03-07")).isZero();
    }
}
