package io.github.retention4j.metric.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore.Definition;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore.Question;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CustomerEffortScoreTest extends WindowedMetricContract<CustomerEffortScore, SurveyScores> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CustomerEffortScore> forms(Window window) {
        CustomerEffortScore score = CustomerEffortScore.in(window);
        return List.of(
                score,
                score.definedBy(Definition.NET),
                score.definedBy(Definition.MEAN),
                score.asking(Question.HOW_EASY),
                score.asking(Question.HOW_EASY).definedBy(Definition.NET),
                score.on(SurveyScale.ONE_TO_SEVEN, 2, 6));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.answer("c", instant, SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, 7)
                .answer("", instant, SurveyKind.CES, SurveyScale.ONE_TO_FIVE, 3);
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerEffortScore form, Store store) {
        IntPredicate lower = answer -> answer <= form.lowerTo();
        IntPredicate upper = answer -> answer >= form.upperFrom();
        SurveyAnswers answers = SurveyAnswers.of(store, SurveyKind.CES, form.window(), form.scale());
        return form.question() == Question.HOW_EASY ? answers.figures(upper, lower) : answers.figures(lower, upper);
    }

    @Override
    protected Map<String, BigDecimal> figures(SurveyScores result) {
        return SurveyAnswers.figures(result);
    }

    @Override
    protected boolean saysNoData(SurveyScores result) {
        return SurveyAnswers.saysNoData(result);
    }

    @Property(tries = TRIES)
    void onAnotherScaleItAgreesWithPlainCollectionsToo(@ForAll("asked") Asked asked) {
        CustomerEffortScore onFive =
                CustomerEffortScore.in(asked.window()).asking(Question.HOW_EASY).on(SurveyScale.ONE_TO_FIVE, 2, 4);
        assertThat(tidy(figures(whole(onFive, asked.history())))).isEqualTo(tidy(naively(onFive, asked.store())));
    }

    @Property(tries = TRIES)
    void askingForEaseTurnsEffortRoundAndLeavesTheMean(@ForAll("drawn") Asked asked) {
        CustomerEffortScore metric = CustomerEffortScore.in(asked.window());
        SurveyScores effort = whole(metric, asked.history());
        SurveyScores ease = whole(metric.asking(Question.HOW_EASY), asked.history());
        assertThat(effort.value()).isEqualTo(effort.negativeShare().value());
        assertThat(ease.positive()).isEqualTo(effort.negative());
        assertThat(ease.negative()).isEqualTo(effort.positive());
        assertThat(ease.mean().value()).isEqualTo(effort.mean().value());
        effort.net().value().ifPresent(net -> assertThat(ease.net().value()).hasValueCloseTo(-net, within(1e-12)));
        SurveyScores net = whole(metric.definedBy(Definition.NET), asked.history());
        SurveyScores mean = whole(metric.definedBy(Definition.MEAN), asked.history());
        assertThat(net.value()).isEqualTo(effort.net().value());
        assertThat(mean.value()).isEqualTo(effort.mean().value());
    }

    /** The worked example; the Wilson interval is that of scipy.stats.binomtest(30, 100).proportion_ci(method="wilson"). */
    @Example
    void ofAHundredAnswersThirtyAreOfHighEffort() {
        SurveyScores counted = CustomerEffortScore.of(30, 20, 10, 10, 15, 10, 5);
        assertThat(counted)
                .hasToString("customer effort score (high effort / answers): 30.0 % (30/100), 95 % CI 21.9–39.6 %");
        assertThat(counted.interval().orElseThrow().low()).isCloseTo(0.21894885294932764, within(1e-12));
        assertThat(counted.interval().orElseThrow().high()).isCloseTo(0.39584854633346667, within(1e-12));
        assertThat(counted.net().summary())
                .startsWith("+30.0 % (60 positive, 10 neutral, 30 negative), 95 % CI 11.8–46.4 %");
        assertThat(counted.mean().summary()).isEqualTo("3.10 on 1–7 (310/100), 95 % CI 2.73–3.52");
    }

    @Example
    void theQuestionTellsWhichEndIsHighEffort() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int answer : new int[] {1, 3, 4, 5, 7}) {
            rows.answer("a", rows.at("2026-03-10"), SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, answer);
        }
        rows.answer("", rows.at("2026-03-31T23:59"), SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, 6)
                .answer("", rows.at("2026-03-10"), SurveyKind.CES, SurveyScale.ONE_TO_FIVE, 1)
                .answer("", rows.at("2026-03-10"), SurveyKind.CSAT, SurveyScale.ONE_TO_SEVEN, 1);
        CustomerEffortScore march = CustomerEffortScore.in(MARCH);
        assertThat(compute(rows, march))
                .hasToString(
                        "customer effort score 2026-03 (high effort / answers; 1–7: low effort to 3, high effort from"
                                + " 5): 50.0 % (3/6), 95 % CI 2.7–97.3 %, 1 on other scales left out");
        assertThat(compute(rows, march.asking(Question.HOW_EASY)))
                .hasToString(
                        "customer effort score 2026-03 (high effort / answers; 1–7: high effort to 3, low effort from"
                                + " 5): 33.3 % (2/6), 95 % CI 2.3–91.5 %, 1 on other scales left out");
        assertThat(compute(rows, march.definedBy(Definition.NET)))
                .asString()
                .startsWith("customer effort score 2026-03 ((low effort - high effort) / answers; 1–7: low effort to 3,"
                        + " high effort from 5): -16.7 % (2 positive, 1 neutral, 3 negative)");
        assertThat(compute(rows, march.definedBy(Definition.MEAN)))
                .asString()
                .startsWith("customer effort score 2026-03 (mean answer; 1–7: low effort to 3, high effort from 5):"
                        + " 4.33 on 1–7 (26/6)");
    }

    @Override
    protected Optional<SurveyScores> byCounts(CustomerEffortScore form, SurveyScores result) {
        List<Long> n = result.counts();
        return form.equals(CustomerEffortScore.in(form.window()))
                ? Optional.of(
                        CustomerEffortScore.of(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6)))
                : Optional.empty();
    }

    @Override
    protected void tellsTheSame(SurveyScores byCounts, SurveyScores result) {
        SurveyAnswers.tellsTheSame(byCounts, result);
    }

    /**
     * The mean of 6, 5, 4, 7 and 7 is 5.8, an example of
     * https://www.yescalculator.com/en/tool/customer-effort-score-calculator.html
     */
    @Example
    void theMeanIsTheNumberOfAGuide() {
        assertThat(CustomerEffortScore.of(0, 0, 0, 1, 1, 1, 2).mean().value()).hasValueCloseTo(5.8, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        CustomerEffortScore score = CustomerEffortScore.in(MARCH);
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_SEVEN, 5, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cut points 5 and 3 do not rise within [1, 7]");
        assertThatThrownBy(() -> CustomerEffortScore.of(1, 2, 3, 4, 5, 6, -7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of -7 answers is below 0");
        assertThatThrownBy(() -> CustomerEffortScore.in(null)).hasMessage("window");
        assertThatThrownBy(() -> score.definedBy(null)).hasMessage("definition");
        assertThatThrownBy(() -> score.asking(null)).hasMessage("question");
        assertThatThrownBy(() -> score.on(null, 2, 4)).hasMessage("scale");
    }

    private static SurveyScores compute(StoreRows rows, CustomerEffortScore score) {
        return MetricsEngine.over(rows.store().history()).compute(score);
    }
}
