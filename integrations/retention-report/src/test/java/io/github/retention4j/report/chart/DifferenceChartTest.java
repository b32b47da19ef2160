package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import org.junit.jupiter.api.Test;

class DifferenceChartTest {
    private static final Window Q4 = Window.quarter(2025, 4);
    private static final Comparison COUPONS = TestShop.engine()
            .compute(Comparison.of(RepeatPurchaseRate.in(Q4))
                    .between(
                            "with a coupon",
                            c -> c.coupons().count() > 0,
                            "without",
                            c -> c.coupons().count() == 0));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "comparison-en.svg", Pictures.of(COUPONS).draw(Language.ENGLISH).svg());
        Golden.check(
                "comparison-ar.svg", Pictures.of(COUPONS).draw(Language.ARABIC).svg());
    }

    @Test
    void chanceIsGrey() {
        assertThat(last(Comparison.ofResults(RepeatPurchaseRate.of(56, 70), RepeatPurchaseRate.of(48, 80))))
                .isEqualTo(Ink.FOURTH);
        assertThat(last(Comparison.ofResults(RepeatPurchaseRate.of(50, 80), RepeatPurchaseRate.of(48, 80))))
                .isEqualTo(Ink.MUTED);
    }

    private static Ink last(Comparison comparison) {
        Picture picture = Pictures.of(comparison).draw(Language.ENGLISH);
        return picture.marks().stream()
                .filter(Mark.Dot.class::isInstance)
                .map(mark -> ((Mark.Dot) mark).ink())
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void noDifferenceHasNoPicture() {
        Comparison none = Comparison.ofResults(RepeatPurchaseRate.of(0, 0), RepeatPurchaseRate.of(48, 80));
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data");
    }
}
