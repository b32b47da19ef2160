package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is compared without a branch, beside a plain comparison. */
class CutPointsProps {
    @Property
    void anyAmountIsComparedAsItIs(@ForAll @Size(4) long[] cuts, @ForAll long amount) {
        Arrays.sort(cuts);
        CutPoints points = CutPoints.of(Arrays.stream(cuts).boxed().toList());
        for (long value : new long[] {amount, cuts[0], cuts[3], Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            assertThat(points.belowAmount(value)).isEqualTo(below(cuts, value));
        }
        assertThat(points.toList()).isEqualTo(List.of(cuts[0], cuts[1], cuts[2], cuts[3]));
    }

    @Property
    void soAreDaysAndOrders(@ForAll @Size(4) @IntRange(max = 100) int[] cuts, @ForAll @IntRange(max = 100) int number) {
        long[] sorted = Arrays.stream(cuts).sorted().asLongStream().toArray();
        assertThat(new CutPoints(sorted[0], sorted[1], sorted[2], sorted[3]).below(number))
                .isEqualTo(below(sorted, number));
    }

    private static int below(long[] cuts, long value) {
        return (int) Arrays.stream(cuts).filter(cut -> cut < value).count();
    }
}
