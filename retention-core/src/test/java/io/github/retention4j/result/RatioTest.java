package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {
    private static final Label LABEL = Label.of("rate", "hits / total");

    // ---- the interval

    /**
     * From R's prop.test(x, n, correct = FALSE) and by hand, as (p + z²/2n ∓ z √(p(1−p)/n + z²/4n²)) / (1 + z²/n); the last
     * from scipy.stats.binomtest(15, 20).proportion_ci(0.9, method='wilson').
     */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.95, 0, 0.277532799862889",
        "1, 10, 0.95, 0.0178762130950729, 0.404150026795238",
        "5, 10, 0.95, 0.236593090512564, 0.763406909487436",
        "9, 10, 0.95, 0.595849973204762, 0.982123786904927",
        "10, 10, 0.95, 0.722467200137111, 1",
        "0, 1, 0.95, 0, 0.793450685622763",
        "1, 1, 0.95, 0.206549314377237, 1",
        "8, 20, 0.95, 0.218806532372817, 0.613418499237747",
        "15, 20, 0.95, 0.531299122381256, 0.888138298592334",
        "15, 20, 0.90, 0.567798249839876, 0.872622831479642",
    })
    void hasTheWilsonScoreIntervalOfOtherTools(long hits, long total, double level, double low, double high) {
        Interval interval = Ratio.part(LABEL, hits, total).interval(level).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-14));
        assertThat(interval.high()).isCloseTo(high, within(1e-14));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo("Wilson score");
    }

    /** From the same formula in Python's decimal with 40 digits, z = 1.959963984540054. */
    @ParameterizedTest
    @CsvSource({
        "3000000000, 5000000000, 0.59998642089436690866, 0.60001357895197473872",
        "2147483647, 2147483648, 0.99999999736205942216, 0.99999999991779934850",
        "1, 1099511627776, 1.6054814744636385934e-13, 5.1522277005811187708e-12",
    })
    void hasItForCountsBeyondTheRangeOfInt(long hits, long total, double low, double high) {
        Interval interval = Ratio.part(LABEL, hits, total).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-12 * low));
        assertThat(interval.high()).isCloseTo(high, within(1e-12 * high));
    }

    @Example
    void doesNotJumpWhereTheRangeOfIntEnds() {
        long most = Integer.MAX_VALUE;
        Interval below = Ratio.part(LABEL, most / 3, most).interval().orElseThrow();
        Interval above = Ratio.part(LABEL, most / 3, most + 1).interval().orElseThrow();
        assertThat(above.low()).isCloseTo(below.low(), within(1e-9));
        assertThat(above.high()).isCloseTo(below.high(), within(1e-9));
    }

    @Property(tries = 300)
    void theIntervalHoldsTheRateAndHasAWidthInside0To1(
            @ForAll @LongRange(max = 6_000_000_000L) long a, @ForAll @LongRange(min = 1, max = 6_000_000_000L) long b) {
        Ratio ratio = Ratio.part(LABEL, Math.min(a, b), b);
        Interval interval = ratio.interval().orElseThrow();
        assertThat(ratio.value().orElseThrow()).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isBetween(0.0, 1.0).isLessThan(interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        Interval wider = ratio.interval(0.99).orElseThrow();
        assertThat(wider.low()).isLessThanOrEqualTo(interval.low());
        assertThat(wider.high()).isGreaterThanOrEqualTo(interval.high());
    }

    @Property(tries = 100)
    void hitsAndMissesMirrorEachOther(
            @ForAll @LongRange(max = 100_000) long hits, @ForAll @LongRange(min = 1, max = 100_000) long misses) {
        Interval of = Ratio.part(LABEL, hits, hits + misses).interval().orElseThrow();
        Interval mirrored = Ratio.part(LABEL, misses, hits + misses).interval().orElseThrow();
        assertThat(of.low()).isCloseTo(1 - mirrored.high(), within(1e-13));
        assertThat(of.high()).isCloseTo(1 - mirrored.low(), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        for (Ratio ratio : List.of(Ratio.part(LABEL, 1, 2), Ratio.part(LABEL, 0, 0), Ratio.net(LABEL, 1, 2))) {
            assertThatThrownBy(() -> ratio.interval(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("level " + level + " not in (0, 1)");
        }
    }

    // ---- the value

    @Test
    void zeroOfZeroIsNoData() {
        for (Ratio none : List.of(Ratio.part(LABEL, 0, 0), Ratio.net(LABEL, -3, 0))) {
            assertThat(none.value()).isEmpty();
            assertThat(none.interval()).isEmpty();
        }
        assertThat(Ratio.part(LABEL, 0, 0)).hasToString("rate (hits / total): no data (0/0)");
        assertThat(Ratio.net(LABEL, -3, 0).summary()).isEqualTo("no data (-3/0)");
    }

    @Test
    void aNetRateIsReportedAsItIsWithANoteAndWithoutInterval() {
        Ratio above = Ratio.net(LABEL, 1850, 1200);
        assertThat(above.value()).hasValue(1850.0 / 1200);
        assertThat(above.interval()).isEmpty();
        assertThat(above)
                .hasToString("rate (hits / total): 154.2 % (1850/1200), a net rate, which is not bound to 0–100 %");
        assertThat(Ratio.net(LABEL, -1, 1200).summary())
                .isEqualTo("-0.1 % (-1/1200), a net rate, which is not bound to 0–100 %");
        assertThat(Ratio.net(LABEL, 1200, 1200).summary()).isEqualTo("100.0 % (1200/1200), a net rate");
        assertThat(Ratio.net(LABEL, 0, 1200).summary()).isEqualTo("0.0 % (0/1200), a net rate");
    }

    @Test
    void refusesCountsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> Ratio.part(LABEL, 7, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 7 not in [0, 5]");
        assertThatThrownBy(() -> Ratio.part(LABEL, -1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits -1 not in [0, 5]");
        assertThatThrownBy(() -> Ratio.net(LABEL, 1, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -5 is below 0");
        assertThatThrownBy(() -> Ratio.part(null, 1, 5)).hasMessage("label");
    }

    // ---- the text

    @Test
    void printsTheRateItsCountsAndItsInterval() {
        assertThat(Ratio.part(LABEL, 412, 1064))
                .hasToString("rate (hits / total): 38.7 % (412/1064), 95 % CI 35.8–41.7 %");
        assertThat(Ratio.part(LABEL, 15, 20).summary()).isEqualTo("75.0 % (15/20), 95 % CI 53.1–88.8 %");
        assertThat(Ratio.part(LABEL, 0, 10).summary()).isEqualTo("0.0 % (0/10), 95 % CI 0.0–27.8 %");
    }

    @Test
    void printsHowFarItsWindowIsObserved() {
        Label march = LABEL.in(Window.month(2026, 3), Observation.PARTLY_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(Ratio.part(march, 15, 20))
                .hasToString(
                        "rate 2026-03 (hits / total): 75.0 % (15/20), 95 % CI 53.1–88.8 %; partly observed, data end"
                                + " 2026-03-20");
        Label april = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        Ratio unobserved = Ratio.part(april, 15, 20);
        assertThat(unobserved).hasToString("rate 2026-04 (hits / total): no data; not observed, data end 2026-03-20");
        assertThat(unobserved.value()).isEmpty();
        assertThat(unobserved.interval()).isEmpty();
        Label never = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.MIN);
        assertThat(Ratio.part(never, 0, 0))
                .hasToString("rate 2026-04 (hits / total): no data; not observed, there are no data");
    }

    // ---- of the daily average

    @Test
    void aDailyRateIsOfTheAverageDayAndHasNoInterval() {
        Ratio daily = Ratio.daily(LABEL, 5, 31, 3040);
        assertThat(daily.value()).hasValueCloseTo(155 / 3040.0, within(1e-15));
        assertThat(daily.interval()).isEmpty();
        assertThat(daily.summary()).isEqualTo("5.1 % (5 x 31 days / 3040 customer-days)");
        assertThat(Ratio.daily(LABEL, 1, 1, 1).summary()).isEqualTo("100.0 % (1 x 1 day / 1 customer-day)");
        assertThat(Ratio.daily(LABEL, 2, 30, 0).summary()).isEqualTo("no data (2 x 30 days / 0 customer-days)");
        assertThat(daily.canBe(31)).isTrue();
        assertThat(daily.canBe(-0.1)).isFalse();
        assertThatThrownBy(() -> Ratio.daily(LABEL, 5, -1, 3040)).hasMessage("times -1 is below 0");
        assertThatThrownBy(() -> new Ratio(LABEL, 5, 10, 2, Ratio.Kind.PART)).hasMessage("times 2 is not 1");
    }

    @Test
    void aValueMeetsTheGoalThatIsItself() {
        for (int hits = 0; hits <= 181; hits++) {
            Ratio ratio = Ratio.part(Label.of("rate", "hits / total"), hits, 181);
            double own = ratio.value().orElseThrow();
            assertThat(ratio.compareWith(own)).as("%d of 181", hits).isZero();
            assertThat(ratio.compareWith(own + 1e-9)).isNegative();
            assertThat(ratio.compareWith(own - 1e-9)).isPositive();
        }
    }
}
