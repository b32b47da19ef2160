package io.github.retention4j.report.chart;

import io.github.retention4j.metric.index.Criterion;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.model.Observation;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.NumericResult;
import java.util.stream.DoubleStream;

/**
 * Numbers held against goals, a row for each on a scale of its own: a bar up to the number with its interval, the goal as a line across
 * it or the published range as a shade behind it, and whether it is reached in words and in colour.
 *
 * <ul>
 *   <li>The bar is green if a goal is met and red if it is missed; a number held against a range is blue, for above and below may be
 *       good or bad.
 *   <li>A bar is hatched while its window is not over. Without data there is none.
 * </ul>
 */
public final class GoalChart implements Chart {
    private static final double ROW = 46;
    private static final double BAR = 14;
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 6;

    private final GoalTable goals;

    /**
     * A chart of goals.
     *
     * @param goals the numbers and what they are held against
     * @throws IllegalArgumentException if no line has data
     */
    public GoalChart(GoalTable goals) {
        if (goals.lines().stream().allMatch(line -> line.value().isEmpty())) {
            throw new IllegalArgumentException(goals.label().metric() + " has nothing to draw: " + goals.summary());
        }
        this.goals = goals;
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, TOP + goals.lines().size() * ROW);
        for (int i = 0; i < goals.lines().size(); i++) {
            draw(plot, goals.lines().get(i), TOP + i * ROW);
        }
        long met = goals.lines().stream()
                .filter(line -> line.verdict() == Criterion.Verdict.MET)
                .count();
        return plot.done(
                Plot.title(language, goals.label()),
                language.say(
                        "{0} rows of a number and what it is held against; {1} goals are met.",
                        language.number(goals.lines().size()), language.number(met)),
                goals.table().map(language::table));
    }

    private void draw(Plot plot, GoalTable.Line line, double y) {
        Language language = plot.language;
        NumericResult result = line.result();
        Scale scale = scale(line);
        double left = LEFT;
        double right = Plot.WIDTH - RIGHT;
        plot.text(
                LEFT - 12,
                y + 17,
                Plot.fit(plot.rowName(goals.label(), result.label()), LEFT - 16),
                Anchor.RIGHT,
                Ink.TEXT);
        plot.add(new Mark.Bar(left, y + 4, right - left, BAR + 8, Ink.TONE_1));
        if (line.standard() instanceof PublishedRange range) {
            double from = scale.at(range.low());
            plot.add(new Mark.Bar(from, y + 4, scale.at(range.high()) - from, BAR + 8, Ink.TONE_3));
        }
        line.value().ifPresent(value -> {
            double zero = scale.at(Math.max(scale.low(), Math.min(0, scale.high())));
            double end = scale.at(value);
            boolean isOpen = line.observation() == Observation.PARTLY_OBSERVED;
            plot.add(new Mark.Bar(
                    Math.min(zero, end), y + 8, Math.max(1, Math.abs(end - zero)), BAR, ink(line), isOpen));
            result.interval().ifPresent(of -> {
                double low = scale.at(Math.max(of.low(), scale.low()));
                double high = scale.at(Math.min(of.high(), scale.high()));
                plot.add(Mark.Line.of(low, y + 15, high, y + 15, Ink.TEXT, Stroke.USUAL));
            });
        });
        if (scale.low() < 0) {
            plot.add(Mark.Line.of(scale.at(0), y + 4, scale.at(0), y + BAR + 12, Ink.MUTED, Stroke.THIN));
        }
        if (!(line.standard() instanceof PublishedRange)) {
            double goal = scale.at(line.standard().numbers().findFirst().orElseThrow());
            plot.add(Mark.Line.of(goal, y, goal, y + BAR + 16, Ink.TEXT, Stroke.BOLD));
        }
        String value = line.value().isEmpty() ? Plot.without(language, result.label()) : plot.told(result);
        plot.text(right + 12, y + 12, Plot.fit(value, RIGHT - 16), Anchor.LEFT, Ink.TEXT);
        plot.text(right + 12, y + 27, Plot.fit(judged(language, line), RIGHT - 16), Anchor.LEFT, words(line));
        plot.text(left, y + BAR + 23, Plot.fit(held(plot, line), Plot.WIDTH - LEFT - 8), Anchor.LEFT, Ink.MUTED);
    }

    /** A scale of the number, its interval as far as it is no longer than all else, and what it is held against. */
    private static Scale scale(GoalTable.Line line) {
        double[] numbers = DoubleStream.concat(
                        line.value().stream(), line.standard().numbers())
                .toArray();
        double least = Math.min(0, DoubleStream.of(numbers).min().orElse(0));
        double most = Math.max(0, DoubleStream.of(numbers).max().orElse(0));
        double length = most - least;
        double low = line.result().interval().map(of -> of.low()).orElse(least);
        double high = line.result().interval().map(of -> of.high()).orElse(most);
        return Scale.around(
                Math.min(least, Math.max(low, least - length)),
                Math.max(most, Math.min(high, most + length)),
                LEFT,
                Plot.WIDTH - RIGHT);
    }

    private static Ink ink(GoalTable.Line line) {
        return switch (line.verdict()) {
            case MET -> Ink.GOOD;
            case MISSED -> Ink.BAD;
            default -> Ink.FIRST;
        };
    }

    private static Ink words(GoalTable.Line line) {
        return line.verdict() == Criterion.Verdict.NO_DATA ? Ink.MUTED : ink(line);
    }

    private static String judged(Language language, GoalTable.Line line) {
        String verdict = switch (line.verdict()) {
            case MET -> language.say("met");
            case MISSED -> language.say("missed");
            case BELOW -> language.say("below the range");
            case WITHIN -> language.say("within the range");
            case ABOVE -> language.say("above the range");
            case NO_DATA -> "";
        };
        String soFar = line.observation() == Observation.PARTLY_OBSERVED && !verdict.isEmpty()
                ? language.say("{0} so far", verdict)
                : verdict;
        return line.isWithinNoise() ? language.say("{0}, within the noise", soFar) : soFar;
    }

    private static String held(Plot plot, GoalTable.Line line) {
        Language language = plot.language;
        NumericResult result = line.result();
        if (line.standard() instanceof Criterion.AtLeast goal) {
            return language.say("at least {0}", language.figure(goal.goal(), result.unit()));
        } else if (line.standard() instanceof Criterion.AtMost goal) {
            return language.say("at most {0}", language.figure(goal.goal(), result.unit()));
        }
        PublishedRange range = (PublishedRange) line.standard();
        return language.say(
                "{0} to {1}, {2}",
                language.figure(range.low(), result.unit()),
                language.figure(range.high(), result.unit()),
                language.name(range.source()));
    }
}
