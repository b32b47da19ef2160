package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.report.Golden;
import io.github.retention4j.report.chart.ColourTable.Cell;
import io.github.retention4j.report.chart.ColourTable.Row;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ColourTableTest {
    private static final ColourTable TABLE = new ColourTable(
            "orders by city",
            "Four cells.",
            "city",
            "size",
            "months later",
            List.of("0", "1", "2"),
            List.of(
                    new Row(
                            "Abha <b>",
                            "1,064",
                            List.of(
                                    new Cell("100", 0, "1,064 of 1,064"),
                                    new Cell("38.7", 7, "412 of 1,064"),
                                    new Cell("4.1", 2, true, "44 of 1,064, partly observed"))),
                    new Row(
                            "Jeddah",
                            "12",
                            List.of(new Cell("100", 0, ""), Cell.EMPTY, new Cell("25.0", 5, "3 of 12")))),
            List.of(new Row("all", "1,076", List.of(new Cell("100", 0, ""), new Cell("38.7", 7, "")))),
            List.of("Hatched: partly observed, the data end on 2026-03-20."));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "colour-table-en.svg",
                TABLE.picture(Language.ENGLISH, Optional.empty()).svg());
        Golden.check(
                "colour-table-ar.svg",
                TABLE.picture(Language.ARABIC, Optional.empty()).svg());
    }

    @Test
    void isTheSameTableToTheLastByte() {
        Golden.check("colour-table.html", TABLE.html() + "\n");
    }

    @Test
    void whatIsNotObservedIsNotDrawn() {
        Picture picture = TABLE.picture(Language.ENGLISH, Optional.empty());
        assertThat(picture.marks()).filteredOn(Mark.Cell.class::isInstance).hasSize(7);
    }

    @Test
    void wideTablesMakeWidePictures() {
        List<String> names = IntStream.range(0, 60).mapToObj(Integer::toString).toList();
        ColourTable wide = new ColourTable("", "", "", "", "", names, List.of(), List.of(), List.of());
        assertThat(wide.picture(Language.ENGLISH, Optional.empty()).width()).isGreaterThan(1_700);
        assertThat(TABLE.picture(Language.ENGLISH, Optional.empty()).width()).isEqualTo(720);
    }

    @Test
    void tonesAreSevenths() {
        assertThat(tones(70, 10, 30, 20, 60, 50, 40)).containsExactly(7, 1, 3, 2, 6, 5, 4);
        assertThat(tones(1, 2, 3, 4, 5, 6, 1_000)).as("one high figure").containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(tones(5, 5, 5)).as("all equal").containsExactly(4, 4, 4);
        assertThat(tones(9, 1)).as("two").containsExactly(6, 2);
        assertThat(tones(2, 2, 9, 9)).as("ties").containsExactly(2, 2, 6, 6);
        assertThat(tones()).isEmpty();
    }

    @Test
    void zeroIsFaintAndNoMeasureForTheOthers() {
        assertThat(tones(0, 0, 0, 0, 0, 0, 0, 0, 1, 2)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 6);
        assertThat(tones(0.0, -0.0, -3, 1)).containsExactly(1, 1, 1, 4);
        assertThat(tones(0, 0)).containsExactly(1, 1);
    }

    @Test
    void averagesAreOnTheScaleOfTheCells() {
        List<OptionalDouble> cells =
                IntStream.rangeClosed(1, 7).mapToObj(OptionalDouble::of).toList();
        List<OptionalDouble> averages =
                List.of(OptionalDouble.of(0), OptionalDouble.of(3), OptionalDouble.empty(), OptionalDouble.of(100));
        assertThat(ColourTable.tones(averages, cells)).containsExactly(1, 3, 0, 7);
        assertThat(ColourTable.tones(averages, List.of())).containsExactly(1, 1, 0, 1);
    }

    @Test
    void noFigureHasNoTone() {
        assertThat(ColourTable.tones(List.of(OptionalDouble.empty(), OptionalDouble.of(3))))
                .containsExactly(0, 4);
    }

    @Property(tries = 200)
    void higherFiguresNeverHaveLowerTones(@ForAll @Size(min = 1, max = 60) List<Byte> figures) {
        List<Integer> tones = tones(figures.stream().mapToDouble(f -> f).toArray());
        for (int i = 0; i < tones.size(); i++) {
            assertThat(tones.get(i)).isBetween(1, 7);
            for (int k = 0; k < tones.size(); k++) {
                int compared = Byte.compare(figures.get(i), figures.get(k));
                assertThat(
                                compared == 0
                                        ? tones.get(i).equals(tones.get(k))
                                        : compared < 0 == tones.get(i) < tones.get(k)
                                                || tones.get(i).equals(tones.get(k)))
                        .as("%s: %s", figures, tones)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesWhatItCannotDraw() {
        assertThatThrownBy(() -> new Cell("", 8, "")).hasMessage("tone 8 not in [0, 7]");
        Row row = new Row("", "", List.of(Cell.EMPTY));
        assertThatThrownBy(() -> new ColourTable("", "", "", "", "", List.of(), List.of(row), List.of(), List.of()))
                .hasMessage("a row of 1 cells in a table of 0 columns");
    }

    private static List<Integer> tones(double... figures) {
        return ColourTable.tones(
                DoubleStream.of(figures).mapToObj(OptionalDouble::of).toList());
    }
}
