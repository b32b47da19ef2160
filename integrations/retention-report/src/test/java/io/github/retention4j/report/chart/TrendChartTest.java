package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendChartTest {
    private static final Series<Ratio> TREND =
            TestShop.engine().trend(Window.months(2025, 2, 2026, 3), RetentionRate::in);

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check("trend-en.svg", Pictures.of(TREND).draw(Language.ENGLISH).svg());
        Golden.check("trend-ar.svg", Pictures.of(TREND).draw(Language.ARABIC).svg());
    }

    @Test
    void aWindowThatIsNotOverIsHollow() {
        Picture picture = Pictures.of(TREND).draw(Language.ENGLISH);
        assertThat(picture.marks())
                .filteredOn(Mark.Dot.class::isInstance)
                .extracting(mark -> ((Mark.Dot) mark).isHollow())
                .hasSize(14)
                .containsOnlyOnce(true)
                .endsWith(true);
    }

    @Test
    void noWindowsHaveNoPicture() {
        assertThatThrownBy(() -> new TrendChart(new Series<>(Map.of()))).hasMessageContaining("no windows");
    }
}
