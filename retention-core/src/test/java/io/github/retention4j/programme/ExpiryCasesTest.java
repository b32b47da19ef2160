package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Membership;
import java.time.MonthDay;
import java.time.Period;
import org.junit.jupiter.api.Test;

/** When points are gone, by boundaries that engines publish and by cases that went wrong. */
class ExpiryCasesTest {
    private static LoyaltyProgramme expiring(PointsExpiry expiry) {
        return LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .expiring(expiry)
                .build();
    }

    /** The last millisecond at which points of a day can be redeemed is the last of that day, and no later one. */
    private static void lastDay(String zone, String earned, PointsExpiry expiry, String last, String gone) {
        MemberFacts facts = MemberFacts.in(zone).order("A", earned + "T12:00", "100.00");
        LoyaltyProgramme programme = expiring(expiry);
        MemberFacts inTime = facts.copy().redeem(last + "T23:59:59.999", 100);
        assertThat(Told.moves(inTime.replay(programme)))
                .containsExactly(earned + " EARNED 100 lot 0", last + " REDEEMED 100 lot 0");
        MemberFacts late = facts.copy().redeem(gone, 100);
        assertThat(Told.moves(late.replay(programme)))
                .containsExactly(earned + " EARNED 100 lot 0", gone + " EXPIRED 100 lot 0", gone + " UNCOVERED 100");
    }

    private static void lastDay(String earned, PointsExpiry expiry, String last, String gone) {
        lastDay("Asia/Riyadh", earned, expiry, last, gone);
    }

    /** Earned on 29 February: 12 months end on 28 February and not on 1 March. */
    @Test
    void twelveMonthsFromALeapDay() {
        lastDay("2024-02-29", PointsExpiry.afterMonths(12), "2025-02-28", "2025-03-01");
        lastDay("2024-02-29", PointsExpiry.afterMonths(48), "2028-02-29", "2028-03-01");
        lastDay("2024-02-29", PointsExpiry.afterYears(1), "2025-02-28", "2025-03-01");
    }

    /** Voucherify: 25 January and a month is through 25 February; 31 January through 28 or 29 February. */
    @Test
    void aMonthIsThroughTheSameDayOfTheNextOrItsLast() {
        lastDay("2025-01-25", PointsExpiry.afterMonths(1), "2025-02-25", "2025-02-26");
        lastDay("2025-01-31", PointsExpiry.afterMonths(1), "2025-02-28", "2025-03-01");
        lastDay("2024-01-31", PointsExpiry.afterMonths(1), "2024-02-29", "2024-03-01");
    }

    /** Voucherify: 0 months is through the same day. */
    @Test
    void noDaysIsThroughTheSameDay() {
        lastDay("2025-01-25", PointsExpiry.afterDays(0), "2025-01-25", "2025-01-26");
    }

    /** Square: P12M, earned on 6 July 2020, valid through the last day of the month. */
    @Test
    void twelveMonthsToTheEndOfTheMonth() {
        lastDay("2020-07-06", PointsExpiry.afterMonths(12).toEndOfMonth(), "2021-07-31", "2021-08-01");
    }

    /** Starbucks: stars of 15 December 2020 died on 1 July 2021. */
    @Test
    void sixMonthsToTheEndOfTheMonth() {
        lastDay("2020-12-15", PointsExpiry.afterMonths(6).toEndOfMonth(), "2021-06-30", "2021-07-01");
    }

    /** Open Loyalty: 22 January until the midnight of 1 February; 2018 until that of 1 January 2019. */
    @Test
    void theEndOfTheMonthOrYearItself() {
        lastDay("2018-01-22", PointsExpiry.afterDays(0).toEndOfMonth(), "2018-01-31", "2018-02-01");
        lastDay("2018-01-22", PointsExpiry.afterDays(0).toEndOf(CalendarUnit.YEAR), "2018-12-31", "2019-01-01");
    }

    /** Yotpo: a year is 365 days, which is not 12 months where a leap day lies between. */
    @Test
    void aYearIsNot365Days() {
        lastDay("2024-02-01", PointsExpiry.afterDays(365), "2025-01-31", "2025-02-01");
        lastDay("2024-02-01", PointsExpiry.afterMonths(12), "2025-02-01", "2025-02-02");
    }

