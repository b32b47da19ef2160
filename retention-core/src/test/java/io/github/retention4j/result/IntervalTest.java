package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void endsAreNumbersInOrder() {
        assertThat(new Interval(1, 1, 0.95, "exact").low()).isEqualTo(1);
        assertThatThrownBy(() -> new Interval(2, 1, 0.95, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval from 2.0 to 1.0 is not in order");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.95, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval from NaN to 1.0 is not in order");
        assertThatThrownBy(() -> new Interval(1, 2, 1, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level 1.0 not in (0, 1)");
        assertThatThrownBy(() -> new Interval(1, 2, 95, "x"))
                .hasMessage("level 95.0 not in (0, 1); write 0.95 for 95.0 %");
    }

    @Test
    void aDashStandsBetweenNumbersAndAWordWhereItCouldBeAMinus() {
        assertThat(new Interval(0.358, 0.417, 0.95, "x").text(Unit.PERCENT)).isEqualTo("95 % CI 35.8–41.7 %");
        assertThat(new Interval(-0.5, 0.25, 0.9, "x").text(Unit.score("", 2))).isEqualTo("90 % CI -0.50 to 0.25");
        assertThat(new Interval(-0.5, -0.25, 0.9, "x").text(Unit.score("", 2))).isEqualTo("90 % CI -0.50 to -0.25");
        assertThat(new Interval(-0.001, 0.25, 0.9, "x").text(Unit.score("", 2))).isEqualTo("90 % CI 0.00–0.25");
    }
}
