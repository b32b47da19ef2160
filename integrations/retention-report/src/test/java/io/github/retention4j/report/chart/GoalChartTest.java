package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.index.Criterion;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalChartTest {
    private static final GoalTable GOALS = TestShop.engine()
            .compute(Scorecard.in(Window.quarter(2025, 4))
                    .atLeast(0.35, RetentionRate::in)
                    .atLeast(240, AverageOrderValue::in)
                    .atMost(0.3, window -> ChurnRate.in(window).activeWithin(90))
                    .against(new PublishedRange(-20, 10, "our trade association, 2025"), NetPromoterScore::in));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check("goals-en.svg", Pictures.of(GOALS).draw(Language.ENGLISH).svg());
        Golden.check("goals-ar.svg", Pictures.of(GOALS).draw(Language.ARABIC).svg());
    }

    private static GoalTable one(Criterion goal, NumericResult result) {
        return new GoalTable(Label.of("goals", "of the shop"), List.of(GoalTable.Line.of(goal, result, result)));
    }

    @Test
    void theVerdictIsInWordsAndInColour() {
        NumericResult rate = RepeatPurchaseRate.of(40, 100);
        assertThat(words(one(new Criterion.AtLeast(0.2), rate))).contains("met", "at least 20.0 %");
        assertThat(inks(one(new Criterion.AtLeast(0.2), rate)))
                .contains(Ink.GOOD)
                .doesNotContain(Ink.BAD);
        assertThat(words(one(new Criterion.AtMost(0.39), rate))).contains("missed, within the noise", "at most 39.0 %");
        assertThat(inks(one(new Criterion.AtMost(0.39), rate)))
                .contains(Ink.BAD)
                .doesNotContain(Ink.GOOD);
        PublishedRange range = new PublishedRange(0.5, 0.7, "them");
        assertThat(words(one(range, rate))).contains("below the range", "50.0 % to 70.0 %, them");
        assertThat(inks(one(range, rate))).doesNotContain(Ink.BAD, Ink.GOOD).contains(Ink.TONE_3);
    }

    private static List<String> words(GoalTable goals) {
        return draw(goals).marks().stream()
                .filter(Mark.Label.class::isInstance)
                .map(mark -> ((Mark.Label) mark).text())
                .toList();
    }

    private static List<Ink> inks(GoalTable goals) {
        return draw(goals).marks().stream()
                .filter(Mark.Bar.class::isInstance)
                .map(mark -> ((Mark.Bar) mark).ink())
                .toList();
    }

    private static Picture draw(GoalTable goals) {
        return Pictures.of(goals).draw(Language.ENGLISH);
    }

    @Test
    void noDataHaveNoPicture() {
        GoalTable none = one(new Criterion.AtLeast(0.2), RepeatPurchaseRate.of(0, 0));
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(none))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data");
    }
}
