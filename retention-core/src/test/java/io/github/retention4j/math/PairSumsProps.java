package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PairSumsProps {
    private static final int PLACES = 6;

    @Provide
    Arbitrary<List<long[]>> vectors() {
        Arbitrary<Long> numbers = Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(0, 1000),
                Arbitraries.longs().between(0, 1L << 61));
        return numbers.array(long[].class).ofSize(PLACES).list().ofMaxSize(5);
    }

    @Property
    void sumsOfProductsAreExact(@ForAll("vectors") List<long[]> vectors) {
        PairSums whole = new PairSums();
        PairSums merged = new PairSums();
        PairSums other = new PairSums();
        for (int i = 0; i < vectors.size(); i++) {
            add(whole, vectors.get(i));
            add(i % 2 == 0 ? merged : other, vectors.get(i));
        }
        merged.add(other);
        for (int a = 0; a < PLACES; a++) {
            for (int b = 0; b < PLACES; b++) {
                BigInteger sum = BigInteger.ZERO;
                for (long[] vector : vectors) {
                    sum = sum.add(BigInteger.valueOf(vector[a]).multiply(BigInteger.valueOf(vector[b])));
                }
                double exact = sum.doubleValue();
                assertThat(Math.abs(whole.sum(a, b) - exact)).isLessThanOrEqualTo(2 * Math.ulp(exact));
                assertThat(merged.sum(a, b)).isEqualTo(whole.sum(a, b));
            }
        }
        assertThat(whole.sum(PLACES, 0)).isZero();
    }

    /** From the last place to the first: the order of places is no matter. */
    private static void add(PairSums sums, long[] vector) {
        int[] places = IntStream.iterate(PLACES - 1, place -> place - 1)
                .limit(PLACES)
                .filter(place -> vector[place] != 0)
                .toArray();
        sums.add(places, places.length, vector);
    }
}
