package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.programme.TierMoves;
import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowChartTest {
    private static final Window Q4 = Window.quarter(2025, 4);

    @Test
    void isTheSamePictureToTheLastByte() {
        check("lifecycle", Pictures.of(TestShop.engine().compute(LifecycleStages.in(Q4))));
        check("tiers", Pictures.of(tiers()));
        check(
                "overlap",
                Pictures.of(TestShop.engine()
                        .compute(SegmentOverlap.of(Segments.country(), Segments.orders(Q4, 1, 2, 5)))));
    }

    private static TierTable tiers() {
        return TierMoves.of(
                List.of("Silver", "Gold", "Platinum"),
                new TierTable.Flow(0, 0, 120),
                new TierTable.Flow(0, 1, 14),
                new TierTable.Flow(1, 1, 60),
                new TierTable.Flow(1, 2, 3),
                new TierTable.Flow(1, 0, 9),
                new TierTable.Flow(2, 2, 5),
                new TierTable.Flow(TierTable.NO_MEMBER, 0, 30),
                new TierTable.Flow(0, TierTable.NO_MEMBER, 11));
    }

    private static void check(String name, Chart chart) {
        Golden.check(name + "-en.svg", chart.draw(Language.ENGLISH).svg());
        Golden.check(name + "-ar.svg", chart.draw(Language.ARABIC).svg());
    }

    @Test
    void aTierKeepsTheNameThatTheShopGaveIt() {
        TierTable tiers = TierMoves.of(
                List.of("loyal", "no tier"),
                new TierTable.Flow(0, 1, 3),
                new TierTable.Flow(1, 1, 4),
                new TierTable.Flow(TierTable.NO_MEMBER, 0, 5));
        String all = Pictures.of(tiers).draw(Language.ARABIC).svg();
        assertThat(all).contains("loyal", "no tier", "ليس عضوًا").doesNotContain("أوفياء");
    }

    @Test
    void oneOfManyIsSeenAndNamesAreApart() {
        Lifecycle stages = LifecycleStages.of(
                new Lifecycle.Flow(Stage.NEW, Stage.RETURNING, 1),
                new Lifecycle.Flow(Stage.RETURNING, Stage.LOYAL, 1),
                new Lifecycle.Flow(Stage.LOYAL, Stage.LAPSING, 1_000_000));
        Picture picture = Pictures.of(stages).draw(Language.ENGLISH);
        assertThat(ribbons(picture)).hasSize(3).allSatisfy(ribbon -> {
            assertThat(ribbon.leftBottom() - ribbon.leftTop()).isGreaterThanOrEqualTo(1);
            assertThat(ribbon.rightBottom() - ribbon.rightTop()).isGreaterThanOrEqualTo(1);
        });
        List<Double> heights = picture.marks().stream()
                .filter(Mark.Label.class::isInstance)
                .map(Mark.Label.class::cast)
                .filter(label ->
                        label.anchor() == Mark.Anchor.LEFT && label.text().contains("("))
                .map(Mark.Label::y)
                .toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(16);
        assertThat(heights.get(2)).isLessThan(picture.height());
    }

    @Test
    void whoComesFromOutsideIsGrey() {
        assertThat(ribbons(Pictures.of(tiers()).draw(Language.ENGLISH)))
                .filteredOn(ribbon -> ribbon.ink() == Ink.MUTED)
                .hasSize(1);
    }

    @Test
    void ribbonsAreAsWideAsTheirCustomers() {
        double all = ribbons(Pictures.of(tiers()).draw(Language.ENGLISH)).stream()
                .mapToDouble(ribbon -> ribbon.leftBottom() - ribbon.leftTop())
                .sum();
        assertThat(ribbons(Pictures.of(tiers()).draw(Language.ENGLISH)))
                .anySatisfy(ribbon -> assertThat((ribbon.leftBottom() - ribbon.leftTop()) / all)
                        .isCloseTo(120.0 / 252, org.assertj.core.data.Offset.offset(1e-9)));
    }

    private static List<Mark.Ribbon> ribbons(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Ribbon.class::isInstance)
                .map(Mark.Ribbon.class::cast)
                .toList();
    }

    @Test
    void nobodyHasNoPicture() {
        Lifecycle nobody = LifecycleStages.of();
        assertThat(Pictures.find(nobody)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(nobody))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data (nobody ordered)");
    }
}
