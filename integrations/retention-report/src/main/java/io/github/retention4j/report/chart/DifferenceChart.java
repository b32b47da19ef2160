package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.SignificanceTest;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Figures that are compared, a row for each, and below them their difference with its interval against zero, on a scale of its own.
 *
 * <ul>
 *   <li>A difference that chance could have made is grey.
 *   <li>While a window is not over its figure is hollow.
 * </ul>
 */
public final class DifferenceChart implements Chart {
    private static final double ROW = 26;
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 12;
    private static final double BETWEEN = 40;

    private final NumericResult difference;
    private final List<NumericResult> figures;
    private final Optional<SignificanceTest> test;

    /**
     * A chart of one figure against another.
     *
     * @param comparison the two figures and their difference
     * @throws IllegalArgumentException if the difference has no data
     */
    public DifferenceChart(Comparison comparison) {
        this(comparison, List.of(comparison.first(), comparison.second()), comparison.test());
    }

    /**
     * A chart of the change of one group against that of another.
     *
     * @param change the figures of both groups before and after, and the difference of their changes
     * @throws IllegalArgumentException if it has no data
     */
    public DifferenceChart(DifferenceInDifferences change) {
        this(
                change,
                List.of(change.firstBefore(), change.firstAfter(), change.secondBefore(), change.secondAfter()),
                change.test());
    }

    private DifferenceChart(NumericResult difference, List<NumericResult> figures, Optional<SignificanceTest> test) {
        if (requireNonNull(difference, "difference").value().isEmpty()) {
            throw new IllegalArgumentException(
                    difference.label().metric() + " has nothing to draw: " + difference.summary());
        }
        this.difference = difference;
        this.figures = figures;
        this.test = test;
    }

    @Override
    public Picture draw(Language language) {
        double middle = TOP + figures.size() * ROW;
        double top = middle + BETWEEN;
        double bottom = top + ROW + 6;
        Plot plot = new Plot(language, Plot.WIDTH, bottom + 48);
        Intervals of = Intervals.of(plot, figures, LEFT, Plot.WIDTH - RIGHT);
        plot.level(of.scale(), figures.get(0).unit(), TOP, middle);
        List<String> told = names(plot);
        for (int i = 0; i < figures.size(); i++) {
            row(
                    plot,
                    of,
                    told.get(i),
                    figures.get(i),
                    TOP + (i + 0.5) * ROW,
                    Ink.series(figures.size() == 2 ? i : i / 2));
        }
        Intervals against = Intervals.aroundZero(plot, difference, LEFT, Plot.WIDTH - RIGHT);
        plot.level(against.scale(), difference.unit(), top, bottom);
        double zero = against.scale().at(0);
        plot.add(Mark.Line.of(zero, top - 4, zero, bottom, Ink.TEXT, Stroke.USUAL));
        boolean isSure = test.filter(t -> t.isSignificant(Interval.USUAL_LEVEL)).isPresent();
        row(plot, against, language.say("Difference"), difference, top + ROW / 2 + 3, isSure ? Ink.FOURTH : Ink.MUTED);
        String verdict = verdict(plot, isSure);
        plot.text(LEFT, bottom + 36, verdict, Anchor.LEFT, Ink.TEXT);
        return plot.done(
                title(language),
                language.say(
                        "{0} figures, and below them their difference. {1}", language.number(figures.size()), verdict),
                numbers(plot, told));
    }

    private static void row(Plot plot, Intervals intervals, String name, NumericResult figure, double y, Ink ink) {
        plot.text(LEFT - 12, y + 4, Plot.fit(name, LEFT - 16), Anchor.RIGHT, Ink.TEXT);
        plot.text(Plot.WIDTH - RIGHT + 12, y + 4, Plot.fit(plot.told(figure), RIGHT - 16), Anchor.LEFT, Ink.TEXT);
        intervals.draw(figure, y, ink);
    }

    /** What each figure is of that not all of them are of. */
    private List<String> names(Plot plot) {
        List<Function<Label, String>> parts = List.of(
                of -> plot.language.phrase(of.metric()),
                of -> plot.language.phrase(of.rule()),
                of -> plot.known(of.population().isEmpty() ? "all customers" : of.population()),
                of -> of.window().map(plot.language::window).orElse(""));
        List<String> names = new ArrayList<>();
        for (NumericResult figure : figures) {
            String name = parts.stream()
                    .filter(part -> figures.stream()
                                    .map(of -> part.apply(of.label()))
                                    .distinct()
                                    .count()
                            > 1)
                    .map(part -> part.apply(figure.label()))
                    .reduce((one, other) -> plot.language.say("{0}, {1}", one, other))
                    .orElse("");
            names.add(name);
        }
        return names;
    }

    private String verdict(Plot plot, boolean isSure) {
        Language language = plot.language;
        boolean isOver =
                figures.stream().map(of -> of.label().observation()).distinct().count() == 1;
        if (!isOver) {
            return language.say("Too early to tell: one of the windows is not over.");
        }
        return test.map(of -> isSure
                        ? language.say("The figures differ, {0}.", plot.chance(of.pValue()))
                        : language.say("No difference that these data could show, {0}.", plot.chance(of.pValue())))
                .orElseGet(() -> language.say("Chance cannot be told: too few customers, or all alike."));
    }

    /** Where customers of two kinds are compared, the rows say whose they are. */
    private String title(Language language) {
        Label label = difference.label();
        String of = language.phrase(label.metric());
        boolean isOfTheSame =
                figures.stream().allMatch(figure -> figure.label().population().equals(label.population()));
        return isOfTheSame ? Plot.whose(language, of, label) : of;
    }

    private Table numbers(Plot plot, List<String> told) {
        List<String> names = new ArrayList<>(told);
        names.add(plot.language.say("Difference"));
        List<NumericResult> all = new ArrayList<>(figures);
        all.add(difference);
        return Numbers.of(plot.language, names, all);
    }
}
