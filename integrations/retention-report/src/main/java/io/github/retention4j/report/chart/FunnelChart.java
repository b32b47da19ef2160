package io.github.retention4j.report.chart;

import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A funnel: for each step a bar as long as it has customers, with their shares of the first step and of the step before, and the
 * median time from there. Customers whose time is not over stand behind the others, hatched.
 */
public final class FunnelChart implements Chart {
    private static final double ROW = 50;
    private static final double BAR = 22;
    private static final double LEFT = 150;
    private static final double RIGHT = 120;
    private static final double TOP = 8;

    private final FunnelTable funnel;

    /**
     * A chart of a funnel.
     *
     * @param funnel the funnel
     * @throws IllegalArgumentException if nobody took the first step, or it is not observed
     */
    public FunnelChart(FunnelTable funnel) {
        if (funnel.value().isEmpty()) {
            throw new IllegalArgumentException(funnel.label().metric() + " has nothing to draw: " + funnel.summary());
        }
        this.funnel = funnel;
    }

    @Override
    public Picture draw(Language language) {
        int steps = funnel.steps().size();
        boolean hasOpen = funnel.open() > 0;
        double bottom = TOP + steps * ROW;
        Plot plot = new Plot(language, Plot.WIDTH, bottom + (hasOpen ? Plot.lineHeight() + 4 : 0));
        double scale = (Plot.WIDTH - LEFT - RIGHT) / (funnel.customers(1) + funnel.open());
        for (int step = 1; step <= steps; step++) {
            draw(plot, step, scale, TOP + (step - 1) * ROW);
        }
        if (hasOpen) {
            plot.add(new Mark.Bar(LEFT, bottom - 2, 10, 10, Ink.TONE_3, true));
            plot.text(LEFT + 15, bottom + 7, language.say("Time not over"), Anchor.LEFT, Ink.TEXT);
        }
        return plot.done(
                Plot.title(language, funnel.label()),
                language.say(
                        "A bar for each of {0} steps. Of {1} who took the first step, {2} took the last.",
                        language.number(steps),
                        language.number(funnel.customers(1)),
                        language.number(funnel.customers(steps))),
                funnel.table().map(language::table));
    }

    private void draw(Plot plot, int number, double scale, double y) {
        FunnelTable.Step step = funnel.steps().get(number - 1);
        double length = Math.max(step.customers() > 0 ? 1 : 0, step.customers() * scale);
        plot.text(LEFT - 12, y + 15, Plot.fit(plot.known(step.name()), LEFT - 16), Anchor.RIGHT, Ink.TEXT);
        plot.add(new Mark.Bar(LEFT, y, length, BAR, Ink.FIRST));
        double end = LEFT + length;
        if (step.open() > 0) {
            plot.add(new Mark.Bar(end, y, Math.max(1, step.open() * scale), BAR, Ink.TONE_3, true));
            end += step.open() * scale;
        }
        String customers = plot.language.number(step.customers());
        String told = step.open() == 0
                ? customers
                : plot.language.say("{0} + {1} open", customers, plot.language.number(step.open()));
        plot.text(end + 8, y + 15, Plot.fit(told, Plot.WIDTH - end - 12), Anchor.LEFT, Ink.TEXT);
        List<String> words = words(plot, number);
        if (!words.isEmpty()) {
            String shares = Plot.fit(sentence(plot, words), Plot.WIDTH - LEFT - 4);
            plot.text(LEFT, y + BAR + 14, shares, Anchor.LEFT, Ink.MUTED);
        }
    }

    private List<String> words(Plot plot, int number) {
        List<String> words = new ArrayList<>();
        long customers = funnel.customers(number);
        if (number == 1) {
            return words;
        }
        words.add(plot.language.say("{0} of the first step", plot.share(customers, funnel.customers(1))));
        if (number > 2 && funnel.customers(number - 1) > 0) {
            words.add(plot.language.say("{0} of the step before", plot.share(customers, funnel.customers(number - 1))));
        }
        Optional<Duration> median = funnel.time(number).median();
        median.ifPresent(of -> words.add(plot.language.say("half of them within {0}", plot.time(of))));
        return words;
    }

    private static String sentence(Plot plot, List<String> words) {
        return words.stream()
                .reduce((one, other) -> plot.language.say("{0} · {1}", one, other))
                .orElseThrow();
    }
}