    /** Voucherify's page: 30 days from 20 July are gone «at 00:00 of 20 August», which is 31. Right: through 19 August. */
    @Test
    void thirtyDaysFrom20July() {
        lastDay("2025-07-20", PointsExpiry.afterDays(30), "2025-08-19", "2025-08-20");
    }

    @Test
    void fixedDaysOfEveryYear() {
        PointsExpiry twice = PointsExpiry.everyYearOn(MonthDay.of(6, 30), MonthDay.of(12, 31));
        lastDay("2025-06-30", twice, "2025-06-30", "2025-07-01");
        lastDay("2025-07-01", twice, "2025-12-31", "2026-01-01");
        lastDay("2025-01-15", PointsExpiry.everyYearOn(MonthDay.of(2, 29)), "2025-02-28", "2025-03-01");
        lastDay("2024-02-28", PointsExpiry.everyYearOn(MonthDay.of(2, 29)), "2024-02-29", "2024-03-01");
    }

    /** Earned in 2025-01-31 and available 14 days later: a month counts from either, as is said. */
    @Test
    void countedFromTheDayTheyCanBeUsed() {
        ProgrammeBuilder builder = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .pending(14);
        MemberFacts facts =
                MemberFacts.inRiyadh().order("A", "2025-01-31T10:00", "100.00").through("2025-12-31");
        PointsExpiry month = PointsExpiry.afterMonths(1);
        assertThat(Told.lots(facts.replay(builder.expiring(month).build())))
                .containsExactly("EARNED 100 on 2025-01-31, from 2025-02-14, gone 2025-03-01");
        assertThat(Told.lots(facts.replay(builder.expiring(month.countedFrom(PointsExpiry.CountedFrom.AVAILABLE))
                        .build())))
                .containsExactly("EARNED 100 on 2025-01-31, from 2025-02-14, gone 2025-03-15");
    }

    /** Days are those of the shop's zone: UTC's midnight is 1 August 01:00 in London, Kademi's was 13:00 of the day before. */
    @Test
    void daysEndWhereTheShopIs() {
        lastDay("Asia/Riyadh", "2024-07-31", PointsExpiry.afterMonths(12), "2025-07-31", "2025-08-01");
        lastDay("Europe/London", "2024-07-31", PointsExpiry.afterMonths(12), "2025-07-31", "2025-08-01");
        lastDay("America/Los_Angeles", "2024-07-31", PointsExpiry.afterMonths(12), "2025-07-31", "2025-08-01");
    }

    /** 2018-11-04 began at 01:00 in São Paulo. */
    @Test
    void aDayWithoutAMidnight() {
        lastDay("America/Sao_Paulo", "2018-10-04", PointsExpiry.afterDays(30), "2018-11-03", "2018-11-04");
        lastDay("America/Sao_Paulo", "2018-10-05", PointsExpiry.afterDays(30), "2018-11-04", "2018-11-05");
    }

    /** Apia had no 2011-12-30: points that are good through the 29th are gone with the first instant of the 31st. */
    @Test
    void aDayThatWasLeftOut() {
        MemberFacts facts = MemberFacts.in("Pacific/Apia").order("A", "2011-11-29T12:00", "100.00");
        LoyaltyProgramme programme = expiring(PointsExpiry.afterDays(30));
        PointsLedger ledger = facts.copy().through("2012-01-31").replay(programme);
        assertThat(ledger.balanceAt(facts.at("2011-12-29T23:59:59.999"))).isEqualTo(100);
        assertThat(ledger.balanceAt(facts.at("2011-12-31"))).isZero();
        assertThat(Told.sum(facts.copy().redeem("2011-12-29T23:59:59.999", 100).replay(programme), PointsMove.REDEEMED))
                .isEqualTo(100);
        assertThat(Told.sum(facts.copy().redeem("2011-12-31", 100).replay(programme), PointsMove.UNCOVERED))
                .isEqualTo(100);
    }

