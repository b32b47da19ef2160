package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.cohort.AgeBrackets;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.metric.cohort.LeftOut;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CohortHeatMapTest {
    private static final CohortTable COHORTS = TestShop.engine().compute(CohortRetention.monthly());

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check(
                "cohorts-en.svg", Pictures.of(COHORTS).draw(Language.ENGLISH).svg());
        Golden.check(
                "cohorts-ar.svg", Pictures.of(COHORTS).draw(Language.ARABIC).svg());
        Golden.check(
                "cohorts-value-en.svg",
                Pictures.of(COHORTS, Show.CUMULATIVE_VALUE)
                        .draw(Language.ENGLISH)
                        .svg());
    }

    @Test
    void cellsTellWhatTheTableTells() {
        ColourTable colours = new CohortHeatMap(COHORTS, Show.RETENTION).colours(Language.ENGLISH);
        Cohort first = COHORTS.cohorts().get(0);
        long customers = first.cell(1).orElseThrow().customers();
        assertThat(colours.rows()).hasSize(14);
        ColourTable.Cell cell = colours.rows().get(0).cells().get(1);
        assertThat(cell.full()).isEqualTo(customers + " of " + first.size());
        assertThat(cell.text()).isEqualTo(Language.ENGLISH.decimal(100.0 * customers / first.size(), 1));
        assertThat(colours.totals().get(0).cells().get(1).text())
                .isEqualTo(Language.ENGLISH.decimal(
                        100 * COHORTS.average(1).value().orElseThrow(), 1));
    }

    @Test
    void ageZeroHasNoColourAndWhatIsPartlyObservedIsHatched() {
        ColourTable colours = new CohortHeatMap(COHORTS, Show.RETENTION).colours(Language.ENGLISH);
        assertThat(colours.rows())
                .allSatisfy(row -> assertThat(row.cells().get(0).tone()).isZero());
        assertThat(colours.rows().get(0).cells().stream().skip(1))
                .allSatisfy(cell -> assertThat(cell.tone()).isBetween(1, 7));
        for (int i = 0; i < colours.rows().size(); i++) {
            List<ColourTable.Cell> cells = colours.rows().get(i).cells();
            assertThat(cells).hasSize(COHORTS.cohorts().get(i).cells().size());
            for (int age = 0; age < cells.size(); age++) {
                assertThat(cells.get(age).isHatched())
                        .isEqualTo(
                                COHORTS.cohorts().get(i).cells().get(age).observation() == Observation.PARTLY_OBSERVED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Show.class)
    void everyKindOfFigureHasAPicture(Show show) {
        Picture picture = Pictures.of(COHORTS, show).draw(Language.ENGLISH);
        assertThat(picture.marks()).filteredOn(Mark.Cell.class::isInstance).hasSizeGreaterThan(100);
        assertThat(picture.title()).startsWith("Cohort retention: ");
        assertThat(picture.numbers().orElseThrow().rows()).hasSize(119);
    }

    @Test
    void bracketsHijriMonthsAndWeeksHaveTheirNames() {
        CohortTable brackets = TestShop.engine()
                .compute(CohortRetention.weekly(DayOfWeek.SUNDAY).brackets(1, 3, 7, 14));
        ColourTable colours = new CohortHeatMap(brackets, Show.RETENTION).colours(Language.ENGLISH);
        assertThat(colours.columns()).containsExactly("0", "1–2", "3–6", "7–13");
        assertThat(colours.rows().get(59).name()).isEqualTo("week of 22 Feb 2026");
        CohortTable hijri = TestShop.engine().compute(CohortRetention.by(CalendarUnit.HIJRI_MONTH));
        Golden.check(
                "cohorts-hijri-ar.svg", Pictures.of(hijri).draw(Language.ARABIC).svg());
        assertThat(Pictures.of(hijri).draw(Language.ENGLISH).svg()).contains("Shaban 1446");
    }

    @Test
    void sixtyBySixtyCellsAreASmallFile() {
        CohortTable full = table(60, 60, false);
        for (Language language : List.of(Language.ENGLISH, Language.ARABIC)) {
            CohortHeatMap map = new CohortHeatMap(full, Show.RETENTION);
            Picture picture = map.draw(language);
            assertThat(picture.marks()).filteredOn(Mark.Cell.class::isInstance).hasSize(61 * 60);
            assertThat(bytes(picture.svg())).as("svg in %s", language).isLessThan(200_000);
            assertThat(bytes(map.colours(language).html().toString()))
                    .as("html in %s", language)
                    .isLessThan(200_000);
        }
    }

    @Test
    void aYearOfDaysShowsTheNewestAndSaysWhatIsNotShown() {
        CohortTable days = table(365, 365, true);
        ColourTable colours = new CohortHeatMap(days, Show.RETENTION).colours(Language.ENGLISH);
        assertThat(colours.rows()).hasSize(60);
        assertThat(colours.columns()).hasSize(60);
        assertThat(colours.rows().get(59).name())
                .isEqualTo(Language.ENGLISH.window(days.cohorts().get(364).period()));
        assertThat(colours.notes())
                .contains("Not shown: the 305 earliest of 365 cohorts.", "Not shown: the 305 latest of 365 ages.");
    }

    @Test
    void oneCohortOfOneAgeHasAPicture() {
        ColourTable colours = new CohortHeatMap(table(1, 1, false), Show.RETENTION).colours(Language.ENGLISH);
        assertThat(colours.rows()).hasSize(1);
        assertThat(colours.rows().get(0).cells())
                .extracting(ColourTable.Cell::text)
                .containsExactly("100.0");
        assertThat(Pictures.of(table(1, 1, false)).draw(Language.ARABIC).svg()).contains("100.0");
    }

    @Test
    void noCohortHasNoPictureAndTheReasonIsTold() {
        CohortTable none = TestShop.engine().compute(CohortRetention.monthly().within(Window.year(2031)));
        assertThat(none.cohorts()).isEmpty();
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CohortTable has nothing to draw: 0 cohorts of 0 customers");
        assertThatThrownBy(() -> Pictures.of(none, Show.ORDERS)).hasMessageContaining("no cohorts to draw");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Daily cohorts; if the data end with the last, each has one age less than the one before. */
    private static CohortTable table(int cohorts, int ages, boolean isTriangle) {
        List<Cohort> rows = new ArrayList<>();
        LocalDate day = LocalDate.of(2025, 1, 1);
        BigMoney none = BigMoney.zero(TestShop.SAR);
        for (int i = 0; i < cohorts; i++) {
            int row = i;
            int observed = isTriangle ? ages - i : ages;
            List<Cell> cells = IntStream.range(0, observed)
                    .mapToObj(age ->
                            new Cell(age == 0 ? 1_234 : (row * 7L + age * 131L) % 1_000, 3, none, Observation.OBSERVED))
                    .toList();
            rows.add(new Cohort(Window.day(day.plusDays(i)), 1_234, cells));
        }
        return new CohortTable(
                Label.of("cohort retention", "bounded"),
                CohortEntry.firstOrder().toString(),
                "days",
                AgeBrackets.NONE,
                day.plusDays(cohorts + ages),
                rows,
                new LeftOut(0, 0, 0, none),
                List.of());
    }
}
