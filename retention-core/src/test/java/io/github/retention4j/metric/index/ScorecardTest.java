package io.github.retention4j.metric.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.index.Criterion.Verdict;
import io.github.retention4j.metric.index.GoalTable.Line;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScorecardTest extends WindowedMetricContract<Scorecard, GoalTable> {
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);
    private static final PublishedRange RANGE = new PublishedRange(20, 50, "our trade association, 2025");

    @Override
    protected List<Scorecard> forms(Window window) {
        Scorecard none = Scorecard.in(window);
        return List.of(
                none.atLeast(0.35, RetentionRate::in).atMost(0.65, ChurnRate::in),
                // One is told of events without a customer, the other is not.
                none.against(RANGE, NetPromoterScore::in).atLeast(2, PurchaseFrequency::in),
                // Here an order without a customer counts.
                none.atMost(100, w -> AverageOrderValue.in(w).definedBy(Revenue.GROSS)),
                none.atLeast(0.1, CouponRedemptionRate::in).atLeast(50, CustomerLoyaltyIndex::in));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(1).toString())
                .order("c", instant, 100)
                .answer("", instant, SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 9)
                .coupon("", instant, Optional.empty(), Optional.empty());
    }

    @Override
    protected Map<String, BigDecimal> naively(Scorecard form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int i = 0; i < form.entries().size(); i++) {
            PlainNumbers.put(figures, i, PlainNumbers.of(form.entries().get(i).metric(), store));
            PlainNumbers.put(
                    figures,
                    i + " before",
                    PlainNumbers.of(form.entries().get(i).before(), store));
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(GoalTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int i = 0; i < result.lines().size(); i++) {
            PlainNumbers.put(figures, i, PlainNumbers.of(result.lines().get(i).result()));
            PlainNumbers.put(
                    figures,
                    i + " before",
                    PlainNumbers.of(result.lines().get(i).before()));
        }
        return figures;
    }

    /** A scorecard tells which of its goals have no data. */
    @Override
    protected boolean isNoDataWithoutRecords(GoalTable result) {
        return true;
    }

    @Override
    protected boolean saysNoData(GoalTable result) {
        return result.lines().stream()
                .allMatch(line -> line.verdict() == Verdict.NO_DATA
                        && line.value().isEmpty()
                        && line.distance().isEmpty()
                        && line.change().isEmpty()
                        && !line.isWithinNoise());
    }

    // ---- the examples of its documentation

    @Example
    void goalsAreMetOrMissedByPoints() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 1000; i++) {
            rows.orders("a-" + i, "2026-01-10");
            if (i < 350) {
                rows.orders("a-" + i, "2026-02-10");
            }
        }
        for (int i = 0; i < 714; i++) {
            rows.orders("b-" + i, "2026-02-10");
        }
        for (int i = 0; i < 412; i++) {
            rows.orders("b-" + i, "2026-03-10");
        }
        GoalTable table = compute(
                rows,
                Scorecard.in(MARCH)
                        .atLeast(0.35, RetentionRate::in)
                        .atLeast(0.4, RetentionRate::in)
                        .atMost(0.6, window -> ChurnRate.in(window))
                        .against(RANGE, NetPromoterScore::in));
        assertThat(table).hasToString("""
                        scorecard 2026-03
                        metric                   off by  since 2026-02  verdict                   held against                                           result
                        retention rate      +3.7 points    +3.7 points  met                       at least 35.0 %                                        38.7 % (412/1064), 95 % CI 35.8–41.7 %
                        retention rate      -1.3 points    +3.7 points  missed, within the noise  at least 40.0 %                                        38.7 % (412/1064), 95 % CI 35.8–41.7 %
                        churn rate          +1.3 points    -3.7 points  missed, within the noise  at most 60.0 %                                         61.3 % (652/1064), 95 % CI 58.3–64.2 %
                        net promoter score                              no data                   published +20.0 to +50.0, our trade association, 2025  no data (0 answers)
                        retention rate: same customers: active before and in the window / active before
                        churn rate: lost: active before, not in the window / active before
                        net promoter score: 0–10: promoters from 9, detractors to 6
                        1 of 3 goals met, 2 within the noise, 1 without data""");
    }

    @Example
    void forThoseWhoHaveTheCounts() {
        GoalTable table = Scorecard.of(
                Line.of(new Criterion.AtLeast(0.35), RetentionRate.of(412, 1064), RetentionRate.of(350, 1000)));
        assertThat(table).hasToString("""
                        scorecard
                        metric               off by  since before  verdict  held against     result
                        retention rate  +3.7 points   +3.7 points  met      at least 35.0 %  38.7 % (412/1064), 95 % CI 35.8–41.7 %
                        retention rate: same customers: active before and in the window / active before
                        1 of 1 goal met""");
    }

    /**
     * The interval of 2,845 of 4,339, the repeat purchase rate of the UCI Online Retail data, is .641411 to .669675 by
     * SciPy's {@code binomtest(2845, 4339).proportion_ci(method='wilson')}.
     */
    @Example
    void aVerdictIsWithinTheNoiseIfTheIntervalReachesOverTheGoal() {
        Ratio repeat = RepeatPurchaseRate.of(2845, 4339);
        for (double clear : List.of(0.6414, 0.6697)) {
            assertThat(Line.of(new Criterion.AtLeast(clear), repeat, repeat).isWithinNoise())
                    .isFalse();
            assertThat(Line.of(new Criterion.AtMost(clear), repeat, repeat).isWithinNoise())
                    .isFalse();
        }
        for (double near : List.of(0.6415, 0.6696)) {
            assertThat(Line.of(new Criterion.AtLeast(near), repeat, repeat).isWithinNoise())
                    .isTrue();
            assertThat(Line.of(new Criterion.AtMost(near), repeat, repeat).isWithinNoise())
                    .isTrue();
            assertThat(Line.of(new PublishedRange(near, 0.9, "x"), repeat, repeat)
                            .isWithinNoise())
                    .isTrue();
        }
    }

    // ---- windows that are not over, and metrics that do not know theirs

    @Example
    void aWindowThatIsNotOverIsJudgedSoFarAndNotCompared() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-10", "2026-02-10", "2026-03-10")
                .orders("b", "2026-01-10", "2026-02-10")
                .observedThrough("2026-03-20");
        GoalTable table = compute(rows, Scorecard.in(MARCH).atLeast(0.9, RetentionRate::in));
        assertThat(table.lines().get(0).change()).isEmpty();
        assertThat(table.lines().get(0).before().value()).hasValue(1);
        assertThat(table.toString())
                .contains("  missed so far, within the noise  ")
                .endsWith("\n0 of 1 goal met, 1 within the noise; partly observed, data end 2026-03-20");
    }

    @Example
    void aMetricOfOtherDaysIsObservedAsFarAsItsOwn() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10", "2026-03-11")
                .observedThrough("2026-03-20");
        Scorecard february = Scorecard.in(FEBRUARY).atMost(0.5, window -> RepeatPurchaseRate.in(window.next()));
        Line line = compute(rows, february).lines().get(0);
        assertThat(line.observation()).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(line.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(line.change()).isEmpty();
        assertThat(compute(rows, february).toString()).contains("\nrepeat purchase rate 2026-03  ");
    }

    @Example
    void aMetricOfFewerCustomersSaysWhich() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-10", "2026-03-11")
                .orders("b", "2026-03-10")
                .observedThrough("2026-03-31");
        Scorecard scorecard = Scorecard.in(MARCH)
                .atLeast(0.6, RepeatPurchaseRate::in)
                .atLeast(0.6, window -> RepeatPurchaseRate.in(window).where("loyal", c -> c.orderCount() > 1));
        assertThat(compute(rows, scorecard).toString())
                .contains("\nrepeat purchase rate              -10.0 points  ")
                .contains("\nrepeat purchase rate, only loyal  +40.0 points  ");
    }

    @Example
    void anUnobservedWindowIsNoDataWhateverItsMetricsSay() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-02-10").observedThrough("2026-02-28");
        GoalTable table = compute(
                rows,
                Scorecard.in(MARCH).atLeast(0, window -> Metric.share("gold", c -> true, c -> c.orderedIn(window))));
        assertThat(table.lines().get(0).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(table.toString())
                .contains("  no data  at least 0.0 %  no data\n")
                .endsWith("\nno data; not observed, data end 2026-02-28");
    }

    // ---- identities

    @Property(tries = TRIES)
    void eachLineIsWhatItsMetricSaysAloneNowAndBefore(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (Scorecard form : forms(asked.window())) {
            GoalTable table = whole(form, asked.history());
            List<Scorecard> before = forms(asked.window().previous());
            int number = forms(asked.window()).indexOf(form);
            for (int i = 0; i < form.entries().size(); i++) {
                Line line = table.lines().get(i);
                assertThat(line.result())
                        .isEqualTo(engine.compute(form.entries().get(i).metric()));
                assertThat(line.before())
                        .isEqualTo(engine.compute(
                                before.get(number).entries().get(i).metric()));
            }
        }
    }

    @Override
    protected Optional<GoalTable> byCounts(Scorecard form, GoalTable result) {
        return Optional.of(Scorecard.of(result.lines().stream()
                .map(line -> Line.of(line.standard(), line.result(), line.before()))
                .toArray(Line[]::new)));
    }

    @Override
    protected void tellsTheSame(GoalTable byCounts, GoalTable result) {
        super.tellsTheSame(byCounts, result);
        assertThat(byCounts.lines()).isEqualTo(result.lines());
    }

    @Property(tries = TRIES)
    void keptIsAtLeastWhatLostIsAtMost(@ForAll("drawn") Asked asked) {
        for (double goal : List.of(0.0, 0.3, 0.5, 1.0)) {
            GoalTable table = whole(
                    Scorecard.in(asked.window())
                            .atLeast(goal, RetentionRate::in)
                            .atMost(1 - goal, ChurnRate::in),
                    asked.history());
            Line kept = table.lines().get(0);
            Line lost = table.lines().get(1);
            assertThat(lost.distance().isPresent()).isEqualTo(kept.distance().isPresent());
            kept.distance().ifPresent(off -> assertThat(lost.distance()).hasValueCloseTo(-off, within(1e-12)));
            kept.change().ifPresent(up -> assertThat(lost.change()).hasValueCloseTo(-up, within(1e-12)));
            if (kept.distance().isPresent() && Math.abs(kept.distance().getAsDouble()) > 1e-12) {
                assertThat(lost.verdict()).isEqualTo(kept.verdict());
            }
        }
    }

    // ---- asking

    /** A metric that counts how often it is started, and how many blocks it is given whole. */
    private record Started(Window window) implements Metric<long[], Ratio> {
        static int times;
        static int blocks;

        @Override
        public String name() {
            return "started";
        }

        @Override
        public long[] start(Basis basis) {
            times++;
            return new long[1];
        }

        @Override
        public void add(long[] state, CustomerHistory customer) {
            state[0]++;
        }

        @Override
        public void addAll(long[] state, CustomerBlock block) {
            blocks++;
            state[0] += block.customers();
        }

        @Override
        public void merge(long[] into, long[] from) {
            into[0] += from[0];
        }

        @Override
        public Ratio finish(long[] state, Basis basis) {
            return Ratio.part(Label.of(name(), "customers"), state[0], state[0]);
        }
    }

    @Example
    void metricsThatAreEqualAreAskedOnceAndOfWholeBlocks() {
        Scorecard scorecard = Scorecard.in(MARCH)
                .atLeast(0.5, Started::new)
                .atMost(0.5, Started::new)
                .atMost(1, window -> new Started(window.next()));
        Basis basis = StoreRows.riyadh().store().history().basis();
        Started.times = 0;
        scorecard.start(basis);
        // March, February, and April, whose window before is March.
        assertThat(Started.times).isEqualTo(3);
        Started.blocks = 0;
        GoalTable table =
                compute(StoreRows.riyadh().orders("a", "2026-02-10").observedThrough("2026-03-31"), scorecard);
        assertThat(Started.blocks).isEqualTo(3);
        assertThat(table.summary()).isEqualTo("2 of 3 goals met, 2 within the noise");
    }

    @Example
    void countsEventsIfOneOfItsMetricsDoes() {
        assertThat(Scorecard.in(MARCH).atLeast(0.5, RetentionRate::in).includesAnonymous())
                .isFalse();
        assertThat(Scorecard.in(MARCH)
                        .atLeast(0.5, RetentionRate::in)
                        .atLeast(30, NetPromoterScore::in)
                        .includesAnonymous())
                .isTrue();
    }

    @Example
    void withoutGoalsItIsNoData() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-02-10").observedThrough("2026-03-20");
        assertThat(compute(rows, Scorecard.in(MARCH)))
                .hasToString("scorecard 2026-03 (no goals): no data; partly observed, data end 2026-03-20");
        assertThat(Scorecard.of()).hasToString("scorecard (no goals): no data");
    }

    // ---- what it refuses

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        Scorecard none = Scorecard.in(MARCH);
        assertThatThrownBy(() -> none.atLeast(Double.NaN, RetentionRate::in))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goal NaN is not a finite number");
        assertThatThrownBy(() -> none.atMost(Double.POSITIVE_INFINITY, RetentionRate::in))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("goal Infinity is not a finite number");
        assertThatThrownBy(() -> Scorecard.in(null)).hasMessage("window");
        assertThatThrownBy(() -> none.against(null, RetentionRate::in)).hasMessage("range");
        assertThatThrownBy(() -> none.atLeast(1, null)).hasMessage("metric");
        assertThatThrownBy(() -> none.atLeast(1, window -> null)).hasMessage("metric");
    }

    @Example
    void refusesAGoalThatANumberCanNeverBe() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        Scorecard none = Scorecard.in(MARCH);
        assertThatThrownBy(() -> compute(rows, none.atLeast(35, RetentionRate::in)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least 3500.0 %: retention rate is never 35.0, which is 3500.0 %;"
                        + " write 0.35 for 35.0 %");
        assertThatThrownBy(() -> compute(rows, none.against(new PublishedRange(5, 8, "a study"), w -> ChurnRate.in(w))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("published 500.0 % to 800.0 %, a study: churn rate is never 5.0, which is 500.0 %;"
                        + " write 0.05 for 5.0 %");
        // A net rate can be anything, and an average too.
        GoalTable table = compute(
                rows,
                none.atMost(2, w -> ChurnRate.in(w).definedBy(ChurnRate.Definition.NET_CHANGE))
                        .atLeast(35, PurchaseFrequency::in));
        assertThat(table.lines()).hasSize(2);
    }

    private static GoalTable compute(StoreRows rows, Scorecard scorecard) {
        return MetricsEngine.over(rows.store().history()).compute(scorecard);
    }
}
