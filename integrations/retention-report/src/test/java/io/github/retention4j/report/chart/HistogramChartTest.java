package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.engagement.ActiveDayCounts;
import io.github.retention4j.metric.engagement.ActiveDays;
import io.github.retention4j.metric.engagement.Activity;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.value.OrderValueCounts;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramChartTest {
    private static final Window YEAR = Window.year(2025);

    @Test
    void isTheSamePictureToTheLastByte() {
        check("gaps", TestShop.engine().compute(TimeBetweenPurchases.in(YEAR)));
        check("values", TestShop.engine().compute(OrderValues.in(YEAR)));
        check(
                "active-days",
                TestShop.engine()
                        .compute(ActiveDays.in(YEAR).counting(Activity.ORDERS).upTo(8)));
    }

    private static void check(String name, Object result) {
        Golden.check(
                name + "-en.svg", Pictures.of(result).draw(Language.ENGLISH).svg());
        Golden.check(name + "-ar.svg", Pictures.of(result).draw(Language.ARABIC).svg());
    }

    @Test
    void barsOfGapsAreOfRoundWidthsAndTheRestIsOneMore() {
        // 0 to 199 days once each, and one of 5,000.
        int[] days =
                IntStream.concat(IntStream.range(0, 200), IntStream.of(5_000)).toArray();
        Histogram bins = Histogram.of(DayCounts.of(Label.of("gaps", ""), days));
        assertThat(bins.bars()).hasSize(41);
        assertThat(bins.bars().get(1)).isEqualTo(new Histogram.Bar(5, 10, 5));
        assertThat(bins.bars().get(40)).isEqualTo(new Histogram.Bar(200, 205, 1));
        assertThat(bins.isOpen()).isTrue();
        assertThat(bins.quantiles())
                .containsExactly(
                        new Histogram.Quantile(0.5, 20.1, 100, 101), new Histogram.Quantile(0.9, 36.1, 180, 181));
        List<String> texts = texts(Pictures.of(DayCounts.of(Label.of("gaps", ""), days)));
        assertThat(texts).contains("200 or more", "half: up to 100 days", "90 of 100: up to 180 days", "gaps");
    }

    @Property(tries = 100)
    void everyGapIsInOneBar(@ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 900) Integer> gaps) {
        Histogram bins = Histogram.of(DayCounts.of(
                Label.of("gaps", ""), gaps.stream().mapToInt(gap -> gap).toArray()));
        assertThat(bins.all()).isEqualTo(gaps.size());
        int ordinary = bins.isOpen() ? bins.bars().size() - 1 : bins.bars().size();
        assertThat(ordinary).isBetween(1, 40);
        for (Histogram.Bar bar : bins.bars().subList(0, ordinary)) {
            assertThat(gaps.stream().filter(gap -> gap >= bar.from() && gap < bar.below()))
                    .hasSize((int) bar.count());
        }
    }

    @Test
    void activeDaysHaveABarEachAndTheLastIsOpen() {
        ActiveDayCounts days = TestShop.engine()
                .compute(ActiveDays.in(YEAR).counting(Activity.ORDERS).upTo(3));
        Histogram bins = Histogram.of(days);
        assertThat(bins.bars().stream().map(Histogram.Bar::count)).isEqualTo(days.customers());
        assertThat(texts(Pictures.of(days))).contains("1", "2", "3 or more");
        assertThat(marks(Pictures.of(days).draw(Language.ENGLISH), Mark.Bar.class)
                        .map(Mark.Bar::ink))
                .contains(Ink.FAINT);
        Histogram known = Histogram.of(ActiveDays.of(5, 3, 2, 0, 0));
        assertThat(known.bars()).hasSize(3);
        assertThat(known.isOpen()).isFalse();
        assertThat(known.quantiles())
                .containsExactly(new Histogram.Quantile(0.5, 0.5, 1, 2), new Histogram.Quantile(0.9, 2.5, 3, 4));
    }

    @Property(tries = 100)
    void everyOrderIsInOneBarAndBarsAreNotTooMany(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> totals) {
        OrderValueCounts values = OrderValues.of(
                TestShop.SAR,
                totals.stream().map(of -> BigDecimal.valueOf(of, 2)).toList());
        Histogram bins = Histogram.of(values);
        assertThat(bins.bars()).hasSizeBetween(1, 40);
        for (Histogram.Bar bar : bins.bars()) {
            assertThat(totals.stream().map(of -> of / 100.0).filter(of -> of >= bar.from() && of < bar.below()))
                    .hasSize((int) bar.count());
        }
        assertThat(bins.all()).isEqualTo(totals.size());
    }

    @Test
    void valuesTellTheBinOfTheMedian() {
        OrderValueCounts values = OrderValues.of(TestShop.SAR, amounts(9_500, 11_800, 11_900, 25_000));
        // From 110 to 120 in the second bar, from 100 to 120.
        assertThat(Histogram.of(values).quantiles().get(0)).isEqualTo(new Histogram.Quantile(0.5, 1.75, 110, 120));
        Picture picture = Pictures.of(values).draw(Language.ENGLISH);
        assertThat(texts(Pictures.of(values)))
                .contains(
                        "median: 110 to 120",
                        "90 of 100 up to: 250 to 280",
                        "orders",
                        "value of an order in SAR; bars further on span wider ranges");
        assertThat(marks(picture, Mark.Line.class).filter(line -> line.stroke() == Stroke.DASHED))
                .hasSize(2);
    }

    @Test
    void oneOrderAndOrdersOfNothingHaveAPicture() {
        for (long[] totals : List.of(new long[] {0}, new long[] {12_345}, new long[] {0, 0, 900_000_000})) {
            Picture picture =
                    Pictures.of(OrderValues.of(TestShop.SAR, amounts(totals))).draw(Language.ARABIC);
            assertThat(marks(picture, Mark.Bar.class).filter(bar -> bar.ink() == Ink.FIRST))
                    .isNotEmpty();
        }
    }

    @Test
    void namesBelowDoNotTouch() {
        OrderValueCounts values = TestShop.engine().compute(OrderValues.in(YEAR));
        List<Mark.Label> below = marks(Pictures.of(values).draw(Language.ENGLISH), Mark.Label.class)
                .filter(label -> label.y() == 270)
                .sorted(Comparator.comparingDouble(Mark.Label::x))
                .toList();
        assertThat(below).hasSizeGreaterThan(3);
        for (int i = 1; i < below.size(); i++) {
            double both = (Plot.width(below.get(i).text())
                            + Plot.width(below.get(i - 1).text()))
                    / 2;
            assertThat(below.get(i).x() - below.get(i - 1).x()).isGreaterThan(both);
        }
    }

    @Test
    void noDataHaveNoPicture() {
        DayCounts none = TestShop.engine().compute(TimeBetweenPurchases.in(Window.year(2031)));
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(none))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data");
        assertThatThrownBy(() -> new HistogramChart(none)).hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> Pictures.of(ActiveDays.of(0, 0))).hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> Pictures.of(OrderValues.of(TestShop.SAR, List.of())))
                .hasMessageContaining("nothing to draw");
    }

    private static List<BigDecimal> amounts(long... minor) {
        return LongStream.of(minor).mapToObj(of -> BigDecimal.valueOf(of, 2)).toList();
    }

    private static <M extends Mark> Stream<M> marks(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<String> texts(io.github.retention4j.report.picture.Chart chart) {
        return marks(chart.draw(Language.ENGLISH), Mark.Label.class)
                .map(Mark.Label::text)
                .toList();
    }
}
