package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.testing.Serialisation;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class WideSumProps {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(127);

    @Property
    void isTheExactSumOfTheProductsModulo127Bits(@ForAll @Size(max = 50) List<Long> factors) {
        WideSum sum = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i + 1 < factors.size(); i += 2) {
            sum.addProduct(factors.get(i), factors.get(i + 1));
            expected =
                    expected.add(BigInteger.valueOf(factors.get(i)).multiply(BigInteger.valueOf(factors.get(i + 1))));
        }
        assertThat(sum.value()).isEqualTo(wrapped(expected));
        assertThat(Serialisation.roundTrip(sum).value()).isEqualTo(sum.value());
    }

    @Property
    void anySplitAddsUpToTheWhole(@ForAll @Size(max = 50) List<Long> factors, @ForAll @Size(50) List<Boolean> left) {
        WideSum whole = new WideSum();
        WideSum one = new WideSum();
        WideSum other = new WideSum();
        for (int i = 0; i < factors.size(); i++) {
            whole.addProduct(factors.get(i), factors.get(i));
            (left.get(i) ? one : other).addProduct(factors.get(i), factors.get(i));
        }
        BigInteger before = other.value();
        one.add(other);
        assertThat(one.value()).isEqualTo(whole.value());
        assertThat(other.value()).isEqualTo(before);
    }

    @Example
    void carriesAndBorrowsAcrossTheMiddle() {
        WideSum sum = new WideSum();
        sum.addProduct(1L << 32, 1L << 31);
        sum.addProduct(1L << 32, 1L << 31);
        assertThat(sum.value()).isEqualTo(BigInteger.ONE.shiftLeft(64));
        sum.addProduct(-1, 1);
        assertThat(sum.value()).isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        sum.addProduct(Long.MIN_VALUE, 2);
        sum.addProduct(-1, 1);
        assertThat(sum.value()).isEqualTo(BigInteger.valueOf(-2));
    }

    private static BigInteger wrapped(BigInteger value) {
        BigInteger wrapped = value.mod(MODULUS);
        return wrapped.testBit(126) ? wrapped.subtract(MODULUS) : wrapped;
    }
}
