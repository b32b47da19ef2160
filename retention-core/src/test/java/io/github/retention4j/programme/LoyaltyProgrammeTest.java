package io.github.retention4j.programme;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.CalendarUnit;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LoyaltyProgrammeTest {
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
                .refunds(RefundRule.DEFAULT.spent(RefundRule.Spent.KEEP).shortfall(RefundRule.Short.TO_ZERO))
                .enrolment(Enrolment.afterOrders(2))
                .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
                .rounding(Rounding.HALF_UP)
                .from(LocalDate.of(2026, 1, 1))
                .through(LocalDate.of(2026, 12, 31));
    }

    @Test
    void saysItsRulesInWords() {
        assertThat(everything().build()).hasToString("x");
        assertThat(LoyaltyProgramme.named("15 % back").cashback(0.15).build()).hasToString("y");
    }
}
