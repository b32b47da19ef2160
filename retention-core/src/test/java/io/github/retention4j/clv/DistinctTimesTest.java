package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistinctTimesTest {
    @Test
    void holdsEachTimeOnceAndTellsWhereItIs() {
        DistinctTimes times = new DistinctTimes(new double[] {0, 7, 0, 1.5}, new double[] {7, 30, 30, 0.1});
        assertThat(times.times).containsExactly(0, 0.1, 1.5, 7, 30);
        assertThat(times.place(7)).isEqualTo(3);
        assertThat(times.place(0)).isZero();
        assertThat(new DistinctTimes(new double[0]).times).isEmpty();
    }

    /** Far more times than there are slots, so that many share one, each of them several times and in any order. */
    @Test
    void findsTimesThatShareASlot() {
        SplittableRandom random = new SplittableRandom(18);
        double[] some = random.doubles(20_000).map(time -> 1000 * time).toArray();
        double[] again =
                random.ints(60_000, 0, some.length).mapToDouble(i -> some[i]).toArray();
        DistinctTimes times = new DistinctTimes(some, again);
        assertThat(times.times)
                .isEqualTo(Arrays.stream(some).sorted().distinct().toArray());
        for (double time : again) {
            assertThat(times.times[times.place(time)]).isEqualTo(time);
        }
    }
}
