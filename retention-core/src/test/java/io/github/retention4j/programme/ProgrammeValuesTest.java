package io.github.retention4j.programme;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.testing.Machines;
import io.github.retention4j.testing.Serialisation;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What all values of a programme have in common: each part of them makes a difference, and they can be sent. */
class ProgrammeValuesTest {
    private static final Money ONE = Money.parse("SAR 1");
    private static final Money HUNDRED = Money.parse("SAR 100");

    /** Values that differ in one part each. */
    private static List<Serializable> all() {
        Earning rate = Earning.points(1).per(ONE);
        PointsExpiry year = PointsExpiry.afterMonths(12);
        PointsExpiry silent = PointsExpiry.afterInactivity(Period.ofMonths(18));
        Redeeming five = Redeeming.points(100).worth(Money.parse("SAR 5"));
        Reward coffee = Reward.of("a coffee", 10);
        Bonus referral = Bonus.referral(200, 100);
        Mission five5 = Mission.orders(5).earning(100);
        Tier vib = Tier.named("VIB").from(HUNDRED);
        Tiers tiers = Tiers.bySpend(Qualification.CALENDAR_YEAR).tier(vib);
        return Stream.of(
                        Stream.of(
                                rate,
                                Earning.points(2).per(ONE),
                                Earning.points(1.5).per(ONE),
                                Earning.points(1).per(HUNDRED),
                                Earning.points(1).per(Money.parse("KWD 1")),
                                Earning.points(1).perWhole(ONE),
                                Earning.points(1).perOrder(),
                                Earning.points(1).perVisit(),
                                Earning.cashback(0.15),
                                Earning.cashback("0.151"),
                                rate.onTag("new"),
                                rate.during(month(2026, 3)),
                                rate.orderOf(HUNDRED),
                                rate.inTier("VIB"),
                                rate.upTo(50),
                                rate.atMostDaily(),
                                rate.first(3)),
                        Stream.of(
                                PointsExpiry.NEVER,
                                year,
                                PointsExpiry.afterDays(365),
                                PointsExpiry.afterYears(2),
                                year.toEndOfMonth(),
                                year.toEndOf(CalendarUnit.HIJRI_MONTH),
                                year.countedFrom(PointsExpiry.CountedFrom.AVAILABLE),
                                PointsExpiry.everyYearOn(MonthDay.of(6, 30)),
                                PointsExpiry.everyYearOn(MonthDay.of(6, 30), MonthDay.of(12, 31)),
                                silent,
                                silent.resetBy(PointsExpiry.Activity.EARNING)),
                        Stream.of(
                                five,
                                Redeeming.points(100),
                                Redeeming.points(200).worth(Money.parse("SAR 5")),
                                Redeeming.points(100).worth(Money.parse("SAR 6")),
                                Redeeming.atFaceValue(),
                                five.atLeast(200),
                                five.inMultiplesOf(100),
                                five.upTo(0.5)),
                        Stream.of(
                                coffee,
                                Reward.of("tea", 10),
                                Reward.of("a coffee", 9),
                                coffee.costing(ONE),
                                coffee.byItself()),
                        Stream.of(
                                Bonus.joining(50),
                                Bonus.joining(51),
                                Bonus.birthday(50),
                                Bonus.birthday(50).expiring(PointsExpiry.afterDays(30)),
                                Bonus.anniversary(50),
                                Bonus.answering(50),
                                Bonus.answering(50).toQuestion(SurveyKind.NPS),
                                referral,
                                Bonus.referral(200, 0),
                                Bonus.referral(0, 100),
                                referral.onFirstOrderOf(HUNDRED),
                                referral.within(90),
                                referral.atMostMonthly(5)),
                        Stream.of(
                                five5,
                                Mission.orders(6).earning(100),
                                Mission.orders(5).earning(101),
                                Mission.visits(5).earning(100),
                                Mission.referrals(5).earning(100),
                                Mission.spending(HUNDRED).earning(100),
                                Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100),
                                Mission.orders(5).during(month(2026, 3)).earning(100),
                                five5.again(),
                                Mission.orders(5)),
                        Stream.of(
                                vib,
                                Tier.named("Rouge").from(HUNDRED),
                                Tier.named("VIB"),
                                Tier.named("VIB").from(100),
                                Tier.named("VIB").from(ONE),
                                vib.times("1.25")),
                        Stream.of(
                                tiers,
                                Tiers.byPoints(Qualification.CALENDAR_YEAR),
                                Tiers.byOrders(Qualification.CALENDAR_YEAR),
                                Tiers.byBalance(),
                                Tiers.bySpend(Qualification.LIFETIME).tier(vib),
                                Tiers.bySpend(Qualification.CALENDAR_YEAR).tier(vib.times(2)),
                                tiers.holding(Term.REST_OF_PERIOD),
                                tiers.falling(Downgrade.NEVER),
                                tiers.grace(30),
                                tiers.crossing(Tiers.Crossing.AFTER),
                                tiers.afterRefund(Tiers.AfterRefund.KEEP_TERM)),
                        Stream.of(
                                Qualification.CALENDAR_YEAR,
                                Qualification.in(CalendarUnit.fiscalYear(Month.JULY)),
                                Qualification.lastMonths(12),
                                Qualification.lastMonths(6),
                                Qualification.MEMBERSHIP_YEAR,
                                Qualification.SINCE_LAST_CHANGE,
                                Qualification.LIFETIME),
                        Stream.of(
                                Term.WHILE_QUALIFIED,
                                Term.REST_OF_PERIOD,
                                Term.REST_OF_PERIOD_AND_NEXT,
                                Term.months(12),
                                Term.months(6)),
                        Stream.of(
                                Enrolment.RECORDED_ELSE_EVERYONE,
                                Enrolment.BY_RECORD,
                                Enrolment.AT_FIRST_ORDER,
                                Enrolment.afterOrders(2),
                                Enrolment.afterOrders(3),
                                Enrolment.EVERYONE),
                        Stream.of(
                                RefundRule.DEFAULT,
                                RefundRule.DEFAULT.earned(RefundRule.Earned.ALL),
                                RefundRule.DEFAULT.spent(RefundRule.Spent.KEEP),
                                RefundRule.DEFAULT.when(RefundRule.When.ON_FULL_REFUND),
                                RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.TO_ZERO)),
                        programmes())
                .<Serializable>flatMap(values -> values)
                .toList();
    }

    private static Stream<LoyaltyProgramme> programmes() {
        return Stream.of(
                        LoyaltyProgramme.named("A"),
                        LoyaltyProgramme.named("B"),
                        LoyaltyProgramme.named("A").unit(PointUnit.MONEY),
                        LoyaltyProgramme.named("A").earning(Earning.points(1).perOrder()),
                        LoyaltyProgramme.named("A").cashback(0.15),
                        LoyaltyProgramme.named("A").rounding(Rounding.UP),
                        LoyaltyProgramme.named("A").pending(14),
                        LoyaltyProgramme.named("A").expiring(PointsExpiry.afterDays(3)),
                        LoyaltyProgramme.named("A").redeeming(Redeeming.points(100)),
                        LoyaltyProgramme.named("A").reward(Reward.of("a coffee", 10)),
                        LoyaltyProgramme.named("A").redeemer(Redeemer.NEVER),
                        LoyaltyProgramme.named("A").refunds(RefundRule.DEFAULT.spent(RefundRule.Spent.KEEP)),
                        LoyaltyProgramme.named("A").bonus(Bonus.joining(50)),
                        LoyaltyProgramme.named("A").mission(Mission.orders(5).earning(100)),
                        LoyaltyProgramme.named("A").tiers(Tiers.byBalance().tier(Tier.named("all"))),
                        LoyaltyProgramme.named("A").enrolment(Enrolment.BY_RECORD),
                        LoyaltyProgramme.named("A").from(LocalDate.of(2026, 1, 1)),
                        LoyaltyProgramme.named("A").through(LocalDate.of(2026, 1, 1)))
                .map(ProgrammeBuilder::build);
    }

    @Test
    void eachPartMakesADifference() {
        assertThat(new HashSet<>(all())).hasSameSizeAs(all());
        assertThat(all())
                .allSatisfy(value -> assertThat(value).isNotEqualTo(null).isNotEqualTo("words"));
    }

    @Test
    void builtAnewTheyAreEqual() {
        List<Serializable> again = all();
        assertThat(all()).isEqualTo(again).hasSameHashCodeAs(again);
    }

    @Test
    void sentToAnotherMachineTheyAreEqual() {
        assertThat(all()).allSatisfy(value -> {
            Serializable there = Serialisation.roundTrip(value);
            assertThat(there).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
        });
    }

    @Test
    void wordsAreThoseOfThePartsInEveryLocale() {
        List<String> words = all().stream().map(Object::toString).toList();
        assertThat(words)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).doesNotContain("Optional", "null", "@", "{", "_"));
        assertThat(Machines.onEach(() -> all().stream().map(Object::toString).toList()))
                .allMatch(words::equals);
    }

    @Test
    void oneAmountIsOneHoweverItIsWritten() {
        assertThat(Earning.points(1).per(BigMoney.parse("SAR 2.0")))
                .isEqualTo(Earning.points(1).per(Money.parse("SAR 2")));
        assertThat(Earning.cashback(0.15)).isEqualTo(Earning.cashback("0.150"));
        assertThat(Earning.points(1.0).perOrder()).isEqualTo(Earning.points(1).perOrder());
        assertThat(Tier.named("VIB").times(1.5)).isEqualTo(Tier.named("VIB").times("1.50"));
        assertThat(Redeeming.points(1).upTo(1)).isEqualTo(Redeeming.points(1));
        assertThat(PointsExpiry.afterMonths(12)).isEqualTo(PointsExpiry.afterYears(1));
        assertThat(Enrolment.afterOrders(1)).isEqualTo(Enrolment.AT_FIRST_ORDER);
        assertThat(Qualification.in(CalendarUnit.YEAR)).isEqualTo(Qualification.CALENDAR_YEAR);
    }
}
