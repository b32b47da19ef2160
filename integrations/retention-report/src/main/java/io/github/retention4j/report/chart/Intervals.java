package io.github.retention4j.report.chart;

import io.github.retention4j.model.Observation;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Figures as dots between the ends of their intervals, on a scale from left to right. */
final class Intervals {
    private static final double CAP = 4;

    private final Plot plot;
    private final Scale scale;

    private Intervals(Plot plot, Scale scale) {
        this.plot = plot;
        this.scale = scale;
    }

    /** On a scale of all figures with their intervals, which need not begin at zero. */
    static Intervals of(Plot plot, Collection<? extends NumericResult> figures, double left, double right) {
        double[] reach = reach(figures);
        return new Intervals(plot, Scale.near(reach[0], reach[1], left, right));
    }

    /** On a scale that is known. */
    static Intervals on(Plot plot, Scale scale) {
        return new Intervals(plot, scale);
    }

    /** On a scale that has zero, for differences. */
    static Intervals aroundZero(Plot plot, NumericResult difference, double left, double right) {
        double[] reach = reach(List.of(difference));
        return new Intervals(plot, Scale.around(reach[0], reach[1], left, right));
    }

    /**
     * From where to where a scale goes. An interval of hardly any customers may be so wide that all else would be a dot: it is drawn
     * up to the scale's end, which is at most twice as far from the
     * figures as they are from one another and from zero.
     */
    private static double[] reach(Collection<? extends NumericResult> figures) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        DoubleSummaryStatistics ends = new DoubleSummaryStatistics();
        for (NumericResult figure : figures) {
            figure.value().ifPresent(values);
            figure.value().ifPresent(ends);
            figure.interval().ifPresent(of -> {
                ends.accept(of.low());
                ends.accept(of.high());
            });
        }
        if (values.getCount() == 0) {
            return new double[] {0, 1};
        }
        double most = 2 * (Math.max(0, values.getMax()) - Math.min(0, values.getMin()));
        return new double[] {
            Math.max(ends.getMin(), values.getMin() - most), Math.min(ends.getMax(), values.getMax() + most)
        };
    }

    Scale scale() {
        return scale;
    }

    /** A figure at a height, hollow while it is not over; nothing where there are no data. */
    void draw(NumericResult figure, double y, Ink ink) {
        figure.interval().ifPresent(of -> line(of, y, ink));
        figure.value()
                .ifPresent(value -> plot.add(new Mark.Dot(
                        scale.at(value), y, 4.5, ink, figure.label().observation() == Observation.PARTLY_OBSERVED)));
    }

    private void line(Interval of, double y, Ink ink) {
        double low = Math.max(of.low(), scale.low());
        double high = Math.min(of.high(), scale.high());
        plot.add(Mark.Line.of(scale.at(low), y, scale.at(high), y, ink, Stroke.USUAL));
        for (double end : new double[] {of.low(), of.high()}) {
            if (end >= scale.low() && end <= scale.high()) {
                plot.add(Mark.Line.of(scale.at(end), y - CAP, scale.at(end), y + CAP, ink, Stroke.USUAL));
            }
        }
    }

    /** A figure as a line across, with its name above. */
    void across(NumericResult figure, String name, double top, double bottom) {
        figure.value().ifPresent(value -> {
            double x = scale.at(value);
            plot.add(Mark.Line.of(x, top, x, bottom, Ink.SECOND, Stroke.DASHED));
            plot.text(x, top - 5, name, Anchor.MIDDLE, Ink.TEXT);
        });
    }
}
