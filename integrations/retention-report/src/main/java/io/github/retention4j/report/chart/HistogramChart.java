package io.github.retention4j.report.chart;

import io.github.retention4j.metric.engagement.ActiveDayCounts;
import io.github.retention4j.metric.value.OrderValueCounts;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often which figure occurs: a bar for each bin, with lines where the median and nine tenths of all are.
 *
 * <ul>
 *   <li>Days between purchases have bins of 1, 2, 5, 10 … days, as many as show 99 of 100 gaps; the rest is one grey bar at the end.
 *   <li>Active days have a bar for each number of days; those of the last and more are grey.
 *   <li>Order values have bars from 1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6 and 8 of each power of ten on, or coarser ones where these are
 *       many. All are drawn equally wide, so that the axis has tenfold steps of about equal length.
 * </ul>
 */
public final class HistogramChart implements Chart {
    private static final double HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 20;
    private static final double TOP = 32;
    private static final double BOTTOM = 46;
    private static final double APART = 12;

    private final NumericResult result;
    private final Histogram bins;

    /**
     * A chart of the days between purchases.
     *
     * @param gaps the gaps
     * @throws IllegalArgumentException if there are none
     */
    public HistogramChart(DayCounts gaps) {
        this(gaps, Histogram.of(hasData(gaps)));
    }

    /**
     * A chart of active days.
     *
     * @param days the customers by how many days they were active
     * @throws IllegalArgumentException if nobody was
     */
    public HistogramChart(ActiveDayCounts days) {
        this(days, Histogram.of(hasData(days)));
    }

    /**
     * A chart of order values.
     *
     * @param values the orders by their values
     * @throws IllegalArgumentException if there are none
     */
    public HistogramChart(OrderValueCounts values) {
        this(values, Histogram.of(hasData(values)));
    }

    private HistogramChart(NumericResult result, Histogram bins) {
        this.result = result;
        this.bins = bins;
    }

    private static <R extends NumericResult> R hasData(R result) {
        if (result.value().isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to draw: " + result.label().around(result.summary()));
        }
        return result;
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        double bottom = HEIGHT - BOTTOM;
        Scale y = Scale.around(0, (double) bins.highest(), bottom, TOP);
        plot.upright(y, Unit.count("", 0), LEFT, Plot.WIDTH - RIGHT);
        int count = bins.bars().size();
        double width = (Plot.WIDTH - RIGHT - LEFT - (bins.isOpen() ? APART : 0)) / count;
        double gap = Math.min(2, width / 5);
        for (int i = 0; i < count; i++) {
            boolean isRest = bins.isOpen() && i == count - 1;
            double top = y.at((double) bins.bars().get(i).count());
            if (bins.bars().get(i).count() > 0) {
                plot.add(new Mark.Bar(
                        at(i, width) + gap / 2, top, width - gap, bottom - top, isRest ? Ink.FAINT : Ink.FIRST));
            }
        }
        names(plot, width, bottom + 16);
        plot.text((LEFT + Plot.WIDTH - RIGHT) / 2, bottom + 36, axis(language), Anchor.MIDDLE, Ink.MUTED);
        plot.text(4, 14, counted(language), Anchor.LEFT, Ink.MUTED);
        quantiles(plot, width, bottom);
        double mean = result.value().orElseThrow();
        return plot.done(
                Plot.title(language, result.label()),
                language.say(
                        "Bars: {0}, by {1}; on average {2}.",
                        counted(language), axis(language), language.figure(mean, result.unit())),
                Optional.of(result.table().map(language::table).orElseGet(() -> numbers(language))));
    }

    /** The left side of a bar, or what is a part of it further to the right. */
    private double at(double bar, double width) {
        boolean isRest = bins.isOpen() && bar >= bins.bars().size() - 1;
        return LEFT + bar * width + (isRest ? APART : 0);
    }

