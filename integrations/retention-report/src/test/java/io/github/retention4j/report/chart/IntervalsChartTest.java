package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.metric.definition.ChurnDefinitions;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalsChartTest {
    private static final Window Q4 = Window.quarter(2025, 4);
    private static final Segmented<String, Ratio> CITIES =
            TestShop.engine().compute(RepeatPurchaseRate.in(Q4).by(Segments.city()));
    private static final GroupComparison<String> GROUPS =
            TestShop.engine().compute(Comparison.of(RepeatPurchaseRate.in(Q4)).by(Segments.city()));

    @Test
    void isTheSamePictureToTheLastByte() {
        Ratio total = TestShop.engine().compute(RepeatPurchaseRate.in(Q4));
        check("segments", Pictures.of(CITIES, total));
        check("groups", Pictures.of(GROUPS));
        check("definitions", Pictures.of(TestShop.engine().compute(ChurnDefinitions.in(Window.month(2026, 2)))));
    }

    private static void check(String name, Chart chart) {
        Golden.check(name + "-en.svg", chart.draw(Language.ENGLISH).svg());
        Golden.check(name + "-ar.svg", chart.draw(Language.ARABIC).svg());
    }

    @Test
    void aCityKeepsItsNameThoughTheLibraryHasAWordForIt() {
        Segmented<String, Ratio> cities = new Segmented<>(
                "city", Map.of("loyal", RepeatPurchaseRate.of(3, 10), "(unknown)", RepeatPurchaseRate.of(1, 10)));
        assertThat(String.join(" ", texts(Pictures.of(cities).draw(Language.ARABIC))))
                .contains("loyal", "(غير معروف)")
                .doesNotContain("أوفياء");
    }

    @Test
    void aRowWithoutDataHasNoDot() {
        Segmented<String, Ratio> some =
                new Segmented<>("city", Map.of("a", RepeatPurchaseRate.of(3, 10), "b", RepeatPurchaseRate.of(0, 0)));
        Picture picture = Pictures.of(some).draw(Language.ENGLISH);
        assertThat(dots(picture)).isEqualTo(1);
        assertThat(texts(picture)).contains("a", "b", "30.0 %", "no data");
    }

    @Test
    void rowsAfterTheThirtiethAreCounted() {
        Map<Integer, Ratio> many = IntStream.range(0, 33)
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> RepeatPurchaseRate.of(i, 40), (a, b) -> a, TreeMap::new));
        Picture picture = Pictures.of(new Segmented<>("age", many)).draw(Language.ENGLISH);
        assertThat(dots(picture)).isEqualTo(30);
        assertThat(texts(picture)).contains("3 more are in the table of the numbers.");
        assertThat(picture.numbers().orElseThrow().rows()).hasSize(33);
    }

    @Test
    void anIntervalOfHardlyAnybodyDoesNotSetTheScale() {
        Segmented<String, Ratio> some =
                new Segmented<>("city", Map.of("a", RepeatPurchaseRate.of(10, 1000), "b", RepeatPurchaseRate.of(0, 1)));
        Picture picture = Pictures.of(some).draw(Language.ENGLISH);
        assertThat(texts(picture)).contains("3 %").doesNotContain("50 %");
    }

    @Test
    void thatGroupsAreHiddenIsTold() {
        Segmented<String, Ratio> hidden = TestShop.engine()
                .minimumGroupSize(34)
                .compute(RepeatPurchaseRate.in(Q4).by(Segments.city()));
        Picture picture = Pictures.of(hidden).draw(Language.ENGLISH);
        assertThat(dots(picture)).isEqualTo(2);
        assertThat(String.join(" ", texts(picture)))
                .endsWith("2 groups are hidden: fewer than 34 customers, or needed to hide such a group");
    }

    @Test
    void noDataHaveNoPicture() {
        Segmented<String, Ratio> none = new Segmented<>("city", Map.of("a", RepeatPurchaseRate.of(0, 0)));
        assertThat(Pictures.find(none)).isEmpty();
        assertThat(Pictures.find(new Segmented<>("city", Map.of("a", "words")))).isEmpty();
        assertThatThrownBy(() -> IntervalsChart.of(none, java.util.Optional.empty()))
                .hasMessage("repeat purchase rate has nothing to draw: no row of 1 has data");
    }

    private static long dots(Picture picture) {
        return picture.marks().stream().filter(Mark.Dot.class::isInstance).count();
    }

    private static java.util.List<String> texts(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Label.class::isInstance)
                .map(mark -> ((Mark.Label) mark).text())
                .toList();
    }
}
