package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Order;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programmes that guides name, each built in a few lines and replayed on a few events whose outcome is plain. */
class NamedProgrammesTest {
    private static MemberFacts facts() {
        return MemberFacts.inRiyadh();
    }

    private static List<String> moves(MemberFacts facts, ProgrammeBuilder programme) {
        return Told.moves(facts.replay(programme.build()));
    }

    private static int tierOn(PointsLedger ledger, String day) {
        return ledger.tierOn((int) LocalDate.parse(day).toEpochDay());
    }

    @Test
    void pointsBySpending() {
        ProgrammeBuilder airline = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(12).toEndOfMonth())
                .redeeming(Redeeming.points(100)
                        .worth(money("5"))
                        .inMultiplesOf(100)
                        .upTo(0.5));
        assertThat(moves(facts().order("A", "2025-01-25T10:00", "120.50").through("2026-12-31"), airline))
                .containsExactly("2025-01-25 EARNED 120 lot 0", "2026-02-01 EXPIRED 120 lot 0");
    }

    /** Starbucks: stars of 15 December 2020 are gone on 1 July 2021. */
    @Test
    void starsByVisit() {
        ProgrammeBuilder stars = LoyaltyProgramme.named("Stars")
                .earning(Earning.points(1).perVisit().atMostDaily())
                .expiring(PointsExpiry.afterMonths(6).toEndOfMonth());
        MemberFacts visits =
                facts().visit("2020-12-15T09:00").visit("2020-12-15T18:00").visit("2020-12-16T09:00");
        assertThat(moves(visits.through("2021-12-31"), stars))
                .containsExactly(
                        "2020-12-15 EARNED 1 lot 0",
                        "2020-12-16 EARNED 1 lot 1",
                        "2021-07-01 EXPIRED 1 lot 0",
                        "2021-07-01 EXPIRED 1 lot 1");
    }

    @Test
    void tenStamps() {
        ProgrammeBuilder stamps = LoyaltyProgramme.named("Ten stamps")
                .earning(Earning.points(1).perOrder())
                .reward(Reward.of("a coffee", 10).costing(money("4")).byItself());
        MemberFacts orders = facts();
        for (int i = 1; i <= 11; i++) {
            orders.order("o-" + i, LocalDate.of(2025, 1, i) + "T10:00", "15");
        }
        PointsLedger ledger = orders.replay(stamps.build());
        assertThat(Told.sum(ledger, PointsMove.EARNED)).isEqualTo(11);
        assertThat(Told.sum(ledger, PointsMove.REDEEMED)).isEqualTo(10);
    }

    /** 15 % of 200.00 is 30.00 for the next order, not for the one that earned it. */
    @Test
    void cashback() {
        ProgrammeBuilder cashback =
                LoyaltyProgramme.named("15 % back").cashback(0.15).redeemer(Redeemer.AS_SOON_AS_POSSIBLE);
        PointsLedger ledger = facts().order("A", "2025-01-25T10:00", "200")
                .order("B", "2025-02-25T10:00", "100")
                .replay(cashback.build());
        assertThat(Told.moves(ledger).subList(0, 2))
                .containsExactly("2025-01-25 EARNED 3000 lot 0", "2025-02-25 REDEEMED 3000 lot 0");
    }

    /** DSW: each 100 points become a reward by themselves; the top tier earns twice as much, and the order that reaches it does not. */
    @Test
    void tiersWithARewardByItself() {
        ProgrammeBuilder club = LoyaltyProgramme.named("Club")
                .earning(Earning.points(1).per(money("1")))
                .expiring(PointsExpiry.afterMonths(24))
                .reward(Reward.of("5 off", 100).costing(money("5")).byItself())
                .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                        .tier(Tier.named("Club"))
                        .tier(Tier.named("Gold").from(money("200")))
                        .tier(Tier.named("Elite").from(money("500")).times(2))
                        .holding(Term.REST_OF_PERIOD));
        PointsLedger ledger = facts().order("A", "2025-01-10T10:00", "550")
                .order("B", "2025-02-10T10:00", "30")
                .through("2026-06-30")
                .replay(club.build());
        assertThat(Told.sum(ledger, PointsMove.EARNED)).isEqualTo(550 + 60);
        assertThat(Told.sum(ledger, PointsMove.REDEEMED)).isEqualTo(600);
        assertThat(List.of(tierOn(ledger, "2025-01-10"), tierOn(ledger, "2025-12-31"), tierOn(ledger, "2026-01-01")))
                .containsExactly(2, 2, 0);
    }

    /** Sephora: VIB reached on 20 January 2022 is held through 2023; a year of silence ends the balance. */
    @Test
    void tiersForTheRestOfTheYearAndAllOfTheNext() {
        ProgrammeBuilder beauty = LoyaltyProgramme.named("Beauty")
                .earning(Earning.points(1).per(money("1")))
                .expiring(PointsExpiry.afterInactivity(Period.ofMonths(12)))
                .redeeming(Redeeming.points(500).worth(money("10")).inMultiplesOf(500))
                .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                        .tier(Tier.named("Insider"))
                        .tier(Tier.named("VIB").from(money("350")).times("1.25"))
                        .tier(Tier.named("Rouge").from(money("1000")).times("1.5"))
                        .holding(Term.REST_OF_PERIOD_AND_NEXT));
        PointsLedger ledger = facts().order("A", "2022-01-20T10:00", "350")
                .order("B", "2022-03-01T10:00", "10")
                .through("2024-12-31")
                .replay(beauty.build());
        assertThat(Told.moves(ledger))
                .containsExactly(
                        "2022-01-20 EARNED 350 lot 0",
                        "2022-03-01 EARNED 12 lot 1",
                        "2023-03-02 EXPIRED 350 lot 0",
                        "2023-03-02 EXPIRED 12 lot 1");
        assertThat(List.of(tierOn(ledger, "2022-01-20"), tierOn(ledger, "2023-12-31"), tierOn(ledger, "2024-01-01")))
                .containsExactly(1, 1, 0);
    }

    @Test
    void missionsAndBirthdays() {
        ProgrammeBuilder perks = LoyaltyProgramme.named("Perks")
                .bonus(Bonus.birthday(100))
                .mission(Mission.orders(2).inEach(CalendarUnit.MONTH).earning(50));
        MemberFacts orders = facts().born(LocalDate.of(1990, 3, 5))
                .order("A", "2025-01-10T10:00", "10")
                .order("B", "2025-01-11T10:00", "10")
                .order("C", "2025-02-01T10:00", "10")
                .through("2025-04-30");
        assertThat(moves(orders, perks)).containsExactly("2025-01-11 MISSION 50 lot 0", "2025-03-05 BONUS 100 lot 1");
    }

    @Test
    void referrals() {
        ProgrammeBuilder friends = LoyaltyProgramme.named("Friends")
                .bonus(Bonus.referral(200, 100)
                        .onFirstOrderOf(money("100"))
                        .within(90)
                        .atMostMonthly(5));
        MemberFacts brought = facts().order("A", "2025-01-10T10:00", "10")
                .referral(MemberFacts.MEMBER, "2025-02-01", "c-2")
                .add(Order.builder("B", facts().at("2025-03-05T10:00"), money("100"))
                        .customer("c-2")
                        .build());
        assertThat(moves(brought, friends)).containsExactly("2025-03-05 BONUS 200 lot 0");
    }

    /** A class by what was ever spent, which earns twice as much on a new season. */
    @Test
    void veryImportantCustomers() {
        ProgrammeBuilder vip = LoyaltyProgramme.named("VIP")
                .earning(Earning.points(1).per(money("1")))
                .earning(Earning.points(1).per(money("1")).onTag("new-season").inTier("VIP"))
                .tiers(Tiers.bySpend(Qualification.LIFETIME)
                        .tier(Tier.named("VIP").from(money("5000")))
                        .falling(Downgrade.NEVER));
        MemberFacts orders = facts().order("A", "2024-01-10T10:00", "5000", o -> o.tag("new-season"))
                .order("B", "2025-02-10T10:00", "100", o -> o.tag("new-season"))
                .order("C", "2025-03-10T10:00", "100");
        assertThat(moves(orders, vip))
                .containsExactly(
                        "2024-01-10 EARNED 5000 lot 0", "2025-02-10 EARNED 200 lot 1", "2025-03-10 EARNED 100 lot 2");
    }
}
