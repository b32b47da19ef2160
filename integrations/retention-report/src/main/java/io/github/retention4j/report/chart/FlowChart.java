package io.github.retention4j.report.chart;

import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.MetricResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers who go from one group to another: the groups that they come from as bars at the start, those that they go to as bars at
 * the end, and between them ribbons as wide as there are customers, in the colour of where they come from.
 *
 * <ul>
 *   <li>A flow of a few among many is drawn one pixel wide, so that it is seen.
 *   <li>Who comes from outside, such as new customers, is grey.
 * </ul>
 */
public final class FlowChart implements Chart {
    /** Flows between more groups than there are colours are read better as a table. */
    public static final int MOST_GROUPS = 6;

    private static final double TOP = 26;

    private final MetricResult result;
    private final Flows flows;

    /** The group of those who come from or go outside. */
    private final Object outside;

    private FlowChart(MetricResult result, Flows flows, Object outside) {
        if (flows.all() == 0 || result.label().isUnobserved()) {
            throw new IllegalArgumentException(result.label().metric() + " has nothing to draw: " + result.summary());
        }
        this.result = result;
        this.flows = flows;
        this.outside = outside;
    }

    /**
     * A chart of the stages of customers.
     *
     * @param stages the stages that customers were in a window earlier, and those that they are in
     * @return the chart
     * @throws IllegalArgumentException if there are no data
     */
    public static FlowChart of(Lifecycle stages) {
        List<Lifecycle.Stage> all = Arrays.asList(Lifecycle.Stage.values());
        return new FlowChart(stages, new Flows(all, all, stages::customers), Lifecycle.Stage.NONE);
    }

    /**
     * A chart of the tiers of members, the highest above.
     *
     * @param tiers the tiers that members were in at the start, and those that they are in at the end
     * @return the chart
     * @throws IllegalArgumentException if there are no data
     */
    public static FlowChart of(TierTable tiers) {
        List<Object> all = IntStream.rangeClosed(
                        TierTable.NO_MEMBER, tiers.tiers().size() - 1)
                .map(i -> tiers.tiers().size() - 1 + TierTable.NO_MEMBER - i)
                .mapToObj(number -> key(tiers, number))
                .toList();
        Flows flows = new Flows(
                all,
                all,
                (from, to) -> tiers.flows().stream()
                        .filter(flow -> key(tiers, flow.from()).equals(from)
                                && key(tiers, flow.to()).equals(to))
                        .mapToLong(TierTable.Flow::members)
                        .sum());
        return new FlowChart(tiers, flows, key(tiers, TierTable.NO_MEMBER));
    }

    /** A tier by the name that the shop gave it, or that there is none. */
    private static Object key(TierTable tiers, int number) {
        return number == TierTable.NO_MEMBER
                ? NoTier.NO_MEMBER
                : number == TierTable.NO_TIER ? NoTier.NO_TIER : tiers.tiers().get(number);
    }

    private enum NoTier {
        NO_MEMBER("no member"),
        NO_TIER("no tier");

        private final String text;

        NoTier(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A chart of the segments that customers are in by one segmentation and by another.
     *
     * @param <A> the key of a row
     * @param <B> the key of a column
     * @param table the customers of each row and column
     * @return the chart
     * @throws IllegalArgumentException if there are no data
     */
    public static <A extends Comparable<? super A>, B extends Comparable<? super B>> FlowChart of(
            CrossTable<A, B> table) {
        return new FlowChart(table, new Flows(table.rows(), table.columns(), table::customers), "");
    }

    @Override
    public Picture draw(Language language) {
        boolean hasHeads = !(result instanceof CrossTable<?, ?>);
        double top = hasHeads ? TOP : TOP / 2;
        Plot plot = new Plot(language, Plot.WIDTH, top + flows.height() + TOP / 2);
        flows.draw(plot, top, outside);
        if (hasHeads) {
            flows.heads(plot, language.say("Before"), language.say("After"), TOP - 12);
        }
        return plot.done(
                Plot.title(language, result.label()),
                language.say(
                        "Ribbons from {0} groups to {1} groups, as wide as their customers, {2} in all.",
                        language.number(flows.starts()), language.number(flows.ends()), language.number(flows.all())),
                result.table().map(language::table));
    }
}
