package io.github.retention4j.metric.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction.Definition;
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
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CustomerSatisfactionTest extends WindowedMetricContract<CustomerSatisfaction, SurveyScores> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CustomerSatisfaction> forms(Window window) {
        CustomerSatisfaction score = CustomerSatisfaction.in(window);
        return List.of(
                score,
                score.definedBy(Definition.NET),
                score.definedBy(Definition.MEAN),
                score.on(SurveyScale.ONE_TO_FIVE, 1, 5),
                score.on(SurveyScale.ONE_TO_FIVE, 3, 4).definedBy(Definition.NET));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.answer("c", instant, SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, 5)
                .answer("", instant, SurveyKind.CSAT, SurveyScale.ONE_TO_TEN, 3);
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerSatisfaction form, Store store) {
        return SurveyAnswers.of(store, SurveyKind.CSAT, form.window(), form.scale())
                .figures(answer -> answer >= form.satisfiedFrom(), answer -> answer <= form.dissatisfiedTo());
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
        CustomerSatisfaction oneToTen = CustomerSatisfaction.in(asked.window()).on(SurveyScale.ONE_TO_TEN, 4, 8);
        assertThat(tidy(figures(whole(oneToTen, asked.history())))).isEqualTo(tidy(naively(oneToTen, asked.store())));
    }

    @Property(tries = TRIES)
    void netIsSatisfiedLessDissatisfiedAndAllComeFromTheSameAnswers(@ForAll("drawn") Asked asked) {
        CustomerSatisfaction metric = CustomerSatisfaction.in(asked.window());
        SurveyScores top = whole(metric, asked.history());
        SurveyScores net = whole(metric.definedBy(Definition.NET), asked.history());
        SurveyScores mean = whole(metric.definedBy(Definition.MEAN), asked.history());
        assertThat(top.value()).isEqualTo(top.positiveShare().value());
        assertThat(net.value()).isEqualTo(top.net().value());
        assertThat(mean.value()).isEqualTo(top.mean().value());
        assertThat(List.of(net.counts(), mean.counts())).containsOnly(top.counts());
        if (top.value().isPresent()) {
            double share = top.value().orElseThrow();
            assertThat(net.value().orElseThrow())
                    .isCloseTo(share - top.negativeShare().value().orElseThrow(), within(1e-12));
            assertThat(mean.value().orElseThrow()).isBetween(1.0, 5.0);
            assertThat(mean.value().orElseThrow()).isGreaterThanOrEqualTo(1 + 3 * share - 1e-12);
        }
    }

    /** The worked example, each answer somebody's own; the Wilson interval by SciPy's binomtest(70, 100). */
    @Example
    void ofAHundredAnswersSeventyAreSatisfied() {
        SurveyScores counted = CustomerSatisfaction.of(5, 5, 20, 40, 30);
        assertThat(counted)
                .hasToString("customer satisfaction (satisfied / answers): 70.0 % (70/100), 95 % CI 60.4–78.1 %");
        assertThat(counted.interval().orElseThrow().low()).isCloseTo(0.6041514536665333, within(1e-12));
        assertThat(counted.interval().orElseThrow().high()).isCloseTo(0.7810511470506725, within(1e-12));
        assertThat(counted.net().summary())
                .isEqualTo("+60.0 % (70 positive, 20 neutral, 10 negative), 95 % CI 45.3–71.2 %");
        assertThat(counted.mean())
                .hasToString("customer satisfaction (mean answer): 3.85 on 1–5 (385/100), 95 % CI 3.60–4.05");

        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        int[] answers = {5, 5, 20, 40, 30};
        int customer = 0;
        for (int answer = 1; answer <= 5; answer++) {
            for (int i = 0; i < answers[answer - 1]; i++) {
                rows.answer("c-" + customer++, rows.at("2026-03-10"), SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, answer);
            }
        }
        rows.answer("c-0", rows.at("2026-03-10"), SurveyKind.CSAT, SurveyScale.ONE_TO_TEN, 1)
                .answer("c-0", rows.at("2026-03-10"), SurveyKind.CES, SurveyScale.ONE_TO_FIVE, 1)
                .answer("c-0", rows.at("2026-02-28"), SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, 1);
        CustomerSatisfaction march = CustomerSatisfaction.in(MARCH);
        assertThat(compute(rows, march))
                .hasToString(
                        "customer satisfaction 2026-03 (satisfied / answers; 1–5: satisfied from 4, dissatisfied to"
                                + " 2): 70.0 % (70/100), 95 % CI 60.4–78.1 %, 1 on other scales left out");
        assertThat(compute(rows, march.definedBy(Definition.NET)))
                .hasToString(
                        "customer satisfaction 2026-03 ((satisfied - dissatisfied) / answers; 1–5: satisfied from 4,"
                                + " dissatisfied to 2): " + counted.net().summary() + ", 1 on other scales left out");
        // Each answered once: by the equation in SpreadTest with SciPy's brentq, between 1 and 5.
        assertThat(compute(rows, march.definedBy(Definition.MEAN)).summary())
                .isEqualTo("3.85 on 1–5 (385/100), 95 % CI 3.60–4.05, 1 on other scales left out");
        assertThat(compute(rows, march.definedBy(Definition.MEAN)).told(4)).isEqualTo("4.00 on 1–5");
        assertThat(compute(rows, march.definedBy(Definition.MEAN)).mean().toString())
                .startsWith(
                        "customer satisfaction 2026-03 (mean answer; 1–5: satisfied from 4, dissatisfied to 2): 3.85");
    }

    @Override
    protected Optional<SurveyScores> byCounts(CustomerSatisfaction form, SurveyScores result) {
        List<Long> n = result.counts();
        return form.equals(CustomerSatisfaction.in(form.window()))
                ? Optional.of(CustomerSatisfaction.of(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4)))
                : Optional.empty();
    }

    @Override
    protected void tellsTheSame(SurveyScores byCounts, SurveyScores result) {
        SurveyAnswers.tellsTheSame(byCounts, result);
    }

    @Example
    void withoutAnswersOnTheScaleThereAreNoData() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        rows.answer("a", rows.at("2026-03-10"), SurveyKind.CSAT, SurveyScale.ONE_TO_TEN, 10);
        assertThat(compute(rows, CustomerSatisfaction.in(MARCH)).summary())
                .isEqualTo("no data (0/0), 1 on other scales left out");
        assertThat(compute(rows, CustomerSatisfaction.in(MARCH).definedBy(Definition.NET))
                        .summary())
                .isEqualTo("no data (0 answers), 1 on other scales left out");
        assertThat(CustomerSatisfaction.of(0, 0, 0, 0, 0).summary()).isEqualTo("no data (0/0)");
    }

    /**
     * Delighted's help, "How is CSAT calculated?": of 107 answers 42 are a 5, 32 a 4, 10 a 3, 9 a 2 and 14 a 1: 69.16.
     * https://help.delighted.com/article/240-how-is-csat-calculated
     */
    @Example
    void isTheNumberOfDelighted() {
        assertThat(CustomerSatisfaction.of(14, 9, 10, 32, 42).value()).hasValueCloseTo(0.6916, within(0.00005));
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        int[] answers = {14, 9, 10, 32, 42};
        for (int answer = 1; answer <= 5; answer++) {
            for (int i = 0; i < answers[answer - 1]; i++) {
                rows.answer("", rows.at("2026-03-10"), SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, answer);
            }
        }
        assertThat(compute(rows, CustomerSatisfaction.in(MARCH)).value()).hasValueCloseTo(0.6916, within(0.00005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        CustomerSatisfaction score = CustomerSatisfaction.in(MARCH);
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_FIVE, 4, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cut points 4 and 2 do not rise within [1, 5]");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_FIVE, 0, 4)).hasMessageContaining("0 and 4");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_FIVE, 2, 6)).hasMessageContaining("2 and 6");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_FIVE, 3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CustomerSatisfaction.of(1, 2, -3, 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of -3 answers is below 0");
        assertThatThrownBy(() -> CustomerSatisfaction.of(Long.MAX_VALUE, 1, 0, 0, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> CustomerSatisfaction.in(null)).hasMessage("window");
        assertThatThrownBy(() -> score.definedBy(null)).hasMessage("definition");
        assertThatThrownBy(() -> score.on(null, 2, 4)).hasMessage("scale");
    }

    private static SurveyScores compute(StoreRows rows, CustomerSatisfaction score) {
        return MetricsEngine.over(rows.store().history()).compute(score);
    }
}
