package io.github.retention4j.report.chart;

import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Unit;
import java.util.List;

/**
 * Which share of the revenue which share of the customers brings, those who bring least first: the Lorenz curve. The diagonal is how it
 * were if all brought the same, and the top 20 % are marked.
 */
public final class ConcentrationChart implements Chart {
    private static final double HEIGHT = 360;
    private static final double LEFT = 58;
    private static final double TOP = 14;
    private static final double SIDE = 300;
    private static final double HUNDRED = 100;
    private static final int TOP_PERCENT = 20;

    private final Concentration concentration;

    /**
     * A chart of a concentration.
     *
     * @param concentration the shares that the best customers bring
     * @throws IllegalArgumentException if there is no revenue
     */
    public ConcentrationChart(Concentration concentration) {
        if (concentration.tops().isEmpty() || concentration.label().isUnobserved()) {
            throw new IllegalArgumentException(
                    concentration.label().metric() + " has nothing to draw: " + concentration.summary());
        }
        this.concentration = concentration;
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        Scale x = new Scale(0, 1, LEFT, LEFT + SIDE);
        Scale y = new Scale(0, 1, TOP + SIDE, TOP);
        plot.upright(y, Unit.PERCENT, LEFT, LEFT + SIDE);
        plot.level(x, Unit.PERCENT, TOP, TOP + SIDE);
        plot.text(
                LEFT + SIDE / 2,
                HEIGHT - 10,
                Plot.fit(language.say("Customers, those who bring least first"), LEFT + SIDE),
                Anchor.MIDDLE,
                Ink.MUTED);
        plot.add(Mark.Line.of(x.at(0), y.at(0), x.at(1), y.at(1), Ink.MUTED, Stroke.DASHED));
        List<Point> curve = concentration.lorenz().stream()
                .map(point -> new Point(x.at(point.customers() / HUNDRED), y.at(point.revenue())))
                .toList();
        plot.line(curve, Ink.FIRST, Stroke.BOLD);
        String said = language.say(
                "The top {0} of the customers bring {1} of the revenue.",
                language.figure(TOP_PERCENT / HUNDRED, Numbers.WHOLE_PERCENT),
                language.figure(concentration.top(TOP_PERCENT).value().orElseThrow(), Unit.PERCENT));
        double rest = 1 - TOP_PERCENT / HUNDRED;
        double brought = 1 - concentration.top(TOP_PERCENT).value().orElseThrow();
        double beside = LEFT + SIDE + 30;
        plot.add(Mark.Line.of(x.at(rest), y.at(brought), x.at(rest), y.at(1), Ink.SECOND, Stroke.USUAL));
        plot.add(Mark.Line.of(x.at(rest), y.at(brought), beside - 8, y.at(brought), Ink.SECOND, Stroke.THIN));
        plot.add(new Mark.Dot(x.at(rest), y.at(brought), 5, Ink.SECOND, false));
        double line = y.at(brought) + 4;
        for (String words : Plot.lines(said, Plot.WIDTH - beside - 8)) {
            plot.text(beside, line, words, Anchor.LEFT, Ink.TEXT);
            line += Plot.lineHeight();
        }
        String gini = language.say("Gini coefficient {0}", plot.told(concentration.gini()));
        plot.text(beside, line + 4, Plot.fit(gini, Plot.WIDTH - beside - 4), Anchor.LEFT, Ink.MUTED);
        plot.add(Mark.Line.of(beside, TOP + 4, beside + 22, TOP + 4, Ink.MUTED, Stroke.DASHED));
        String same = Plot.fit(language.say("If all brought the same"), Plot.WIDTH - beside - 34);
        plot.text(beside + 30, TOP + 8, same, Anchor.LEFT, Ink.MUTED);
        return plot.done(
                Plot.title(language, concentration.label()),
                language.say("{0} {1}", said, gini),
                concentration.table().map(language::table));
    }
}
