package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure over time: a line through the windows that are over, with each window's interval. One that is not over yet is a hollow
 * dot at the end of dashes; one without data is a gap.
 */
public final class TrendChart implements Chart {
    private static final double HEIGHT = 280;
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double TOP = 12;
    private static final double BOTTOM = 28;

    private final List<Window> windows;
    private final List<NumericResult> figures;

    /**
     * A chart of a series of numbers.
     *
     * @param series the series, of one window or more
     * @throws IllegalArgumentException if there are no windows, or their results are no numbers
     */
    public TrendChart(Series<?> series) {
        windows = requireNonNull(series, "series").windows();
        if (windows.isEmpty() || !isOfNumbers(series)) {
            throw new IllegalArgumentException("a series of no windows, or not of numbers, has no line over time");
        }
        figures = series.results().values().stream()
                .map(result -> (NumericResult) result)
                .toList();
    }

    /**
     * Whether all results of a series are numbers.
     *
     * @param series the series
     * @return whether they can be a line
     */
    public static boolean isOfNumbers(Series<?> series) {
        return series.results().values().stream().allMatch(NumericResult.class::isInstance);
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        Unit unit = figures.get(0).unit();
        double[] ends = figures.stream().flatMapToDouble(TrendChart::reach).toArray();
        double lowest = java.util.Arrays.stream(ends).min().orElse(0);
        double highest = java.util.Arrays.stream(ends).max().orElse(0);
        Scale y = Scale.around(lowest, highest, HEIGHT - BOTTOM, TOP);
        plot.upright(y, unit, LEFT, Plot.WIDTH - RIGHT);
        double step = (Plot.WIDTH - LEFT - RIGHT) / windows.size();
        List<Double> middles = IntStream.range(0, windows.size())
                .mapToObj(i -> LEFT + (i + 0.5) * step)
                .toList();
        plot.below(middles, windows.stream().map(language::window).toList(), HEIGHT - BOTTOM + 18);
        for (int i = 0; i < figures.size(); i++) {
            double x = middles.get(i);
            figures.get(i)
                    .interval()
                    .ifPresent(of ->
                            plot.add(Mark.Line.of(x, y.at(of.low()), x, y.at(of.high()), Ink.FIRST, Stroke.USUAL)));
        }
        lines(plot, y, middles);
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).value().isPresent()) {
                plot.add(new Mark.Dot(middles.get(i), y.at(value(i)), 4, Ink.FIRST, isUnfinished(figures.get(i))));
            }
        }
        return plot.done(
                language.phrase(figures.get(0).label().metric()),
                language.say(
                        "A line over time: {0} windows, the last of them {1}.",
                        language.number(windows.size()), language.window(windows.get(windows.size() - 1))),
                numbers(language, windows.stream().map(language::window).toList(), figures));
    }

    /** Between neighbours that both have data: in dashes to one that is not over. */
    private void lines(Plot plot, Scale y, List<Double> middles) {
        for (int i = 1; i < figures.size(); i++) {
            if (figures.get(i - 1).value().isPresent() && figures.get(i).value().isPresent()) {
                boolean isOpen = isUnfinished(figures.get(i)) || isUnfinished(figures.get(i - 1));
                plot.line(
                        List.of(
                                new Point(middles.get(i - 1), y.at(value(i - 1))),
                                new Point(middles.get(i), y.at(value(i)))),
                        Ink.FIRST,
                        isOpen ? Stroke.DASHED : Stroke.USUAL);
            }
        }
    }

    private double value(int i) {
        return figures.get(i).value().orElseThrow();
    }

    private static boolean isUnfinished(NumericResult figure) {
        return figure.label().observation() == Observation.PARTLY_OBSERVED;
    }

    private static java.util.stream.DoubleStream reach(NumericResult figure) {
        return java.util.stream.DoubleStream.concat(
                figure.value().stream(),
                figure.interval().stream()
                        .flatMapToDouble(of -> java.util.stream.DoubleStream.of(of.low(), of.high())));
    }

    /** The figures of rows, with their intervals and what is observed of them. */
    static Table numbers(Language language, List<String> names, List<? extends NumericResult> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            NumericResult figure = figures.get(i);
            Unit unit = figure.unit();
            String value = figure.value().isPresent()
                    ? language.figure(figure.value().getAsDouble(), unit)
                    : Plot.without(language, figure.label());
            String interval = figure.interval()
                    .map((Interval of) -> language.interval(of, unit))
                    .orElse("");
            rows.add(List.of(
                    names.get(i),
                    value,
                    interval,
                    language.phrase(figure.label().observed())));
        }
        return new Table(
                "",
                List.of(
                        Column.words(""),
                        Column.figures(language.phrase(
                                figures.isEmpty() ? "" : figures.get(0).label().metric())),
                        Column.figures(language.say("95 % interval")),
                        Column.words("")),
                rows,
                Stream.of(language.phrase(
                                figures.isEmpty() ? "" : figures.get(0).label().definition()))
                        .toList());
    }
}
