package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.Label;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossChartTest {
    @Test
    void isTheSamePictureToTheLastByte() {
        Chart grid = Pictures.grid(TestShop.engine()
                .compute(SegmentOverlap.of(Segments.city(), Segments.orders(Window.year(2025), 1, 2, 5))));
        Golden.check("cross-en.svg", grid.draw(Language.ENGLISH).svg());
        Golden.check("cross-ar.svg", grid.draw(Language.ARABIC).svg());
    }

    private static CrossTable<Integer, Integer> table(int groups) {
        List<CrossTable.Cell<Integer, Integer>> cells = IntStream.range(0, groups)
                .mapToObj(i -> new CrossTable.Cell<>(i, i, i + 1L))
                .toList();
        return new CrossTable<>(Label.of("overlap", "customers in both"), cells, List.of());
    }

    @Test
    void manyGroupsAreATableAndFewAreFlows() {
        assertThat(Pictures.of(table(7))).isInstanceOf(CrossChart.class);
        assertThat(Pictures.of(table(6))).isInstanceOf(FlowChart.class);
    }

    @Test
    void nobodyInBothIsAZeroWithoutColour() {
        ColourTable table = new CrossChart(table(2)).colours(Language.ENGLISH);
        assertThat(table.rows().get(0).cells().get(1)).isEqualTo(new ColourTable.Cell("0", 0, ""));
        assertThat(table.rows().get(1).cells().get(1).full()).isEqualTo("100.0 %");
    }

    @Test
    void nobodyHasNoPicture() {
        assertThat(Pictures.find(table(0))).isEmpty();
    }
}
