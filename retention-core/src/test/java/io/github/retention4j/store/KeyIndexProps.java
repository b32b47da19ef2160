package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class KeyIndexProps {
    @Provide
    Arbitrary<List<Long>> keys() {
        Arbitrary<Long> any = Arbitraries.longs();
        Arbitrary<Long> few = Arbitraries.longs().between(-40, 40);
        Arbitrary<Long> multiples = Arbitraries.integers()
                .between(0, 62)
                .flatMap(power -> Arbitraries.longs().between(-200, 200).map(k -> k << power));
        // Hashes that agree in all of the upper bits: every key wants one slot.
        Arbitrary<Long> oneSlot = Arbitraries.longs().between(0, 300).map(KeyOfHash::of);
        // Hashes whose slot is the last: looking on has to go round to the first.
        Arbitrary<Long> lastSlot = Arbitraries.longs().between(0, 300).map(low -> KeyOfHash.of(-1L - low));
        return Arbitraries.oneOf(
                any.list().ofMaxSize(400),
                few.list().ofMaxSize(400),
                multiples.list().ofMaxSize(400),
                oneSlot.list().ofMaxSize(400),
                lastSlot.list().ofMaxSize(400));
    }

    private static void assertNumbersAsAMapWould(KeyIndex index, List<Long> keys) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Long> distinct = new ArrayList<>();
        for (long key : keys) {
            int expected = numbers.computeIfAbsent(key, k -> {
                distinct.add(k);
                return numbers.size();
            });
            assertThat(index.add(key)).isEqualTo(expected);
        }
        assertThat(index.size()).isEqualTo(distinct.size());
        assertThat(index.keys()).containsExactly(distinct.toArray(Long[]::new));
    }

    @Property
    void numbersKeysInTheOrderTheyArrive(@ForAll("keys") List<Long> keys) {
        assertNumbersAsAMapWould(new KeyIndex(), keys);
    }

    @Property(tries = 100)
    void clearedIndexIsANewOne(
            @ForAll("keys") List<Long> before,
            @ForAll("keys") List<Long> after,
            @ForAll @IntRange(min = 8, max = 20) int commonBits) {
        KeyIndex index = new KeyIndex();
        before.forEach(index::add);
        index.clear(commonBits);
        assertThat(index.size()).isZero();
        assertThat(index.keys()).isEmpty();
        assertNumbersAsAMapWould(index, after);
    }

    @Property(tries = 20)
    void growsFarBeyondWhatItExpected(@ForAll @IntRange(max = 40) int power) {
        KeyIndex index = new KeyIndex();
        index.clear(8);
        for (int i = 0; i < 20_000; i++) {
            assertThat(index.add((long) i << power)).isEqualTo(i);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(index.add((long) i << power)).isEqualTo(i);
        }
    }

    @Property
    void hashTellsAllKeysApart(@ForAll long key) {
        assertThat(KeyOfHash.of(Partitions.hash(key))).isEqualTo(key);
        assertThat(Partitions.ofNumber(key)).isBetween(0, Partitions.COUNT - 1);
    }
}
