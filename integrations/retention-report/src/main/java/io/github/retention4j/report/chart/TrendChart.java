package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.ControlLimits;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure over time: a line through the windows that are over, with each window's interval. One that is not over yet is a hollow
 * dot at the end of dashes; one without data is a gap.
 *
 * <ul>
 *   <li>Where the series has control limits, a grey band is what is usual, and figures outside have another colour.
 *   <li>The axis begins at 0, but that of a score: an NPS is read by its changes.
 *   <li>The last figure is told beside its dot.
 * </ul>
 */
public final class TrendChart implements Chart {
    private static final double HEIGHT = 280;
    private static final double LEFT = 58;
    private static final double TOP = 32;
    private static final double BOTTOM = 28;
    private static final double LONGEST = 96;
    private static final int MANY = 30;

    private final List<Window> windows;
    private final List<NumericResult> figures;
    private final Optional<ControlLimits> limits;

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
        limits = series.controlLimits();
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
        String last = last(language, unit);
        double right = Plot.WIDTH - Math.max(14, Plot.width(last) + 4);
        Scale y = scale(unit);
        plot.upright(y, unit, LEFT, right);
        double step = (right - LEFT) / windows.size();
        List<Double> middles = IntStream.range(0, windows.size())
                .mapToObj(i -> LEFT + (i + 0.5) * step)
                .toList();
        plot.below(middles, windows.stream().map(language::window).toList(), HEIGHT - BOTTOM + 18);
        above(plot, unit, y, right);
        intervals(plot, y, middles);
        lines(plot, y, middles);
        dots(plot, y, middles, last, right);
        return plot.done(
                language.phrase(figures.get(0).label().metric()),
                language.say(
                        "A line over time: {0} windows, the last of them {1}.",
                        language.number(windows.size()), language.window(windows.get(windows.size() - 1))),
                Numbers.of(language, windows.stream().map(language::window).toList(), figures));
    }

    private Scale scale(Unit unit) {
        NumericResult figure = figures.get(0);
        double[] ends = Stream.of(
                        figures.stream().flatMapToDouble(TrendChart::reach),
                        limits.stream().flatMapToDouble(of -> of.lower(figure).stream()),
                        limits.stream().flatMapToDouble(of -> of.upper(figure).stream()))
                .flatMapToDouble(some -> some)
                .toArray();
        double lowest = DoubleStream.of(ends).min().orElse(0);
        double highest = DoubleStream.of(ends).max().orElse(0);
        return unit.quantity() == Unit.Quantity.SCORE
                ? Scale.between(lowest, highest, HEIGHT - BOTTOM, TOP)
                : Scale.around(lowest, highest, HEIGHT - BOTTOM, TOP);
    }

    /** What the axis is in, and the band of what is usual. */
    private void above(Plot plot, Unit unit, Scale y, double right) {
        String name = unit.quantity() == Unit.Quantity.SHARE ? "" : plot.language.phrase(unit.text());
        plot.text(4, 14, name, Anchor.LEFT, Ink.MUTED);
        limits.ifPresent(of -> {
            NumericResult figure = figures.get(0);
            double low = of.lower(figure).orElse(y.low());
            double high = of.upper(figure).orElse(y.high());
            plot.add(new Mark.Band(
                    List.of(new Point(LEFT, y.at(high)), new Point(right, y.at(high))),
                    List.of(new Point(LEFT, y.at(low)), new Point(right, y.at(low))),
                    Ink.GRID));
            List<String> names = new ArrayList<>(List.of(plot.language.say("usual from window to window")));
            List<Ink> inks = new ArrayList<>(List.of(Ink.GRID));
            if (!of.outside().isEmpty()) {
                names.add(plot.language.say("out of the ordinary"));
                inks.add(Ink.BAD);
            }
            plot.legend(names, inks, name.isEmpty() ? LEFT : Math.max(LEFT, Plot.width(name) + 24), 14);
        });
    }

    private void intervals(Plot plot, Scale y, List<Double> middles) {
        for (int i = 0; i < figures.size(); i++) {
            double x = middles.get(i);
            figures.get(i)
                    .interval()
                    .ifPresent(of -> plot.add(Mark.Line.of(
                            x,
                            y.at(of.low()),
                            x,
                            y.at(of.high()),
                            Ink.FIRST,
                            figures.size() > MANY ? Stroke.THIN : Stroke.USUAL)));
        }
    }

    /** Between neighbours that both have data: in dashes to one that is not over. */
    private void lines(Plot plot, Scale y, List<Double> middles) {
        for (int i = 1; i < figures.size(); i++) {
            if (has(i - 1) && has(i)) {
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

    private void dots(Plot plot, Scale y, List<Double> middles, String last, double right) {
        for (int i = 0; i < figures.size(); i++) {
            if (has(i)) {
                Window window = windows.get(i);
                boolean isOutside = limits.isPresent() && limits.get().outside().contains(window);
                plot.add(new Mark.Dot(
                        middles.get(i),
                        y.at(value(i)),
                        figures.size() > MANY ? 2.5 : 4,
                        isOutside ? Ink.BAD : Ink.FIRST,
                        isUnfinished(figures.get(i))));
            }
        }
        lastWithData().ifPresent(i -> plot.text(right + 2, y.at(value(i)) + 4, last, Anchor.LEFT, Ink.TEXT));
    }

    /** The last figure, with its unit if there is room. */
    private String last(Language language, Unit unit) {
        return lastWithData()
                .map(i -> {
                    String full = language.figure(value(i), unit);
                    return Plot.width(full) <= LONGEST
                            ? full
                            : language.decimal(unit.factor() * value(i), unit.decimals());
                })
                .orElse("");
    }

    private Optional<Integer> lastWithData() {
        return IntStream.range(0, figures.size())
                .map(i -> figures.size() - 1 - i)
                .filter(this::has)
                .boxed()
                .findFirst();
    }

    private boolean has(int i) {
        return figures.get(i).value().isPresent();
    }

    private double value(int i) {
        return figures.get(i).value().orElseThrow();
    }

    private static boolean isUnfinished(NumericResult figure) {
        return figure.label().observation() == Observation.PARTLY_OBSERVED;
    }

    private static DoubleStream reach(NumericResult figure) {
        return DoubleStream.concat(
                figure.value().stream(),
                figure.interval().stream().flatMapToDouble(of -> DoubleStream.of(of.low(), of.high())));
    }
}
