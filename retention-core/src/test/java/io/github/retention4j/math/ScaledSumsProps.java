package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScaledSumsProps {
    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.doubles()
                .between(-1e9, 1e9)
                .map(x -> Math.scalb(x, -(int) (Math.abs(x) % 90)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static double bound(List<Double> numbers) {
        return numbers.stream().mapToDouble(Math::abs).sum();
    }

    @Property
    void areTheSameInAnyOrderAndThoseOfDecimals(@ForAll("numbers") List<Double> numbers, @ForAll Random random) {
        double once = sumOf(numbers);
        double sum = numbers.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        assertThat(once).isCloseTo(sum, within(numbers.size() * 0x1p-122 * bound(numbers) + 2 * Math.ulp(sum)));
        List<Double> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, random);
        assertThat(sumOf(shuffled)).isEqualTo(once);
    }

    private static double sumOf(List<Double> numbers) {
        ScaledSums sums = new ScaledSums(1, 17, bound(numbers), 1e-5);
        for (double number : numbers) {
            sums.add(0, 1, number);
        }
        assertThat(sums.running(0)).containsExactly(0.0);
        assertThat(sums.running(2)).containsExactly(0.0);
        return sums.running(1)[0];
    }

    @Property
    void runAlongThePlacesOfTheirKind(@ForAll("numbers") List<Double> numbers) {
        double bound = bound(numbers);
        ScaledSums sums = new ScaledSums(numbers.size(), bound, 2 * bound);
        for (int i = 0; i < numbers.size(); i++) {
            sums.add(i, 0, numbers.get(i));
            sums.add(i, 1, -2 * numbers.get(i));
        }
        double running = 0;
        for (int i = 0; i < numbers.size(); i++) {
            running += numbers.get(i);
            assertThat(sums.running(0)[i]).isCloseTo(running, within(1e-14 * bound));
            assertThat(sums.running(1)[i]).isCloseTo(-2 * running, within(2e-14 * bound));
        }
    }

    @Example
    void cancelToTheLastBit() {
        ScaledSums sums = new ScaledSums(1, 0x1p61);
        for (double number : new double[] {0x1p60, 0x1p-60, 3, -0x1p60, -3, 0.0, -0.0}) {
            sums.add(0, 0, number);
        }
        assertThat(sums.running(0)).containsExactly(0x1p-60);
        ScaledSums whole = new ScaledSums(1, 0x1p123);
        whole.add(0, 0, 0x1p122);
        whole.add(0, 0, -0x1p122);
        whole.add(0, 0, 0x1p122 - 0x1p70);
        assertThat(whole.running(0)).containsExactly(0x1p122 - 0x1p70);
    }

    @Example
    void haveAnyBoundThatIsANumber() {
        for (double bound : new double[] {0, Double.MIN_VALUE, 1e-300, 1, 1e300, Double.MAX_VALUE}) {
            ScaledSums sums = new ScaledSums(1, bound);
            sums.add(0, 0, bound);
            assertThat(sums.running(0)[0]).isCloseTo(bound, within(1e-15 * bound + 0x1p-1000));
        }
        assertThatThrownBy(() -> new ScaledSums(1, 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("numbers of up to Infinity have no sum");
    }
}
