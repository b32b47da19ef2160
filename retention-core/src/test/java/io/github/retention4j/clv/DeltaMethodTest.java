package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeltaMethodTest {
    private static final List<Double> PARAMETERS = List.of(0.5, 20.0);

    /** Of 3 ln a − 2 ln b it is 9 Σ₁₁ − 12 Σ₁₂ + 4 Σ₂₂ = 0.09 − 0.024 + 0.16, by hand. */
    @Test
    void theVarianceIsThatOfTheLogarithmsByTheSlopes() {
        assertThat(DeltaMethod.variance(
                        PARAMETERS,
                        List.of(List.of(0.01, 0.002), List.of(0.002, 0.04)),
                        at -> 3 * Math.log(at.get(0)) - 2 * Math.log(at.get(1))))
                .isCloseTo(0.226, withinPercentage(1e-6));
    }

    @Test
    void aParameterWithoutVarianceIsTakenForSure() {
        Set<Double> looked = new TreeSet<>();

        double variance = DeltaMethod.variance(PARAMETERS, List.of(List.of(0.01, 0.0), List.of(0.0, 0.0)), at -> {
            looked.add(at.get(1));
            return Math.log(at.get(0));
        });

        assertThat(variance).isCloseTo(0.01, withinPercentage(1e-6));
        assertThat(looked).as("places of it that were looked at").containsExactly(20.0);
    }

    /** As rounding can make it where parameters depend on one another. */
    @Test
    void noVarianceIsBelowZero() {
        assertThat(DeltaMethod.variance(
                        PARAMETERS,
                        List.of(List.of(0.01, -0.011), List.of(-0.011, 0.01)),
                        at -> Math.log(at.get(0)) + Math.log(at.get(1))))
                .isZero();
    }
}
