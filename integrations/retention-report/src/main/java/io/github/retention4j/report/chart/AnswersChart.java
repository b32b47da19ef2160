package io.github.retention4j.report.chart;

import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers to a survey question: one bar of the good, the neutral and the bad ones, and the score that is made of them. If it is known
 * how often each answer was given, a column for each stands below.
 */
public final class AnswersChart implements Chart {
    private static final double LEFT = 20;
    private static final double WIDE = Plot.WIDTH - 2 * LEFT;
    private static final double BAR = 34;
    private static final double TOP = 30;
    private static final double COLUMNS = 150;
    private static final List<Ink> INKS = List.of(Ink.GOOD, Ink.GRID, Ink.BAD);

    private final NumericResult result;
    private final List<String> names;
    private final List<Long> parts;

    /** How often each answer was given, from the lowest; empty if that is not known. */
    private final List<Long> counts;

    private final long lowest;

    private AnswersChart(NumericResult result, List<String> names, List<Long> parts, List<Long> counts, long lowest) {
        if (result.value().isEmpty()) {
            throw new IllegalArgumentException(result.label().metric() + " has nothing to draw: " + result.summary());
        }
        this.result = result;
        this.names = names;
        this.parts = parts;
        this.counts = counts;
        this.lowest = lowest;
    }

    /**
     * A chart of promoters, passives and detractors.
     *
     * @param nps the score
     * @return the chart
     * @throws IllegalArgumentException if there are no answers
     */
    public static AnswersChart of(Nps nps) {
        return new AnswersChart(
                nps,
                List.of("promoters", "passives", "detractors"),
                List.of(nps.promoters(), nps.passives(), nps.detractors()),
                List.of(),
                0);
    }

    /**
     * A chart of good, neutral and bad answers, and of how often each was given.
     *
     * @param scores the answers
     * @return the chart
     * @throws IllegalArgumentException if there are no answers
     */
    public static AnswersChart of(SurveyScores scores) {
        return new AnswersChart(
                scores,
                List.of("good", "neutral", "bad"),
                List.of(scores.positive(), scores.neutral(), scores.negative()),
                scores.counts(),
                lowest(scores));
    }

    /** The lowest answer of the scale, which the sum of all answers tells. */
    private static long lowest(SurveyScores scores) {
        long aboveLowest = 0;
        for (int i = 0; i < scores.counts().size(); i++) {
            aboveLowest += i * scores.counts().get(i);
        }
        long sum = scores.mean().sum().longValue();
        return scores.answers() == 0 ? 0 : (sum - aboveLowest) / scores.answers();
    }

    private long answers() {
        return parts.stream().mapToLong(part -> part).sum();
    }

    @Override
    public Picture draw(Language language) {
        double height = TOP + BAR + 30 + (counts.isEmpty() ? 0 : COLUMNS + 34);
        Plot plot = new Plot(language, Plot.WIDTH, height);
        double x = LEFT;
        for (int i = 0; i < parts.size(); i++) {
            double width = WIDE * parts.get(i) / answers();
            if (parts.get(i) > 0) {
                plot.add(new Mark.Bar(x, TOP, Math.max(1, width), BAR, INKS.get(i)));
            }
            x += width;
        }
        List<String> legend = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            legend.add(language.say(
                    "{0}: {1} ({2})",
                    language.phrase(names.get(i)), language.number(parts.get(i)), plot.share(parts.get(i), answers())));
        }
        plot.legend(legend, INKS, LEFT, TOP + BAR + 20);
        String score = result.interval()
                .map(of -> language.say(
                        "{0} (95 % interval {1}), {2} answers",
                        plot.told(result), language.interval(of, result.unit()), language.number(answers())))
                .orElseGet(() -> language.say("{0}, {1} answers", plot.told(result), language.number(answers())));
        plot.add(new Mark.Label(LEFT, TOP - 12, score, Anchor.LEFT, Mark.Size.USUAL, Ink.TEXT));
        if (!counts.isEmpty()) {
            columns(plot, TOP + BAR + 40);
        }
        return plot.done(
                Plot.title(language, result.label()),
                language.say("A bar of the answers: {0}. {1}.", String.join(" · ", legend), score),
                numbers(plot));
    }

    private void columns(Plot plot, double top) {
        double most = counts.stream().mapToLong(count -> count).max().orElse(1);
        double step = WIDE / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            double length = (COLUMNS - 20) * counts.get(i) / most;
            double x = LEFT + i * step;
            double bottom = top + COLUMNS;
            plot.add(new Mark.Bar(x + step * 0.15, bottom - length, step * 0.7, length, Ink.FIRST));
            plot.text(x + step / 2, bottom - length - 5, plot.share(counts.get(i), answers()), Anchor.MIDDLE, Ink.TEXT);
            plot.text(x + step / 2, bottom + 15, plot.language.number(lowest + i), Anchor.MIDDLE, Ink.MUTED);
        }
        plot.add(Mark.Line.of(LEFT, top + COLUMNS, LEFT + WIDE, top + COLUMNS, Ink.MUTED, Mark.Stroke.THIN));
    }

    private Table numbers(Plot plot) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            rows.add(List.of(
                    plot.language.phrase(names.get(i)),
                    plot.language.number(parts.get(i)),
                    plot.share(parts.get(i), answers())));
        }
        for (int i = 0; i < counts.size(); i++) {
            rows.add(List.of(
                    plot.language.number(lowest + i),
                    plot.language.number(counts.get(i)),
                    plot.share(counts.get(i), answers())));
        }
        return new Table(
                "",
                List.of(
                        Column.words(""),
                        Column.figures(plot.language.say("Answers")),
                        Column.figures(plot.language.say("Share"))),
                rows,
                List.of(plot.language.phrase(result.label().definition())));
    }
}
