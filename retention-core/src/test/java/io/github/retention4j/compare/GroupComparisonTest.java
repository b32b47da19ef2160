package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupComparisonTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final double EXACT = 1e-10;

    /** Of 70, 80 and 60 customers of three groups, 56, 48 and 33 came in March. */
    private static MetricsEngine threeGroups() {
        StoreRows rows = StoreRows.riyadh();
        int[] hits = {56, 48, 33};
        int[] totals = {70, 80, 60};
        for (int group = 0; group < totals.length; group++) {
            for (int i = 0; i < totals[group]; i++) {
                rows.orders("g" + group + "-" + i, "2026-01-0" + (group + 1));
                if (i < hits[group]) {
                    rows.orders("g" + group + "-" + i, "2026-03-05");
                }
            }
        }
        return MetricsEngine.over(rows.observedThrough("2026-03-31").store().history());
    }

    private static Metric<?, Ratio> cameInMarch() {
        return Metric.share("came", MARCH, c -> true, c -> c.orderedIn(MARCH));
    }

    private static Metric<?, GroupComparison<Integer>> byFirstDay(Metric<?, Ratio> metric) {
        return Comparison.of(metric).by("first day", c -> Math.floorMod(c.orderEpochDay(0), 10));
    }

    /** {@code scipy.stats.chi2_contingency([[56, 14], [48, 32], [33, 27]], correction=False)}, SciPy 1.17; Holm by hand. */
    @Test
    void sharesHavePearsonsTestAndPairsHolmsCorrection() {
        GroupComparison<Integer> groups = threeGroups().compute(byFirstDay(cameInMarch()));
        SignificanceTest test = groups.test().orElseThrow();
        assertThat(test.method()).isEqualTo("χ² test of 3 shares");
        assertThat(test.statistic()).isCloseTo(10.467453254674533, within(EXACT));
        assertThat(test.pValue()).isCloseTo(0.005333611836995127, within(EXACT));
        List<GroupComparison.Pair<Integer>> pairs = groups.pairs();
        assertThat(pairs).hasSize(3);
        assertThat(pairs.get(0).correctedP()).isCloseTo(3 * 0.002227571886229183, within(EXACT));
        assertThat(pairs.get(1).correctedP()).isCloseTo(2 * 0.00804508136819656, within(EXACT));
        assertThat(pairs.get(2).correctedP()).isCloseTo(0.5532438062227576, within(EXACT));
        assertThat(groups.toString())
                .startsWith("difference of came 2026-03 by first day (")
                .contains("the groups differ (p = .005, χ² test of 3 shares)")
                .contains("p = .007 by Holm's correction")
                .contains("p = .016 by Holm's correction")
                .doesNotContain("p = .55");
        assertThat(Serialisation.roundTrip(groups)).isEqualTo(groups).hasSameHashCodeAs(groups);
    }

    @Test
    void twoOfTheGroupsAreComparedAsTwo() {
        GroupComparison<Integer> groups = threeGroups().compute(byFirstDay(cameInMarch()));
        List<Integer> keys = List.copyOf(groups.groups().keySet());
        Comparison first = groups.compare(keys.get(0), keys.get(1));
        assertThat(first.test().orElseThrow().pValue()).isCloseTo(0.00804508136819656, within(EXACT));
        assertThatThrownBy(() -> groups.compare(77, keys.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("77 is not among the groups");
    }

    /** {@code scipy.stats.f_oneway([10, 20, 30, 45], [12, 9, 14], [40, 44, 61, 50, 38], equal_var=False)}, SciPy 1.17. */
    @Test
    void meansHaveWelchsTest() {
        StoreRows rows = StoreRows.riyadh();
        long[][] amounts = {{10, 20, 30, 45}, {12, 9, 14}, {40, 44, 61, 50, 38}};
        for (int group = 0; group < amounts.length; group++) {
            for (int i = 0; i < amounts[group].length; i++) {
                rows.order("g" + group + "-" + i, "2026-03-0" + (group + 1), 100 * amounts[group][i]);
            }
        }
        GroupComparison<Integer> groups = MetricsEngine.over(
                        rows.observedThrough("2026-03-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).by("day", c -> c.orderEpochDay(0)));
        SignificanceTest test = groups.test().orElseThrow();
        assertThat(test.method()).isEqualTo("Welch's test of 3 means");
        assertThat(test.statistic()).isCloseTo(28.899757114807265, within(1e-8));
        assertThat(test.pValue()).isCloseTo(0.0016316589612992306, within(1e-9));
    }

    @Test
    void ofAllTheGroupsFilteredThePopulationIsTold() {
        GroupComparison<Integer> groups =
                threeGroups().where("back", c -> c.orderCount() > 1).compute(byFirstDay(cameInMarch()));
        assertThat(groups.label().population()).isEqualTo("only back");
        assertThat(groups.toString()).contains("no difference between the groups that these data could show (p = 1.00");
    }

    @Test
    void groupsWithoutDataAreTold() {
        MetricsEngine engine = threeGroups();
        Window january = Window.month(2026, 1);
        Metric<?, Ratio> ofLate = Metric.share("came", MARCH, c -> c.orderCount() > 9, c -> c.orderedIn(january));
        GroupComparison<Integer> none = engine.compute(byFirstDay(ofLate));
        assertThat(none.test()).isEmpty();
        assertThat(none.pairs()).isEmpty();
        assertThat(none.toString()).contains("no data (3 groups, too few or too alike to tell chance by)");
        GroupComparison<Integer> nobody =
                MetricsEngine.over(StoreRows.riyadh().store().history()).compute(byFirstDay(cameInMarch()));
        assertThat(nobody.toString()).contains("no data (0 groups, too few or too alike to tell chance by)");
    }

    @Test
    void fewExpectedAreToldToBeRough() {
        GroupComparison<Integer> groups = MetricsEngine.over(StoreRows.riyadh()
                        .orders("a", "2026-01-01", "2026-03-05")
                        .orders("b", "2026-01-02")
                        .orders("c", "2026-01-03")
                        .observedThrough("2026-03-31")
                        .store()
                        .history())
                .compute(byFirstDay(cameInMarch()));
        assertThat(groups.test().orElseThrow().method()).endsWith("rough, since fewer than 5 are expected in some");
    }

    @Test
    void groupsOfCustomersWhoAreAlikeAreTold() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 6; i++) {
            rows.order("a" + i, "2026-03-01", 1_000);
            rows.order("b" + i, "2026-03-02", 1_000 + 100L * i);
            rows.order("c" + i, "2026-03-03", 2_000 + 100L * i);
        }
        MetricsEngine engine =
                MetricsEngine.over(rows.observedThrough("2026-03-31").store().history());
        GroupComparison<Integer> groups =
                engine.compute(Comparison.of(new Spent(MARCH)).by("day", c -> c.orderEpochDay(0)));
        assertThat(groups.test().orElseThrow().method()).isEqualTo("Welch's test of 2 means");
        assertThat(groups.pairs()).hasSize(1);
        assertThat(groups.toString())
                .contains("; not in the test: "
                        + groups.groups().keySet().iterator().next());
        GroupComparison<Integer> alike = engine.where("alike", c -> c.id().startsWith("a"))
                .compute(Comparison.of(new Spent(MARCH)).by("half", c -> c.id().charAt(1) % 2));
        assertThat(alike.toString())
                .contains("10.00 SAR per order")
                .contains("2 groups, too few or too alike to tell chance by");
    }

    /** Of two groups the exact test is the pair's own: {@code scipy.stats.fisher_exact([[3, 7], [8, 2]])}. */
    @Test
    void twoGroupsHaveTheTestOfTheirPair() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 20; i++) {
            rows.orders("c" + i, i < 10 ? "2026-01-01" : "2026-01-02");
            if (i < 3 || (i >= 10 && i < 18)) {
                rows.orders("c" + i, "2026-03-05");
            }
        }
        GroupComparison<Integer> groups = MetricsEngine.over(
                        rows.observedThrough("2026-03-31").store().history())
                .compute(byFirstDay(cameInMarch()));
        assertThat(groups.test().orElseThrow().method()).isEqualTo("Fisher's exact test");
        assertThat(groups.test().orElseThrow().pValue()).isCloseTo(0.06977851869492736, within(EXACT));
        assertThat(groups.compare(
                                groups.groups().keySet().iterator().next(),
                                List.copyOf(groups.groups().keySet()).get(1))
                        .toString())
                .contains("too near to tell: the test and the interval differ");
    }

    @Test
    void theMetricsOwnFilterIsTold() {
        GroupComparison<Integer> groups = threeGroups()
                .where("early", c -> c.orderCount() > 0)
                .compute(byFirstDay(cameInMarch()).where("x", c -> true));
        assertThat(groups.label().population()).contains("only early");
        GroupComparison<Integer> own = threeGroups()
                .compute(Comparison.of(cameInMarch().where("back", c -> c.orderCount() > 1))
                        .by("first day", c -> Math.floorMod(c.orderEpochDay(0), 10)));
        assertThat(own.label().population()).isEqualTo("only back");
    }
}
