package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.result.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexChartTest {
    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check("index", Pictures.of(TestShop.engine().compute(CustomerLoyaltyIndex.in(Window.quarter(2025, 4)))));
    }

    private static LoyaltyIndex index(LoyaltyIndex.Part... parts) {
        return new LoyaltyIndex(Label.of("index", "of parts"), List.of(parts));
    }

    @Test
    void barsAreAsLongAsScoresAndAsHighAsWeights() {
        LoyaltyIndex index = index(
                LoyaltyIndex.Part.of(RepeatPurchaseRate.of(40, 100), 0, 1).weighing(2),
                LoyaltyIndex.Part.of(RepeatPurchaseRate.of(80, 100), 0, 1),
                LoyaltyIndex.Part.of(RepeatPurchaseRate.of(90, 100), 0, 1).weighing(0));
        List<Mark.Bar> bars = Marks.of(Pictures.of(index), Mark.Bar.class);
        assertThat(bars).hasSize(2);
        assertThat(bars.get(1).width()).isEqualTo(2 * bars.get(0).width());
        assertThat(bars.get(0).height()).isEqualTo(2 * bars.get(1).height());
        assertThat(Marks.texts(Pictures.of(index)))
                .contains("40.0 × 66.7 %", "80.0 × 33.3 %", "left out", "Index 53.3");
    }

    @Test
    void aMissingPartIsNoPicture() {
        LoyaltyIndex missing = index(LoyaltyIndex.Part.of(RepeatPurchaseRate.of(0, 0), 0, 1));
        assertThat(Pictures.find(missing)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(missing))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data (for want of repeat purchase rate)");
    }
}
