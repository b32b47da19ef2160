package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.clv.PurchaseTracking;
import io.github.retention4j.clv.PurchaseTracking.Week;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Repeat purchases week by week: a line of those that were made, and one of those that a model expects.
 *
 * <ul>
 *   <li>Behind weeks that the model did not know is a grey band.
 *   <li>Weeks of fewer than seven days are left out, since they would look like a fall.
 * </ul>
 */
public final class TrackingChart implements Chart {
    private static final double LEFT = 58;
    private static final double TOP = 32;
    private static final double BOTTOM = 252;
    private static final double HEIGHT = 280;
    private static final int WHOLE = 7;
    private static final Unit PURCHASES = Unit.count("purchases", 0);

    private final PurchaseTracking tracking;
    private final List<Week> weeks;

    /**
     * A chart of weeks.
     *
     * @param tracking the weeks, of which two or more are whole
     * @throws IllegalArgumentException if fewer than two weeks are whole
     */
    public TrackingChart(PurchaseTracking tracking) {
        this.tracking = requireNonNull(tracking, "tracking");
        this.weeks = whole(tracking);
        if (weeks.size() < 2) {
            throw new IllegalArgumentException("fewer than two whole weeks have no line over time: " + tracking);
        }
    }

    /**
     * Whether there are weeks enough for a line.
     *
     * @param tracking the weeks
     * @return whether two or more are whole
     */
    public static boolean hasData(PurchaseTracking tracking) {
        return whole(tracking).size() > 1;
    }

    private static List<Week> whole(PurchaseTracking tracking) {
        return tracking.weeks().stream().filter(week -> week.days() == WHOLE).toList();
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        double highest = weeks.stream()
                .mapToDouble(week -> Math.max((double) week.actual(), week.expected()))
                .max()
                .orElse(0);
        Scale y = Scale.around(0, highest, BOTTOM, TOP);
        List<String> starts =
                weeks.stream().map(week -> language.date(week.start())).toList();
        // The last day stands in the middle below the last week, which is at the edge.
        double right = Plot.WIDTH - 4 - Plot.width(starts.get(starts.size() - 1)) / 2;
        double step = (right - LEFT) / weeks.size();
        List<Double> middles = IntStream.range(0, weeks.size())
                .mapToObj(i -> LEFT + (i + 0.5) * step)
                .toList();
        int known = (int) weeks.stream().filter(week -> !week.isHeldOut()).count();
        List<String> names = new ArrayList<>(List.of(language.say("bought"), language.say("expected")));
        List<Ink> inks = new ArrayList<>(List.of(Ink.FIRST, Ink.SECOND));
        if (known < weeks.size()) {
            double from = LEFT + known * step;
            plot.add(new Mark.Band(
                    List.of(new Point(from, TOP), new Point(right, TOP)),
                    List.of(new Point(from, BOTTOM), new Point(right, BOTTOM)),
                    Ink.GRID));
            names.add(language.say("not known to the model"));
            inks.add(Ink.GRID);
        }
        plot.upright(y, PURCHASES, LEFT, right);
        plot.below(middles, starts, BOTTOM + 18);
        line(plot, y, middles, Week::actual, Ink.FIRST, Stroke.USUAL);
        line(plot, y, middles, Week::expected, Ink.SECOND, Stroke.DASHED);
        plot.legend(names, inks, LEFT, 14);
        return plot.done(
                Plot.title(language, tracking.label()),
                language.say(
                        "Two lines over {0}: repeat purchases that were made, and those that a model expects.",
                        language.count(weeks.size(), "week")),
                tracking.table().map(language::table));
    }

    private void line(Plot plot, Scale y, List<Double> middles, ToDoubleFunction<Week> value, Ink ink, Stroke stroke) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            points.add(new Point(middles.get(i), y.at(value.applyAsDouble(weeks.get(i)))));
        }
        plot.line(points, ink, stroke);
    }
}
