package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.survival.Step;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The share of customers who have not had an event yet, for each of several segments: a stepped line for each, with its median in
 * the legend.
 *
 * <ul>
 *   <li>At most {@value #MOST} segments are drawn, those with the most customers, in their own order. How many more there are is told.
 *   <li>Up to {@value #MOST_BANDS} lines have the bands of their intervals; the bands of more could not be told apart.
 *   <li>A segment of nobody, or one that is hidden, has no line.
 * </ul>
 */
public final class SurvivalCurves implements Chart {
    private static final int MOST = 6;
    private static final int MOST_BANDS = 2;
    private static final double TALL = 252;
    private static final double LEFT = 62;
    private static final double RIGHT = 20;
    private static final double BOTTOM = 46;

    private final Segmented<?, ?> segments;
    private final List<Line> drawn;
    private final int more;

    /** The curve of a segment. */
    private record Line(Object name, SurvivalCurve curve) {}

    /**
     * A chart of the curves of segments.
     *
     * @param segments the curves, their times in one unit
     * @throws IllegalArgumentException if no segment has a curve of somebody, or times are in different units
     */
    public SurvivalCurves(Segmented<?, ?> segments) {
        this.segments = requireNonNull(segments, "segments");
        List<Line> all = lines(segments);
        if (!hasData(segments)) {
            throw new IllegalArgumentException("segments by " + segments.segment()
                    + " have no picture: it takes a curve of somebody, and all times in one unit");
        }
        List<Line> largest = all.stream()
                .sorted(Comparator.comparingLong((Line line) -> -line.curve.spells()))
                .limit(MOST)
                .toList();
        drawn = all.stream().filter(largest::contains).toList();
        more = all.size() - drawn.size();
    }

    /**
     * Whether there are curves that can be drawn together.
     *
     * @param segments the results of segments
     * @return whether all are curves in one unit, and some of somebody
     */
    public static boolean hasData(Segmented<?, ?> segments) {
        List<Line> lines = lines(segments);
        return segments.values().stream().allMatch(SurvivalCurve.class::isInstance)
                && !lines.isEmpty()
                && lines.stream().map(line -> line.curve.unit()).distinct().count() == 1;
    }

    private static List<Line> lines(Segmented<?, ?> segments) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<?, ?> entry : segments.entrySet()) {
            if (entry.getValue() instanceof SurvivalCurve curve
                    && curve.spells() > 0
                    && !curve.label().isUnobserved()) {
                lines.add(new Line(entry.getKey(), curve));
            }
        }
        return lines;
    }

    @Override
    public Picture draw(Language language) {
        Plot measured = new Plot(language, Plot.WIDTH, 1);
        List<String> names = drawn.stream().map(line -> name(measured, line)).toList();
        List<Ink> inks = new ArrayList<>();
        drawn.forEach(line -> inks.add(Ink.series(inks.size())));
        double above = measured.legend(names, inks, 4, 14).y() + 20;
        double bottom = above + 16 + TALL;
        Plot plot = new Plot(language, Plot.WIDTH, bottom + BOTTOM + (more > 0 ? Plot.lineHeight() : 0));
        plot.legend(names, inks, 4, 14);
        plot.text(4, above, SurvivalChart.share(language), Anchor.LEFT, Ink.MUTED);
        Scale y = new Scale(0, 1, bottom, above + 16);
        Unit unit = drawn.get(0).curve.unit();
        double last = drawn.stream()
                .mapToDouble(line -> line.curve.lastTime().orElse(0))
                .max()
                .orElse(0);
        Scale x = new Scale(0, last > 0 ? last : 1, LEFT, Plot.WIDTH - RIGHT);
        plot.upright(y, Unit.PERCENT, LEFT, Plot.WIDTH - RIGHT);
        TimeAxis.draw(plot, x, unit, bottom);
        for (int i = 0; i < drawn.size(); i++) {
            SurvivalCurve curve = drawn.get(i).curve;
            Steps steps = new Steps(x, y, curve.steps().stream().map(Step::time).toList(), curve::at);
            if (drawn.size() <= MOST_BANDS) {
                steps.draw(plot, inks.get(i), Stroke.USUAL);
            } else {
                steps.line(plot, inks.get(i), Stroke.USUAL);
            }
        }
        if (more > 0) {
            String others = language.say("{0} more are in the table of the numbers.", language.number(more));
            plot.text(4, bottom + BOTTOM + 6, others, Anchor.LEFT, Ink.MUTED);
        }
        String of = SurvivalChart.title(language, drawn.get(0).curve.label().among(segments.population()));
        return plot.done(
                language.say("{0}, by {1}", of, language.phrase(segments.segment())),
                language.say(
                        "Falling lines of {0} segments: the share without the event, by time.",
                        language.number(drawn.size())),
                language.table(segments.table()));
    }

    private static String name(Plot plot, Line line) {
        Language language = plot.language;
        String name = Plot.fit(plot.named(line.name), Plot.WIDTH / 3);
        OptionalDouble median = line.curve.median().time();
        return median.isPresent()
                ? language.say(
                        "{0}: half within {1}",
                        name, SurvivalChart.time(language, median.getAsDouble(), line.curve.unit()))
                : language.say("{0}: half not reached", name);
    }
}
