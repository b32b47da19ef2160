package io.github.retention4j.report.chart;

import io.github.retention4j.metric.acquisition.CohortPayback;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.model.Observation;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what was spent to win customers they have brought in by the end of each month: a curve for each cohort, and a line at
 * 100 %, where it has paid for itself. The month in which it had is marked.
 *
 * <ul>
 *   <li>Cohorts differ in what a customer has cost; as shares of it they have one line to cross.
 *   <li>The last six cohorts that have customers and a stated spend are drawn. Months that are not over are in dashes.
 *   <li>A cohort of a period that was not observed whole is left out, since a whole spend is held against some of its customers; it is
 *       among the numbers.
 * </ul>
 */
public final class PaybackChart implements Chart {
    private static final int MOST_COHORTS = 6;
    private static final double HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 180;
    private static final double TOP = 14;
    private static final double BOTTOM = 42;

    private final PaybackTable payback;
    private final List<CohortPayback> drawn;

    /**
     * A chart of paybacks.
     *
     * @param payback the cohorts, what was spent and what they brought
     * @throws IllegalArgumentException if no cohort of a period that was observed whole has customers and a stated spend
     */
    public PaybackChart(PaybackTable payback) {
        List<CohortPayback> all = drawable(payback);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    payback.label().metric()
                            + " has nothing to draw: no cohort of a period that is over has customers and a stated spend above 0");
        }
        this.payback = payback;
        this.drawn = all.subList(Math.max(0, all.size() - MOST_COHORTS), all.size());
    }

    /**
     * Whether there is a curve to draw.
     *
     * @param payback the cohorts
     * @return whether any of a period that was observed whole has customers and a stated spend
     */
    public static boolean hasData(PaybackTable payback) {
        return !drawable(payback).isEmpty();
    }

    private static List<CohortPayback> drawable(PaybackTable payback) {
        return payback.cohorts().stream()
                .filter(cohort ->
                        cohort.covered().isPresent() && cohort.cost().label().observation() == Observation.OBSERVED)
                .toList();
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        double right = Plot.WIDTH - RIGHT;
        double least = 0;
        double most = 1;
        int months = 1;
        for (CohortPayback cohort : drawn) {
            months = Math.max(months, cohort.earned().size());
            for (int month = 0; month < cohort.earned().size(); month++) {
                double covered = cohort.covered(month).orElse(0);
                least = Math.min(least, covered);
                most = Math.max(most, covered);
            }
        }
        Scale y = Scale.around(least, most, HEIGHT - BOTTOM, TOP);
        Scale x = new Scale(-0.5, months - 0.5, LEFT, right);
        plot.upright(y, Unit.PERCENT, LEFT, right);
        plot.below(
                IntStream.range(0, months).mapToObj(month -> x.at(month)).toList(),
                IntStream.range(0, months).mapToObj(language::number).toList(),
                HEIGHT - BOTTOM + 16);
        String since =
                language.say("Time since the first order; each step is a {0}", language.phrase(payback.followedBy()));
        plot.text((LEFT + right) / 2, HEIGHT - 6, Plot.fit(since, right), Anchor.MIDDLE, Ink.MUTED);
        plot.add(Mark.Line.of(LEFT, y.at(1), right, y.at(1), Ink.TEXT, Stroke.BOLD));
        for (int i = 0; i < drawn.size(); i++) {
            curve(plot, drawn.get(i), x, y, Ink.series(i));
            plot.add(new Mark.Bar(right + 14, TOP + i * 34, 10, 10, Ink.series(i)));
            String name = Plot.fit(language.window(drawn.get(i).period()), RIGHT - 34);
            plot.text(right + 30, TOP + 9 + i * 34, name, Anchor.LEFT, Ink.TEXT);
            String paid = Plot.fit(paid(language, drawn.get(i)), RIGHT - 34);
            plot.text(right + 30, TOP + 23 + i * 34, paid, Anchor.LEFT, Ink.MUTED);
        }
        long all = drawn.stream().filter(cohort -> cohort.paidIn().isPresent()).count();
        return plot.done(
                Plot.title(language, payback.label()),
                language.say(
                        "Curves of {0} cohorts against what was spent on them; {1} have paid for themselves.",
                        language.number(drawn.size()), language.number(all)),
                payback.table(PaybackTable.Show.COVERED).map(language::table));
    }

    private static void curve(Plot plot, CohortPayback cohort, Scale x, Scale y, Ink ink) {
        List<Point> over = new ArrayList<>();
        List<Point> open = new ArrayList<>();
        for (int month = 0; month < cohort.earned().size(); month++) {
            Point point = new Point(x.at(month), y.at(cohort.covered(month).orElseThrow()));
            boolean isOver = cohort.earned().get(month).observation() == Observation.OBSERVED;
            if (isOver) {
                over.add(point);
                open.clear();
            }
            open.add(point);
            plot.add(new Mark.Dot(point.x(), point.y(), 2.5, ink, !isOver));
        }
        plot.line(over, ink, Stroke.USUAL);
        plot.line(open, ink, Stroke.DASHED);
        cohort.paidIn()
                .ifPresent(month -> plot.add(
                        new Mark.Dot(x.at(month), y.at(cohort.covered(month).orElseThrow()), 6, ink, false)));
    }

    private static String paid(Language language, CohortPayback cohort) {
        return cohort.paidIn().isPresent()
                ? language.say(
                        "paid in month {0}", language.number(cohort.paidIn().getAsInt()))
                : language.say("{0} so far", language.figure(cohort.covered().orElseThrow(), Unit.PERCENT));
    }
}
