package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Digits;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ConcentrationChartTest {
    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check(
                "concentration",
                Pictures.of(TestShop.engine().compute(RevenueConcentration.in(Window.quarter(2025, 4)))));
    }

    @Test
    void theTopFifthIsADotOnTheCurve() {
        List<Money> revenues = IntStream.range(0, 10)
                .mapToObj(i -> Money.ofMajor(TestShop.SAR, i < 2 ? 40 : 1))
                .toList();
        Concentration concentration = RevenueConcentration.of(revenues);
        Mark.Dot dot = Marks.of(Pictures.of(concentration), Mark.Dot.class).get(0);
        Mark.Line curve = Marks.of(Pictures.of(concentration), Mark.Line.class).stream()
                .filter(line -> line.ink() == Ink.FIRST)
                .findFirst()
                .orElseThrow();
        assertThat(curve.points()).contains(new Mark.Point(dot.x(), dot.y()));
        assertThat(Marks.texts(Pictures.of(concentration)))
                .contains("The top 20 % of the customers bring 90.9 % of the", "revenue.");
    }

    @Test
    void thePercentSignStaysWithItsNumber() {
        Concentration concentration = RevenueConcentration.of(List.of(Money.ofMajor(TestShop.SAR, 4)));
        Language digits = Language.ARABIC.with(Digits.ARABIC_INDIC);
        assertThat(Pictures.of(concentration).draw(digits).description()).contains("\u2066٢٠\u00A0٪\u2069 من العملاء");
    }

    @Test
    void noRevenueHasNoPicture() {
        Concentration none = RevenueConcentration.of(List.of(Money.zero(TestShop.SAR)));
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> new ConcentrationChart(none)).hasMessageContaining("nothing to draw: no data");
    }
}
