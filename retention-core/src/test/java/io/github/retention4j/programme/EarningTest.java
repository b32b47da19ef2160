package io.github.retention4j.programme;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class EarningTest {
    private static final Money ONE = Money.parse("SAR 1");

    @Test
    void tellsWhatItCounts() {
        Earning rate = Earning.points(10).per(Money.parse("SAR 3"));
        assertThat(rate.basis()).isEqualTo(Earning.Basis.AMOUNT);
        assertThat(rate.points()).isEqualTo(BigDecimal.TEN);
        assertThat(rate.per()).contains(BigMoney.parse("SAR 3.00"));
        assertThat(rate.isCashback()).isFalse();
        assertThat(Earning.points(10).perWhole(ONE).basis()).isEqualTo(Earning.Basis.WHOLE_AMOUNT);
        assertThat(Earning.points(10).perOrder().basis()).isEqualTo(Earning.Basis.ORDER);
        assertThat(Earning.points(10).perVisit().basis()).isEqualTo(Earning.Basis.VISIT);
    }

    /** Odoo, pull request 219640: a binary double of 0.03 makes 3030.0000000000005 of 90.90. */
    @Test
    void aShareIsTheDecimalThatItPrintsAs() {
        assertThat(Earning.cashback(0.03).points()).isEqualTo(new BigDecimal("0.03"));
        assertThat(Earning.cashback(0.15).per()).isEmpty();
        assertThat(Earning.cashback(0.15).isCashback()).isTrue();
        assertThat(Earning.cashback(1).points()).isEqualTo(BigDecimal.ONE);
        assertThat(Earning.points(100.0).perOrder().points()).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void isNarrowedStepByStep() {
        Earning rule = Earning.points(50)
                .per(ONE)
                .onTag("new-season")
                .during(month(2026, 3))
                .orderOf(Money.parse("SAR 1000"))
                .inTier("VIB")
                .upTo(1_500)
                .atMostDaily()
                .first(3);

        assertThat(rule.tag()).contains("new-season");
        assertThat(rule.window()).contains(month(2026, 3));
        assertThat(rule.least()).contains(BigMoney.parse("SAR 1000.00"));
        assertThat(rule.tier()).contains("VIB");
        assertThat(rule.most()).hasValue(1_500);
        assertThat(rule.daily()).isTrue();
        assertThat(rule.orders()).hasValue(3);
        assertThat(rule)
                .hasToString(
                        "50 points per SAR 1.00, on orders tagged new-season, in 2026-03, on orders of SAR 1,000.00 or more,"
                                + " in tier VIB, at most 1,500 points an order, on the first 3 orders, at most once a day");
    }

    @Test
    void saysItselfInWords() {
        assertThat(Earning.points(1).per(ONE)).hasToString("1 point per SAR 1.00");
        assertThat(Earning.points(10).perWhole(Money.parse("KWD 2"))).hasToString("10 points per whole KWD 2.000");
        assertThat(Earning.points(1.5).perOrder()).hasToString("1.5 points per order");
        assertThat(Earning.points(1).perVisit()).hasToString("1 point per visit");
        assertThat(Earning.cashback(0.155)).hasToString("15.5 % of what is paid");
        assertThat(Earning.points(5).perOrder().first(1)).hasToString("5 points per order, on the first order");
    }

    @Test
    void refusesWhatEarnsNothing() {
        refuses(() -> Earning.points(0), "points 0 not in (0, 1000000000000]", "left out");
        refuses(() -> Earning.points(-1), "points -1 not in");
        refuses(() -> Earning.points(-0.5), "points -0.5 not in");
        refuses(() -> Earning.points(2_000_000_000_000L), "points 2000000000000 not in");
        refuses(() -> Earning.points(Double.NaN), "points NaN is not a number");
        refuses(() -> Earning.points(1).per(Money.parse("SAR 0")), "amount SAR 0.00 is not above 0");
        refuses(() -> Earning.points(1).perWhole(Money.parse("SAR -1")), "amount SAR -1.00 is not above 0");
        refuses(() -> Earning.points(1).per(BigMoney.parse("SAR 0.0000000001")), "10 decimals, more than 9");
        refuses(() -> Earning.points(1.0 / 3), "16 decimals, more than 9");
    }

    @Test
    void refusesAShareThatIsNone() {
        refuses(() -> Earning.cashback(0), "cashback 0 not in (0, 1]", "write 0.15 for 15 %");
        refuses(() -> Earning.cashback(-0.1), "cashback -0.1 not in (0, 1]");
        refuses(
                () -> Earning.cashback(15),
                "cashback 15 not in (0, 1]: more than 1 would give back more than was paid; write 0.15 for 15 %");
        refuses(() -> Earning.cashback(Double.NaN), "cashback NaN is not a number");
        refuses(() -> Earning.cashback(Double.POSITIVE_INFINITY), "cashback Infinity is not a number");
        refuses(() -> Earning.cashback("15 %"), "cashback '15 %' is not a decimal number");
        refuses(() -> Earning.cashback("1e999999999"), "more than 18 digits");
        refuses(() -> Earning.cashback("1e-999999999"), "more than 9");
    }

    @Test
    void refusesNarrowingThatSaysNothing() {
        Earning rate = Earning.points(1).per(ONE);
        refuses(() -> rate.onTag(" "), "tag is blank");
        refuses(() -> rate.inTier(""), "tier is blank");
        refuses(() -> rate.orderOf(Money.parse("SAR 0")), "least order SAR 0.00 is not above 0");
        refuses(() -> rate.upTo(0), "most points of an order 0 not in [1, ");
        refuses(() -> rate.first(0), "first orders 0 not in [1, ", "first(1)");
    }

    @Test
    void refusesOfAVisitWhatOrdersHave() {
        Earning visit = Earning.points(1).perVisit();
        refuses(() -> visit.onTag("new"), "onTag asks for a tag, which a visit does not have", "perOrder()");
        refuses(() -> visit.orderOf(ONE), "orderOf asks for an amount");
        refuses(() -> visit.upTo(5), "upTo asks for");
        refuses(() -> visit.first(5), "first asks for");
        assertThat(visit.atMostDaily().during(month(2026, 3)).inTier("VIB"))
                .hasToString("1 point per visit, in 2026-03, in tier VIB, at most once a day");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
