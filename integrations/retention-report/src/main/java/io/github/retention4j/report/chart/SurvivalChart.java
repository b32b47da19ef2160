package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.survival.Step;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The share of customers who have not had an event yet, by the time since their start: a stepped line with the stepped band of its
 * interval, the median if it is reached, and below it how many are still followed.
 *
 * <ul>
 *   <li>Where customers are followed no longer without an event there is an upright mark, unless there are many such times.
 *   <li>Of tens of thousands of times it shows what a picture can show; it is exact where it steps.
 * </ul>
 */
public final class SurvivalChart implements Chart {
    private static final double HEIGHT = 368;
    private static final double RIGHT = 20;
    private static final double TOP = 50;
    private static final double BOTTOM = 66;
    private static final int MOST_MARKS = 60;
    private static final String TO_EVENT = "time to event";

    private final SurvivalCurve curve;

    /**
     * A chart of a curve.
     *
     * @param curve the curve
     * @throws IllegalArgumentException if it is of nobody
     */
    public SurvivalChart(SurvivalCurve curve) {
        this.curve = requireNonNull(curve, "curve");
        if (curve.spells() == 0) {
            throw new IllegalArgumentException("a curve of nobody has no picture: " + curve);
        }
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        String followed = language.column("at risk");
        double left = Math.max(62, Plot.width(followed) + 20);
        double bottom = HEIGHT - BOTTOM;
        Scale y = new Scale(0, 1, bottom, TOP);
        double last = curve.lastTime().orElse(0);
        Scale x = new Scale(0, last > 0 ? last : 1, left, Plot.WIDTH - RIGHT);
        plot.upright(y, Unit.PERCENT, left, Plot.WIDTH - RIGHT);
        TimeAxis.draw(plot, x, curve.unit(), bottom);
        plot.text(4, HEIGHT - 10, followed, Anchor.LEFT, Ink.MUTED);
        for (double time : TimeAxis.ticks(x, curve.unit())) {
            plot.text(x.at(time), HEIGHT - 10, language.number(curve.atRisk(time)), Anchor.MIDDLE, Ink.TEXT);
        }
        List<Step> steps = curve.steps();
        new Steps(x, y, steps.stream().map(Step::time).toList(), curve::at).draw(plot, Ink.FIRST, Stroke.USUAL);
        censored(plot, x, y, steps);
        OptionalDouble median = curve.median().time();
        if (median.isPresent()) {
            double at = x.at(median.getAsDouble());
            plot.line(
                    List.of(new Mark.Point(left, y.at(0.5)), new Mark.Point(at, y.at(0.5)), new Mark.Point(at, bottom)),
                    Ink.SECOND,
                    Stroke.DASHED);
        }
        plot.text(4, 14, above(language, median), Anchor.LEFT, Ink.TEXT);
        plot.text(4, 34, share(language), Anchor.LEFT, Ink.MUTED);
        return plot.done(
                title(language, curve.label()),
                language.say("A falling line: the share without the event, by time. {0}", above(language, median)),
                curve.table().map(language::table));
    }

    /** What the upright axis is. */
    static String share(Language language) {
        return language.say("Share of those who have not had the event yet");
    }

    /** What a curve is of: one from event to event by its rule, which says from which to which. */
    static String title(Language language, Label label) {
        return Plot.title(language, label.metric().equals(TO_EVENT) ? label.as(label.rule()) : label);
    }

    /** A time; days are whole ones unless they lie between two. */
    static String time(Language language, double time, Unit unit) {
        boolean isWhole = unit.quantity() == Unit.Quantity.DAYS && time == Math.rint(time);
        return language.figure(time, isWhole ? new Unit(unit.quantity(), unit.name(), unit.per(), 0) : unit);
    }

    private String above(Language language, OptionalDouble median) {
        String events = language.number(curve.events());
        String spells = language.number(curve.spells());
        return median.isPresent()
                ? language.say(
                        "{0} of {1} had the event, half of all within {2}.",
                        events, spells, time(language, median.getAsDouble(), curve.unit()))
                : language.say(
                        "{0} of {1} had the event; half of all is not reached in the time they are followed.",
                        events, spells);
    }

    private void censored(Plot plot, Scale x, Scale y, List<Step> steps) {
        Stream<Step> some = steps.stream().filter(step -> step.censored() > 0);
        List<Step> marked = some.limit(MOST_MARKS + 1L).toList();
        if (marked.size() <= MOST_MARKS) {
            for (Step step : marked) {
                double at = y.at(step.survival());
                plot.add(Mark.Line.of(x.at(step.time()), at - 4, x.at(step.time()), at + 4, Ink.FIRST, Stroke.THIN));
            }
        }
    }
}
