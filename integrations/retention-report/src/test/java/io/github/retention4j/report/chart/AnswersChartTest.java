package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersChartTest {
    private static final Window Q4 = Window.quarter(2025, 4);

    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check("nps", Pictures.of(TestShop.engine().compute(NetPromoterScore.in(Q4))));
        Marks.check("csat", Pictures.of(TestShop.engine().compute(CustomerSatisfaction.in(Q4))));
    }

    @Test
    void barsAreAsWideAsTheirAnswers() {
        List<Mark.Bar> bars = Marks.of(Pictures.of(NetPromoterScore.of(50, 30, 20)), Mark.Bar.class);
        double all = bars.get(0).width() + bars.get(1).width() + bars.get(2).width();
        assertThat(bars.get(0).width()).isEqualTo(all / 2);
        assertThat(bars.get(0).ink()).isEqualTo(Ink.GOOD);
        assertThat(bars.get(2).width()).isCloseTo(all / 5, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(bars.get(2).ink()).isEqualTo(Ink.BAD);
        assertThat(Marks.texts(Pictures.of(NetPromoterScore.of(50, 30, 20))))
                .contains("promoters: 50 (50.0 %)", "+30.0 (95 % interval 14.1–44.2), 100 answers");
    }

    @Test
    void eachAnswerHasAColumnUnderItsNumber() {
        SurveyScores scores = CustomerSatisfaction.of(0, 1, 2, 3, 4);
        List<Mark.Bar> columns = Marks.of(Pictures.of(scores), Mark.Bar.class).stream()
                .filter(bar -> bar.ink() == Ink.FIRST)
                .toList();
        assertThat(columns).hasSize(5);
        assertThat(columns.get(0).height()).isZero();
        assertThat(columns.get(4).height()).isEqualTo(2 * columns.get(2).height());
        assertThat(Marks.texts(Pictures.of(scores))).contains("1", "2", "3", "4", "5", "40.0 %");
    }

    @Test
    void noAnswersHaveNoPicture() {
        Nps none = NetPromoterScore.of(0, 0, 0);
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> AnswersChart.of(none)).hasMessageContaining("nothing to draw: no data (0 answers)");
    }
}
