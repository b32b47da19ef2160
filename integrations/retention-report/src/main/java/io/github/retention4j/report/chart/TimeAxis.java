package io.github.retention4j.report.chart;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.stream.DoubleStream;

/** The time since a start, along the lower side of a picture. */
final class TimeAxis {
    private static final double[] DAYS = {1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300};
    private static final int MOST = 8;

    private TimeAxis() {}

    /** Round times from 0 on: weeks, months of 30 days and years for days. */
    static List<Double> ticks(Scale x, Unit unit) {
        if (unit.quantity() != Unit.Quantity.DAYS) {
            return x.ticks(MOST);
        }
        double step = DoubleStream.of(DAYS)
                .filter(days -> days * MOST >= x.high())
                .findFirst()
                .orElse(0);
        return step == 0
                ? x.ticks(MOST)
                : DoubleStream.iterate(0, time -> time <= x.high(), time -> time + step)
                        .boxed()
                        .toList();
    }

    /** Draws the ticks below, with what time is in. */
    static void draw(Plot plot, Scale x, Unit unit, double bottom) {
        Language language = plot.language;
        for (double time : ticks(x, unit)) {
            plot.add(Mark.Line.of(x.at(time), bottom, x.at(time), bottom + 4, Ink.MUTED, Stroke.THIN));
            plot.text(x.at(time), bottom + 17, told(language, time, unit), Anchor.MIDDLE, Ink.MUTED);
        }
        String name = unit.text().isEmpty() ? language.say("time") : language.phrase(unit.text());
        plot.text((x.start() + x.end()) / 2, bottom + 35, name, Anchor.MIDDLE, Ink.MUTED);
    }

    private static String told(Language language, double time, Unit unit) {
        boolean isWhole = time == Math.rint(time) && time < 100_000;
        return isWhole ? language.number((long) time) : language.tick(time, unit);
    }
}
