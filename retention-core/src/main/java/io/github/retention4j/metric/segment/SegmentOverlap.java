package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.Label;

/**
 * How two segmentations of the same customers overlap: how many are in which two segments at once.
 *
 * <p>{@code share = customers in both segments / customers in the first}
 *
 * <ul>
 *   <li>Customers are all with an order that counts, of whichever day. Guests are no customers.
 *   <li>How far the two divide customers alike is told by the adjusted Rand index, whatever the segments are called.
 *   <li>Keys that are equal in their order are one segment.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: four customers are x, x, y and y by the first segmentation. If they are a, a, b and c by the second, the index
 * is 0.571; if they are a, b, a and b, it is −0.5, which is less than by chance.
 *
 * <pre>{@code
 * CrossTable<String, Band> overlap = engine.compute(SegmentOverlap.of(Segments.country(), Segments.orders(q1, 1, 2, 5)));
 * OptionalDouble agreement = overlap.adjustedRandIndex();
 * }</pre>
 *
 * <p>Source: L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2, 1985.
 *
 * @param <A> the key of the first segmentation
 * @param <B> the key of the second
 * @param rows the first segmentation
 * @param columns the second
 */
public record SegmentOverlap<A extends Comparable<? super A>, B extends Comparable<? super B>>(
        Segment<A> rows, Segment<B> columns) implements Metric<CrossCounts<A, B>, CrossTable<A, B>> {
    private static final String NAME = "segment overlap";

    /** Checks that nothing is null. */
    public SegmentOverlap {
        requireNonNull(rows, "rows");
        requireNonNull(columns, "columns");
    }

    /**
     * The overlap of two segmentations.
     *
     * @param <A> the key of the first segmentation
     * @param <B> the key of the second
     * @param rows the first segmentation
     * @param columns the second
     * @return the metric
     */
    public static <A extends Comparable<? super A>, B extends Comparable<? super B>> SegmentOverlap<A, B> of(
            Segment<A> rows, Segment<B> columns) {
        return new SegmentOverlap<>(rows, columns);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CrossCounts<A, B> start(Basis basis) {
        return new CrossCounts<>(basis);
    }

    @Override
    public void add(CrossCounts<A, B> state, CustomerHistory customer) {
        state.add(rows, columns, customer);
    }

    @Override
    public void addAll(CrossCounts<A, B> state, CustomerBlock block) {
        state.addAll(rows, columns, block);
    }

    @Override
    public void merge(CrossCounts<A, B> into, CrossCounts<A, B> from) {
        into.merge(from);
    }

    @Override
    public CrossTable<A, B> finish(CrossCounts<A, B> state, Basis basis) {
        Label label = Label.of(NAME, rows.name() + " by " + columns.name() + ", share of the row");
        return state.table(label, rows, columns, basis);
    }
}
