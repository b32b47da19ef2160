package io.github.retention4j.programme;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.testing.Serialisation;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LoyaltyProgrammeTest {
    private static final Redeeming FIVE = Redeeming.points(100).worth(Money.parse("SAR 5"));

    /** A programme with something said of each part. */
    static ProgrammeBuilder everything() {
        return LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(Money.parse("SAR 1")))
                .earning(Earning.points(50).perOrder().onTag("new-season").during(month(2026, 3)))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(12).toEndOf(CalendarUnit.MONTH))
                .redeeming(Redeeming.points(100)
                        .worth(Money.parse("SAR 5"))
                        .atLeast(100)
                        .inMultiplesOf(100)
                        .upTo(0.5))
                .reward(Reward.of("a coffee", 10).costing(Money.parse("SAR 4")).byItself())
                .bonus(Bonus.joining(50))
                .bonus(Bonus.birthday(100).expiring(PointsExpiry.afterDays(30)))
                .bonus(Bonus.anniversary(20))
                .bonus(Bonus.answering(10))
                .bonus(Bonus.referral(200, 100)
                        .onFirstOrderOf(Money.parse("SAR 100"))
                        .within(90)
                        .atMostMonthly(5))
                .mission(Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100))
                .mission(Mission.spending(Money.parse("SAR 500")).earning(50).again())
                .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                        .tier(Tier.named("Insider"))
                        .tier(Tier.named("VIB").from(Money.parse("SAR 350")).times("1.25"))
                        .tier(Tier.named("Rouge").from(Money.parse("SAR 1000")).times("1.5"))
                        .holding(Term.REST_OF_PERIOD_AND_NEXT)
                        .falling(Downgrade.TO_EARNED)
                        .grace(30)
                        .crossing(Tiers.Crossing.BEFORE)
                        .afterRefund(Tiers.AfterRefund.LOSE))
                .refunds(RefundRule.DEFAULT.spent(RefundRule.Spent.KEEP).shortfall(RefundRule.Shortfall.TO_ZERO))
                .enrolment(Enrolment.afterOrders(2))
                .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
                .rounding(Rounding.HALF_UP)
                .from(LocalDate.of(2026, 1, 1))
                .through(LocalDate.of(2026, 12, 31));
    }

    private static ProgrammeBuilder named() {
        return LoyaltyProgramme.named("Rewards");
    }

    @Test
    void unlessItIsSaid() {
        LoyaltyProgramme plain = named().build();
        assertThat(plain.unit()).isEqualTo(PointUnit.POINTS);
        assertThat(plain.earning()).isEmpty();
        assertThat(plain.rounding()).isEqualTo(Rounding.DOWN);
        assertThat(plain.pendingDays()).isZero();
        assertThat(plain.expiry()).isEqualTo(PointsExpiry.NEVER);
        assertThat(plain.redeeming().worth()).isEmpty();
        assertThat(plain.redeemer()).isEqualTo(Redeemer.RECORDED);
        assertThat(plain.refunds()).isEqualTo(RefundRule.DEFAULT);
        assertThat(plain.tiers()).isEmpty();
        assertThat(plain.enrolment()).isEqualTo(Enrolment.RECORDED_ELSE_EVERYONE);
        assertThat(plain.firstDay()).isEmpty();
        assertThat(plain.lastDay()).isEmpty();
    }

    @Test
    void cashbackIsInMoney() {
        LoyaltyProgramme cashback =
                LoyaltyProgramme.named("15 % back").cashback(0.15).build();
        assertThat(cashback.unit()).isEqualTo(PointUnit.MONEY);
        assertThat(cashback.earning()).containsExactly(Earning.cashback("0.15"));
        assertThat(cashback.redeeming()).isEqualTo(Redeeming.atFaceValue());
        assertThat(cashback)
                .isEqualTo(LoyaltyProgramme.named("15 % back").cashback("0.15").build());
    }

    @Test
    void aBuilderCanGoOnWithoutChangingWhatItMade() {
        ProgrammeBuilder builder = named().earning(Earning.points(1).perOrder());
        LoyaltyProgramme before = builder.build();
        LoyaltyProgramme after = builder.bonus(Bonus.joining(50)).build();
        assertThat(before.bonuses()).isEmpty();
        assertThat(after.bonuses()).hasSize(1);
        assertThat(after.earning()).isEqualTo(before.earning());
    }

    @Test
    void isSentWholeToAnotherMachine() {
        LoyaltyProgramme all = everything().build();
        LoyaltyProgramme there = Serialisation.roundTrip(all);
        assertThat(there).isEqualTo(all).hasSameHashCodeAs(all).hasToString(all.toString());
    }

    @Test
    void saysItsRulesInWords() {
        assertThat(everything().build())
                .hasToString(
                        "Rewards: 1 point per SAR 1.00; 50 points per order, on orders tagged new-season, in 2026-03; rounded half up;"
                                + " pending for 14 days; expire after 1 year, to the end of the month; 100 points are worth SAR 5.00, at least"
                                + " 100 points, in multiples of 100, up to 50 % of an order; a coffee for 10 points, which costs SAR 4.00, by"
                                + " itself; redeemed as soon as possible; after a refund earned points are revoked by what is left, redeemed"
                                + " points do not come back, no more is revoked than is left; 50 points for joining; 100 points for a birthday,"
                                + " which expire after 30 days; 20 points for an anniversary of joining; 10 points for an answer to a survey;"
                                + " 200 points for a referral and 100 for who came, on a first order of SAR 100.00 or more, within 90 days, at"
                                + " most 5 a month; 100 points for 5 orders in each month; 50 points for spending SAR 500.00, again and again;"
                                + " tiers by spend in each year (Insider; VIB from SAR 350.00, 1.25 times the points; Rouge from SAR 1,000.00,"
                                + " 1.5 times the points), held for the rest of the period and the next, falling to the tier earned, with 30"
                                + " days of grace; members are those with 2 orders; from 2026-01-01; through 2026-12-31");
        assertThat(LoyaltyProgramme.named("15 % back").cashback(0.15).build())
                .hasToString("15 % back: 15 % of what is paid; points are worth their face value");
        assertThat(named().build()).hasToString("Rewards");
    }

    @Test
    void refusesANameThatIsNone() {
        refuses(() -> LoyaltyProgramme.named(" "), "name of a programme is blank");
    }

    @Test
    void refusesMoneyWherePointsAreNot() {
        refuses(
                () -> named().earning(Earning.cashback(0.15)).build(),
                "'15 % of what is paid' is money, but a point of programme Rewards is not",
                "unit(PointUnit.MONEY)");
        refuses(
                () -> named().redeeming(Redeeming.atFaceValue()).build(),
                "no face value",
                "Redeeming.points(100).worth(…)");
        refuses(
                () -> named().cashback(0.1).redeeming(FIVE).build(),
                "100 points are worth SAR 5.00",
                "Redeeming.atFaceValue()");
        assertThat(named().earning(Earning.cashback(0.15)).unit(PointUnit.MONEY).build())
                .isEqualTo(named().cashback(0.15).build());
    }

    @Test
    void refusesATierThatIsNotThere() {
        ProgrammeBuilder gold = named().earning(Earning.points(1).perOrder().inTier("Gold"));
        refuses(gold::build, "'1 point per order, in tier Gold'", "there are no tiers");
        gold.tiers(Tiers.byBalance()
                .tier(Tier.named("Silver"))
                .tier(Tier.named("Platinum").from(9)));
        refuses(gold::build, "the tiers are Silver, Platinum");
        gold.tiers(Tiers.byBalance().tier(Tier.named("Gold")));
        assertThat(gold.build().tiers()).isPresent();
        refuses(
                () -> named().tiers(Tiers.byBalance()).build(),
                "tiers by balance without a tier",
                "tier(Tier.named(…))");
    }

    @Test
    void refusesTwoCurrencies() {
        ProgrammeBuilder builder = named().earning(Earning.points(1).per(Money.parse("SAR 1")));
        refuses(
                () -> builder.reward(Reward.of("a coffee", 10).costing(Money.parse("USD 4")))
                        .build(),
                "SAR 1.00 and USD 4.00");
        refuses(
                () -> named().redeeming(FIVE)
                        .tiers(Tiers.bySpend(Qualification.LIFETIME)
                                .tier(Tier.named("A").from(Money.parse("USD 1"))))
                        .build(),
                "SAR 5.00 and USD 1.00");
        refuses(
                () -> named().redeeming(FIVE)
                        .mission(Mission.spending(Money.parse("KWD 1")).earning(1))
                        .build(),
                "SAR 5.00 and KWD 1.000");
        refuses(
                () -> named().redeeming(FIVE)
                        .bonus(Bonus.referral(1, 1).onFirstOrderOf(Money.parse("USD 1")))
                        .build(),
                "SAR 5.00 and USD 1.00");
        refuses(
                () -> named().redeeming(FIVE)
                        .earning(Earning.points(1).perOrder().orderOf(Money.parse("USD 1")))
                        .build(),
                "USD 1.00 and SAR 5.00");
    }

    @Test
    void refusesARuleGivenTwice() {
        refuses(
                () -> named().earning(Earning.points(1).perOrder())
                        .earning(Earning.points(1).perOrder())
                        .build(),
                "'1 point per order' is given twice");
        refuses(
                () -> named().bonus(Bonus.joining(1)).bonus(Bonus.joining(1)).build(),
                "'1 point for joining' is given twice");
        refuses(
                () -> named().mission(Mission.orders(1).earning(1))
                        .mission(Mission.orders(1).earning(1))
                        .build(),
                "'1 point for 1 order' is given twice");
        refuses(
                () -> named().reward(Reward.of("tea", 1))
                        .reward(Reward.of("tea", 2))
                        .build(),
                "two rewards are named tea");
        refuses(
                () -> named().reward(Reward.of("tea", 1).byItself())
                        .reward(Reward.of("cake", 2).byItself())
                        .build(),
                "tea and cake",
                "byItself() for one of them");
    }

    @Test
    void refusesPointsThatAreGoneBeforeTheyCanBeUsed() {
        refuses(
                () -> named().pending(14).expiring(PointsExpiry.afterDays(13)).build(),
                "points expire after 13 days, before they can be used, pending for 14 days",
                "countedFrom(CountedFrom.AVAILABLE)");
        refuses(() -> named().pending(32).expiring(PointsExpiry.afterMonths(1)).build(), "pending for 32 days");
        refuses(
                () -> named().pending(366)
                        .expiring(PointsExpiry.everyYearOn(MonthDay.of(12, 31)))
                        .build(),
                "every year");
        assertThat(Stream.of(
                        named().pending(14).expiring(PointsExpiry.afterDays(14)),
                        // 1 month is 31 days for some, so those of other days are a loss that may be meant.
                        named().pending(31).expiring(PointsExpiry.afterMonths(1)),
                        named().pending(14).expiring(PointsExpiry.afterDays(0).toEndOfMonth()),
                        named().pending(14)
                                .expiring(PointsExpiry.afterDays(5).countedFrom(PointsExpiry.CountedFrom.AVAILABLE)),
                        named().pending(14).expiring(PointsExpiry.NEVER),
                        // Who goes on buying keeps them alive.
                        named().pending(14).expiring(PointsExpiry.afterInactivity(Period.ofDays(10)))))
                .allSatisfy(builder -> assertThat(builder.build().pendingDays()).isPositive());
    }

    @Test
    void refusesToRedeemWhatIsNotKnownToBeWorthAnything() {
        refuses(
                () -> named().redeemer(Redeemer.AS_SOON_AS_POSSIBLE).build(),
                "not known what points are worth",
                "or a reward");
        assertThat(Stream.of(named().redeeming(FIVE), named().reward(Reward.of("tea", 1)), named().cashback(0.1))
                        .map(builder -> builder.redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
                                .build()
                                .redeemer()))
                .containsOnly(Redeemer.AS_SOON_AS_POSSIBLE);
    }

    @Test
    void refusesDaysThatAreNone() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        refuses(
                () -> named().from(day).through(day.minusDays(1)).build(),
                "last day 2026-02-28 is before the first day 2026-03-01");
        assertThat(named().from(day).through(day).build().lastDay()).contains(day);
        refuses(() -> named().pending(-1), "pending days -1 not in [0, 36525]", "write 0");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
