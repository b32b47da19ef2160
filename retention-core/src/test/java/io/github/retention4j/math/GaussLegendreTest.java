package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {
    private static GaussLegendre rule(int size) {
        return size == 8 ? GaussLegendre.EIGHT : size == 16 ? GaussLegendre.SIXTEEN : GaussLegendre.THIRTY_TWO;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void integratesEachPowerThatItShould(int size) {
        GaussLegendre rule = rule(size);
        assertThat(rule.size()).isEqualTo(size);
        for (int power = 0; power < 2 * size; power++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += rule.weight(i) * Math.pow(rule.node(i), power);
            }
            assertThat(sum).as("power %d", power).isCloseTo(1.0 / (power + 1), within(1e-15));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void itsNodesAscendWithin(int size) {
        GaussLegendre rule = rule(size);
        double before = 0;
        for (int i = 0; i < size; i++) {
            assertThat(rule.node(i)).isGreaterThan(before).isLessThan(1);
            assertThat(rule.weight(i)).isPositive();
            before = rule.node(i);
        }
    }

    /** Abramowitz and Stegun, Handbook of Mathematical Functions, table 25.4: x = 0.1834346424956498, w = 0.3626837833783620. */
    @Test
    void isThatOfTheTable() {
        assertThat(GaussLegendre.EIGHT.node(4)).isCloseTo((1 + 0.1834346424956498) / 2, within(1e-15));
        assertThat(GaussLegendre.EIGHT.weight(4)).isCloseTo(0.3626837833783620 / 2, within(1e-15));
    }
}
