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

class ExactSumsProps {
    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.doubles()
                .between(-1e30, 1e30)
                .map(x -> Math.scalb(x, (int) (Math.abs(x) % 300) - 200))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void areThoseOfDecimalsInAnyOrder(@ForAll("numbers") List<Double> numbers, @ForAll Random random) {
        double sum = numbers.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        double once = sumOf(numbers);
        assertThat(once).isCloseTo(sum, within(numbers.size() * 0x1p-319 + Math.ulp(sum) / 2));
        List<Double> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, random);
        assertThat(sumOf(shuffled)).isEqualTo(once);
    }

    private static double sumOf(List<Double> numbers) {
        ExactSums sums = new ExactSums(1);
        numbers.forEach(x -> sums.add(0, x));
        return sums.running()[0];
    }

    @Property
    void runAlongThePlaces(@ForAll("numbers") List<Double> numbers) {
        ExactSums sums = new ExactSums(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            sums.add(i, numbers.get(i));
        }
        double[] running = sums.running();
        for (int i = 0; i < running.length; i++) {
            assertThat(running[i]).isEqualTo(sumOf(numbers.subList(0, i + 1)));
        }
    }

    @Example
    void cancelToTheLastBit() {
        assertThat(sumOf(List.of(1e60, 1.0, -1e60, 0x1p-300, 0.0, -0.0))).isEqualTo(1 + 0x1p-300);
        assertThat(sumOf(List.of(1e60, 0x1p-300, -1e60))).isEqualTo(0x1p-300);
        assertThat(sumOf(List.of(Double.MIN_VALUE, 0x1p-400))).isZero();
    }

    @Example
    void whatHasNoRoomIsRefused() {
        ExactSums sums = new ExactSums(2);
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -0x1p300}) {
            assertThatThrownBy(() -> sums.add(1, number))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("the number " + number + " is too large for an exact sum");
        }
        sums.add(1, 0x1p275);
        assertThat(sums.running()[1]).isEqualTo(0x1p275);
    }
}
