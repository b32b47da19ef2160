package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order earns, by cases that went wrong in loyalty engines: each comment has the number that was seen and the right one. */
class EarningCasesTest {
    private static LoyaltyProgramme earning(Earning... rules) {
        return earning(Rounding.DOWN, rules);
    }

    private static LoyaltyProgramme earning(Rounding rounding, Earning... rules) {
        ProgrammeBuilder builder = LoyaltyProgramme.named("Rewards").rounding(rounding);
        List.of(rules).forEach(builder::earning);
        return builder.build();
    }

    private static long earnedOn(String total, LoyaltyProgramme programme) {
        return earned(MemberFacts.inRiyadh().order("A", "2025-03-05T10:00", total), programme);
    }

    private static long earned(MemberFacts facts, LoyaltyProgramme programme) {
        return Told.sum(facts.replay(programme), PointsMove.EARNED);
    }

    private static final Earning ONE_PER_ONE = Earning.points(1).per(money("1"));

    /** Odoo: 600 for 100 at 6 per $ although 30 % were off; what counts is what was paid. 100 seen, 70 right. */
    @Test
    void aDiscountEarnsNothing() {
        assertThat(earnedOn("70.00", earning(ONE_PER_ONE))).isEqualTo(70);
    }

    /** Odoo: an order of 100 with a reward of 10 earned as if 100 were paid. 100 seen, 90 right. */
    @Test
    void whatARewardPaidEarnsNothing() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2025-01-01", 10)
                .order("A", "2025-03-05T10:00", "90.00")
                .redeem("2025-03-05T10:00", 10, "A");
        assertThat(earned(facts, earning(ONE_PER_ONE))).isEqualTo(90);
    }

    /** nopCommerce: an order of 100, half of it paid by points, earned 0. 50 right. */
    @Test
    void anOrderThatPointsPaidAPartOfEarnsOnTheRest() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .grant("2025-01-01", 100)
                .order("A", "2025-03-05T10:00", "50.00")
                .redeem("2025-03-05T10:00", 100, "A");
        assertThat(earned(facts, earning(ONE_PER_ONE))).isEqualTo(50);
    }

    /** Odoo: the delivery made an item of two, and earned. 120 seen, 100 right. A least amount is one of the whole order. */
    @Test
    void shippingAndTipsAreNotEligible() {
        MemberFacts facts =
                MemberFacts.inRiyadh().order("A", "2025-03-05T10:00", "120.00", o -> o.eligible(money("100.00")));
        assertThat(earned(facts, earning(ONE_PER_ONE))).isEqualTo(100);
        assertThat(earned(facts, earning(Earning.points(1).per(money("1")).orderOf(money("120")))))
                .isEqualTo(100);
        assertThat(earned(facts, earning(Earning.points(1).per(money("1")).orderOf(money("120.01")))))
                .isZero();
    }

    /** SHOPLINE: 10 points per 3.00 are 29 of 8.80. Adobe counts whole steps: 20. */
    @Test
    void aRateAndWholeStepsAreTwoRules() {
        assertThat(earnedOn("8.80", earning(Earning.points(10).per(money("3")))))
                .isEqualTo(29);
        assertThat(earnedOn("8.80", earning(Earning.points(10).perWhole(money("3")))))
                .isEqualTo(20);
        assertThat(earnedOn("7.00", earning(Earning.points(10).perWhole(money("2")))))
                .isEqualTo(30);
        assertThat(earnedOn("105.00", earning(Earning.points(1).perWhole(money("10")))))
                .isEqualTo(10);
    }

    /** 29 · 1.5 = 43.5 by rounding first; 88/3 · 1.5 = 44 exactly. */
    @Test
    void theMultiplierComesBeforeTheOnlyRounding() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(10).per(money("3")))
                .tiers(Tiers.bySpend(Qualification.LIFETIME)
                        .tier(Tier.named("Only").from(0).times("1.5")))
                .build();
        assertThat(earnedOn("8.80", programme)).isEqualTo(44);
    }

    /** PrestaShop: the shop showed 3 by round(), the ledger booked 2 by floor(). */
    @Test
    void aHalfIsRoundedAsTheProgrammeSays() {
        assertThat(earnedOn("2.50", earning(Rounding.DOWN, ONE_PER_ONE))).isEqualTo(2);
        assertThat(earnedOn("2.50", earning(Rounding.HALF_UP, ONE_PER_ONE))).isEqualTo(3);
        assertThat(earnedOn("2.50", earning(Rounding.UP, ONE_PER_ONE))).isEqualTo(3);
        assertThat(earnedOn("2.49", earning(Rounding.HALF_UP, ONE_PER_ONE))).isEqualTo(2);
        assertThat(earnedOn("2.01", earning(Rounding.UP, ONE_PER_ONE))).isEqualTo(3);
        assertThat(earnedOn("2.00", earning(Rounding.UP, ONE_PER_ONE))).isEqualTo(2);
    }

    /** Two thirds and one third are one: rounded once, not 0 + 0. */
    @Test
    void rulesAddUpBeforeTheRounding() {
        LoyaltyProgramme programme =
                earning(Earning.points(1).per(money("3")), Earning.points(2).per(money("3")));
        assertThat(earnedOn("1.00", programme)).isEqualTo(1);
    }

    /** 1 per 0.07 in binary: 2.1/0.07 = 29.999999999999996. 29 seen, 30 right. */
    @Test
    void ratesAreExact() {
        assertThat(earnedOn("2.10", earning(Earning.points(1).per(money("0.07")))))
                .isEqualTo(30);
    }

    /** 15 % of 200.00 are 3,000 halalas; 15 % of 0.07 is 1.05, 1 of them. */
    @Test
    void cashbackIsInMinorUnits() {
        LoyaltyProgramme cashback =
                LoyaltyProgramme.named("15 % back").cashback(0.15).build();
        assertThat(earnedOn("200.00", cashback)).isEqualTo(3_000);
        assertThat(earnedOn("0.07", cashback)).isEqualTo(1);
        assertThat(earnedOn("0.06", cashback)).isZero();
    }

    /** 29 in 100 by 0.29 as a double: 0.29 · 100 = 28.999999999999996. 28 seen, 29 right. */
    @Test
    void aShareIsTheDecimalThatItPrintsAs() {
        assertThat(earnedOn(
                        "1.00", LoyaltyProgramme.named("Back").cashback(0.29).build()))
                .isEqualTo(29);
    }

    /** wpswings: an order that was cancelled and completed again earned twice or never; the same order twice is one. */
    @Test
    void theSameOrderTwiceEarnsOnce() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "100.00")
                .order("A", "2025-03-05T10:00", "100.00");
        assertThat(earned(facts, earning(ONE_PER_ONE))).isEqualTo(100);
    }

    /** nopCommerce: a pending entry showed the balance of another customer. */
    @Test
    void aMembersPointsAreOnesOwn() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T10:00", "100.00")
                .add(Order.of("B", "c-2", MemberFacts.inRiyadh().at("2025-03-05T10:00"), money("900.00")));
        LoyaltyProgramme programme = earning(ONE_PER_ONE);
        assertThat(Told.moves(facts.replay(programme))).containsExactly("2025-03-05 EARNED 100 lot 0");
        assertThat(Told.moves(programme.replay(facts.history().customer("c-2").orElseThrow())))
                .containsExactly("2025-03-05 EARNED 900 lot 0");
    }

    @Test
    void aRuleIsOfItsTagItsDaysAndItsLeastAmount() {
        LoyaltyProgramme programme = earning(Earning.points(50)
                .perOrder()
                .onTag("new-season")
                .during(Window.month(2026, 3))
                .orderOf(money("20")));
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("before", "2026-02-28T23:59:59.999", "20.00", o -> o.tag("new-season"))
                .order("first", "2026-03-01", "20.00", o -> o.tag("new-season"))
                .order("other", "2026-03-02", "20.00", o -> o.tag("old-season"))
                .order("small", "2026-03-03", "19.99", o -> o.tag("new-season"))
                .order("last", "2026-03-31T23:59:59.999", "20.00", o -> o.tag("new-season"))
                .order("after", "2026-04-01", "20.00", o -> o.tag("new-season"));
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2026-03-01 EARNED 50 lot 0", "2026-03-31 EARNED 50 lot 1");
    }

    @Test
    void aCapIsOfItsRuleAndNotOfTheOthers() {
        LoyaltyProgramme programme = earning(
                Earning.points(10).per(money("1")).upTo(100), Earning.points(1).per(money("1")));
        assertThat(earnedOn("9.00", programme)).isEqualTo(99);
        assertThat(earnedOn("50.00", programme)).isEqualTo(150);
    }

    @Test
    void aStampADayIsOfTheFirstOrderOfIt() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T08:00", "4.00")
                .order("B", "2025-03-05T23:59:59.999", "4.00")
                .order("C", "2025-03-06", "4.00");
        assertThat(Told.moves(facts.replay(earning(Earning.points(1).perOrder().atMostDaily()))))
                .containsExactly("2025-03-05 EARNED 1 lot 0", "2025-03-06 EARNED 1 lot 1");
    }

    @Test
    void firstOrdersAreTheMembersFirst() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T08:00", "4.00")
                .order("B", "2025-03-06T08:00", "4.00")
                .order("C", "2025-03-07T08:00", "4.00");
        assertThat(earned(facts, earning(Earning.points(7).perOrder().first(2))))
                .isEqualTo(14);
    }

    @Test
    void visitsEarn() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T08:00", "4.00")
                .visit("2025-03-05T09:00")
                .visit("2025-03-05T10:00")
                .visit("2025-03-06T10:00");
        assertThat(Told.moves(facts.replay(earning(Earning.points(2).perVisit().atMostDaily()))))
                .containsExactly("2025-03-05 EARNED 2 lot 0", "2025-03-06 EARNED 2 lot 1");
    }

    @Test
    void aProgrammeEarnsFromItsFirstDayThroughItsLast() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .from(LocalDate.of(2025, 3, 6))
                .through(LocalDate.of(2025, 3, 8))
                .build();
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T23:59:59.999", "10.00")
                .order("B", "2025-03-06", "20.00")
                .order("C", "2025-03-08T23:59:59.999", "30.00")
                .order("D", "2025-03-09", "40.00");
        assertThat(Told.moves(facts.replay(programme)))
                .containsExactly("2025-03-06 EARNED 20 lot 0", "2025-03-08 EARNED 30 lot 1");
    }

    @Test
    void onlyMembersEarn() {
        MemberFacts facts = MemberFacts.inRiyadh()
                .order("A", "2025-03-05T08:00", "10.00")
                .joined("2025-03-06T10:00")
                .order("B", "2025-03-06T10:00", "20.00");
        assertThat(Told.moves(facts.replay(earning(ONE_PER_ONE)))).containsExactly("2025-03-06 EARNED 20 lot 0");
        LoyaltyProgramme everyone = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .enrolment(Enrolment.EVERYONE)
                .build();
        assertThat(earned(facts, everyone)).isEqualTo(30);
        LoyaltyProgramme second = LoyaltyProgramme.named("Rewards")
                .earning(ONE_PER_ONE)
                .enrolment(Enrolment.afterOrders(2))
                .build();
        assertThat(earned(facts, second)).isEqualTo(20);
    }
}
