package io.github.retention4j.metric.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction.Definition;
import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurveyScoresTest {
    private static final Label LABEL = Label.of("satisfaction", "good / answers");

    private static Average mean(long sum, long answers) {
        return Average.withoutSpread(
                LABEL.by("mean answer"), BigDecimal.valueOf(sum), answers, Unit.count("on 1–3", 2));
    }

    private static SurveyScores of(Score score) {
        return of(score, List.of(2L, 4L, 4L), 4, 2, 3);
    }

    private static SurveyScores of(Score score, List<Long> counts, long positive, long negative, long onOtherScales) {
        return new SurveyScores(
                LABEL,
                score,
                counts,
                ClusterShare.ofSingles(LABEL, positive, 10),
                ClusterShare.ofSingles(LABEL, negative, 10),
                new NetShare(LABEL, positive, 10 - positive - negative, negative),
                mean(22, 10),
                onOtherScales);
    }

    @Test
    void theScoreTellsWhichNumberIsTheValue() {
        assertThat(of(Score.POSITIVE_SHARE).value()).hasValue(0.4);
        assertThat(of(Score.NEGATIVE_SHARE).value()).hasValue(0.2);
        assertThat(of(Score.NET).value()).hasValue(0.2);
        assertThat(of(Score.MEAN).value()).hasValue(2.2);
        assertThat(of(Score.MEAN).neutral()).isEqualTo(4);
        assertThat(of(Score.MEAN))
                .hasToString("satisfaction (good / answers): 2.20 on 1–3 (22/10), 3 on other scales left out");
        assertThat(of(Score.NET).told(-0.5)).isEqualTo("-50.0 %");
    }

    @Test
    void whatIsNotTheValueSaysSo() {
        for (Definition definition : Definition.values()) {
            SurveyScores scores = MetricsEngine.over(StoreRows.riyadh().store().history())
                    .compute(CustomerSatisfaction.in(Window.month(2026, 3)).definedBy(definition));
            assertThat(scores.headline().label()).isEqualTo(scores.label());
            assertThat(scores.label().rule()).isEqualTo(definition.toString());
            List<String> rules = Stream.of(scores.positiveShare(), scores.negativeShare(), scores.net(), scores.mean())
                    .filter(score -> score != scores.headline())
                    .map(score -> ((NumericResult) score).label().rule())
                    .toList();
            assertThat(List.of(
                            "good answers / answers",
                            "bad answers / answers",
                            "(good - bad answers) / answers",
                            "mean answer"))
                    .containsAll(rules);
            assertThat(rules).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsItsOwnCounts() {
        List<Long> counts = new ArrayList<>(List.of(2L, 4L, 4L));
        SurveyScores scores = of(Score.NET, counts, 4, 2, 0);
        counts.set(0, 9L);
        assertThat(scores.counts()).containsExactly(2L, 4L, 4L);
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertThatThrownBy(() -> of(Score.NET, List.of(2L, 4L, 5L), 4, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("11 answers, and a mean of 10, shares of 10 and 10 and a net of 10");
        assertThatThrownBy(() -> of(Score.NET, List.of(2L, 4L, 4L), 4, 2, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of -1 other or [2, 4, 4] answers is below 0");
        assertThatThrownBy(() -> of(Score.NET, List.of(12L, -2L), 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[12, -2]");
        SurveyScores fine = of(Score.NET);
        assertThatThrownBy(() -> new SurveyScores(
                        LABEL,
                        Score.NET,
                        fine.counts(),
                        fine.negativeShare(),
                        fine.positiveShare(),
                        fine.net(),
                        fine.mean(),
                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 positive and 4 negative, and a net of 4 and 2");
    }
}
