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

class RateDifferenceTest {
    private static final Label LABEL = Label.of("difference", "these against those");

    private static RateDifference of(long first, long firstTotal, long second, long secondTotal) {
        return new RateDifference(
                LABEL, Ratio.part(LABEL, first, firstTotal), Ratio.part(LABEL, second, secondTotal), 0);
    }

    /**
     * The eight comparisons of Newcombe's table II, whose four digits are .0524 .3339, .1705 .8090, .0582 .8062, -.0381
     * .1926, -.1611 .2775, -.2775 .2775, .6791 1 and .6075 1; all digits from SciPy's binomtest(k, n).proportion_ci(
     * method="wilson") put together by his method 10 in Python.
     */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.05243147240236484, 0.3338726540369059",
        "9, 10, 3, 10, 0.17052272393450296, 0.8090179735354881",
        "6, 7, 2, 7, 0.0582279274823122, 0.8062496375242278",
        "5, 56, 0, 29, -0.03813714790353688, 0.1925600138551116",
        "0, 10, 0, 20, -0.16112515805281935, 0.27753279986288926",
        "0, 10, 0, 10, -0.27753279986288926, 0.27753279986288926",
        "10, 10, 0, 20, 0.6790860371419147, 1.0",
        "10, 10, 0, 10, 0.6075093504305242, 1.0",
    })
    void hasTheIntervalThatNewcombePublished(
            long first, long firstTotal, long second, long secondTotal, double low, double high) {
        RateDifference difference = of(first, firstTotal, second, secondTotal);
        Interval interval = difference.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-12));
        assertThat(interval.high()).isCloseTo(high, within(1e-12));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo("Newcombe hybrid score");
        assertThat(difference.value())
                .hasValueCloseTo((double) first / firstTotal - (double) second / secondTotal, within(1e-12));
    }

    @Property(tries = 300)
    void theIntervalHoldsTheDifferenceWithinItsBoundsAndMirrors(
            @ForAll @IntRange(max = 60) int hits,
            @ForAll @IntRange(max = 60) int misses,
            @ForAll @IntRange(max = 60) int otherHits,
            @ForAll @IntRange(max = 60) int otherMisses) {
        RateDifference difference = of(hits, hits + misses, otherHits, otherHits + otherMisses);
        RateDifference mirrored = of(otherHits, otherHits + otherMisses, hits, hits + misses);
        if (hits + misses == 0 || otherHits + otherMisses == 0) {
            assertThat(difference.value()).isEmpty();
            assertThat(difference.interval()).isEmpty();
            return;
        }
        Interval interval = difference.interval(0.9).orElseThrow();
        double value = difference.value().orElseThrow();
        assertThat(interval.low()).isGreaterThanOrEqualTo(-1).isLessThanOrEqualTo(value);
        assertThat(interval.high()).isLessThanOrEqualTo(1).isGreaterThanOrEqualTo(value);
        assertThat(interval.low()).isLessThan(interval.high());
        Interval other = mirrored.interval(0.9).orElseThrow();
        assertThat(interval.low()).isCloseTo(-other.high(), within(1e-12));
        assertThat(interval.high()).isCloseTo(-other.low(), within(1e-12));
    }

    @Test
    void printsPointsWithTheirSignAndBothRates() {
        assertThat(of(56, 70, 48, 80))
                .hasToString("difference (these against those): +20.0 points (56/70, 80.0 % against 48/80, 60.0 %),"
                        + " 95 % CI 5.2–33.4 points");
        assertThat(new RateDifference(LABEL, Ratio.part(LABEL, 0, 10), Ratio.part(LABEL, 10, 10), 7).summary())
                .isEqualTo("-100.0 points (0/10, 0.0 % against 10/10, 100.0 %), 95 % CI -100.0 to -60.8 points,"
                        + " 7 left out, too early to tell");
        assertThat(of(1, 2, 1, 2).summary()).startsWith("0.0 points");
    }

    @Test
    void withoutEitherRateThereAreNoData() {
        assertThat(of(0, 0, 3, 4).summary()).isEqualTo("no data (0/0 against 3/4, 75.0 %)");
        assertThat(new RateDifference(LABEL, Ratio.part(LABEL, 3, 4), Ratio.part(LABEL, 0, 0), 2).summary())
                .isEqualTo("no data (3/4, 75.0 % against 0/0), 2 left out, too early to tell");
        Label unobserved = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(new RateDifference(unobserved, Ratio.part(unobserved, 3, 4), Ratio.part(unobserved, 3, 4), 2))
                .hasToString("difference 2026-04 (these against those): no data; not observed, data end 2026-03-20");
    }

    @Test
    void refusesNetRatesAndCountsOutOfBounds() {
        Ratio part = Ratio.part(LABEL, 1, 2);
        assertThatThrownBy(() -> new RateDifference(LABEL, Ratio.net(LABEL, 1, 2), part, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rates of kind NET and PART are not both a PART");
        assertThatThrownBy(() -> new RateDifference(LABEL, part, Ratio.net(LABEL, 1, 2), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateDifference(LABEL, part, part, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("left out -1 is below 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        assertThatThrownBy(() -> of(0, 0, 0, 0).interval(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("level " + level + " not in (0, 1)");
    }
}
