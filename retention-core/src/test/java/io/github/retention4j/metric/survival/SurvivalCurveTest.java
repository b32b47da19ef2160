package io.github.retention4j.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Serialisation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
    private static SurvivalCurve curve(double[] times, int... causes) {
        return SurvivalCurve.of(Spells.of(times, causes));
    }

    /** The worked example; scipy.stats.ecdf of SciPy 1.17 has the same 0.8, 0.6 and 0.3. */
    @Test
    void isTheProductOfTheSharesThatGoOnWaiting() {
        SurvivalCurve five = curve(new double[] {3, 5, 5, 8, 10}, 1, 1, 0, 1, 0);
        assertThat(five.at(2).orElseThrow().value()).isEqualTo(1);
        assertThat(five.at(3).orElseThrow().value()).isCloseTo(0.8, within(1e-15));
        assertThat(five.at(5).orElseThrow().value()).isCloseTo(0.6, within(1e-15));
        assertThat(five.at(8).orElseThrow().value()).isCloseTo(0.3, within(1e-15));
        assertThat(five.median().time()).hasValue(8);
        assertThat(five.restrictedMean(10).orElseThrow().value()).isCloseTo(7, within(1e-12));
        assertThat(five.censored()).isEqualTo(2);
        assertThat(five.atRisk(4)).isEqualTo(4);
        assertThat(five.steps().get(1))
                .isEqualTo(
                        new Step(5, 4, 1, 1, 0, 0.8 * 0.75, five.steps().get(1).standardError()));
    }

    /** Torture line 29. */
    @Test
    void aMedianThatIsNotReachedIsAbsent() {
        SurvivalCurve few = curve(new double[] {3, 5, 5, 8, 10}, 1, 0, 0, 0, 0);
        assertThat(few.median().time()).isEmpty();
        assertThat(few.median().high()).isEmpty();
        assertThat(few.median().interval()).isEmpty();
        assertThat(few.summary()).startsWith("1 of 5, median not reached");
        assertThat(few.quantile(0.1).time()).hasValue(3);
        assertThat(few.quantile(0.1)).hasToString("after 10 % 3 days, 95 % CI from 3 on");
    }

    /** Torture line 29. */
    @Test
    void whereNobodyIsLeftTheIntervalIsDefined() {
        SurvivalCurve all = curve(new double[] {1, 2, 3}, 1, 1, 1);
        for (Limits kind : Limits.values()) {
            Estimate last = all.with(kind).at(3).orElseThrow();
            assertThat(last.value()).isZero();
            assertThat(last.standardError()).isZero();
            assertThat(last.interval().orElseThrow().low()).isZero();
            assertThat(last.interval().orElseThrow().high())
                    .isEqualTo(all.with(kind)
                            .at(2)
                            .orElseThrow()
                            .interval()
                            .orElseThrow()
                            .high());
        }
        assertThat(all.at(1e9).orElseThrow().value()).as("known for good").isZero();
        assertThat(all.restrictedMean(1e9).orElseThrow().value()).isCloseTo(2, within(1e-12));
        SurvivalCurve atOnce = curve(new double[] {0, 0, 0}, 1, 1, 1);
        // Wilson's for none of three: z² / (3 + z²).
        assertThat(atOnce.at(0).orElseThrow().interval().orElseThrow().high()).isCloseTo(0.5614970, within(1e-6));
        assertThat(atOnce.median().time()).hasValue(0);
    }

    /** Torture line 30. */
    @Test
    void timesThatAreAsGoodAsOneAreOneAndEventsComeBeforeCensorings() {
        SurvivalCurve tied = curve(new double[] {0.1 + 0.2, 0.3, 0.3, 1}, 1, 0, 1, 0);
        assertThat(tied.steps()).hasSize(2);
        assertThat(tied.steps().get(0).events()).isEqualTo(2);
        assertThat(tied.steps().get(0).censored()).isEqualTo(1);
        assertThat(tied.at(0.3).orElseThrow().value()).isEqualTo(0.5);
        assertThat(tied).isEqualTo(curve(new double[] {0.3, 0.3, 0.3, 1}, 1, 0, 1, 0));
        assertThat(curve(new double[] {1, 1}, 1, 0)).isEqualTo(curve(new double[] {1, 1}, 0, 1));
        assertThat(curve(new double[] {-0.0, 1}, 1, 0)).isEqualTo(curve(new double[] {0.0, 1}, 1, 0));
    }

    /** Torture line 31. */
    @Test
    void whoEntersAfterNobodyWasAtRiskIsAtRiskFromThenOn() {
        // The first two are censored, then nobody is there until two enter after 5.
        SurvivalCurve gap = SurvivalCurve.of(
                Spells.of(new double[] {1, 2, 6, 8}, new int[] {0, 0, 1, 0}).enteredAfter(0, 0, 5, 5));
        assertThat(gap.at(4).orElseThrow().value()).isEqualTo(1);
        assertThat(gap.atRisk(4)).isZero();
        assertThat(gap.at(6).orElseThrow().value()).isEqualTo(0.5);
        // All who were there had the event: the curve is 0, and says that some came too late to change it.
        SurvivalCurve over = SurvivalCurve.of(
                Spells.of(new double[] {1, 2, 6, 8}, new int[] {1, 1, 1, 0}).enteredAfter(0, 0, 5, 5));
        assertThat(over.at(6).orElseThrow().value()).isZero();
        assertThat(over.summary()).endsWith("; nobody was left before 2 entered late, so the curve stays at 0");
        assertThat(over.toString()).doesNotContain("NaN");
        CumulativeIncidence shares = CumulativeIncidence.of(
                Spells.of(new double[] {2, 5, 8, 9}, new int[] {1, 2, 1, 0}).enteredAfter(0, 3, 3, 4), "a", "b");
        assertThat(shares.at("a", 9).orElseThrow().value()).isEqualTo(1);
        assertThat(shares.at("b", 9).orElseThrow().value()).isZero();
        assertThat(shares.summary())
                .isEqualTo("a 2, b 1 of 4, followed for up to 9 days; nobody was left before 3 entered late,"
                        + " so the shares stay as they are");
        // Nobody from the start on.
        SurvivalCurve late = SurvivalCurve.of(
                Spells.of(new double[] {3, 4}, new int[] {1, 0}).enteredAfter(1, 2));
        assertThat(late.at(3).orElseThrow().value()).isEqualTo(0.5);
        assertThat(late.steps()).extracting(Step::atRisk).containsExactly(0L, 1L, 2L, 1L);
    }

    @Test
    void nobodyIsNoData() {
        SurvivalCurve none = curve(new double[0]);
        assertThat(none.at(0)).isEmpty();
        assertThat(none.cumulativeHazard(0)).isEmpty();
        assertThat(none.median().time()).isEmpty();
        assertThat(none.lastTime()).isEmpty();
        assertThat(none.atRisk(0)).isZero();
        assertThat(none.table()).isEmpty();
        assertThat(none).hasToString("survival (Kaplan–Meier): no data (0/0)");
        CumulativeIncidence shares = CumulativeIncidence.of(Spells.of(new double[0], new int[0]), "a");
        assertThat(shares.at("a", 0)).isEmpty();
        assertThat(shares).hasToString("cumulative incidence (Aalen–Johansen): no data (0/0)");
    }

    @Test
    void nobodyWithAnEventIsACurveThatStaysAtOne() {
        SurvivalCurve waiting = curve(new double[] {10, 20}, 0, 0);
        assertThat(waiting.at(20).orElseThrow().value()).isEqualTo(1);
        assertThat(waiting.at(20).orElseThrow().interval().orElseThrow().low()).isEqualTo(1);
        assertThat(waiting.at(20.1)).as("nobody was followed as long").isEmpty();
        assertThat(waiting.restrictedMean(20).orElseThrow().value()).isEqualTo(20);
        assertThat(waiting.restrictedMean(20).orElseThrow().standardError()).isZero();
        assertThat(waiting.cumulativeHazard(20)
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .high())
                .isZero();
        assertThat(waiting.summary()).isEqualTo("0 of 2, median not reached");
    }

    @Test
    void hugeTimesAndWeightsHaveRoom() {
        long heavy = 1L << 61;
        SurvivalCurve curve = SurvivalCurve.of(
                Spells.of(new double[] {1e14, 1e15}, new int[] {1, 0}).weighted(heavy, heavy));
        assertThat(curve.at(1e14).orElseThrow().value()).isEqualTo(0.5);
        assertThat(curve.at(1e14).orElseThrow().standardError()).isCloseTo(Math.sqrt(0.125), within(1e-12));
        assertThatThrownBy(() -> SurvivalCurve.of(Spells.of(new double[] {1, 2, 3, 4, 5}, new int[5])
                        .weighted(heavy, heavy, heavy, heavy, heavy)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Of a quarter of a million independent customers the limits of all kinds agree. */
    @Test
    void theLevelAndTheKindOfTheLimitsAreTheCallers() {
        SurvivalCurve curve = curve(
                IntStream.range(0, 250_000).mapToDouble(i -> i % 365).toArray(),
                IntStream.range(0, 250_000).map(i -> i % 3 == 0 ? 1 : 0).toArray());
        Estimate plain = curve.with(Limits.PLAIN).at(100).orElseThrow();
        for (Limits kind : Limits.values()) {
            Estimate other = curve.with(kind).at(100).orElseThrow();
            assertThat(other.interval().orElseThrow().low())
                    .isCloseTo(plain.interval().orElseThrow().low(), within(1e-5));
            assertThat(other.interval().orElseThrow().high())
                    .isCloseTo(plain.interval().orElseThrow().high(), within(1e-5));
        }
        Estimate narrow = curve.atLevel(0.5).at(100).orElseThrow();
        assertThat(narrow.interval().orElseThrow().low())
                .isGreaterThan(plain.interval().orElseThrow().low());
        assertThat(narrow.interval().orElseThrow().level()).isEqualTo(0.5);
        assertThat(Serialisation.roundTrip(curve.atLevel(0.5)))
                .isEqualTo(curve.atLevel(0.5))
                .isNotEqualTo(curve);
        assertThat(curve.with(Limits.LOG_LOG)).isEqualTo(curve);
    }

    @Test
    void groupsDifferByTheirRestrictedMeans() {
        SurvivalCurve slow = curve(new double[] {3, 5, 5, 8, 10}, 1, 1, 0, 1, 0);
        SurvivalCurve quick = curve(new double[] {1, 1, 2, 10}, 1, 1, 1, 0);
        Estimate difference = slow.restrictedMeanDifference(quick, 10).orElseThrow();
        // 7 − (1 + 1 · 1/2 + 8 · 1/4) = 3.5
        assertThat(difference.value()).isCloseTo(3.5, within(1e-12));
        assertThat(difference.standardError())
                .isCloseTo(
                        Math.hypot(
                                slow.restrictedMean(10).orElseThrow().standardError(),
                                quick.restrictedMean(10).orElseThrow().standardError()),
                        within(1e-12));
        assertThat(difference.pValue(3.5).orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(difference.pValue(0).orElseThrow()).isBetween(0.05, 0.2);
        assertThat(slow.restrictedMeanDifference(quick, 11)).isEmpty();
        SurvivalCurve months =
                SurvivalCurve.of(Spells.of(new double[] {1}, new int[] {1}).in(Unit.count("months", 1)));
        assertThatThrownBy(() -> slow.restrictedMeanDifference(months, 1))
                .hasMessage("times in days and in months have no difference; give both in one unit");
    }

    /** {5} and {10}: the log-rank test of the two has p = .32, and a difference without a standard error tells none. */
    @Test
    void whatDoesNotVaryAlthoughSpellsHadTheEventHasNoIntervalAndNoPValue() {
        SurvivalCurve five = curve(new double[] {5}, 1);
        SurvivalCurve ten = curve(new double[] {10}, 1);
        SurvivalCurve some = curve(new double[] {3, 5, 8, 10}, 1, 1, 1, 0);
        SurvivalCurve waiting = curve(new double[] {10, 20}, 0, 0);
        assertThat(five.restrictedMean(10).orElseThrow().interval()).isEmpty();
        assertThat(five.restrictedMean(10)).get().hasToString("5.0 days, nothing to tell chance by");
        for (SurvivalCurve other : List.of(ten, some, waiting)) {
            Estimate difference = five.restrictedMeanDifference(other, 10).orElseThrow();
            assertThat(difference.value()).isNegative();
            assertThat(difference.interval()).isEmpty();
            assertThat(difference.pValue(0)).isEmpty();
            assertThat(other.restrictedMeanDifference(five, 10).orElseThrow().pValue(0))
                    .isEmpty();
        }
        assertThat(five.restrictedMeanDifference(ten, 10)).get().hasToString("-5.0 days, nothing to tell chance by");
        assertThat(five.restrictedMeanDifference(five, 10).orElseThrow().pValue(0))
                .isEmpty();
        assertThat(waiting.restrictedMeanDifference(some, 10).orElseThrow().pValue(0))
                .as("nobody had the event on one side")
                .isPresent();
        assertThat(waiting.restrictedMeanDifference(waiting, 10).orElseThrow().interval())
                .isEmpty();
    }

    /** One customer's gaps tell nothing of how customers vary. */
    @Test
    void spellsOfOneCustomerHaveNoInterval() {
        for (double[] times : List.of(
                new double[] {3, 5, 7},
                new double[] {0.1, 0.7, 1.9},
                new double[] {2, 2, 9},
                IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i * Math.PI).toArray())) {
            int last = times.length - 1;
            int[] causes =
                    IntStream.range(0, times.length).map(i -> i < last ? 1 : 0).toArray();
            Spells gaps = Spells.of(times, causes).ofCustomers(new long[times.length]);
            SurvivalCurve one = SurvivalCurve.of(gaps);
            for (double time : Arrays.copyOf(times, last)) {
                assertThat(one.at(time).orElseThrow().standardError()).isZero();
                assertThat(one.at(time).orElseThrow().interval()).isEmpty();
                assertThat(one.incidence(time).orElseThrow().interval()).isEmpty();
                assertThat(one.cumulativeHazard(time).orElseThrow().interval()).isEmpty();
            }
            assertThat(one.restrictedMean(times[last]).orElseThrow().interval()).isEmpty();
            assertThat(one.median().time()).isPresent();
            assertThat(one.median().low()).isEmpty();
            assertThat(one.median().high()).isEmpty();
            assertThat(one.toString()).doesNotContain("NaN");
            CumulativeIncidence shares = CumulativeIncidence.of(gaps, "a");
            assertThat(shares.at("a", times[1]).orElseThrow().interval()).isEmpty();
            assertThat(shares.none(times[1]).orElseThrow().interval()).isEmpty();
        }
        Spells atOnce = Spells.of(new double[] {0, 4}, new int[] {1, 0}).ofCustomers(7, 7);
        assertThat(SurvivalCurve.of(atOnce).at(0).orElseThrow().interval()).isEmpty();
        assertThat(SurvivalCurve.of(atOnce).toString()).contains("95 % CI", "50.0 %");
        assertThat(CumulativeIncidence.of(atOnce, "a").toString()).contains("95 % CI", "50.0 %");
        Spells all = Spells.of(new double[] {3, 5, 7}, new int[] {1, 1, 1}).ofCustomers(7, 7, 7);
        assertThat(SurvivalCurve.of(all).median()).hasToString("median 5 days");
        assertThat(SurvivalCurve.of(all).at(7).orElseThrow().interval()).isEmpty();
    }

    /** A restricted mean is a share of τ, and its interval stays within. */
    @Test
    void theIntervalOfARestrictedMeanStaysWithinTheTime() {
        SurvivalCurve most = curve(new double[] {9, 10, 10, 10}, 1, 0, 0, 0);
        for (Limits kind : Limits.values()) {
            Estimate mean = most.with(kind).restrictedMean(10).orElseThrow();
            assertThat(mean.value()).isCloseTo(9.75, within(1e-12));
            assertThat(mean.interval().orElseThrow().low()).isBetween(0.0, 9.75);
            assertThat(mean.interval().orElseThrow().high()).isBetween(9.75, 10.0);
        }
    }

    @Test
    void tablesHaveRoundTimesOfTheirUnit() {
        SurvivalCurve months = SurvivalCurve.of(
                Spells.of(new double[] {1, 2.5, 12}, new int[] {1, 1, 0}).in(Unit.count("months", 1)));
        assertThat(months).hasToString("""
                survival
                months  had it      95 % CI  at risk
                     0   0.0 %                     3
                     2  33.3 %   5.5–94.6 %        2  ██████▋
                     4  66.7 %  22.6–99.1 %        1  █████████████▍
                     6  66.7 %  22.6–99.1 %        1  █████████████▍
                     8  66.7 %  22.6–99.1 %        1  █████████████▍
                    10  66.7 %  22.6–99.1 %        1  █████████████▍
                    12  66.7 %  22.6–99.1 %        1  █████████████▍
                survival: Kaplan–Meier
                2 of 3, median 2.50 months, 95 % CI from 1 on""");
    }

    @Test
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        SurvivalCurve curve = curve(new double[] {1, 2}, 1, 0);
        assertThatThrownBy(() -> curve.at(-1)).hasMessage("time -1.0 is not at or above 0");
        assertThatThrownBy(() -> curve.at(Double.NaN)).hasMessage("time NaN is not at or above 0");
        assertThatThrownBy(() -> curve.atRisk(-1)).hasMessage("time -1.0 is not at or above 0");
        assertThatThrownBy(() -> curve.quantile(50)).hasMessage("share 50.0 not in (0, 1); write 0.5 for 50.0 %");
        assertThatThrownBy(() -> curve.quantile(0)).hasMessage("share 0.0 not in (0, 1)");
        assertThatThrownBy(() -> curve.restrictedMean(0)).hasMessage("time 0.0 not in (0, ∞)");
        assertThatThrownBy(() -> curve.restrictedMean(Double.POSITIVE_INFINITY))
                .hasMessage("time Infinity not in (0, ∞)");
        assertThatThrownBy(() -> curve.atLevel(95)).hasMessage("level 95.0 not in (0, 1); write 0.95 for 95.0 %");
        assertThatThrownBy(() -> curve.with(null)).hasMessage("kind");
        assertThatThrownBy(() -> SurvivalCurve.of(null)).hasMessage("spells");
        assertThatThrownBy(() -> curve.restrictedMeanDifference(null, 1)).hasMessage("other");
    }

    @Test
    void spellsAreCheckedByRow() {
        Spells two = Spells.of(new double[] {1, 2}, new int[] {1, 2});
        assertThatThrownBy(() -> Spells.of(new double[] {1, -2}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time -2.0 of spell 1 not in [0, 1.0E15]");
        assertThatThrownBy(() -> Spells.of(new double[] {Double.NaN}, new int[1]))
                .hasMessage("time NaN of spell 0 not in [0, 1.0E15]");
        assertThatThrownBy(() -> Spells.of(new double[] {1, 2}, new int[] {0, -1}))
                .hasMessage("cause -1 of spell 1 is below 0");
        assertThatThrownBy(() -> Spells.of(new double[2], new int[1]))
                .hasMessage("1 causes for 2 spells; give one for each");
        assertThatThrownBy(() -> two.enteredAfter(0, 2))
                .hasMessage("entry 2.0 of spell 1 not in [0, 2.0), before its time");
        assertThatThrownBy(() -> Spells.of(new double[] {0.1 + 0.2}, new int[1]).enteredAfter(0.3))
                .hasMessageStartingWith("entry 0.3 of spell 0 not in [0, ");
        assertThatThrownBy(() -> two.enteredAfter(-1, 0)).hasMessageStartingWith("entry -1.0 of spell 0 not in ");
        assertThatThrownBy(() -> two.weighted(1, 0)).hasMessage("weight 0 of spell 1 is below 1");
        assertThatThrownBy(() -> two.ofCustomers(1)).hasMessage("1 customers for 2 spells; give one for each");
        assertThatThrownBy(() -> CumulativeIncidence.of(two, "a"))
                .hasMessage("cause 2 of spell 1 not in [0, 1]; name as many causes as there are");
        assertThatThrownBy(() -> CumulativeIncidence.of(two)).hasMessage("no causes; name at least one");
        assertThatThrownBy(() -> CumulativeIncidence.of(two, "a", "a"))
                .hasMessage("causes [a, a] are not all different");
        assertThatThrownBy(() -> CumulativeIncidence.of(two, "a", null)).hasMessage("cause");
        assertThatThrownBy(() -> CumulativeIncidence.of(two, "a", "b").at("c", 1))
                .hasMessage("cause \"c\" is none of [a, b]");
        assertThatThrownBy(() -> CumulativeIncidence.of(two, "a", "b").none(-1))
                .hasMessage("time -1.0 is not at or above 0");
        assertThatThrownBy(() -> two.in(null)).hasMessage("other");
        assertThat(two).hasToString("Spells[2]");
    }

    @Test
    void anEstimateIsANumberWithItsInterval() {
        Estimate month =
                curve(new double[] {3, 5, 5, 8, 10}, 1, 1, 0, 1, 0).incidence(5).orElseThrow();
        assertThat(month).asString().startsWith("40.0 %, 95 % CI ");
        assertThatThrownBy(() -> new Estimate(Double.NaN, 0, null, Unit.PERCENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value NaN with standard error 0.0 is no estimate");
        assertThatThrownBy(() -> new Estimate(1, -1, null, Unit.PERCENT))
                .hasMessage("value 1.0 with standard error -1.0 is no estimate");
    }
}
