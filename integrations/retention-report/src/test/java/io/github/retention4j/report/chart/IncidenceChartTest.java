package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.Spells;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncidenceChartTest {
    private static final CompetingRisks RISKS =
            CompetingRisks.of(CustomerEvent.nthOrder(2), CustomerEvent.inactivity(90));

    @Test
    void isTheSamePictureToTheLastByte() {
        CumulativeIncidence shares = TestShop.engine().compute(RISKS);
        Golden.check(
                "incidence-en.svg", Pictures.of(shares).draw(Language.ENGLISH).svg());
        Golden.check(
                "incidence-ar.svg", Pictures.of(shares).draw(Language.ARABIC).svg());
    }

    @Test
    void aLineAndABandForEachCause() {
        CumulativeIncidence shares = CumulativeIncidence.of(
                Spells.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {1, 2, 1, 2, 1, 0, 2, 0}),
                "returns",
                "leaves");
        Picture picture = Pictures.of(shares).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Line.class)
                        .filter(line -> line.stroke() == Stroke.USUAL)
                        .map(Mark.Line::ink))
                .containsExactly(Ink.FIRST, Ink.SECOND);
        assertThat(marks(picture, Mark.Band.class).map(Mark.Band::ink)).contains(Ink.FIRST, Ink.SECOND);
        String last = Language.ENGLISH.figure(
                shares.at("returns", 8).orElseThrow().value(),
                shares.at("returns", 8).orElseThrow().unit());
        assertThat(marks(picture, Mark.Label.class).map(Mark.Label::text)).contains("returns: " + last);
    }

    @Test
    void tensOfThousandsOfTimesAreASmallFile() {
        double[] times = new double[30_000];
        int[] causes = new int[times.length];
        Random random = new Random(4);
        for (int i = 0; i < times.length; i++) {
            times[i] = random.nextDouble() * 300;
            causes[i] = random.nextInt(3);
        }
        Picture picture = Pictures.of(CumulativeIncidence.of(Spells.of(times, causes), "a", "b"))
                .draw(Language.ARABIC);
        assertThat(picture.svg().getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
    }

    @Test
    void sharesOfNobodyHaveNoPicture() {
        CumulativeIncidence nobody = TestShop.engine().compute(RISKS.within(Window.year(2031)));
        assertThat(Pictures.find(nobody)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(nobody)).hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> new IncidenceChart(nobody)).hasMessageContaining("shares of nobody");
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }
}
