package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.clv.MbgNbd;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.PurchaseTracking;
import io.github.retention4j.clv.PurchaseTracking.Week;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrackingChartTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Test
    void isTheSamePictureToTheLastByte() {
        // A stated model, since the last digits of an estimate differ from one Java to another.
        PurchaseTracking tracking = PurchaseTracking.of(
                new MbgNbd(2, 8, 1, 2, ChronoUnit.WEEKS),
                TestShop.engine().compute(PurchasePatterns.weekly().through(LocalDate.of(2025, 12, 20))));
        Golden.check(
                "tracking-en.svg", Pictures.of(tracking).draw(Language.ENGLISH).svg());
        Golden.check(
                "tracking-ar.svg", Pictures.of(tracking).draw(Language.ARABIC).svg());
    }

    @Test
    void aLineOfWhatWasBoughtAndOneOfWhatIsExpectedAndABandBehindWhatTheModelDidNotKnow() {
        Picture picture = Pictures.of(tracking(week(0, 7, false, 4), week(1, 7, false, 8), week(2, 7, true, 6)))
                .draw(Language.ENGLISH);

        assertThat(marks(picture, Mark.Line.class)
                        .filter(line -> line.stroke() != Stroke.THIN)
                        .map(Mark.Line::ink))
                .containsExactly(Ink.FIRST, Ink.SECOND);
        List<Mark.Line> lines = marks(picture, Mark.Line.class)
                .filter(line -> line.stroke() != Stroke.THIN)
                .toList();
        // Twice as many are twice as high, and the expected are half of what was bought.
        double bottom = 252;
        double first = bottom - lines.get(0).points().get(0).y();
        assertThat(bottom - lines.get(0).points().get(1).y()).isCloseTo(2 * first, within());
        assertThat(bottom - lines.get(1).points().get(1).y()).isCloseTo(first, within());
        Mark.Band band = marks(picture, Mark.Band.class).findFirst().orElseThrow();
        assertThat(band.upper().get(0).x())
                .isGreaterThan(lines.get(0).points().get(1).x())
                .isLessThan(lines.get(0).points().get(2).x());
        assertThat(marks(picture, Mark.Label.class).map(Mark.Label::text))
                .contains("bought", "expected", "not known to the model");
    }

    @Test
    void aWeekThatIsNotWholeIsLeftOutAndWithoutHeldOutWeeksThereIsNoBand() {
        Picture picture = Pictures.of(tracking(week(0, 3, false, 1), week(1, 7, false, 8), week(2, 7, false, 6)))
                .draw(Language.ENGLISH);

        assertThat(marks(picture, Mark.Line.class)
                        .filter(line -> line.stroke() != Stroke.THIN)
                        .map(line -> line.points().size()))
                .containsExactly(2, 2);
        assertThat(marks(picture, Mark.Band.class)).isEmpty();
        assertThat(marks(picture, Mark.Label.class).map(Mark.Label::text)).doesNotContain("not known to the model");
    }

    @Test
    void aSingleWeekHasNoPicture() {
        PurchaseTracking one = tracking(week(0, 3, false, 1), week(1, 7, false, 8));
        assertThat(Pictures.find(one)).isEmpty();
        assertThatThrownBy(() -> new TrackingChart(one)).hasMessageContaining("fewer than two whole weeks");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-9);
    }

    private static PurchaseTracking tracking(Week... weeks) {
        return new PurchaseTracking(
                Label.of("repeat purchases by week", "expected by MBG/NBD"), "MBG/NBD", List.of(weeks));
    }

    private static Week week(int nth, int days, boolean isHeldOut, long actual) {
        return new Week(MONDAY.plusWeeks(nth), days, isHeldOut, actual, actual / 2.0, actual, actual / 2.0);
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }
}
