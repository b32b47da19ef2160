package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RedeemingTest {
    private static final Redeeming FIVE = Redeeming.points(100).worth(Money.parse("SAR 5"));

    @Test
    void anyNumberMayBeRedeemedUnlessItIsSaid() {
        assertThat(FIVE.points()).isEqualTo(100);
        assertThat(FIVE.worth()).contains(BigMoney.parse("SAR 5.00"));
        assertThat(FIVE.least()).isOne();
        assertThat(FIVE.multiple()).isOne();
        assertThat(FIVE.most()).isEqualTo(BigDecimal.ONE);
        assertThat(FIVE.isAtFaceValue()).isFalse();
        assertThat(Redeeming.points(100).worth()).isEmpty();
        assertThat(Redeeming.atFaceValue().isAtFaceValue()).isTrue();
        assertThat(Redeeming.atFaceValue().worth()).isEmpty();
    }

    @Test
    void leastAndMultipleGoTogetherInEitherOrder() {
        assertThat(FIVE.atLeast(200).inMultiplesOf(100))
                .isEqualTo(FIVE.inMultiplesOf(100).atLeast(200));
        assertThat(FIVE.inMultiplesOf(100).least()).isEqualTo(100);
        assertThat(FIVE.upTo(0.5).most()).isEqualTo(new BigDecimal("0.5"));
    }

    @Test
    void saysItselfInWords() {
        assertThat(FIVE.atLeast(200).inMultiplesOf(100).upTo("0.50"))
                .hasToString(
                        "100 points are worth SAR 5.00, at least 200 points, in multiples of 100, up to 50 % of an order");
        assertThat(Redeeming.points(1).worth(Money.parse("SAR 1"))).hasToString("1 point is worth SAR 1.00");
        assertThat(Redeeming.UNKNOWN).hasToString("what points are worth is not known");
        assertThat(Redeeming.atFaceValue().atLeast(5_000))
                .hasToString("points are worth their face value, at least 5,000 points");
    }

    @Test
    void refusesLimitsThatDoNotGoTogether() {
        refuses(() -> FIVE.inMultiplesOf(100).atLeast(150), "150 is not a multiple of 100", "atLeast(200)");
        refuses(() -> FIVE.atLeast(50).inMultiplesOf(100), "50 is not a multiple of 100", "atLeast(100)");
        refuses(() -> FIVE.atLeast(0), "least redeemed points 0 not in [1, ");
        refuses(() -> FIVE.inMultiplesOf(-5), "multiple of redeemed points -5 not in [1, ");
        refuses(() -> Redeeming.points(0), "redeemed points 0 not in [1, ");
    }

    @Test
    void refusesAShareOrAWorthThatIsNone() {
        refuses(() -> FIVE.upTo(0), "share of an order 0 not in (0, 1]");
        refuses(() -> FIVE.upTo(50), "more than 1 would take off more than the order costs", "write 0.5 for 50 %");
        refuses(() -> FIVE.upTo(1_000), "write 0.15 for 15 %");
        refuses(() -> FIVE.upTo(Double.NaN), "NaN is not a number");
        refuses(() -> FIVE.worth(Money.parse("SAR 0")), "worth of points SAR 0.00 is not above 0");
        refuses(() -> Redeeming.atFaceValue().worth(Money.parse("SAR 1")), "face value", "Redeeming.points(100)");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
