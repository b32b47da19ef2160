package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Trend;
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
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure over time: a line through the windows that were observed whole, with each window's interval. One without data is a gap.
 *
 * <ul>
 *   <li>Where the series has control limits, a grey band is what is usual, and figures outside have another colour.
 *   <li>The axis begins at 0, but that of a score: an NPS is read by its changes.
 *   <li>A window that is not over yet, or in which the data begin, is hatched and has no dot: what is known of a day beside whole
 *       months would look like a fall. What it is, and how many of its days are known, stands above; its figure so far is among the
 *       numbers.
 *   <li>The last figure that is drawn is told at its dot.
 *   <li>That of a trend says above whether it rises or falls by more than chance explains.
 * </ul>
 */
public final class TrendChart implements Chart {
    private static final double TALL = 220;
    private static final double LEFT = 58;
    private static final double TOP = 32;
    private static final double BOTTOM = 28;
    private static final double LONGEST = 96;
    private static final int MANY = 30;

    private final List<Window> windows;
    private final List<NumericResult> figures;
    private final Optional<ControlLimits> limits;
    private final Optional<Trend> trend;

    /**
     * A chart of a series of numbers.
     *
     * @param series the series, of one window or more
     * @throws IllegalArgumentException if there are no windows, or their results are no numbers
     */
    public TrendChart(Series<?> series) {
        this(series, Optional.empty());
    }

    /**
     * A chart of a trend, with what its test says.
     *
     * @param trend the trend
     */
    public TrendChart(Trend trend) {
        this(trend.series(), Optional.of(trend));
    }

