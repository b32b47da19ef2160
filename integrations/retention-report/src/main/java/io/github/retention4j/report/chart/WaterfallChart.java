package io.github.retention4j.report.chart;

import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How something got from what it was to what it is: a bar of the start, a step for each movement up or down, and a bar of the end.
 * Points move in many ways of which a programme has few; those of nothing are left out of the picture.
 */
public final class WaterfallChart implements Chart {
    private static final double HEIGHT = 280;
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double TOP = 34;
    private static final double BOTTOM = 26;
    private static final double MANY = 100;

    private final MetricResult result;
    private final Unit unit;
    private final double start;
    private final List<Move> moves;

    /** A movement, below zero for what goes out. */
    private record Move(String name, double by) {}

    private WaterfallChart(MetricResult result, Unit unit, double start, List<Move> moves) {
        this.result = result;
        this.unit = unit;
        this.start = start;
        this.moves = moves;
    }

    /**
     * A chart of the movements of revenue.
     *
     * @param revenue the movements
     * @return the chart
     * @throws IllegalArgumentException if there is no revenue at either end, or it is not observed
     */
    public static WaterfallChart of(RevenueMovements revenue) {
        if (revenue.label().isUnobserved()
                || (revenue.start().signum() == 0 && revenue.end().signum() == 0)) {
            throw new IllegalArgumentException(revenue.label().metric() + " has nothing to draw: " + revenue.summary());
        }
        int decimals = Math.max(0, revenue.start().scale());
        Unit money = new Unit(Unit.Quantity.MONEY, revenue.currency(), "", decimals);
        return new WaterfallChart(
                revenue,
                money,
                revenue.start().doubleValue(),
                List.of(
                        new Move("new revenue", number(revenue.newRevenue())),
                        new Move("reactivated", number(revenue.reactivated())),
                        new Move("expansion", number(revenue.expansion())),
                        new Move("contraction", -number(revenue.contraction())),
                        new Move("churned", -number(revenue.churned()))));
    }

    private static double number(BigDecimal amount) {
        return amount.doubleValue();
    }

    /**
     * A chart of how points flow.
     *
     * @param points the flow
     * @return the chart
     * @throws IllegalArgumentException if there are no accounts, or it is not observed
     */
    public static WaterfallChart of(PointsFlow points) {
        if (points.label().isUnobserved() || points.accounts() == 0) {
            throw new IllegalArgumentException(points.label().metric() + " has nothing to draw: " + points.summary());
        }
        return new WaterfallChart(
                points,
                Unit.count("points", 0),
                points.opening().total(),
                Stream.of(
                                new Move("earned", points.earned()),
                                new Move("bonuses", points.bonuses()),
                                new Move("missions", points.missions()),
                                new Move("granted", points.granted()),
                                new Move("restored", points.restored()),
                                new Move("redeemed", -points.redeemed()),
                                new Move("expired", -points.expired()),
                                new Move("revoked", -points.revoked()))
                        .filter(move -> move.by != 0)
                        .toList());
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        double[] levels = levels();
        Scale y = Scale.around(
                Arrays.stream(levels).min().orElse(0),
                Arrays.stream(levels).max().orElse(0),
                HEIGHT - BOTTOM,
                TOP);
        plot.upright(y, unit, LEFT, Plot.WIDTH - RIGHT);
        plot.text(LEFT, 14, Plot.fit(language.phrase(unit.text()), Plot.WIDTH - LEFT - 4), Anchor.LEFT, Ink.MUTED);
        double step = (Plot.WIDTH - LEFT - RIGHT) / (moves.size() + 2);
        double end = levels[moves.size()];
        for (int i = 0; i <= moves.size(); i++) {
            double x = LEFT + (i + 0.8) * step;
            plot.add(Mark.Line.of(x, y.at(levels[i]), x + 0.4 * step, y.at(levels[i]), Ink.MUTED, Stroke.THIN));
        }
        bar(plot, y, LEFT, step, 0, start, Ink.FIRST);
        words(plot, LEFT + step / 2, step, y.at(Math.max(0, start)), "start", language.decimal(start, decimals()));
        for (int i = 0; i < moves.size(); i++) {
            double by = moves.get(i).by;
            double x = LEFT + (i + 1) * step;
            bar(plot, y, x, step, levels[i], levels[i + 1], by < 0 ? Ink.BAD : Ink.GOOD);
            double top = y.at(Math.max(levels[i], levels[i + 1]));
            words(plot, x + step / 2, step, top, moves.get(i).name, language.signed(by, Unit.count("", decimals())));
        }
        double last = LEFT + (moves.size() + 1) * step;
        bar(plot, y, last, step, 0, end, Ink.FIRST);
        words(plot, last + step / 2, step, y.at(Math.max(0, end)), "end", language.decimal(end, decimals()));
        return plot.done(
                Plot.title(language, result.label()),
                language.say(
                        "From {0} at the start to {1} at the end, in {2} movements.",
                        language.figure(start, unit), language.figure(end, unit), language.number(moves.size())),
                numbers(language, end));
    }

    private double[] levels() {
        double[] levels = new double[moves.size() + 1];
        levels[0] = start;
        for (int i = 0; i < moves.size(); i++) {
            levels[i + 1] = levels[i] + moves.get(i).by;
        }
        return levels;
    }

    private static void bar(Plot plot, Scale y, double x, double step, double from, double to, Ink ink) {
        double top = y.at(Math.max(from, to));
        double height = Math.max(1, y.at(Math.min(from, to)) - top);
        plot.add(new Mark.Bar(x + 0.2 * step, top, 0.6 * step, height, ink));
    }

    private static void words(Plot plot, double middle, double step, double top, String name, String figure) {
        plot.text(middle, top - 5, figure, Anchor.MIDDLE, Ink.TEXT);
        plot.text(middle, HEIGHT - 8, Plot.fit(plot.language.column(name), step - 4), Anchor.MIDDLE, Ink.MUTED);
    }

    /** Hundredths matter to small figures alone. */
    private int decimals() {
        return Arrays.stream(levels()).map(Math::abs).max().orElse(0) < MANY ? unit.decimals() : 0;
    }

    private Table numbers(Language language, double end) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(language.phrase("start"), language.figure(start, unit)));
        moves.forEach(move -> rows.add(List.of(language.phrase(move.name), language.signed(move.by, unit))));
        rows.add(List.of(language.phrase("end"), language.figure(end, unit)));
        return result.table()
                .map(language::table)
                .orElseGet(() -> new Table(
                        "",
                        List.of(
                                Column.words(""),
                                Column.figures(language.phrase(result.label().metric()))),
                        rows,
                        List.of(language.phrase(result.label().definition()))));
    }
}
