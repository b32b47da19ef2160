package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ScaleTest {
    /** Averages of the same money may differ by their last bit. */
    @Property
    void hasAPlaceForFiguresHoweverNear(
            @ForAll @DoubleRange(min = -1e12, max = 1e12) double figure, @ForAll @IntRange(max = 3) int bits) {
        double other = figure;
        for (int i = 0; i < bits; i++) {
            other = Math.nextUp(other);
        }
        for (Scale scale : List.of(
                Scale.around(figure, other, 0, 700),
                Scale.near(figure, other, 0, 700),
                Scale.between(figure, other, 0, 700))) {
            assertThat(scale.at(figure)).isBetween(-0.001, 700.001);
            assertThat(scale.at(other)).isBetween(-0.001, 700.001);
            assertThat(scale.ticks(5)).isNotEmpty().hasSizeLessThan(12);
        }
    }
}
