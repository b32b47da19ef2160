package io.github.retention4j.metric.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyScoresTest {
    private static final Label LABEL = Label.of("satisfaction", "good / answers");

    private static Average mean(long sum, long answers) {
        return Average.withoutSpread(LABEL, BigDecimal.valueOf(sum), answers, Unit.count("on 1–3", 2));
    }

    private static SurveyScores of(Score score) {
        return new SurveyScores(LABEL, score, mean(22, 10), List.of(2L, 4L, 4L), 4, 2, 3);
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
        SurveyScores scores = of(Score.MEAN);
        assertThat(scores.positiveShare().toString())
                .startsWith("satisfaction (good answers / answers): 40.0 % (4/10)");
        assertThat(scores.negativeShare().toString()).startsWith("satisfaction (bad answers / answers): 20.0 % (2/10)");
        assertThat(scores.net().toString())
                .startsWith("satisfaction ((good - bad answers) / answers): +20.0 % (4 positive, 4 neutral, 2"
                        + " negative)");
        for (Score score : Score.values()) {
            assertThat(of(score).headline().label()).isEqualTo(LABEL);
        }
    }

    @Test
    void keepsItsOwnCounts() {
        List<Long> counts = new ArrayList<>(List.of(2L, 4L, 4L));
        SurveyScores scores = new SurveyScores(LABEL, Score.NET, mean(22, 10), counts, 4, 2, 0);
        counts.set(0, 9L);
        assertThat(scores.counts()).containsExactly(2L, 4L, 4L);
    }

    @Test
    void refusesCountsThatDoNotFit() {
        List<Long> counts = List.of(2L, 4L, 4L);
        assertThatThrownBy(() -> new SurveyScores(LABEL, Score.NET, mean(22, 11), counts, 4, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10 answers, and a mean of 11");
        assertThatThrownBy(() -> new SurveyScores(LABEL, Score.NET, mean(22, 10), counts, 5, 6, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 positive and 6 negative are more than 10 answers");
        assertThatThrownBy(() -> new SurveyScores(LABEL, Score.NET, mean(22, 10), counts, 11, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        for (int wrong = 0; wrong < 3; wrong++) {
            long positive = wrong == 0 ? -1 : 4;
            long negative = wrong == 1 ? -1 : 2;
            long others = wrong == 2 ? -1 : 0;
            assertThatThrownBy(
                            () -> new SurveyScores(LABEL, Score.NET, mean(22, 10), counts, positive, negative, others))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("[2, 4, 4] answers is below 0");
        }
        assertThatThrownBy(() -> new SurveyScores(LABEL, Score.NET, mean(22, 2), List.of(4L, -2L), 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4, -2]");
    }
}
