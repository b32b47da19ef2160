package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.Spells;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurvivalCurvesTest {
    private static final Segmented<String, SurvivalCurve> CHANNELS =
            TestShop.engine().compute(TimeToEvent.toNthOrder(2).by(Segments.channel()));

    private static final SurvivalCurve FIVE =
            SurvivalCurve.of(Spells.of(new double[] {3, 5, 5, 8, 10}, new int[] {1, 1, 0, 1, 0}));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "survival-channels-en.svg",
                Pictures.of(CHANNELS).draw(Language.ENGLISH).svg());
        Golden.check(
                "survival-channels-ar.svg",
                Pictures.of(CHANNELS).draw(Language.ARABIC).svg());
        Segmented<String, SurvivalCurve> two =
                TestShop.engine().compute(TimeToEvent.toNthOrder(2).by(Segments.gender()));
        Golden.check(
                "survival-two-en.svg", Pictures.of(two).draw(Language.ENGLISH).svg());
    }

    @Test
    void eachSegmentHasALineAndItsMedian() {
        Picture picture = Pictures.of(CHANNELS).draw(Language.ENGLISH);
        assertThat(picture.title()).isEqualTo("Days from first order to second order, of all customers, by channel");
        assertThat(lines(picture)).hasSize(3);
        CHANNELS.forEach((name, curve) -> {
            OptionalDouble median = curve.median().time();
            assertThat(texts(picture))
                    .contains(
                            median.isPresent()
                                    ? name + ": half within " + Math.round(median.getAsDouble()) + " days"
                                    : name + ": half not reached");
        });
        assertThat(marks(picture, Mark.Band.class)).as("more than two").isEmpty();
        assertThat(picture.numbers().orElseThrow().rows()).hasSize(3);
    }

    @Test
    void twoHaveBandsAndOneThatIsNotReachedSaysSo() {
        SurvivalCurve few = SurvivalCurve.of(Spells.of(new double[] {3, 5, 5}, new int[] {1, 0, 0}));
        Picture picture = Pictures.of(segments(FIVE, few)).draw(Language.ENGLISH);
        assertThat(texts(picture)).contains("s0: half within 8 days", "s1: half not reached");
        assertThat(marks(picture, Mark.Band.class)).isNotEmpty();
    }

    @Test
    void theSixLargestAreDrawnAndTheOthersCounted() {
        SurvivalCurve small = SurvivalCurve.of(Spells.of(new double[] {3, 5}, new int[] {1, 1}));
        Picture picture = Pictures.of(segments(FIVE, small, FIVE, FIVE, small, FIVE, FIVE, FIVE))
                .draw(Language.ENGLISH);
        assertThat(lines(picture)).hasSize(6);
        assertThat(texts(picture))
                .contains("2 more are in the table of the numbers.", "s7: half within 8 days")
                .noneMatch(text -> text.startsWith("s1:") || text.startsWith("s4:"));
        assertThat(marks(picture, Mark.Label.class))
                .allSatisfy(label -> assertThat(label.x()).isBetween(0.0, picture.width()));
    }

    @Test
    void aSegmentOfNobodyHasNoLine() {
        SurvivalCurve nobody =
                TestShop.engine().compute(TimeToEvent.toNthOrder(2).within(Window.year(2031)));
        assertThat(lines(Pictures.of(segments(FIVE, nobody)).draw(Language.ENGLISH)))
                .hasSize(1);
        assertThat(Pictures.find(segments(nobody))).isEmpty();
        assertThatThrownBy(() -> new SurvivalCurves(segments(nobody))).hasMessageContaining("a curve of somebody");
    }

    @Test
    void timesInOtherUnitsAndOtherResultsHaveNoPictureTogether() {
        SurvivalCurve hours = SurvivalCurve.of(
                Spells.of(new double[] {0.5, 1.5}, new int[] {1, 0}).in(Unit.count("hours", 1)));
        assertThat(Pictures.find(segments(FIVE, hours))).isEmpty();
        assertThatThrownBy(() -> new SurvivalCurves(segments(FIVE, hours)))
                .hasMessage(
                        "segments by kind have no picture: it takes a curve of somebody, and all times in one unit");
        Segmented<String, Lifecycle> stages = TestShop.engine()
                .compute(LifecycleStages.in(Window.quarter(2025, 4)).by(Segments.channel()));
        assertThatThrownBy(() -> Pictures.of(stages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Segmented by channel has no picture: its results are Lifecycle, which have no picture together;"
                                + " take one of them by its key, or print it");
    }

    private static Segmented<String, SurvivalCurve> segments(SurvivalCurve... curves) {
        Map<String, SurvivalCurve> byName = new TreeMap<>();
        for (SurvivalCurve curve : curves) {
            byName.put("s" + byName.size(), curve);
        }
        return new Segmented<>("kind", byName);
    }

    private static List<Mark.Line> lines(Picture picture) {
        return marks(picture, Mark.Line.class)
                .filter(line -> line.stroke() == Stroke.USUAL)
                .toList();
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> texts(Picture picture) {
        return marks(picture, Mark.Label.class).map(Mark.Label::text).toList();
    }
}