    /** Where bars begin, or what a bar is of if it is of one figure: round ones first, and as many others as have room. */
    private void names(Plot plot, double width, double y) {
        List<Histogram.Bar> bars = bins.bars();
        int named = bins.isOpen() ? bars.size() - 1 : bars.size();
        double until = Plot.WIDTH;
        if (bins.isOpen()) {
            String rest = plot.language.say(
                    "{0} or more", told(plot.language, bars.get(named).from()));
            double half = Plot.width(rest) / 2;
            double middle = Math.min(at(named + 0.5, width), Plot.WIDTH - 4 - half);
            plot.text(middle, y, rest, Anchor.MIDDLE, Ink.MUTED);
            until = middle - half - 8;
        }
        List<double[]> taken = new ArrayList<>();
        for (boolean isRound : List.of(true, false)) {
            for (int i = 0; i < named + (bins.isSingle() || bins.isOpen() ? 0 : 1); i++) {
                double figure =
                        i == named ? bars.get(i - 1).below() : bars.get(i).from();
                String name = told(plot.language, figure);
                double x = at(bins.isSingle() ? i + 0.5 : i, width);
                double half = Plot.width(name) / 2 + 4;
                boolean isFree = taken.stream().noneMatch(of -> x - half < of[1] && of[0] < x + half);
                if (isRound == bins.isRound(figure) && isFree && x + half < until) {
                    plot.text(x, y, name, Anchor.MIDDLE, Ink.MUTED);
                    taken.add(new double[] {x - half, x + half});
                }
            }
        }
    }

    private void quantiles(Plot plot, double width, double bottom) {
        List<String> names = new ArrayList<>();
        List<Ink> inks = new ArrayList<>();
        for (Histogram.Quantile quantile : bins.quantiles()) {
            Ink ink = Ink.series(inks.size() + 1);
            double x = at(quantile.place(), width);
            plot.add(Mark.Line.of(x, TOP - 6, x, bottom, ink, Stroke.DASHED));
            names.add(words(plot.language, quantile));
            inks.add(ink);
        }
        plot.legend(names, inks, Math.max(LEFT, Plot.width(counted(plot.language)) + 24), 14);
    }

    private String words(Language language, Histogram.Quantile quantile) {
        boolean isHalf = quantile.share() == 0.5;
        if (result instanceof OrderValueCounts) {
            String from = told(language, quantile.from());
            String below = told(language, quantile.below());
            return isHalf
                    ? language.say("median: {0} to {1}", from, below)
                    : language.say("90 of 100 up to: {0} to {1}", from, below);
        }
        String days = language.count((long) quantile.from(), "day");
        return isHalf ? language.say("half: up to {0}", days) : language.say("90 of 100: up to {0}", days);
    }

    private String told(Language language, double figure) {
        if (result instanceof OrderValueCounts && figure > 0) {
            return figure < 1
                    ? language.decimal(figure, result.unit().decimals())
                    : language.tick(figure, result.unit());
        }
        return language.number((long) figure);
    }

    /** What the bars count. */
    private String counted(Language language) {
        return result instanceof OrderValueCounts
                ? language.say("orders")
                : result instanceof DayCounts ? language.say("gaps") : language.say("customers");
    }

    /** What they are counted by. */
    private String axis(Language language) {
        return result instanceof OrderValueCounts
                ? language.say(
                        "value of an order in {0}; bars further on span wider ranges",
                        language.phrase(result.unit().name()))
                : result instanceof DayCounts
                        ? language.say("days from one purchase to the next")
                        : language.say("active days of a customer");
    }

    private Table numbers(Language language) {
        List<List<String>> rows = new ArrayList<>();
        List<Histogram.Bar> bars = bins.bars();
        for (int i = 0; i < bars.size(); i++) {
            Histogram.Bar bar = bars.get(i);
            boolean isRest = bins.isOpen() && i == bars.size() - 1;
            rows.add(List.of(
                    told(language, bar.from()),
                    isRest ? "" : told(language, bar.below() - 1),
                    language.number(bar.count()),
                    language.figure((double) bar.count() / bins.all(), Unit.PERCENT)));
        }
        return new Table(
                "",
                List.of(
                        Column.figures(language.say("from")),
                        Column.figures(language.say("to")),
                        Column.figures(counted(language)),
                        Column.figures(language.say("share"))),
                rows,
                List.of(language.phrase(result.label().definition())));
    }
}
