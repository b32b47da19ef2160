package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final double EXACT = 1e-10;

    private static Ratio ratio(long hits, long total) {
        return Ratio.part(Label.of("rate", "hits / total"), hits, total);
    }

    // ---- of results

    /** SciPy and statsmodels, as given in the project's reference values. */
    @Test
    void twoSharesOfOthersHaveTheirZTestAndNewcombesInterval() {
        Comparison comparison = Comparison.ofResults(ratio(56, 70), ratio(48, 80));
        SignificanceTest test = comparison.test().orElseThrow();
        assertThat(test.method()).isEqualTo("z test of two shares");
        assertThat(test.statistic()).isCloseTo(2.65017195125853, within(EXACT));
        assertThat(test.pValue()).isCloseTo(0.00804508136819656, within(EXACT));
        assertThat(comparison.value()).hasValue(56.0 / 70 - 48.0 / 80);
        // Newcombe 1998, table II, method 10.
        Interval interval = comparison.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(comparison)
                .hasToString(
                        "difference of rate (hits / total): 80.0 % against 60.0 %: up 20.0 points, 95 % CI 5.2–33.4"
                                + " points, p = .008, z test of two shares");
    }

    /** {@code scipy.stats.fisher_exact([[3, 7], [8, 2]])} and {@code [[1, 9], [9, 3]]}, SciPy 1.17. */
    @Test
    void fewAreExpectedSoTheTestIsFishers() {
        SignificanceTest test =
                Comparison.ofResults(ratio(3, 10), ratio(8, 10)).test().orElseThrow();
        assertThat(test.method()).isEqualTo("Fisher's exact test");
        assertThat(test.pValue()).isCloseTo(0.06977851869492736, within(EXACT));
        assertThat(Comparison.ofResults(ratio(1, 10), ratio(9, 12))
                        .test()
                        .orElseThrow()
                        .pValue())
                .isCloseTo(0.0036913550845439386, within(EXACT));
    }

    @Test
    void nobodyOrEverybodyIsNoDifference() {
        for (long hits : new long[] {0, 12}) {
            Comparison comparison = Comparison.ofResults(ratio(hits, 12), ratio(hits, 12));
            assertThat(comparison.test().orElseThrow().pValue()).isEqualTo(1);
            assertThat(comparison.isSignificant()).isFalse();
            assertThat(comparison.interval().orElseThrow().low()).isNegative();
            assertThat(comparison.interval().orElseThrow().high()).isPositive();
            assertThat(comparison.toString()).contains("no difference that these data could show");
        }
    }

    /** The variance of both scores is that of the answers: the reference values' own form. */
    @Test
    void netPromoterScoresOfAnswersAlone() {
        Comparison comparison = Comparison.ofResults(NetPromoterScore.of(70, 20, 10), NetPromoterScore.of(55, 25, 20));
        assertThat(comparison.value()).hasValue(25);
        assertThat(comparison.uncertainty().standardError()).isCloseTo(10.3319891598859, within(1e-9));
        assertThat(comparison.test().orElseThrow().statistic()).isCloseTo(2.41966959247914, within(EXACT));
        assertThat(comparison.test().orElseThrow().pValue()).isCloseTo(0.015534615005749, within(EXACT));
        assertThat(comparison.summary()).startsWith("+60.0 against +35.0: up 25.0, 95 % CI");
    }

    @Test
    void noDataOfEitherIsNone() {
        Comparison comparison = Comparison.ofResults(ratio(0, 0), ratio(1, 2));
        assertThat(comparison.value()).isEmpty();
        assertThat(comparison.interval()).isEmpty();
        assertThat(comparison.test()).isEmpty();
        assertThat(comparison.detectable()).isEmpty();
        assertThat(comparison.summary()).isEqualTo("no data (no data against 50.0 %)");
    }

    @Test
    void onlySumsTellNoChance() {
        Average first = Average.withoutSpread(Label.of("value", "a / b"), new BigDecimal("300.00"), 3, Unit.DAYS);
        Average second = Average.withoutSpread(Label.of("value", "a / b"), new BigDecimal("90.00"), 3, Unit.DAYS);
        Comparison comparison = Comparison.ofResults(first, second);
        assertThat(comparison.value()).hasValue(70);
        assertThat(comparison.test()).isEmpty();
        assertThat(comparison.interval()).isEmpty();
        assertThat(comparison.summary())
                .isEqualTo(
                        "100.0 days against 30.0 days: +70.0 days, too few customers to test, or too alike, or not known");
    }

    @Test
    void refusesResultsThatShareCustomers() {
        MetricsEngine engine = engine();
        Ratio march = engine.compute(RepeatPurchaseRate.in(MARCH));
        Ratio april = engine.compute(RepeatPurchaseRate.in(MARCH.next()));
        Ratio loyal = engine.where("loyal", c -> c.orderCount() > 1).compute(RepeatPurchaseRate.in(MARCH));
        assertThatThrownBy(() -> Comparison.ofResults(march, april))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may share customers")
                .hasMessageContaining("Comparison.of(metric).with(other)");
        assertThatThrownBy(() -> Comparison.ofResults(loyal, march)).hasMessageContaining("may share customers");
        assertThatThrownBy(() -> Comparison.ofResults(march, loyal)).hasMessageContaining("may share customers");
        // Of two shops whose window is the same, the customers are others.
        assertThat(Comparison.ofResults(march, march).value()).hasValue(0);
    }

    @Test
    void refusesWhatIsNotInOneUnit() {
        Average days = Average.withoutSpread(Label.of("stay", "a"), BigDecimal.TEN, 2, Unit.DAYS);
        assertThatThrownBy(() -> Comparison.ofResults(ratio(1, 2), days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate is in % and stay in days: they cannot be compared");
    }

    // ---- of metrics

    private static MetricsEngine engine() {
        return MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-02-02", "2026-03-02", "2026-04-02")
                .orders("b", "2026-02-03", "2026-03-03")
                .orders("c", "2026-02-04", "2026-03-04")
                .orders("d", "2026-02-05", "2026-04-05")
                .orders("e", "2026-02-06")
                .observedThrough("2026-05-31")
                .store()
                .history());
    }

    /** Five customers of February: three came back in March, two in April; one did both, three changed. */
    @Test
    void theSameCustomersInBothArePairedByMcNemar() {
        Window february = MARCH.previous();
        Metric<?, Ratio> inMarch = Metric.share("back", MARCH, c -> c.orderedIn(february), c -> c.orderedIn(MARCH));
        Metric<?, Ratio> inApril =
                Metric.share("back", MARCH.next(), c -> c.orderedIn(february), c -> c.orderedIn(MARCH.next()));
        Comparison comparison = engine().compute(Comparison.of(inMarch).with(inApril));
        assertThat(comparison.customers()).contains(new Comparison.Customers(5, 5, 5));
        assertThat(comparison.customers().orElseThrow().areTheSame()).isTrue();
        SignificanceTest test = comparison.test().orElseThrow();
        assertThat(test.method()).isEqualTo("McNemar's mid-p test");
        assertThat(test.statistic()).isEqualTo(2);
        assertThat(test.pValue()).isCloseTo(0.625, within(EXACT));
        assertThat(comparison.toString())
                .isEqualTo(
                        "difference of back 2026-03 (share of customers by the caller's rule; against 2026-04): 60.0 %"
                                + " against 40.0 %: no difference that these data could show (+20.0 points, 95 % CI -36.4 to 63.1"
                                + " points, p = .62, McNemar's mid-p test); paired: the same 5 customers in both");
    }

    @Test
    void groupsOfOthersAreComparedAsOthers() {
        Metric<?, Ratio> back = Metric.share("back", MARCH, c -> true, c -> c.orderedIn(MARCH));
        Metric<?, Comparison> asked = Comparison.of(back)
                .between("early", c -> c.orderEpochDay(0) % 2 == 0, "late", c -> c.orderEpochDay(0) % 2 != 0);
        Comparison comparison = engine().compute(asked);
        assertThat(comparison.customers().orElseThrow().areOthers()).isTrue();
        assertThat(comparison.test().orElseThrow().method()).isEqualTo("Fisher's exact test");
        assertThat(comparison.label().population()).isEqualTo("only early");
        assertThat(comparison.label().definition()).contains("against only late");
        assertThat(Serialisation.roundTrip(comparison)).isEqualTo(comparison);
    }

    /** {@code scipy.stats.ttest_ind([10, 20, 30, 45], [12, 9, 14], equal_var=False)}, SciPy 1.17. */
    @Test
    void meansOfOthersHaveWelchsTest() {
        StoreRows rows = StoreRows.riyadh();
        long[] first = {10, 20, 30, 45};
        long[] second = {12, 9, 14};
        for (int i = 0; i < first.length; i++) {
            rows.order("f" + i, "2026-03-0" + (i + 1), 100 * first[i]);
        }
        for (int i = 0; i < second.length; i++) {
            rows.order("s" + i, "2026-04-0" + (i + 1), 100 * second[i]);
        }
        Comparison comparison = MetricsEngine.over(
                        rows.observedThrough("2026-05-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        SignificanceTest test = comparison.test().orElseThrow();
        assertThat(test.method()).isEqualTo("Welch's t test");
        assertThat(test.statistic()).isCloseTo(1.9175275732664194, within(EXACT));
        assertThat(test.pValue()).isCloseTo(0.14456829898431686, within(EXACT));
        assertThat(comparison.uncertainty().degreesOfFreedom()).isCloseTo(3.224653621240619, within(1e-9));
    }

    /** {@code scipy.stats.ttest_rel([10, 20, 30, 45], [12, 19, 41, 50])}, SciPy 1.17. */
    @Test
    void meansOfTheSameHaveThePairedTest() {
        StoreRows rows = StoreRows.riyadh();
        long[] first = {10, 20, 30, 45};
        long[] second = {12, 19, 41, 50};
        for (int i = 0; i < first.length; i++) {
            rows.order("c" + i, "2026-03-0" + (i + 1), 100 * first[i]);
            rows.order("c" + i, "2026-04-0" + (i + 1), 100 * second[i]);
        }
        Comparison comparison = MetricsEngine.over(
                        rows.observedThrough("2026-05-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        SignificanceTest test = comparison.test().orElseThrow();
        assertThat(test.method()).isEqualTo("paired t test");
        assertThat(test.statistic()).isCloseTo(-1.6590301240125065, within(EXACT));
        assertThat(test.pValue()).isCloseTo(0.19569147926365618, within(EXACT));
        assertThat(comparison.uncertainty().standardError()).isCloseTo(2.5617376914898995, within(1e-9));
    }

    @Test
    void askedTwiceItIsOneMetric() {
        Metric<?, Comparison> one = Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next()));
        assertThat(one).isEqualTo(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        assertThat(engine().compute(java.util.List.of(one))
                        .get(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next()))))
                .isEqualTo(engine().compute(one));
    }

    @Test
    void anUnfinishedWindowIsMarked() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-02-02", "2026-03-02", "2026-04-02")
                .orders("b", "2026-02-02", "2026-03-02", "2026-04-02")
                .observedThrough("2026-04-10")
                .store()
                .history());
        NumericResult later =
                engine.compute(Comparison.of(new Back(MARCH.next())).with(new Back(MARCH)));
        assertThat(later.toString())
                .contains("too early to tell: one of the windows is not over")
                .endsWith("; partly observed, data end 2026-04-10");
        NumericResult earlier = engine.compute(Comparison.of(new Back(MARCH)).with(new Back(MARCH.next())));
        assertThat(earlier.toString()).contains("the second is partly observed, data end 2026-04-10");
    }

    /** {@code scipy.stats.binom}: 2·cdf(3, 15, .5) − pmf(3, 15, .5); and (40 − 20)² / 60 by χ² with one degree of freedom. */
    @Test
    void mcNemarsTestsOfFewAndOfMany() {
        assertThat(SharesTest.ofTheSame(12, 3).pValue()).isCloseTo(0.0212707519531250, within(EXACT));
        assertThat(SharesTest.ofTheSame(3, 12).pValue()).isCloseTo(0.0212707519531250, within(EXACT));
        assertThat(SharesTest.ofTheSame(0, 0).pValue()).isEqualTo(1);
        SignificanceTest many = SharesTest.ofTheSame(40, 20);
        assertThat(many.statistic()).isCloseTo(400 / 60.0, within(EXACT));
        assertThat(many.pValue()).isCloseTo(0.009823274507519235, within(EXACT));
    }

    // ---- of groups that are too small to be told of

    @Test
    void smallGroupsAreHidden() {
        MetricsEngine printed = engine().minimumGroupSize(3);
        Metric<?, Ratio> back = Metric.share("back", MARCH, c -> true, c -> c.orderedIn(MARCH));
        Comparison hidden = printed.compute(
                Comparison.of(back).between("few", c -> c.orderCount() > 2, "others", c -> c.orderCount() <= 2));
        assertThat(hidden.value()).isEmpty();
        assertThat(hidden.test()).isEmpty();
        assertThat(hidden.toString()).contains("hidden").doesNotContain("100.0 %");
        // Four of five against all five: the one left out would be told.
        Comparison nested = printed.compute(
                Comparison.of(back.where("most", c -> c.orderCount() <= 2)).with(back));
        assertThat(nested.value()).isEmpty();
        Comparison shown = printed.compute(Comparison.of(back)
                .with(Metric.share("back", MARCH.next(), c -> true, c -> c.orderedIn(MARCH.next()))));
        assertThat(shown.value()).isPresent();
        GroupComparison<Integer> groups = printed.compute(Comparison.of(back).by("orders", c -> c.orderCount()));
        assertThat(groups.test()).isEmpty();
        assertThat(groups.groups()).isEmpty();
        assertThat(groups.toString()).contains("hidden");
    }

    // ---- what few customers and strange ones do

    /** One customer in both does not make five customers as sure as two hundred: the degrees of freedom stay near those of five. */
    @Test
    void aFewInBothLendNoCertainty() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 5; i++) {
            rows.order("m" + i, "2026-03-05", 1_000 + 900L * i);
        }
        for (int i = 0; i < 200; i++) {
            rows.order("a" + i, "2026-04-05", 2_000 + i);
        }
        rows.order("m0", "2026-04-06", 2_050);
        Comparison comparison = MetricsEngine.over(
                        rows.observedThrough("2026-05-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        assertThat(comparison.customers()).contains(new Comparison.Customers(5, 201, 1));
        assertThat(comparison.test().orElseThrow().method()).isEqualTo("t test of the difference");
        assertThat(comparison.uncertainty().degreesOfFreedom()).isBetween(4.0, 4.2);
    }

    @Test
    void aGroupWhoseCustomersAreAllAlikeTellsNoChance() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 50; i++) {
            rows.order("m" + i, "2026-03-05", 2_000 + 10L * i);
        }
        rows.order("x", "2026-04-05", 2_000).order("y", "2026-04-05", 2_000);
        Comparison comparison = MetricsEngine.over(
                        rows.observedThrough("2026-05-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        assertThat(comparison.test()).isEmpty();
        assertThat(comparison.isSignificant()).isFalse();
    }

    @Test
    void theIntervalOfMeansIsThatOfTheirTest() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 40; i++) {
            rows.order("m" + i, "2026-03-05", 1_000 + 10L * i * i * i);
            rows.order("a" + i, "2026-04-05", 1_000 + 4L * i * i * i);
        }
        Comparison comparison = MetricsEngine.over(
                        rows.observedThrough("2026-05-31").store().history())
                .compute(Comparison.of(new Spent(MARCH)).with(new Spent(MARCH.next())));
        double p = comparison.test().orElseThrow().pValue();
        Interval barely = comparison.interval(1 - p * 1.001).orElseThrow();
        Interval notQuite = comparison.interval(1 - p * 0.999).orElseThrow();
        assertThat(barely.low()).isPositive();
        assertThat(notQuite.low()).isNegative();
    }

    @Test
    void whatIsOfOneHistoryIsNoResultOfOthers() {
        MetricsEngine engine = engine();
        Ratio repeat = engine.compute(RepeatPurchaseRate.in(MARCH));
        NumericResult byDays = engine.compute(RepeatPurchaseRate.in(MARCH).counting(RepeatPurchaseRate.Purchase.DAY));
        assertThatThrownBy(() -> Comparison.ofResults(repeat, byDays)).hasMessageContaining("may share customers");
    }

    @Test
    void theLeastThatShowsDoesNotDependOnTheOrderNorOnWhatIsCalledAHit() {
        double one = Comparison.ofResults(ratio(950, 1_000), ratio(400, 430))
                .uncertainty()
                .detectable();
        assertThat(Comparison.ofResults(ratio(400, 430), ratio(950, 1_000))
                        .uncertainty()
                        .detectable())
                .isEqualTo(one);
        assertThat(Comparison.ofResults(ratio(50, 1_000), ratio(30, 430))
                        .uncertainty()
                        .detectable())
                .isCloseTo(one, within(1e-9));
        assertThat(Comparison.ofResults(ratio(95, 100), ratio(95, 100)).toString())
                .contains("it would have to be ");
    }

    @Test
    void theSameQuestionTwiceIsRefusedAndOtherLengthsAreTold() {
        assertThatThrownBy(() -> Comparison.of(new Spent(MARCH)).with(new Spent(MARCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both are the same question, spent");
        Comparison lengths = engine().compute(
                        Comparison.of(new Spent(Window.quarter(2026, 1))).with(new Spent(MARCH.next())));
        assertThat(lengths.toString()).contains("windows of other lengths, 90 and 30 days");
    }
}
