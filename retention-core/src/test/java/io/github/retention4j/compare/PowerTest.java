package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {
    /** {@code power.prop.test(p1 = .50, p2 = .75, power = .90)} of R has n = 76.7 in its own documentation. */
    @Test
    void theSampleSizeOfRsDocumentation() {
        assertThat(new Power(0.95, 0.9).sampleSize(0.5, 0.75)).isEqualTo(77);
    }

    /** The documentation's own numbers, from the formula with SciPy's quantiles. */
    @Test
    void theNumbersOfItsDocumentation() {
        assertThat(Power.usual().sampleSize(0.30, 0.33)).isEqualTo(3_763);
        assertThat(Power.usual().sampleSize(0.30, 0.31)).isEqualTo(33_275);
        assertThat(Power.usual().detectable(0.30, 1_000, 1_000)).isCloseTo(0.058852537025756047, within(1e-10));
        assertThat(Power.usual().sampleSizeOfMeans(80, 5)).isEqualTo(4_019);
    }

    /** (1.959964 + 0.841621) times the standard error. */
    @Test
    void theLeastDifferenceOfAStandardError() {
        assertThat(Power.usual().detectable(2)).isCloseTo(5.603170, within(1e-6));
        assertThat(Power.usual().detectable(0)).isZero();
    }

    @Property(tries = 200)
    void whatASampleIsSizedForItShows(
            @ForAll @DoubleRange(min = 0.01, max = 0.9) double share,
            @ForAll @DoubleRange(min = 0.01, max = 0.09) double rise) {
        long size = Power.usual().sampleSize(share, share + rise);
        assertThat(Power.usual().detectable(share, size, size)).isLessThanOrEqualTo(rise * (1 + 1e-9));
        assertThat(Power.usual().detectable(share, size - 1, size - 1)).isGreaterThan(rise * (1 - 1e-9));
    }

    @Property(tries = 200)
    void moreCustomersShowLess(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @LongRange(min = 1, max = 1_000_000) long customers,
            @ForAll @LongRange(min = 1, max = 1_000_000) long others) {
        double rise = Power.usual().detectable(share, customers, others);
        assertThat(rise).isPositive();
        assertThat(Power.usual().detectable(share, customers + 1, others + 1)).isLessThanOrEqualTo(rise);
    }

    @Test
    void aGroupTooSmallShowsNothing() {
        assertThat(Power.usual().detectable(0.5, 2, 2)).isInfinite();
        assertThat(Power.usual().detectable(1, 1_000, 1_000)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 95, Double.NaN})
    void refusesWhatIsNoShare(double level) {
        assertThatThrownBy(() -> new Power(level, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level " + level + " not in (0, 1)");
        assertThatThrownBy(() -> new Power(0.95, level)).hasMessageContaining("power " + level + " not in (0, 1)");
    }

    @Test
    void refusesWhatNoSampleTells() {
        Power usual = Power.usual();
        assertThatThrownBy(() -> usual.sampleSize(0.3, 0.3)).hasMessageContaining("0.3 from itself");
        assertThatThrownBy(() -> usual.sampleSize(30, 33)).hasMessage("share 30.0 not in [0, 1]; write 0.3 for 30.0 %");
        assertThatThrownBy(() -> usual.sampleSizeOfMeans(0, 1)).hasMessageContaining("standard deviation 0.0");
        assertThatThrownBy(() -> usual.sampleSizeOfMeans(1, 0)).hasMessageContaining("difference 0.0");
        assertThatThrownBy(() -> usual.detectable(0.3, 0, 5)).hasMessageContaining("groups of 0 and 5 customers");
        assertThatThrownBy(() -> usual.detectable(-1)).hasMessageContaining("standard error -1.0");
        assertThatThrownBy(() -> new Power(0.95, 0.02)).hasMessageContaining("power 0.02 is not above 0.025");
    }
}
