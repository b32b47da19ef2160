package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CohortCurvesTest {
    private static final CohortTable COHORTS = TestShop.engine().compute(CohortRetention.monthly());

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "curves-en.svg",
                Pictures.curvesOf(COHORTS).draw(Language.ENGLISH).svg());
        Golden.check(
                "curves-ar.svg",
                Pictures.curvesOf(COHORTS).draw(Language.ARABIC).svg());
        Golden.check(
                "curves-value-en.svg",
                Pictures.curvesOf(COHORTS, Show.CUMULATIVE_VALUE)
                        .draw(Language.ENGLISH)
                        .svg());
    }

    @Test
    void tellsTheNewestAndTheBestApart() {
        Picture picture = Pictures.curvesOf(COHORTS).draw(Language.ENGLISH);
        // The cohort of January 2026 was observed whole at age 1 alone, so that of December is the newest.
        assertThat(texts(picture))
                .contains("each cohort", "average", "newest followed to age 2: Dec 2025", "best at age 7: May 2025");
        assertThat(picture.title()).isEqualTo("Cohort retention by month, curves: % of the cohort");
    }

    @Test
    void theAverageIsBoldOverItsBand() {
        Picture picture = Pictures.curvesOf(COHORTS).draw(Language.ENGLISH);
        List<Mark.Band> bands = marks(picture, Mark.Band.class).toList();
        assertThat(bands).hasSize(1);
        assertThat(bands.get(0).upper()).hasSize(13);
        assertThat(marks(picture, Mark.Line.class).filter(line -> line.stroke() == Stroke.BOLD))
                .singleElement()
                .satisfies(line -> assertThat(line.points()).hasSize(13));
    }

    @Test
    void whatIsPartlyObservedIsNoFall() {
        Picture picture = Pictures.curvesOf(COHORTS).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Line.class).map(Mark.Line::stroke)).doesNotContain(Stroke.DASHED);
        // Each of 14 cohorts ends with a cell that is partly observed: the last has no other, the one before a dot
        // alone.
        assertThat(marks(picture, Mark.Dot.class)).hasSize(1);
        assertThat(marks(picture, Mark.Line.class)
                        .filter(line -> line.ink() == Ink.FAINT || line.ink() == Ink.SECOND || line.ink() == Ink.THIRD)
                        .map(line -> line.points().size()))
                .containsExactlyInAnyOrder(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
        assertThat(texts(picture))
                .as("the last age that any cohort has whole")
                .contains("13")
                .doesNotContain("14");
    }

    @Test
    void whereNoAgeIsWholeThereAreNoCurves() {
        assertThat(CohortCurves.hasData(COHORTS)).isTrue();
        CohortTable running = TestShop.engine()
                .compute(CohortRetention.by(CalendarUnit.QUARTER).within(Window.quarter(2026, 1)));
        assertThat(running.cohorts()).hasSize(1);
        assertThat(CohortCurves.hasData(running)).isFalse();
        assertThat(marks(Pictures.curvesOf(running).draw(Language.ENGLISH), Mark.Dot.class))
                .isEmpty();
    }

    @Test
    void sumsHaveNoAverage() {
        Picture picture = Pictures.curvesOf(COHORTS, Show.REVENUE).draw(Language.ENGLISH);
        assertThat(texts(picture)).doesNotContain("average");
        assertThat(marks(picture, Mark.Band.class)).isEmpty();
    }

    @Test
    void bracketsAreCalledByTheirAges() {
        CohortTable brackets =
                TestShop.engine().compute(CohortRetention.monthly().brackets(1, 3, 6, 12));
        assertThat(texts(Pictures.curvesOf(brackets).draw(Language.ENGLISH))).contains("1–2", "3–5", "6–11");
    }

    @Test
    void oneCohortOfOneAgeIsADot() {
        CohortTable one = TestShop.engine()
                .compute(CohortRetention.monthly().within(Window.month(2026, 2)).brackets(1));
        assertThat(one.cohorts()).hasSize(1);
        Picture picture = Pictures.curvesOf(one).draw(Language.ARABIC);
        assertThat(marks(picture, Mark.Dot.class).map(Mark.Dot::ink)).contains(Ink.FIRST);
    }

    @Test
    void noCohortHasNoCurves() {
        CohortTable none = TestShop.engine().compute(CohortRetention.monthly().within(Window.year(2031)));
        assertThatThrownBy(() -> Pictures.curvesOf(none)).hasMessageContaining("no cohorts to draw");
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> texts(Picture picture) {
        return marks(picture, Mark.Label.class).map(Mark.Label::text).toList();
    }
}
