package io.github.retention4j.report.chart;

import io.github.retention4j.metric.programme.Fates;
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
import java.util.function.ToDoubleFunction;

/**
 * What becomes of points by their age: the shares that are redeemed, expired, revoked and still open, one above the other. Where
 * points are open at the oldest age that is known, a line in dashes says that nothing is known after it.
 */
public final class FatesChart implements Chart {
    private static final double HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 150;
    private static final double TOP = 24;
    private static final double BOTTOM = 42;

    /** As many steps as can be told apart. */
    private static final int MOST_STEPS = 90;

    private static final List<String> NAMES = List.of("redeemed", "expired", "revoked", "open");
    private static final List<Ink> INKS = List.of(Ink.GOOD, Ink.BAD, Ink.FOURTH, Ink.MUTED);

    private final Fates fates;

    /**
     * A chart of fates.
     *
     * @param fates what becomes of points by their age
     * @throws IllegalArgumentException if there are no points
     */
    public FatesChart(Fates fates) {
        if (fates.label().isUnobserved() || fates.ages().isEmpty()) {
            throw new IllegalArgumentException(fates.label().metric() + " has nothing to draw: " + fates.summary());
        }
        this.fates = fates;
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        List<Integer> ages = fates.ages();
        int every = 1 + (ages.size() - 1) / MOST_STEPS;
        List<Fates.Row> rows = seen(ages, every);
        int oldest = rows.get(rows.size() - 1).age();
        double right = Plot.WIDTH - RIGHT;
        // What is known of all points stays so, and a step at the last age needs room to be seen.
        double end = fates.knownUntil().isPresent() ? oldest : oldest * 1.05;
        Scale x = new Scale(0, Math.max(1, end), LEFT, right);
        Scale y = new Scale(0, 1, HEIGHT - BOTTOM, TOP);
        plot.upright(y, Unit.PERCENT, LEFT, right);
        plot.level(x, fates.unit(), TOP, HEIGHT - BOTTOM);
        plot.text(
                (LEFT + right) / 2,
                HEIGHT - 8,
                language.say(
                        "Age of the points in {0}", language.phrase(fates.unit().text())),
                Anchor.MIDDLE,
                Ink.MUTED);
        List<ToDoubleFunction<Fates.Row>> parts = List.of(
                row -> row.redeemed().value(),
                row -> row.expired().value(),
                row -> row.revoked().value(),
                row -> row.open().value());
        Fates.Row last = rows.get(rows.size() - 1);
        List<String> names = new ArrayList<>();
        List<Ink> inks = new ArrayList<>();
        List<Double> middles = new ArrayList<>();
        double[] below = new double[rows.size()];
        for (int i = 0; i < parts.size(); i++) {
            double[] above = below.clone();
            for (int k = 0; k < above.length; k++) {
                above[k] += parts.get(i).applyAsDouble(rows.get(k));
            }
            boolean isThere = rows.stream().mapToDouble(parts.get(i)).anyMatch(share -> share > 0);
            if (isThere) {
                plot.add(new Mark.Band(
                        line(rows, above, x, y, every == 1), line(rows, below, x, y, every == 1), INKS.get(i)));
                names.add(language.say(
                        "{0}: {1}",
                        language.phrase(NAMES.get(i)),
                        language.figure(parts.get(i).applyAsDouble(last), Unit.PERCENT)));
                inks.add(i == parts.size() - 1 ? Ink.TEXT : INKS.get(i));
                middles.add(-y.at((below[below.length - 1] + above[above.length - 1]) / 2));
            }
            below = above;
        }
        double[] heights =
                Plot.apart(middles.stream().mapToDouble(middle -> middle).toArray(), 16, -(HEIGHT - BOTTOM), -TOP);
        for (int i = 0; i < heights.length; i++) {
            plot.text(right + 10, -heights[i] + 4, names.get(i), Anchor.LEFT, inks.get(i));
        }
        fates.knownUntil().ifPresent(age -> {
            plot.add(Mark.Line.of(x.at(age), TOP - 4, x.at(age), HEIGHT - BOTTOM, Ink.TEXT, Stroke.DASHED));
            plot.text(
                    x.at(age),
                    TOP - 9,
                    language.say("Known until {0}", language.figure(age, whole(fates.unit()))),
                    Anchor.RIGHT,
                    Ink.TEXT);
        });
        return plot.done(
                Plot.title(language, fates.label()),
                language.say(
                        "Shares of points by their age: {0} are redeemed and {1} expired by {2}.",
                        language.figure(last.redeemed().value(), Unit.PERCENT),
                        language.figure(last.expired().value(), Unit.PERCENT),
                        language.figure(last.age(), whole(fates.unit()))),
                fates.table().map(language::table));
    }

    private static Unit whole(Unit unit) {
        return new Unit(unit.quantity(), unit.name(), unit.per(), 0);
    }

    /** The rows, of many only as many as can be seen; the last is one of them. */
    private List<Fates.Row> seen(List<Integer> ages, int every) {
        List<Fates.Row> seen = new ArrayList<>();
        for (int i = (ages.size() - 1) % every; i < ages.size(); i += every) {
            seen.add(fates.at(ages.get(i)).orElseThrow());
        }
        return seen;
    }

    /** Steps, for a share stays as it is until the next age; between rows of which some are left out, straight lines. */
    private static List<Point> line(List<Fates.Row> rows, double[] shares, Scale x, Scale y, boolean isStepped) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            double from = i == 0 ? x.start() : x.at(rows.get(i).age());
            points.add(new Point(from, y.at(shares[i])));
            if (isStepped && i + 1 < shares.length) {
                points.add(new Point(x.at(rows.get(i + 1).age()), y.at(shares[i])));
            }
        }
        points.add(new Point(x.end(), y.at(shares[shares.length - 1])));
        return points;
    }
}
