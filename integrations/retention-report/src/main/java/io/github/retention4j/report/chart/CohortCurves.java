package io.github.retention4j.report.chart;

import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Cohorts as curves by age: each thin and grey, the weighted average bold with its interval, the newest and the best told apart.
 *
 * <ul>
 *   <li>Curves of shares begin at age 1, since age 0 is 100 % by itself and would press all others down; those of a table of one or
 *       two ages begin at 0.
 *   <li>The newest is the last cohort that was observed whole at two ages of the picture. The best is the one that is highest at the
 *       last age at which at least half of the cohorts were observed whole; cohorts of fewer than 30 customers are not best, unless
 *       all are that small.
 *   <li>A curve ends at the last age that was observed whole: one that is not over yet would look like a fall. Its figure so far is
 *       among the numbers.
 *   <li>It has the newest {@value #MOST_COHORTS} cohorts; the average is of all.
 * </ul>
 */
public final class CohortCurves implements Chart {
    private static final int MOST_COHORTS = 60;
    private static final double HEIGHT = 330;
    private static final double LEFT = 58;
    private static final double RIGHT = 20;
    private static final double TOP = 30;
    private static final double BOTTOM = 46;
    private static final int TICKS = 15;

    private final CohortTable table;
    private final CohortFigure figure;
    private final List<Cohort> shown;
    private final int first;
    private final int last;

    /**
     * Curves of one kind of figure.
     *
     * @param table the cohorts
     * @param show which figure
     * @throws IllegalArgumentException if there is no cohort
     */
    public CohortCurves(CohortTable table, Show show) {
        this.table = table;
        figure = new CohortFigure(table, show);
        int all = table.cohorts().size();
        shown = table.cohorts().subList(Math.max(0, all - MOST_COHORTS), all);
        first = figure.isShare() && table.ages() > 2 ? 1 : 0;
        last = Math.max(first, lastWhole(shown));
    }

    /**
     * Whether there is a curve of one kind of figure, or a dot at least.
     *
     * @param table the cohorts
     * @return whether an age of any was observed whole that curves can have
     */
    public static boolean hasData(CohortTable table) {
        return lastWhole(table.cohorts()) >= (table.ages() > 2 ? 1 : 0);
    }

    /** The last age that was observed whole of any cohort, or -1. */
    private static int lastWhole(List<Cohort> cohorts) {
        int last = -1;
        for (Cohort cohort : cohorts) {
            for (int age = last + 1; age < cohort.cells().size(); age++) {
                last = isWhole(cohort, age) ? age : last;
            }
        }
        return last;
    }

    @Override
    public Picture draw(Language language) {
        List<String> notes = notes(language);
        Optional<Cohort> newest = newest();
        Optional<Cohort> best = best();
        boolean isSame = newest.isPresent() && newest.equals(best);
        List<String> names = new ArrayList<>(List.of(language.say("each cohort")));
        List<Ink> inks = new ArrayList<>(List.of(Ink.FAINT));
        if (figure.average(first).isPresent()) {
            names.add(language.say("average"));
            inks.add(Ink.FIRST);
        }
        String at = figure.age(language, ageOfBest());
        newest.ifPresent(cohort -> {
            String name = language.window(cohort.period());
            String until = figure.age(language, first + 1);
            names.add(
                    isSame
                            ? language.say("newest followed to age {0}, best at age {1}: {2}", until, at, name)
                            : language.say("newest followed to age {0}: {1}", until, name));
            inks.add(Ink.SECOND);
        });
        best.filter(cohort -> !isSame).ifPresent(cohort -> {
            names.add(language.say("best at age {0}: {1}", at, language.window(cohort.period())));
            inks.add(Ink.THIRD);
        });
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT + notes.size() * Plot.lineHeight());
        double bottom = HEIGHT - BOTTOM;
        double top = TOP - 14 + plot.legend(names, inks, LEFT, 14).y();
        Scale y = Scale.around(reach(true), reach(false), bottom, top);
        Scale x = new Scale(first, Math.max(first + 1, last), LEFT + 8, Plot.WIDTH - RIGHT);
        plot.upright(y, figure.unit(), LEFT, Plot.WIDTH - RIGHT + 8);
        below(plot, x, bottom + 16);
        plot.text((LEFT + Plot.WIDTH - RIGHT) / 2, bottom + 36, figure.ages(language), Anchor.MIDDLE, Ink.MUTED);
        for (Cohort cohort : shown) {
            if (!newest.equals(Optional.of(cohort)) && !best.equals(Optional.of(cohort))) {
                curve(plot, cohort, x, y, Ink.FAINT, Stroke.THIN);
            }
        }
        average(plot, x, y);
        newest.ifPresent(cohort -> curve(plot, cohort, x, y, Ink.SECOND, Stroke.USUAL));
        best.filter(cohort -> !isSame).ifPresent(cohort -> curve(plot, cohort, x, y, Ink.THIRD, Stroke.USUAL));
        for (int i = 0; i < notes.size(); i++) {
            plot.text(4, HEIGHT + 8 + i * Plot.lineHeight(), notes.get(i), Anchor.LEFT, Ink.MUTED);
        }
        return plot.done(
                figure.titleOfCurves(language),
                language.say(
                        "Curves of {0} cohorts by age, {1}.",
                        language.number(shown.size()),
                        language.say("{0}, by {1}", figure.words(language), figure.ages(language))),
                table.table(figure.show()).map(language::table));
    }

    private double reach(boolean isLowest) {
        double reach = 0;
        for (int age = first; age <= last; age++) {
            int at = age;
            double[] ends = java.util.stream.DoubleStream.concat(
                            shown.stream()
                                    .filter(cohort -> isWhole(cohort, at))
                                    .flatMapToDouble(cohort -> figure.at(cohort, at).stream()),
                            interval(age).stream()
                                    .flatMapToDouble(of -> java.util.stream.DoubleStream.of(of.low(), of.high())))
                    .toArray();
            for (double end : ends) {
                reach = isLowest ? Math.min(reach, end) : Math.max(reach, end);
            }
        }
        return reach;
    }

    private void below(Plot plot, Scale x, double y) {
        if (table.brackets().isNone()) {
            x.ticks(TICKS).stream()
                    .filter(age -> age == Math.rint(age) && age <= last)
                    .forEach(age -> plot.text(
                            x.at(age), y, figure.age(plot.language, (int) Math.rint(age)), Anchor.MIDDLE, Ink.MUTED));
        } else {
            plot.below(
                    IntStream.rangeClosed(first, last).mapToObj(x::at).toList(),
                    IntStream.rangeClosed(first, last)
                            .mapToObj(age -> figure.age(plot.language, age))
                            .toList(),
                    y);
        }
    }

    private void average(Plot plot, Scale x, Scale y) {
        List<Point> line = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        for (int age = first; age <= last; age++) {
            OptionalDouble average = figure.average(age);
            if (average.isPresent()) {
                line.add(new Point(x.at(age), y.at(average.getAsDouble())));
            }
            Optional<Interval> interval = interval(age);
            if (interval.isPresent()) {
                upper.add(new Point(x.at(age), y.at(interval.get().high())));
                lower.add(new Point(x.at(age), y.at(interval.get().low())));
            }
        }
        if (upper.size() > 1) {
            plot.add(new Mark.Band(upper, lower, Ink.FIRST));
        }
        plot.line(line, Ink.FIRST, Stroke.BOLD);
        if (line.size() == 1) {
            plot.add(new Mark.Dot(line.get(0).x(), line.get(0).y(), 4, Ink.FIRST, false));
        }
    }

    /** Retention alone has an interval. */
    private Optional<Interval> interval(int age) {
        return figure.show() == Show.RETENTION ? table.average(age).interval() : Optional.empty();
    }

    private void curve(Plot plot, Cohort cohort, Scale x, Scale y, Ink ink, Stroke stroke) {
        List<Point> line = new ArrayList<>();
        for (int age = first; age <= last; age++) {
            OptionalDouble at = isWhole(cohort, age) ? figure.at(cohort, age) : OptionalDouble.empty();
            if (at.isPresent()) {
                line.add(new Point(x.at(age), y.at(at.getAsDouble())));
            } else {
                drawn(plot, line, ink, stroke);
                line = new ArrayList<>();
            }
        }
        drawn(plot, line, ink, stroke);
    }

    /** A line, or the dot that is all of it. */
    private static void drawn(Plot plot, List<Point> line, Ink ink, Stroke stroke) {
        plot.line(line, ink, stroke);
        if (line.size() == 1) {
            plot.add(new Mark.Dot(line.get(0).x(), line.get(0).y(), 2, ink, false));
        }
    }

    private Optional<Cohort> newest() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (shown.get(i).size() > 0 && isWhole(shown.get(i), first + 1) && isWhole(shown.get(i), first)) {
                return Optional.of(shown.get(i));
            }
        }
        return Optional.empty();
    }

    /** The last age at which at least half of the cohorts were observed whole. */
    private int ageOfBest() {
        List<Cohort> some = some();
        int at = last;
        while (at > first && 2 * countWhole(some, at) < some.size()) {
            at--;
        }
        return at;
    }

    private List<Cohort> some() {
        return shown.stream().filter(cohort -> cohort.size() > 0).toList();
    }

    private Optional<Cohort> best() {
        List<Cohort> some = some();
        if (some.size() < 2) {
            return Optional.empty();
        }
        int age = ageOfBest();
        List<Cohort> told = some.stream().filter(cohort -> isWhole(cohort, age)).toList();
        List<Cohort> large =
                told.stream().filter(cohort -> !CohortFigure.isSmall(cohort)).toList();
        // Of several the first, since max would take the last.
        return (large.isEmpty() ? told : large)
                .stream()
                        .min(Comparator.comparingDouble(
                                cohort -> -figure.at(cohort, age).orElse(0)));
    }

    private static long countWhole(List<Cohort> cohorts, int age) {
        return cohorts.stream().filter(cohort -> isWhole(cohort, age)).count();
    }

    private static boolean isWhole(Cohort cohort, int age) {
        Optional<Cell> cell = cohort.cell(age);
        return cell.isPresent() && !CohortFigure.isPartly(cell.get());
    }

    private List<String> notes(Language language) {
        int cohorts = table.cohorts().size();
        return shown.size() == cohorts
                ? List.of()
                : List.of(language.say(
                        "Not shown: the {0} earliest of {1} cohorts.",
                        language.number(cohorts - shown.size()), language.number(cohorts)));
    }
}
