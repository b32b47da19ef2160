package io.github.retention4j.report.chart;

import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Unit;
import java.util.List;

/**
 * An index and its parts: a bar from 0 to 100 for the score of each part, as high as its share of the weights, and the index as a line
 * across. A part that is left out is told and has no bar.
 */
public final class IndexChart implements Chart {
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 28;
    private static final double ROW = 40;

    private final LoyaltyIndex index;

    /**
     * A chart of an index.
     *
     * @param index the index
     * @throws IllegalArgumentException if it has no data
     */
    public IndexChart(LoyaltyIndex index) {
        if (index.value().isEmpty()) {
            throw new IllegalArgumentException(index.label().metric() + " has nothing to draw: " + index.summary());
        }
        this.index = index;
    }

    @Override
    public Picture draw(Language language) {
        List<LoyaltyIndex.Part> parts = index.parts();
        double bottom = TOP + parts.size() * ROW;
        Plot plot = new Plot(language, Plot.WIDTH, bottom + 24);
        Scale x = new Scale(0, 100, LEFT, Plot.WIDTH - RIGHT);
        plot.level(x, Unit.SCORE, TOP, bottom);
        double weights = parts.stream().mapToDouble(LoyaltyIndex.Part::weight).sum();
        double heaviest =
                parts.stream().mapToDouble(LoyaltyIndex.Part::weight).max().orElse(1);
        for (int i = 0; i < parts.size(); i++) {
            LoyaltyIndex.Part part = parts.get(i);
            double middle = TOP + (i + 0.5) * ROW;
            String name = plot.rowName(index.label(), part.result().label());
            plot.text(LEFT - 12, middle + 4, Plot.fit(name, LEFT - 16), Anchor.RIGHT, Ink.TEXT);
            double right = Plot.WIDTH - RIGHT + 12;
            if (part.weight() > 0) {
                double height = Math.max(3, (ROW - 12) * part.weight() / heaviest);
                double score = part.score().orElseThrow();
                plot.add(new Mark.Bar(LEFT, middle - height / 2, x.at(score) - LEFT, height, Ink.FIRST));
                String told = language.say(
                        "{0} × {1}",
                        language.figure(score, Unit.SCORE), language.figure(part.weight() / weights, Unit.PERCENT));
                plot.text(right, middle - 3, told, Anchor.LEFT, Ink.TEXT);
                plot.text(right, middle + 11, plot.told(part.result()), Anchor.LEFT, Ink.MUTED);
            } else {
                plot.text(right, middle + 4, language.say("left out"), Anchor.LEFT, Ink.MUTED);
            }
        }
        Intervals.on(plot, x).across(index, language.say("Index {0}", plot.told(index)), TOP - 6, bottom);
        return plot.done(
                Plot.title(language, index.label()),
                language.say(
                        "Bars of the scores of {0} parts, and the index of {1} as a line across.",
                        language.number(parts.size()), plot.told(index)),
                index.table().map(language::table));
    }
}
