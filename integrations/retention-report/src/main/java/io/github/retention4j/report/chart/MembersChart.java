package io.github.retention4j.report.chart;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.compare.SignificanceTest;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import java.util.List;
import java.util.Optional;

/**
 * How members differ from others: a row for each of four figures, with its difference and the interval against zero. Each row has a
 * scale of its own, since they are in other units; the line of zero is the same for all. A difference that chance could have made is
 * grey.
 */
public final class MembersChart implements Chart {
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 26;
    private static final double ROW = 38;

    private final MemberComparison<?> members;

    /**
     * A chart of members against others.
     *
     * @param members the four differences
     * @throws IllegalArgumentException if none has data
     */
    public MembersChart(MemberComparison<?> members) {
        if (members.label().isUnobserved()
                || members.differences().stream().allMatch(of -> of.value().isEmpty())) {
            throw new IllegalArgumentException(members.label().metric() + " has nothing to draw: " + members.summary());
        }
        this.members = members;
    }

    @Override
    public Picture draw(Language language) {
        List<? extends NumericResult> differences = members.differences();
        double bottom = TOP + differences.size() * ROW;
        Plot plot = new Plot(language, Plot.WIDTH, bottom + 8);
        double zero = (LEFT + Plot.WIDTH - RIGHT) / 2;
        plot.add(Mark.Line.of(zero, TOP - 6, zero, bottom, Ink.TEXT, Stroke.USUAL));
        plot.text(zero - 10, TOP - 12, language.say("Members less"), Anchor.RIGHT, Ink.MUTED);
        plot.text(zero + 10, TOP - 12, language.say("Members more"), Anchor.LEFT, Ink.MUTED);
        for (int i = 0; i < differences.size(); i++) {
            row(plot, differences.get(i), TOP + (i + 0.5) * ROW);
        }
        return plot.done(
                Plot.title(language, members.label()),
                language.say("Four differences between members and others, each with its 95 % interval against zero."),
                members.table().map(language::table));
    }

    private static void row(Plot plot, NumericResult difference, double y) {
        NumericResult first = difference instanceof Comparison of
                ? of.first()
                : difference instanceof DifferenceInDifferences change ? change.firstAfter() : difference;
        String name = plot.language.phrase(first.label().metric());
        plot.text(LEFT - 12, y + 4, Plot.fit(name, LEFT - 16), Anchor.RIGHT, Ink.TEXT);
        double right = Plot.WIDTH - RIGHT + 12;
        plot.text(right, y - 3, Plot.fit(plot.told(difference), RIGHT - 16), Anchor.LEFT, Ink.TEXT);
        if (difference instanceof Comparison of && difference.value().isPresent()) {
            String both = plot.language.say("{0} against {1}", plot.bare(of.first()), plot.bare(of.second()));
            plot.text(right, y + 11, Plot.fit(both, RIGHT - 16), Anchor.LEFT, Ink.MUTED);
        }
        double most = Math.max(
                Math.abs(difference.value().orElse(0)),
                difference
                        .interval()
                        .map(of -> Math.max(Math.abs(of.low()), Math.abs(of.high())))
                        .orElse(0.0));
        Scale scale = new Scale(most == 0 ? -1 : -most * 1.1, most == 0 ? 1 : most * 1.1, LEFT, Plot.WIDTH - RIGHT);
        boolean isSure = test(difference)
                .filter(test -> test.isSignificant(Interval.USUAL_LEVEL))
                .isPresent();
        Intervals.on(plot, scale).draw(difference, y, isSure ? Ink.FOURTH : Ink.MUTED);
    }

    private static Optional<SignificanceTest> test(NumericResult difference) {
        return difference instanceof Comparison of
                ? of.test()
                : difference instanceof DifferenceInDifferences change ? change.test() : Optional.empty();
    }
}
