package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.survival.Spells;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurvivalChartTest {
    private static final SurvivalCurve SECOND = TestShop.engine().compute(TimeToEvent.toNthOrder(2));

    /** The worked example of the curve. */
    private static final SurvivalCurve FIVE =
            SurvivalCurve.of(Spells.of(new double[] {3, 5, 5, 8, 10}, new int[] {1, 1, 0, 1, 0}));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "survival-en.svg", Pictures.of(SECOND).draw(Language.ENGLISH).svg());
        Golden.check(
                "survival-ar.svg", Pictures.of(SECOND).draw(Language.ARABIC).svg());
        Golden.check(
                "survival-five-en.svg", Pictures.of(FIVE).draw(Language.ENGLISH).svg());
    }

    @Test
    void stepsDownAtEachEvent() {
        Picture picture = Pictures.of(FIVE).draw(Language.ENGLISH);
        Mark.Line line = curve(picture);
        // From 1 to 4/5, 3/5 and 3/10, and along to the end: two points a step and one at either end.
        assertThat(line.points()).hasSize(2 + 2 * 3);
        double bottom = 284;
        double height = bottom - 32;
        assertThat(line.points().stream().map(Point::y).distinct())
                .satisfiesExactly(
                        y -> assertThat(y).isCloseTo(bottom - height, within(1e-9)),
                        y -> assertThat(y).isCloseTo(bottom - 0.8 * height, within(1e-9)),
                        y -> assertThat(y).isCloseTo(bottom - 0.6 * height, within(1e-9)),
                        y -> assertThat(y).isCloseTo(bottom - 0.3 * height, within(1e-9)));
    }

    @Test
    void marksTheMedianAndThoseWhoAreFollowedNoLonger() {
        Picture picture = Pictures.of(FIVE).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Line.class).filter(of -> of.stroke() == Stroke.DASHED))
                .singleElement()
                .satisfies(of -> assertThat(of.ink()).isEqualTo(Ink.SECOND));
        assertThat(marks(picture, Mark.Line.class).filter(of -> of.ink() == Ink.FIRST && of.stroke() == Stroke.THIN))
                .hasSize(2);
        assertThat(texts(picture)).contains("3 of 5 had the event, half of all within 8.0 days.");
        SurvivalCurve few = SurvivalCurve.of(Spells.of(new double[] {3, 5, 5}, new int[] {1, 0, 0}));
        assertThat(texts(Pictures.of(few).draw(Language.ENGLISH)))
                .contains("1 of 3 had the event; half of all is not reached in the time they are followed.");
    }

    @Test
    void tellsHowManyAreAtRisk() {
        List<String> texts = texts(Pictures.of(FIVE).draw(Language.ENGLISH));
        // At days 0, 2, 4, 6, 8 and 10.
        assertThat(texts).containsSubsequence("at risk", "5", "5", "4", "2", "2", "1");
    }

    @Test
    void tensOfThousandsOfStepsAreASmallFileThatIsNowhereMoreThanAPixelOff() {
        int spells = 40_000;
        double[] times = new double[spells];
        int[] causes = new int[spells];
        Random random = new Random(3);
        for (int i = 0; i < spells; i++) {
            times[i] = random.nextDouble() * 700;
            causes[i] = random.nextInt(3) == 0 ? 0 : 1;
        }
        SurvivalCurve curve = SurvivalCurve.of(Spells.of(times, causes));
        assertThat(curve.steps()).hasSizeGreaterThan(30_000);
        Picture picture = Pictures.of(curve).draw(Language.ENGLISH);
        assertThat(picture.svg().getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
        List<Point> points = curve(picture).points();
        assertThat(points).hasSizeGreaterThan(300);
        double left = points.get(0).x();
        double last = curve.lastTime().orElseThrow();
        for (int k = 1; k < 1000; k++) {
            double time = last * k / 1000;
            double x = left + (700 - left) * k / 1000;
            double share = curve.at(time).orElseThrow().value();
            double drawn = points.stream()
                    .filter(point -> point.x() <= x)
                    .reduce((one, next) -> next)
                    .orElseThrow()
                    .y();
            assertThat(drawn).isCloseTo(284 - share * (284 - 32), within(1.0));
        }
    }

    @Test
    void timesNeedNotBeDaysAndAllCanBeAtOnce() {
        SurvivalCurve hours = SurvivalCurve.of(
                Spells.of(new double[] {0.5, 1.5}, new int[] {1, 0}).in(Unit.count("hours", 1)));
        assertThat(texts(Pictures.of(hours).draw(Language.ENGLISH))).contains("hours");
        SurvivalCurve atOnce = SurvivalCurve.of(Spells.of(new double[] {0, 0}, new int[] {1, 1}));
        assertThat(Pictures.of(atOnce).draw(Language.ENGLISH).svg()).doesNotContain("NaN");
    }

    @Test
    void aCurveOfNobodyHasNoPicture() {
        SurvivalCurve nobody =
                TestShop.engine().compute(TimeToEvent.toNthOrder(2).within(Window.year(2031)));
        assertThat(Pictures.find(nobody)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(nobody))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data");
        assertThatThrownBy(() -> new SurvivalChart(nobody)).hasMessageContaining("a curve of nobody");
    }

    private static Mark.Line curve(Picture picture) {
        return marks(picture, Mark.Line.class)
                .filter(of -> of.ink() == Ink.FIRST && of.stroke() == Stroke.USUAL)
                .findFirst()
                .orElseThrow();
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> texts(Picture picture) {
        return marks(picture, Mark.Label.class).map(Mark.Label::text).toList();
    }
}
