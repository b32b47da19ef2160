package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetShareTest {
    private static final Label LABEL = Label.of("net", "good less bad");

    /** 50/30/20 is published for the net promoter score, in points. */
    @Test
    void hasTheAdjustedWaldIntervalPublishedForTheNetPromoterScore() {
        NetShare net = new NetShare(LABEL, 50, 30, 20);
        assertThat(net)
                .hasToString("net (good less bad): +30.0 % (50 positive, 30 neutral, 20 negative), 95 % CI"
                        + " 14.1–44.2 %");
        assertThat(net.interval().orElseThrow().low()).isCloseTo(0.14051130178761606, within(1e-12));
        assertThat(net.interval().orElseThrow().high()).isCloseTo(0.4420129700570441, within(1e-12));
        assertThat(net.answers()).isEqualTo(100);
    }

    @Property(tries = 200)
    void isTheNetPromoterScoreOnAScaleOfOne(
            @ForAll @IntRange(max = 500) int positive,
            @ForAll @IntRange(max = 500) int neutral,
            @ForAll @IntRange(min = 1, max = 500) int negative) {
        Interval net =
                new NetShare(LABEL, positive, neutral, negative).interval(0.9).orElseThrow();
        Interval nps =
                new Nps(LABEL, positive, neutral, negative, 0).interval(0.9).orElseThrow();
        assertThat(100 * net.low()).isCloseTo(nps.low(), within(1e-10));
        assertThat(100 * net.high()).isCloseTo(nps.high(), within(1e-10));
        assertThat(net.low()).isGreaterThanOrEqualTo(-1).isLessThan(net.high());
        assertThat(net.high()).isLessThanOrEqualTo(1);
    }

    @Test
    void noAnswersIsNoData() {
        assertThat(new NetShare(LABEL, 0, 0, 0)).hasToString("net (good less bad): no data (0 answers)");
        assertThat(new NetShare(LABEL, 0, 0, 0).interval()).isEmpty();
        Label unobserved = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(new NetShare(unobserved, 5, 0, 0))
                .hasToString("net 2026-04 (good less bad): no data; not observed, data end 2026-03-20");
    }

    @Test
    void refusesCountsOutOfBounds() {
        assertThatThrownBy(() -> new NetShare(LABEL, 1, 2, -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of 1, 2 or -3 answers is below 0");
        assertThatThrownBy(() -> new NetShare(LABEL, Long.MAX_VALUE, 1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        assertThatThrownBy(() -> new NetShare(LABEL, 0, 0, 0).interval(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("level " + level + " not in (0, 1)");
    }
}
