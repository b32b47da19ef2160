package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FunnelChartTest {
    private static final FunnelTable SHOP = TestShop.engine().compute(Funnel.in(Window.quarter(2026, 1)));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check("funnel-en.svg", Pictures.of(SHOP).draw(Language.ENGLISH).svg());
        Golden.check("funnel-ar.svg", Pictures.of(SHOP).draw(Language.ARABIC).svg());
    }

    private static FunnelTable funnel(FunnelTable.Step... steps) {
        return new FunnelTable(Label.of("funnel", "who came so far"), List.of(steps), new TreeMap<>());
    }

    @Test
    void openOnesAreHatchedBehindTheOthers() {
        Picture picture = Pictures.of(funnel(
                        new FunnelTable.Step("visit", 100, 20, 0, new TreeMap<>()),
                        new FunnelTable.Step("cart", 50, 5, 0, new TreeMap<>()),
                        new FunnelTable.Step("order", 10)))
                .draw(Language.ENGLISH);
        List<Mark.Bar> bars = picture.marks().stream()
                .filter(Mark.Bar.class::isInstance)
                .map(Mark.Bar.class::cast)
                .toList();
        assertThat(bars).extracting(Mark.Bar::isHatched).containsExactly(false, true, false, true, false, true);
        assertThat(bars.get(1).x()).isEqualTo(bars.get(0).x() + bars.get(0).width());
        assertThat(bars.get(0).width()).isEqualTo(2 * bars.get(2).width());
        assertThat(bars.get(0).width()).isEqualTo(5 * bars.get(1).width());
        assertThat(picture.marks())
                .filteredOn(Mark.Label.class::isInstance)
                .extracting(mark -> ((Mark.Label) mark).text())
                .contains("50.0 % of the first step", "10.0 % of the first step · 20.0 % of the step before");
    }

    @Test
    void nobodyHasNoPicture() {
        FunnelTable nobody = funnel(new FunnelTable.Step("visit", 0), new FunnelTable.Step("order", 0));
        assertThat(Pictures.find(nobody)).isEmpty();
        assertThatThrownBy(() -> new FunnelChart(nobody)).hasMessageContaining("funnel has nothing to draw: no data");
    }
}
