package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallChartTest {
    private static final Window FEB = Window.month(2026, 2);
    private static final RevenueMovements REVENUE =
            TestShop.engine().compute(RecurringRevenue.in(Window.quarter(2025, 4)));
    private static final PointsFlow POINTS =
            TestShop.engine().compute(PointsFlows.in(FEB).of(TestShop.programme()));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "revenue-en.svg", Pictures.of(REVENUE).draw(Language.ENGLISH).svg());
        Golden.check(
                "revenue-ar.svg", Pictures.of(REVENUE).draw(Language.ARABIC).svg());
        Golden.check(
                "points-flow-en.svg", Pictures.of(POINTS).draw(Language.ENGLISH).svg());
        Golden.check(
                "points-flow-ar.svg", Pictures.of(POINTS).draw(Language.ARABIC).svg());
    }

    @Test
    void eachBarBeginsWhereTheLastEnds() {
        Picture picture =
                Pictures.of(revenue("1000", "200", "50", "80", "30", "100")).draw(Language.ENGLISH);
        List<Mark.Bar> bars = bars(picture);
        assertThat(bars)
                .extracting(Mark.Bar::ink)
                .containsExactly(Ink.FIRST, Ink.GOOD, Ink.GOOD, Ink.GOOD, Ink.BAD, Ink.BAD, Ink.FIRST);
        for (int i = 1; i < 4; i++) {
            assertThat(bars.get(i).y() + bars.get(i).height())
                    .isCloseTo(bars.get(i - 1).y(), org.assertj.core.data.Offset.offset(1e-6));
        }
        assertThat(bars.get(5).y() + bars.get(5).height())
                .isCloseTo(bars.get(6).y(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(bars.get(6).height() / bars.get(0).height())
                .isCloseTo(1.2, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void movementsOfPointsThatDidNotHappenAreLeftOut() {
        Picture picture = Pictures.of(PointsFlows.of(200, 50, 0, 0, 150, 0, 60)).draw(Language.ENGLISH);
        assertThat(bars(picture)).hasSize(5);
    }

    private static List<Mark.Bar> bars(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Bar.class::isInstance)
                .map(Mark.Bar.class::cast)
                .toList();
    }

    private static RevenueMovements revenue(String start, String... moves) {
        List<BigDecimal> by =
                java.util.Arrays.stream(moves).map(BigDecimal::new).toList();
        return new RevenueMovements(
                Label.of("revenue", "by customer"),
                new BigDecimal(start),
                by.get(0),
                by.get(1),
                by.get(2),
                by.get(3),
                by.get(4),
                "SAR");
    }

    @Test
    void nothingAtEitherEndHasNoPicture() {
        RevenueMovements nothing = revenue("0", "0", "0", "0", "0", "0");
        assertThat(Pictures.find(nothing)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(nothing))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data (nothing at either end)");
    }
}
