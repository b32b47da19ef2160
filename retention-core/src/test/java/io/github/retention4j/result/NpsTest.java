package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpsTest {
    private static final Label LABEL = Label.of("nps", "promoters and detractors");

    /** 50/30/20 is published; all are computed by z √(variance/n) with SciPy's z, n being the answers + 3, then clamped. */
    @ParameterizedTest
    @CsvSource({
        "50, 30, 20, 0.95, 30, 14.051130178761607, 44.20129700570441",
        "50, 30, 20, 0.90, 30, 16.474804778175958, 41.777622406290064",
        "70, 20, 10, 0.95, 60, 45.26976025384826, 71.2350941150838",
        "4, 4, 2, 0.95, 20, -25.048654812123104, 55.81788558135388",
        "5, 0, 0, 0.95, 100, 17.49145303416897, 100",
        "0, 0, 10, 0.95, -100, -100, -47.5035515447902",
        "0, 1, 0, 0.95, 0, -60.01139595444137, 60.01139595444137",
    })
    void hasTheAdjustedWaldIntervalOfOtherTools(
            long promoters, long passives, long detractors, double level, double score, double low, double high) {
        Nps nps = new Nps(LABEL, promoters, passives, detractors, 0);
        assertThat(nps.score()).hasValue(score);
        Interval interval = nps.interval(level).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-12 * 100));
        assertThat(interval.high()).isCloseTo(high, within(1e-12 * 100));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo("adjusted Wald");
    }

    @Test
    void fivePromotersOfFiveDoNotClaimCertainty() {
        Interval interval = new Nps(LABEL, 5, 0, 0, 0).interval().orElseThrow();
        assertThat(interval.low()).isLessThan(50);
    }

    @Property(tries = 300)
    void theIntervalLiesWithinTheScaleAndMirrorsWithItsCounts(
            @ForAll @IntRange(max = 500) int promoters,
            @ForAll @IntRange(max = 500) int passives,
            @ForAll @IntRange(min = 1, max = 500) int detractors) {
        Interval interval =
                new Nps(LABEL, promoters, passives, detractors, 0).interval().orElseThrow();
        assertThat(interval.low()).isGreaterThanOrEqualTo(-100).isLessThan(interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(100);
        Interval mirrored =
                new Nps(LABEL, detractors, passives, promoters, 0).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(-mirrored.high(), within(1e-10));
        assertThat(interval.high()).isCloseTo(-mirrored.low(), within(1e-10));
    }

    @Test
    void noAnswersIsNoData() {
        Nps none = new Nps(LABEL, 0, 0, 0, 3);
        assertThat(none.score()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(none).hasToString("nps (promoters and detractors): no data (0 answers), 3 on other scales left out");
        Label unobserved = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(new Nps(unobserved, 5, 0, 0, 0))
                .hasToString("nps 2026-04 (promoters and detractors): no data; not observed, data end 2026-03-20");
    }

    @Test
    void printsTheScoreWithItsSignItsCountsAndItsInterval() {
        assertThat(new Nps(LABEL, 50, 30, 20, 0))
                .hasToString("nps (promoters and detractors): +30.0 (50 promoters, 30 passives, 20 detractors),"
                        + " 95 % CI 14.1–44.2");
        assertThat(new Nps(LABEL, 0, 0, 10, 4).summary())
                .isEqualTo("-100.0 (0 promoters, 0 passives, 10 detractors), 95 % CI -100.0 to -47.5, 4 on other scales"
                        + " left out");
        assertThat(new Nps(LABEL, 5, 1, 5, 0).summary()).startsWith("0.0 (5 promoters");
    }

    @Test
    void refusesCountsOutOfBounds() {
        assertThatThrownBy(() -> new Nps(LABEL, 1, 2, -3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of 1, 2, -3 or 4 answers is below 0");
        assertThatThrownBy(() -> new Nps(LABEL, 1, 2, 3, -4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nps(LABEL, Long.MAX_VALUE, 1, 0, 0)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        assertThatThrownBy(() -> new Nps(LABEL, 0, 0, 0, 0).interval(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("level " + level + " not in (0, 1)");
    }
}
