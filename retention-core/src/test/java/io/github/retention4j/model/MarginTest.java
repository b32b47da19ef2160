package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarginTest {
    @Test
    void isToldInPerCent() {
        assertThat(Margin.of(0.4)).hasToString("40 % margin");
        assertThat(Margin.of(0.125)).hasToString("12.5 % margin");
        assertThat(Margin.of(0)).hasToString("0 % margin");
        assertThat(Margin.WHOLE).hasToString("100 % margin").isEqualTo(Margin.of(1));
    }

    @Test
    void thereIsOneZero() {
        assertThat(Margin.of(-0.0)).isEqualTo(Margin.of(0.0)).hasSameHashCodeAs(Margin.of(0.0));
        assertThat(DiscountRate.annual(-0.0)).isEqualTo(DiscountRate.NONE).hasSameHashCodeAs(DiscountRate.NONE);
        assertThat(DiscountRate.monthly(-0.0)).isEqualTo(DiscountRate.monthly(0.0));
    }

    @Test
    void refusesWhatIsNoShare() {
        for (double share : new double[] {-0.01, 101, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> Margin.of(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("margin " + share + " not in [0, 1]");
        }
        assertThatThrownBy(() -> Margin.of(40)).hasMessage("margin 40.0 not in [0, 1]; write 0.4 for 40 %");
        assertThatThrownBy(() -> Margin.of(100)).hasMessage("margin 100.0 not in [0, 1]; write 1 for 100 %");
    }
}
