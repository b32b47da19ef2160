package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.testing.Serialisation;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CubeSumProps {
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(189);

    /** Three factors of any size, with those about which the ways of multiplying differ. */
    @Provide
    Arbitrary<List<Long>> factors() {
        Arbitrary<Long> factor = Arbitraries.oneOf(
                Arbitraries.longs().between(-Long.MAX_VALUE, Long.MAX_VALUE),
                Arbitraries.longs().between(-(1L << 32), 1L << 32),
                Arbitraries.longs().between(0, 1L << 21),
                Arbitraries.of(0L, 1L, -1L, (1L << 21) - 1, 1L << 21, 1L << 31, 1L << 32, Long.MAX_VALUE));
        return Combinators.combine(factor, factor, factor).as(List::of);
    }

    @Property
    void isTheExactSumOfTheProducts(@ForAll List<@From("factors") List<Long>> products) {
        CubeSum whole = new CubeSum();
        CubeSum one = new CubeSum();
        CubeSum other = new CubeSum();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < products.size(); i++) {
            List<Long> factors = products.get(i);
            BigInteger next = expected.add(product(factors));
            if (next.abs().bitLength() > 186) {
                continue;
            }
            expected = next;
            whole.addProduct(factors.get(0), factors.get(1), factors.get(2));
            (i % 2 == 0 ? one : other).addProduct(factors.get(0), factors.get(1), factors.get(2));
        }
        assertThat(whole.value()).isEqualTo(expected);
        one.add(other);
        assertThat(one.value()).isEqualTo(expected);
        assertThat(Serialisation.roundTrip(whole).value()).isEqualTo(expected);
    }

    @Property
    void isTheExactSumOfProductsOfTwo(@ForAll List<@From("factors") List<Long>> products) {
        CubeSum sum = new CubeSum();
        BigInteger expected = BigInteger.ZERO;
        for (List<Long> factors : products) {
            sum.addProduct(factors.get(0), factors.get(1));
            expected = expected.add(product(factors.subList(0, 2)));
        }
        assertThat(sum.value()).isEqualTo(expected);
    }

    /** What does not fit is an error, of either sign, and nothing below it is. */
    @Example
    void whatIsBeyondIsRefused() {
        for (int sign : new int[] {1, -1}) {
            CubeSum sum = new CubeSum();
            long most = sign * Long.MAX_VALUE;
            sum.addProduct(most, most, most);
            assertThat(sum.value()).isEqualTo(BigInteger.valueOf(most).pow(3));
            assertThat(sum.value().abs()).isLessThan(BEYOND);
            assertThatThrownBy(() -> sum.addProduct(most, most, most)).isInstanceOf(ArithmeticException.class);
        }
        CubeSum one = new CubeSum();
        one.addProduct(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        assertThatThrownBy(() -> one.add(Serialisation.roundTrip(one))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new CubeSum().addProduct(Long.MIN_VALUE, Long.MIN_VALUE, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("-9223372036854775808");
    }

    private static BigInteger product(List<Long> factors) {
        return factors.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
