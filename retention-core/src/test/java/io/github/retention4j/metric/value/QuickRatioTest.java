package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class QuickRatioTest {
    private static QuickRatio of(
            String fresh, String reactivated, String expansion, String contraction, String churned) {
        return new QuickRatio(RecurringRevenue.of(
                sar("1000"), sar(fresh), sar(reactivated), sar(expansion), sar(contraction), sar(churned)));
    }

    private static Money sar(String amount) {
        return Money.parse("SAR " + amount);
    }

    /** The worked example. */
    @Test
    void isHowManyTimesWhatIsLostIsGained() {
        QuickRatio ratio = of("200", "50", "80", "30", "100");
        assertThat(ratio)
                .hasToString("quick ratio (movements: (new + reactivated + expansion) / (contraction + churned)):"
                        + " 2.54 x (330.00/130.00 SAR)");
        assertThat(ratio.value()).hasValueCloseTo(330 / 130.0, within(1e-15));
        assertThat(ratio.value()).isEqualTo(ratio.movements().quickRatio());
        assertThat(ratio.interval()).isEmpty();
    }

    @Test
    void isComparedExactly() {
        QuickRatio three = of("0", "0", "30", "7", "3");
        assertThat(three.compareWith(3)).isZero();
        assertThat(three.compareWith(3.000_000_001)).isNegative();
        assertThat(three.canBe(0)).isTrue();
        assertThat(three.canBe(-0.1)).isFalse();
    }

    @Test
    void nothingLostIsNoData() {
        assertThat(of("200", "0", "0", "0", "0").value()).isEmpty();
        assertThat(of("200", "0", "0", "0", "0").summary()).isEqualTo("no data (200.00/0.00 SAR)");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> new QuickRatio(null)).hasMessage("movements");
        assertThatThrownBy(() -> of("1", "1", "1", "1", "1").interval(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
