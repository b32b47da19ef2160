package io.github.retention4j.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RanksProps {
    @Property(tries = 100)
    void findsWhatSortingWouldPutThere(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 20_000) int count,
            @ForAll @IntRange(max = 63) int bits) {
        long[] values = random.longs(count).map(value -> value >> bits).toArray();
        assertFindsAll(values, random);
    }

    @Property(tries = 20)
    void findsItBesideAValueThatIsFarFromAllOthers(@ForAll Random random, @ForAll long far) {
        long[] values = random.longs(10_000, 0, 1_000_000).toArray();
        values[random.nextInt(values.length)] = far;
        assertFindsAll(values, random);
    }

    @Example
    void findsTheExtremesOfLong() {
        long[] values = new long[10_000];
        Arrays.fill(values, 17);
        values[1] = Long.MAX_VALUE;
        values[2] = Long.MIN_VALUE;
        assertThat(Ranks.atRanks(values, values.length, 0, 1, 9_998, 9_999))
                .containsExactly(Long.MIN_VALUE, 17, 17, Long.MAX_VALUE);
    }

    private static void assertFindsAll(long[] values, Random random) {
        // Behind the values stand others that are none of them.
        long[] before = Arrays.copyOf(values, values.length + random.nextInt(3));
        Arrays.fill(before, values.length, before.length, random.nextLong());
        long[] given = before.clone();
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = {0, random.nextInt(values.length), random.nextInt(values.length), values.length - 1};
        assertThat(Ranks.atRanks(given, values.length, ranks))
                .containsExactly(
                        Arrays.stream(ranks).mapToLong(rank -> sorted[rank]).toArray());
        assertThat(given).isEqualTo(before);
    }
}