    /** Smile: 500 on 1 January 2021, 100 more on 31 December 2021: all 600 die when 31 December 2022 has passed. */
    @Test
    void activitySavesTheWholeBalance() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2021-01-01T10:00", "500.00")
                .order("B", "2021-12-31T10:00", "100.00")
                .through("2023-12-31");
        LoyaltyProgramme programme = expiring(PointsExpiry.afterInactivity(Period.ofYears(1)));
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly(
                        "2021-01-01 EARNED 500 lot 0",
                        "2021-12-31 EARNED 100 lot 1",
                        "2023-01-01 EXPIRED 500 lot 0",
                        "2023-01-01 EXPIRED 100 lot 1");
        MemberFacts redeemed = facts.copy().redeem("2022-12-31T23:59:59.999", 50);
        assertThat(Told.sum(redeemed.replay(programme), PointsMove.EXPIRED)).isZero();
        LoyaltyProgramme byEarning =
                expiring(PointsExpiry.afterInactivity(Period.ofYears(1)).resetBy(PointsExpiry.Activity.EARNING));
        assertThat(Told.sum(redeemed.replay(byEarning), PointsMove.EXPIRED)).isEqualTo(550);
    }

    /** The second order comes a day too late for the first one's points. */
    @Test
    void activityAfterTheEndSavesNothing() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2021-01-01T10:00", "500.00")
                .order("B", "2022-01-02", "100.00")
                .through("2022-12-31");
        assertThat(Told.moves(facts.replay(expiring(PointsExpiry.afterInactivity(Period.ofYears(1))))))
                .containsExactly(
                        "2021-01-01 EARNED 500 lot 0", "2022-01-02 EXPIRED 500 lot 0", "2022-01-02 EARNED 100 lot 1");
    }

    /** liberusoftware: credits of another label were no lots and lived for ever. Whatever gives points, they are gone in time. */
    @Test
    void everyKindOfPointsExpires() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .earning(Earning.points(3).perVisit())
                .bonus(Bonus.joining(20))
                .mission(Mission.orders(1).earning(40))
                .expiring(PointsExpiry.afterDays(30))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .joined("2025-03-05")
                .order("A", "2025-03-05T10:00", "10.00")
                .visit("2025-03-05T11:00")
                .grant("2025-03-05T12:00", 80)
                .through("2025-12-31");
        PointsLedger ledger = facts.replay(programme);
        assertThat(Told.moves(ledger).stream().filter(m -> m.contains("EXPIRED")))
                .hasSize(5)
                .allMatch(m -> m.startsWith("2025-04-05"));
        assertThat(Told.sum(ledger, PointsMove.EXPIRED)).isEqualTo(10 + 3 + 20 + 40 + 80);
    }

    @Test
    void aBonusMayHaveAnExpiryOfItsOwn() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .bonus(Bonus.joining(20).expiring(PointsExpiry.afterDays(7)))
                .expiring(PointsExpiry.afterYears(1))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh().joined("2025-03-05").through("2025-12-31");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2025-03-05 BONUS 20 lot 0", "2025-03-13 EXPIRED 20 lot 0");
    }

    /** The soonest first: of points that never expire, last, though they are the oldest. */
    @Test
    void theSoonestGoneAreRedeemedFirst() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .bonus(Bonus.joining(20).expiring(PointsExpiry.NEVER))
                .expiring(PointsExpiry.afterMonths(12))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .joined("2025-03-05")
                .order("A", "2025-03-06T10:00", "10.00")
                .order("B", "2025-03-07T10:00", "10.00")
                .redeem("2025-03-08T10:00", 25);
        assertThat(Told.moves(facts.replay(programme)))
                .endsWith(
                        "2025-03-08 REDEEMED 10 lot 1", "2025-03-08 REDEEMED 10 lot 2", "2025-03-08 REDEEMED 5 lot 0");
    }

    /** Points that die at midnight are gone at midnight, and cannot pay an order of that instant. */
    @Test
    void expiryComesBeforeARedemptionOfTheSameInstant() {
        lastDay("2025-01-25", PointsExpiry.afterDays(1), "2025-01-26", "2025-01-27");
    }

    @Test
    void whoLeavesLosesAll() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .pending(14)
                .build();
        MemberFacts facts = MemberFacts.inRiyadh();
        facts.add(Membership.of(MemberFacts.MEMBER, facts.at("2025-03-01")).leaving(facts.at("2025-04-01T12:00")))
                .order("A", "2025-03-05T10:00", "100.00")
                .order("B", "2025-03-30T10:00", "50.00")
                .through("2025-12-31");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly(
                        "2025-03-05 EARNED 100 lot 0",
                        "2025-03-30 EARNED 50 lot 1",
                        "2025-04-01 EXPIRED 100 lot 0",
                        "2025-04-01 EXPIRED 50 lot 1");
    }
}
