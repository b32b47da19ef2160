package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.Label;

/**
 * Who moved from which segment to which between two dates, and who stayed.
 *
 * <p>{@code share = customers who went from one segment to another / customers who were in the first}
 *
 * <ul>
 *   <li>The two are the same segmentation at two dates or of two windows. Customers stayed whose segments are written alike.
 *   <li>Customers are all with an order that counts, of whichever day; who had none yet at the first date is in its segment for that,
 *       such as "no order".
 *   <li>Cut points that follow the customers, as quintiles do, move as well: a customer can move without having done anything. For
 *       moves take the segment of one result with cut points of your own, or bands.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: 10 customers have one order each in January. In February 6 of them have one, 3 none and 1 two, so 60 % stayed.
 *
 * <pre>{@code
 * CrossTable<Band, Band> moves = engine.compute(
 *         SegmentMoves.between(Segments.orders(q1.previous(), 1, 2, 5), Segments.orders(q1, 1, 2, 5)));
 * Ratio stayed = moves.same();
 * CrossTable<Band, Band> stages = engine.compute(
 *         SegmentMoves.between(LifecycleStages.in(q1.previous()).segment(), LifecycleStages.in(q1).segment()));
 * }</pre>
 *
 * <p>Source: a table of transitions, as guides to RFM draw the migration of segments.
 *
 * @param <K> the key of the segmentation
 * @param before the segmentation at the first date
 * @param after the same at the second
 */
public record SegmentMoves<K extends Comparable<? super K>>(Segment<K> before, Segment<K> after)
        implements Metric<CrossCounts<K, K>, CrossTable<K, K>> {
    private static final String NAME = "segment moves";

    /** Checks that nothing is null. */
    public SegmentMoves {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    /**
     * The moves between two dates.
     *
     * @param <K> the key of the segmentation
     * @param before the segmentation at the first date
     * @param after the same at the second
     * @return the metric
     */
    public static <K extends Comparable<? super K>> SegmentMoves<K> between(Segment<K> before, Segment<K> after) {
        return new SegmentMoves<>(before, after);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CrossCounts<K, K> start(Basis basis) {
        return new CrossCounts<>(basis);
    }

    @Override
    public void add(CrossCounts<K, K> state, CustomerHistory customer) {
        state.add(before, after, customer);
    }

    @Override
    public void addAll(CrossCounts<K, K> state, CustomerBlock block) {
        state.addAll(before, after, block);
    }

    @Override
    public void merge(CrossCounts<K, K> into, CrossCounts<K, K> from) {
        into.merge(from);
    }

    @Override
    public CrossTable<K, K> finish(CrossCounts<K, K> state, Basis basis) {
        Label label = Label.of(NAME, "from " + before.name() + " to " + after.name() + ", share of the row");
        return state.table(label, before, after, basis);
    }
}