    private TrendChart(Series<?> series, Optional<Trend> trend) {
        this.trend = trend;
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
     * Whether there is a line, or a dot at least.
     *
     * @param series the series
     * @return whether its results are numbers, and one of them has data of a window that was observed whole
     */
    public static boolean hasData(Series<?> series) {
        return isOfNumbers(series)
                && series.results().values().stream().anyMatch(result -> isDrawn((NumericResult) result));
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
        Plot plot = new Plot(language, Plot.WIDTH, bottom() + BOTTOM);
        Unit unit = figures.get(0).unit();
        String last = last(language, unit);
        double right = Plot.WIDTH - (isLastOver() ? Math.max(14, Plot.width(last) + 4) : 14);
        Scale y = scale(unit);
        plot.upright(y, unit, LEFT, right);
        double step = (right - LEFT) / windows.size();
        List<Double> middles = IntStream.range(0, windows.size())
                .mapToObj(i -> LEFT + (i + 0.5) * step)
                .toList();
        plot.below(middles, windows.stream().map(language::window).toList(), bottom() + 18);
        above(plot, unit, y, right);
        unfinished(plot, middles, step);
        intervals(plot, y, middles);
        lines(plot, y, middles);
        dots(plot, y, middles);
        last(this::isDrawn).ifPresent(i -> tell(plot, y, middles, i, last, right));
        String title = title(language);
        String line = language.say(
                "A line over time: {0} windows, the last of them {1}.",
                language.number(windows.size()), language.window(windows.get(windows.size() - 1)));
        return plot.done(
                title,
                trend.map(of -> language.say("{0} {1}", line, verdict(plot, of)))
                        .orElse(line),
                Numbers.of(language, windows.stream().map(language::window).toList(), figures));
    }

    /** Below the line of words that a trend has. */
    private double top() {
        return TOP + (trend.isPresent() ? Plot.lineHeight() : 0);
    }

    private double bottom() {
        return top() + TALL;
    }

    /** An age of cohorts over time is of cohorts of a kind of period. */
    private String title(Language language) {
        String metric = Numbers.metric(language, figures.get(0).label());
        String period = windows.get(0).unit().noun();
        String of = Numbers.isOfCohorts(figures.get(0).label())
                ? language.say("{0}, from {1} to {2}", metric, language.phrase(period), language.phrase(period))
                : metric;
        return Plot.whose(language, of, figures.get(0).label());
    }

    private Scale scale(Unit unit) {
        NumericResult figure = figures.get(0);
        double[] ends = Stream.of(
                        figures.stream().filter(TrendChart::isDrawn).flatMapToDouble(TrendChart::reach),
                        limits.stream().flatMapToDouble(of -> of.lower(figure).stream()),
                        limits.stream().flatMapToDouble(of -> of.upper(figure).stream()))
                .flatMapToDouble(some -> some)
                .toArray();
        double lowest = DoubleStream.of(ends).min().orElse(0);
        double highest = DoubleStream.of(ends).max().orElse(0);
        return unit.quantity() == Unit.Quantity.SCORE
                ? Scale.between(lowest, highest, bottom(), top())
                : Scale.around(lowest, highest, bottom(), top());
    }

    /** What a trend says, what the axis is in, the band of what is usual, and what the colours and the hatching are. */
    private void above(Plot plot, Unit unit, Scale y, double right) {
        Language language = plot.language;
        trend.ifPresent(of -> plot.text(4, 14, verdict(plot, of), Anchor.LEFT, Ink.TEXT));
        double line = top() - TOP + 14;
        String name = unit.quantity() == Unit.Quantity.SHARE ? "" : language.phrase(unit.text());
        plot.text(4, line, name, Anchor.LEFT, Ink.MUTED);
        List<String> names = new ArrayList<>();
        List<Ink> inks = new ArrayList<>();
        limits.ifPresent(of -> {
            NumericResult figure = figures.get(0);
            double low = of.lower(figure).orElse(y.low());
            double high = of.upper(figure).orElse(y.high());
            plot.add(new Mark.Band(
                    List.of(new Point(LEFT, y.at(high)), new Point(right, y.at(high))),
                    List.of(new Point(LEFT, y.at(low)), new Point(right, y.at(low))),
                    Ink.GRID));
            names.add(language.say("usual from window to window"));
            inks.add(Ink.GRID);
            if (!of.outside().isEmpty()) {
                names.add(language.say("out of the ordinary"));
                inks.add(Ink.BAD);
            }
        });
        double left = name.isEmpty() ? LEFT : Math.max(LEFT, Plot.width(name) + 24);
        Point end = plot.legend(names, inks, left, line);
        if (figures.stream().anyMatch(TrendChart::isUnfinished)) {
            plot.add(new Mark.Bar(end.x(), end.y() - 9, 10, 10, Ink.GRID, true));
            plot.text(end.x() + 15, end.y(), unfinished(language), Anchor.LEFT, Ink.TEXT);
        }
    }

    /** How far it is known where one is not over. Data that begin within a window leave it partly observed as well, though it is over. */
    private String unfinished(Language language) {
        List<NumericResult> some =
                figures.stream().filter(TrendChart::isUnfinished).toList();
        List<Label> open = some.stream()
                .map(NumericResult::label)
                .filter(label -> label.window()
                        .filter(window -> window.end().isAfter(label.lastDay()))
                        .isPresent())
                .toList();
        if (open.size() < some.size()) {
            return language.say("partly observed");
        }
        if (open.size() > 1) {
            return language.say("not over yet");
        }
        Label label = open.get(0);
        Window window = label.window().orElseThrow();
        LocalDate from = label.firstDay().isAfter(window.start()) ? label.firstDay() : window.start();
        Window known = Window.through(from, label.lastDay());
        return language.say(
                "not over yet: {0} of {1}", language.number(known.days()), language.count(window.days(), "day"));
    }

    private void unfinished(Plot plot, List<Double> middles, double step) {
        for (int i = 0; i < figures.size(); i++) {
            if (isUnfinished(figures.get(i))) {
                plot.add(new Mark.Bar(middles.get(i) - step / 2, top(), step, TALL, Ink.GRID, true));
            }
        }
    }

    /** Whether it rises or falls by more than chance explains. */
    private static String verdict(Plot plot, Trend trend) {
        Language language = plot.language;
        if (trend.value().isEmpty()) {
            return language.say("There are too few windows with data to tell a trend.");
        }
        double slope = trend.value().getAsDouble();
        String told = language.signed(slope, trend.unit());
        Unit bare = new Unit(trend.unit().quantity(), "", "", trend.unit().decimals());
        String seen = trend.interval()
                .map(of -> language.say("{0} ({1})", told, language.interval(of, bare)))
                .orElse(told);
        if (trend.test().isEmpty()) {
            return language.say("{0}; nothing tells whether it is chance.", seen);
        }
        String chance = plot.chance(trend.test().get().pValue());
        if (!trend.isSignificant()) {
            return language.say("Neither rising nor falling by more than chance explains: {0}, {1}.", seen, chance);
        }
        return slope > 0
                ? language.say("Rising by more than chance explains: {0}, {1}.", seen, chance)
                : language.say("Falling by more than chance explains: {0}, {1}.", seen, chance);
    }

    private void intervals(Plot plot, Scale y, List<Double> middles) {
        for (int i = 0; i < figures.size(); i++) {
            double x = middles.get(i);
            Optional.of(figures.get(i))
                    .filter(TrendChart::isDrawn)
                    .flatMap(NumericResult::interval)
                    .ifPresent(of -> plot.add(Mark.Line.of(
                            x,
                            y.at(of.low()),
                            x,
                            y.at(of.high()),
                            Ink.FIRST,
                            figures.size() > MANY ? Stroke.THIN : Stroke.USUAL)));
        }
    }

    /** Between neighbours that both have a dot. */
    private void lines(Plot plot, Scale y, List<Double> middles) {
        for (int i = 1; i < figures.size(); i++) {
            if (isDrawn(i - 1) && isDrawn(i)) {
                plot.line(
                        List.of(
                                new Point(middles.get(i - 1), y.at(value(i - 1))),
                                new Point(middles.get(i), y.at(value(i)))),
                        Ink.FIRST,
                        Stroke.USUAL);
            }
        }
    }

    private void dots(Plot plot, Scale y, List<Double> middles) {
        for (int i = 0; i < figures.size(); i++) {
            if (isDrawn(i)) {
                Window window = windows.get(i);
                boolean isOutside = limits.isPresent() && limits.get().outside().contains(window);
                plot.add(new Mark.Dot(
                        middles.get(i),
                        y.at(value(i)),
                        figures.size() > MANY ? 2.5 : 4,
                        isOutside ? Ink.BAD : Ink.FIRST,
                        false));
            }
        }
    }

    /** Beside the last dot, or else above a dot and all that is near to it. */
    private void tell(Plot plot, Scale y, List<Double> middles, int i, String last, double right) {
        if (isLastOver()) {
            plot.text(right + 2, y.at(value(i)) + 4, last, Anchor.LEFT, Ink.TEXT);
            return;
        }
        double half = Plot.width(last) / 2;
        double x = Math.min(middles.get(i), Plot.WIDTH - 4 - half);
        double highest = IntStream.range(0, figures.size())
                .filter(k -> isDrawn(k) && Math.abs(middles.get(k) - x) < half + 4)
                .mapToObj(figures::get)
                .flatMapToDouble(TrendChart::reach)
                .max()
                .orElse(value(i));
        plot.text(x, Math.max(top() - 4, y.at(highest) - 8), last, Anchor.MIDDLE, Ink.TEXT);
    }

    /** The figure that is told, with its unit if there is room. */
    private String last(Language language, Unit unit) {
        return last(this::isDrawn)
                .map(i -> {
                    String full = language.figure(value(i), unit);
                    return Plot.width(full) <= LONGEST
                            ? full
                            : language.decimal(unit.factor() * value(i), unit.decimals());
                })
                .orElse("");
    }

    /** Whether the last that is drawn has nothing after it. */
    private boolean isLastOver() {
        return last(this::isDrawn).equals(last(i -> isDrawn(i) || isUnfinished(figures.get(i))));
    }

    private Optional<Integer> last(IntPredicate which) {
        return IntStream.range(0, figures.size())
                .map(i -> figures.size() - 1 - i)
                .filter(which)
                .boxed()
                .findFirst();
    }

    private boolean isDrawn(int i) {
        return isDrawn(figures.get(i));
    }

    private static boolean isDrawn(NumericResult figure) {
        return figure.value().isPresent() && !isUnfinished(figure);
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
