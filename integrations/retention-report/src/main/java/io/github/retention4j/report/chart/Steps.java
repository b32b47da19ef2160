package io.github.retention4j.report.chart;

import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.result.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A stepped line with the stepped band of its interval. Each step is drawn at its own time. Where there are more of them than a
 * picture can show, those are left out that are near to the one before and less than a pixel from it, so that the line is nowhere
 * more than a pixel from where it belongs.
 */
final class Steps {
    /** How many steps are drawn, however small they are. */
    static final int MOST = 200;

    private static final double NEAR = 3;
    private static final double SEEN = 1;

    private final Scale x;
    private final Scale y;
    private final List<Double> times;
    private final DoubleFunction<Optional<Estimate>> curve;

    /**
     * A line up to the last of some times.
     *
     * @param x the scale of time, which ends with the last time
     * @param y the scale of shares
     * @param times when something happens, ascending
     * @param curve what the line is at a time
     */
    Steps(Scale x, Scale y, List<Double> times, DoubleFunction<Optional<Estimate>> curve) {
        this.x = x;
        this.y = y;
        this.curve = curve;
        this.times = times.size() <= MOST ? times : seen(times);
    }

    /** The times of steps that can be seen, and the last. */
    private List<Double> seen(List<Double> all) {
        List<Double> seen = new ArrayList<>();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            double atX = x.at(all.get(i));
            double atY = curve.apply(all.get(i)).map(of -> y.at(of.value())).orElse(lastY);
            boolean isLast = i == all.size() - 1;
            if (isLast || Math.abs(atX - lastX) >= NEAR || Math.abs(atY - lastY) >= SEEN) {
                seen.add(all.get(i));
                lastX = atX;
                lastY = atY;
            }
        }
        return seen;
    }

    /** Draws the band, and the line over it. */
    void draw(Plot plot, Ink ink, Stroke stroke) {
        List<Point> line = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        List<Double> all = new ArrayList<>(List.of(0.0));
        all.addAll(times);
        for (double time : all) {
            Optional<Estimate> at = curve.apply(time);
            if (at.isEmpty()) {
                continue;
            }
            step(line, x.at(time), y.at(at.get().value()));
            Optional<Interval> interval = at.get().interval();
            if (interval.isPresent()) {
                step(upper, x.at(time), y.at(interval.get().high()));
                step(lower, x.at(time), y.at(interval.get().low()));
            } else {
                band(plot, upper, lower, x.at(time), ink);
            }
        }
        double end = x.at(all.get(all.size() - 1));
        band(plot, upper, lower, end, ink);
        close(line, end);
        plot.line(line, ink, stroke);
    }

    /** What nothing tells the chance of is a gap in the band. */
    private static void band(Plot plot, List<Point> upper, List<Point> lower, double end, Ink ink) {
        close(upper, end);
        close(lower, end);
        if (upper.size() > 1 && lower.size() > 1) {
            plot.add(new Mark.Band(upper, lower, ink));
        }
        upper.clear();
        lower.clear();
    }

    /** Along and then up or down; what cannot be seen is no step. */
    private static void step(List<Point> points, double x, double y) {
        if (points.isEmpty()) {
            points.add(new Point(x, y));
            return;
        }
        double before = points.get(points.size() - 1).y();
        if (Math.abs(y - before) >= 0.05) {
            points.add(new Point(x, before));
            points.add(new Point(x, y));
        }
    }

    private static void close(List<Point> points, double x) {
        if (!points.isEmpty() && points.get(points.size() - 1).x() < x) {
            points.add(new Point(x, points.get(points.size() - 1).y()));
        }
    }
}
