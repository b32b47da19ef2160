package io.github.retention4j.examples.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Bounds are six or more standard errors wide; the seed is fixed in any case. */
class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void hasTheMomentsOfEachDistribution() {
        assertMoments(Draws::uniform, 0.5, 1 / 12.0);
        assertMoments(Draws::normal, 0, 1);
        assertMoments(draws -> draws.exponential(3), 3, 9);
        assertMoments(draws -> draws.gamma(1.3, 2), 2, 4 / 1.3);
        assertMoments(draws -> draws.gamma(9, 2), 2, 4 / 9.0);
        assertMoments(draws -> StrictMath.log(draws.logNormal(210, 0.5)), StrictMath.log(210), 0.25);
        assertMoments(draws -> draws.chance(0.3) ? 1 : 0, 0.3, 0.21);
        assertMoments(draws -> draws.below(10), 4.5, 8.25);
    }

    @Test
    void drawsEachNumberAsOftenAsItsWeightSays() {
        WeightedChoice choice = new WeightedChoice(4, i -> i == 2 ? 0 : i + 1);
        Draws draws = Draws.of(1, 1, Purpose.TRAITS);
        int[] counts = new int[4];
        for (int i = 0; i < MANY; i++) {
            counts[choice.draw(draws)]++;
        }
        assertThat(counts[2]).isZero();
        assertThat(counts[0] / (double) MANY).isCloseTo(1 / 7.0, within(0.006));
        assertThat(counts[3] / (double) MANY).isCloseTo(4 / 7.0, within(0.008));
    }

    @Test
    void givesEachSubjectAndPurposeASequenceOfItsOwn() {
        double[] firsts = {
            Draws.of(1, 1, Purpose.TRAITS).uniform(),
            Draws.of(2, 1, Purpose.TRAITS).uniform(),
            Draws.of(1, 2, Purpose.TRAITS).uniform(),
            Draws.of(1, 1, Purpose.REFUNDS).uniform()
        };
        assertThat(Arrays.stream(firsts).distinct()).hasSize(4);
        assertThat(Draws.of(1, 1, Purpose.TRAITS).uniform()).isEqualTo(firsts[0]);
    }

    @Test
    void neighbouringSubjectsAreUnrelated() {
        double[] x = DoubleStream.iterate(0, i -> i + 1)
                .limit(MANY)
                .map(i -> Draws.of(1, (long) i, Purpose.TRAITS).uniform() - 0.5)
                .toArray();
        double product = 0;
        for (int i = 1; i < MANY; i++) {
            product += x[i] * x[i - 1];
        }
        assertThat(12 * product / MANY).isCloseTo(0, within(6 / Math.sqrt(MANY)));
    }

    @Test
    void refusesAShapeItsMethodIsNotFor() {
        assertThatThrownBy(() -> Draws.of(1, 1, Purpose.TRAITS).gamma(0.5, 1)).hasMessage("shape 0.5 is below 1");
    }

    private static void assertMoments(ToDoubleFunction<Draws> draw, double mean, double variance) {
        Draws draws = Draws.of(7, 7, Purpose.TRAITS);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double value = draw.applyAsDouble(draws) - mean;
            sum += value;
            squares += value * value;
        }
        assertThat(sum / MANY).isCloseTo(0, within(6 * Math.sqrt(variance / MANY)));
        assertThat(squares / MANY).isCloseTo(variance, within(0.05 * variance));
    }
}
