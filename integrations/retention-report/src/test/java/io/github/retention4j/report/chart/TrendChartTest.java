package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.compare.Trend;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.RepeatOrderShare;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendChartTest {
    private static final Series<Ratio> TREND =
            TestShop.engine().trend(Window.months(2025, 2, 2026, 3), RetentionRate::in);

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check("trend-en.svg", Pictures.of(TREND).draw(Language.ENGLISH).svg());
        Golden.check("trend-ar.svg", Pictures.of(TREND).draw(Language.ARABIC).svg());
    }

    @Test
    void aWindowThatIsNotOverIsHatchedAndNoFall() {
        Picture picture = Pictures.of(TREND).draw(Language.ENGLISH);
        assertThat(TREND.windows()).hasSize(14);
        assertThat(marks(picture, Mark.Dot.class)).hasSize(13);
        assertThat(marks(picture, Mark.Line.class)
                        .filter(line -> line.ink() == Ink.FIRST)
                        .filter(line ->
                                line.points().get(0).x() != line.points().get(1).x()))
                .as("lines between months")
                .hasSize(12);
        List<Mark.Bar> hatched =
                marks(picture, Mark.Bar.class).filter(Mark.Bar::isHatched).toList();
        assertThat(hatched).as("one in the legend, one of the last month").hasSize(2);
        assertThat(marks(picture, Mark.Dot.class).mapToDouble(Mark.Dot::x).max().orElseThrow())
                .isLessThan(hatched.get(1).x());
        List<String> row = picture.numbers().orElseThrow().rows().get(13);
        assertThat(row.get(0)).isEqualTo("Mar 2026");
        assertThat(row.get(3)).isEqualTo("partly observed, data end 20 Mar 2026");
    }

    @Test
    void whatIsPartlyObservedAloneHasNoPicture() {
        Series<Ratio> running = TestShop.engine().trend(Window.months(2026, 3, 2026, 4), RetentionRate::in);
        assertThat(running.get(Window.month(2026, 3)).value()).isPresent();
        assertThat(Pictures.find(running)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(running)).hasMessageContaining("partly observed");
    }

    @Test
    void theLastFigureThatIsOverIsTold() {
        Picture picture = Pictures.of(TREND).draw(Language.ENGLISH);
        assertThat(texts(picture))
                .contains(told(2026, 2), "not over yet: 20 of 31 days")
                .doesNotContain(told(2026, 3));
        Mark.Label label = marks(picture, Mark.Label.class)
                .filter(of -> of.text().equals(told(2026, 2)))
                .findFirst()
                .orElseThrow();
        List<Mark.Dot> dots = marks(picture, Mark.Dot.class).toList();
        assertThat(label.x()).isEqualTo(dots.get(dots.size() - 1).x());
        Series<Ratio> over = TestShop.engine().trend(Window.months(2025, 2, 2026, 2), RetentionRate::in);
        assertThat(texts(Pictures.of(over).draw(Language.ENGLISH)))
                .contains(told(2026, 2))
                .noneMatch(text -> text.startsWith("not over yet"));
    }

    private static String told(int year, int month) {
        return Language.ENGLISH.figure(
                TREND.get(Window.month(year, month)).value().orElseThrow(), Unit.PERCENT);
    }

    @Test
    void whatBeganBeforeTheDataIsOver() {
        Series<Ratio> begun =
                TestShop.engine().compute(CohortRetention.monthly()).atAge(1);
        assertThat(texts(Pictures.of(begun).draw(Language.ENGLISH)))
                .contains("partly observed")
                .doesNotContain("not over yet");
    }

    @Test
    void aTrendTellsWhetherItIsMoreThanChance() {
        Trend none = trend(Window.months(2025, 6, 2025, 12), AverageOrderValue::in);
        assertThat(none.isSignificant()).isFalse();
        assertThat(verdict(none))
                .startsWith("Neither rising nor falling by more than chance explains: ")
                .contains(
                        Language.ENGLISH.signed(none.value().orElseThrow(), none.unit()),
                        Language.ENGLISH.interval(none.interval().orElseThrow(), Unit.count("", 2)),
                        "), p = ");
        // A new shop: ever more of its orders are not the first.
        Trend rising = trend(Window.months(2025, 2, 2025, 12), RepeatOrderShare::in);
        assertThat(rising.isSignificant()).isTrue();
        assertThat(verdict(rising))
                .startsWith("Rising by more than chance explains: +")
                .contains("p < 0.001");
        assertThat(verdict(trend(Window.months(2026, 2, 2026, 4), RetentionRate::in)))
                .isEqualTo("There are too few windows with data to tell a trend.");
        Golden.check(
                "trend-test-en.svg", Pictures.of(none).draw(Language.ENGLISH).svg());
        Golden.check(
                "trend-test-ar.svg", Pictures.of(rising).draw(Language.ARABIC).svg());
    }

    private static Trend trend(
            List<Window> windows, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return TestShop.engine().compute(Trend.of(windows, metric));
    }

    private static String verdict(Trend trend) {
        return marks(Pictures.of(trend).draw(Language.ENGLISH), Mark.Label.class)
                .filter(label -> label.y() == 14)
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void whatIsUsualIsABandAndWhatIsNotHasAnotherColour() {
        Series<Average> series = series(30, 32, 29, 31, 33, 30, 90);
        assertThat(series.controlLimits().orElseThrow().outside()).hasSize(1);
        Picture picture = Pictures.of(series).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Band.class)).hasSize(1);
        assertThat(texts(picture)).contains("usual from window to window", "out of the ordinary");
        assertThat(marks(picture, Mark.Dot.class).filter(dot -> dot.ink() == Ink.BAD))
                .hasSize(1);
        assertThat(marks(Pictures.of(series(1, 2)).draw(Language.ENGLISH), Mark.Band.class))
                .as("too few windows")
                .isEmpty();
    }

    @Test
    void aScoreIsNotForcedDownToZeroAndAShareIs() {
        Scale score = Scale.between(42, 51, 100, 0);
        assertThat(score.low()).isEqualTo(42);
        assertThat(score.high()).isEqualTo(52);
        Series<?> nps = TestShop.engine().trend(Window.months(2025, 2, 2025, 12), NetPromoterScore::in);
        Golden.check("trend-nps-en.svg", Pictures.of(nps).draw(Language.ENGLISH).svg());
        assertThat(texts(Pictures.of(TREND).draw(Language.ENGLISH))).contains("0 %");
    }

    @Test
    void theUnitStandsAboveTheAxis() {
        Series<?> money = TestShop.engine().trend(Window.months(2025, 2, 2026, 3), AverageOrderValue::in);
        Golden.check(
                "trend-money-en.svg", Pictures.of(money).draw(Language.ENGLISH).svg());
        assertThat(texts(Pictures.of(money).draw(Language.ENGLISH))).contains("SAR per order");
    }

    @Test
    void oneAgeOfCohortsOverTime() {
        Series<Ratio> first =
                TestShop.engine().compute(CohortRetention.monthly()).atAge(1);
        Picture picture = Pictures.of(first).draw(Language.ENGLISH);
        assertThat(picture.title()).isEqualTo("Cohort retention at age 1, from month to month");
        // That of February, at an age that is not over, is hatched.
        assertThat(first.windows()).hasSize(14);
        assertThat(marks(picture, Mark.Dot.class)).hasSize(13);
    }

    @Test
    void aWindowWithoutDataIsAGap() {
        Series<Average> series = series(3, Double.NaN, 5);
        Picture picture = Pictures.of(series).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Dot.class)).hasSize(2);
        assertThat(marks(picture, Mark.Line.class).filter(line -> line.ink() == Ink.FIRST))
                .isEmpty();
        assertThat(picture.numbers().orElseThrow().rows().get(1).get(1)).startsWith("no data");
    }

    @Test
    void oneWindowIsADotAndSixtyHaveRoom() {
        assertThat(marks(Pictures.of(series(3)).draw(Language.ENGLISH), Mark.Dot.class))
                .hasSize(1);
        double[] many = new double[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = 100 + i * 37 % 11;
        }
        Picture picture = Pictures.of(series(many)).draw(Language.ENGLISH);
        assertThat(marks(picture, Mark.Dot.class)).hasSize(60);
        List<Mark.Label> names = marks(picture, Mark.Label.class)
                .filter(label -> label.text().matches("\\d{1,2} [A-Z][a-z]{2} \\d{4}"))
                .toList();
        assertThat(names).hasSizeGreaterThan(4);
        for (int i = 1; i < names.size(); i++) {
            assertThat(names.get(i - 1).x() - names.get(i).x())
                    .isGreaterThan(Plot.width(names.get(i).text()));
        }
    }

    @Test
    void noWindowsAndNoDataHaveNoPicture() {
        assertThatThrownBy(() -> new TrendChart(new Series<>(Map.of()))).hasMessageContaining("no windows");
        assertThat(Pictures.find(new Series<>(Map.of()))).isEmpty();
        Series<Average> nothing = series(Double.NaN, Double.NaN);
        assertThat(Pictures.find(nothing)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(nothing))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data");
    }

    /** Averages of days, from 2025-03-01 on; those that are no number are of nothing. */
    private static Series<Average> series(double... values) {
        Map<Window, Average> results = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            boolean isNone = Double.isNaN(values[i]);
            results.put(
                    Window.day(LocalDate.of(2025, 3, 1).plusDays(i)),
                    Average.withoutSpread(
                            Label.of("orders", "orders / days"),
                            isNone ? BigDecimal.ZERO : BigDecimal.valueOf(values[i]),
                            isNone ? 0 : 1,
                            Unit.count("orders", 0)));
        }
        return new Series<>(results);
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> texts(Picture picture) {
        return marks(picture, Mark.Label.class).map(Mark.Label::text).toList();
    }
}
