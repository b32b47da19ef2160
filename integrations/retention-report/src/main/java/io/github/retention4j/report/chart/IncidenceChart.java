package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of several things of which only one comes first, the share of customers who had each, by time: a stepped line and band for each. */
public final class IncidenceChart implements Chart {
    private static final double HEIGHT = 330;
    private static final double LEFT = 58;
    private static final double RIGHT = 20;
    private static final double TOP = 32;
    private static final double BOTTOM = 46;

    private final CumulativeIncidence shares;

    /**
     * A chart of shares.
     *
     * @param shares the shares
     * @throws IllegalArgumentException if they are of nobody
     */
    public IncidenceChart(CumulativeIncidence shares) {
        this.shares = requireNonNull(shares, "shares");
        if (shares.spells() == 0) {
            throw new IllegalArgumentException("shares of nobody have no picture: " + shares);
        }
    }

    @Override
    public Picture draw(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, HEIGHT);
        double last = shares.lastTime().orElse(0);
        double bottom = HEIGHT - BOTTOM;
        Scale y = Scale.around(0, highest(last), bottom, TOP);
        Scale x = new Scale(0, last > 0 ? last : 1, LEFT, Plot.WIDTH - RIGHT);
        plot.upright(y, Unit.PERCENT, LEFT, Plot.WIDTH - RIGHT);
        TimeAxis.draw(plot, x, shares.unit(), bottom);
        List<Double> times = shares.times();
        List<String> names = new ArrayList<>();
        List<Ink> inks = new ArrayList<>();
        for (String cause : shares.causes()) {
            Ink ink = Ink.series(inks.size());
            new Steps(x, y, times, time -> shares.at(cause, time)).draw(plot, ink, Stroke.USUAL);
            inks.add(ink);
            String name = Plot.fit(
                    language.phrase(cause),
                    (Plot.WIDTH - LEFT) / shares.causes().size() - 90);
            names.add(shares.at(cause, last)
                    .map(share -> language.say("{0}: {1}", name, language.figure(share.value(), Unit.PERCENT)))
                    .orElse(name));
        }
        plot.legend(names, inks, LEFT, 14);
        return plot.done(
                Plot.title(language, shares.label()),
                language.say(
                        "Rising lines: the share that had each of {0} things first, by time.",
                        language.number(names.size())),
                shares.table().map(language::table));
    }

    private double highest(double last) {
        double highest = 0;
        for (String cause : shares.causes()) {
            Optional<Estimate> share = shares.at(cause, last);
            double value = share.map(Estimate::value).orElse(0.0);
            double high = share.flatMap(Estimate::interval).map(Interval::high).orElse(value);
            highest = Math.max(highest, Math.max(value, high));
        }
        return Math.min(1, highest);
    }
}
