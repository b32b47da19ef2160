package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.SurveyKind;
import java.time.Period;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class BonusTest {
    private static final Bonus REFERRAL = Bonus.referral(200, 100);

    @Test
    void aReferralIsNarrowedStepByStep() {
        Bonus bonus = REFERRAL.onFirstOrderOf(Money.parse("SAR 100"))
                .within(90)
                .atMostMonthly(5)
                .expiring(PointsExpiry.afterDays(30));

        assertThat(bonus.occasion()).isEqualTo(Bonus.Occasion.REFERRAL);
        assertThat(bonus.points()).isEqualTo(200);
        assertThat(bonus.friendPoints()).isEqualTo(100);
        assertThat(bonus.least()).contains(BigMoney.parse("SAR 100.00"));
        assertThat(bonus.withinDays()).hasValue(90);
        assertThat(bonus.mostMonthly()).hasValue(5);
        assertThat(bonus.expiring()).contains(PointsExpiry.afterDays(30));
        assertThat(bonus)
                .hasToString(
                        "200 points for a referral and 100 for who came, on a first order of SAR 100.00 or more, within 90 days,"
                                + " at most 5 a month, which expire after 30 days");
    }

    @Test
    void saysItselfInWords() {
        assertThat(Bonus.joining(50)).hasToString("50 points for joining");
        assertThat(Bonus.birthday(1_000)).hasToString("1,000 points for a birthday");
        assertThat(Bonus.anniversary(1)).hasToString("1 point for an anniversary of joining");
        assertThat(Bonus.answering(10).toQuestion(SurveyKind.NPS))
                .hasToString("10 points for an answer to a survey, of kind NPS");
        assertThat(Bonus.joining(50).friendPoints()).isZero();
    }

    @Test
    void refusesWhatPaysNothing() {
        refuses(() -> Bonus.joining(0), "points of a bonus 0 not in [1, ");
        refuses(() -> Bonus.birthday(-1), "points of a bonus -1 not in [1, ");
        refuses(() -> Bonus.referral(0, 0), "0 points for both");
        refuses(() -> Bonus.referral(-1, 100), "points of who refers -1 not in [0, ");
        refuses(() -> Bonus.referral(100, -1), "points of the new customer -1 not in [0, ");
        assertThat(Bonus.referral(0, 100).friendPoints()).isEqualTo(100);
    }

    @Test
    void refusesLimitsThatAreNone() {
        refuses(() -> REFERRAL.within(0), "days of a referral 0 not in [1, 36525]", "leave within out");
        refuses(() -> REFERRAL.atMostMonthly(0), "referrals a month 0 not in [1, ", "leave atMostMonthly out");
        refuses(() -> REFERRAL.onFirstOrderOf(Money.parse("SAR 0")), "least first order SAR 0.00 is not above 0");
        refuses(
                () -> REFERRAL.expiring(PointsExpiry.afterInactivity(Period.ofDays(90))),
                "the whole balance",
                "afterDays(30)");
    }

    @Test
    void refusesOfOneOccasionWhatIsOfAnother() {
        Bonus joining = Bonus.joining(50);
        refuses(
                () -> joining.onFirstOrderOf(Money.parse("SAR 1")),
                "onFirstOrderOf",
                "for joining",
                "Bonus.referral(200, 100)");
        refuses(() -> joining.within(9), "within", "Bonus.referral(200, 100)");
        refuses(() -> joining.atMostMonthly(9), "atMostMonthly", "Bonus.referral(200, 100)");
        refuses(() -> REFERRAL.toQuestion(SurveyKind.NPS), "toQuestion", "for a referral", "Bonus.answering(10)");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
