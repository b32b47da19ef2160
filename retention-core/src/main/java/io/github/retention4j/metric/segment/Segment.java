package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * A way to divide the customers: each belongs to one segment. Keys that are equal in their order are one segment, as 1.0 and
 * 1.00 are, whose key is then the one that is shorter to write.
 *
 * <pre>{@code
 * Segment<Integer> byOrders = Segment.of("orders", c -> Math.min(c.orderCount(), 5));
 * }</pre>
 *
 * @param <K> what tells segments apart, in an order that results are listed in
 */
public interface Segment<K extends Comparable<? super K>> extends Serializable {
    /**
     * What the customers are divided by.
     *
     * @return a word or two
     */
    String name();

    /**
     * The segment a customer belongs to.
     *
     * @param customer the customer's history, or an event without a customer where a metric counts those
     * @return its key
     */
    K key(CustomerHistory customer);

    /**
     * The segment of each customer of a block. What is told by a {@link io.github.retention4j.history.DeclaredColumn} overrides
     * this, and so works out each key once; it must then say the same as {@link #key} for each.
     *
     * @param block the customers
     * @return each customer's segment
     */
    default SegmentGroups<K> groups(CustomerBlock block) {
        return SegmentGroups.of(requireNonNull(block, "block"), this);
    }

    /**
     * The customers of one segment, as a filter.
     *
     * <pre>{@code
     * Average inOman = engine.where(Segments.country().is("OM")).compute(AverageOrderValue.in(q1));
     * CustomerList<Integer> champions = engine.select(engine.compute(Rfm.in(q1)).namedSegment().is("champions"));
     * }</pre>
     *
     * @param key the segment's key as it is written; if there is no such segment, nobody is in it
     * @return the filter
     */
    default CustomerFilter is(String key) {
        return new OneSegment(this, key);
    }

    /**
     * What is to be said under a table of these segments, such as that what it divides by is known of nobody.
     *
     * @param keys the segments that there are
     * @param basis what the history stands on
     * @return a sentence without a full stop; nothing unless overridden
     */
    default Optional<String> note(Set<K> keys, Basis basis) {
        return Optional.empty();
    }

    /**
     * A segment by any rule.
     *
     * @param <K> what tells segments apart
     * @param name what the customers are divided by
     * @param key tells the key
     * @return the segment
     */
    static <K extends Comparable<? super K>> Segment<K> of(String name, CustomerFunction<K> key) {
        return new KeySegment<>(name, key);
    }
}
