package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.DeclaredColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which segment each customer of a block is in, as a number. It is worked out once for all metrics that are asked by the segment,
 * such as those of a trend.
 *
 * @param <K> what tells segments apart
 */
public final class SegmentGroups<K extends Comparable<? super K>> {
    private final int[] groupOf;
    private final List<K> keys = new ArrayList<>();

    private SegmentGroups(int customers) {
        groupOf = new int[customers];
    }

    /** Asks the segment for each customer. */
    static <K extends Comparable<? super K>> SegmentGroups<K> of(CustomerBlock block, Segment<K> segment) {
        SegmentGroups<K> groups = new SegmentGroups<>(block.customers());
        Map<K, Integer> met = new HashMap<>();
        CustomerCursor cursor = block.cursor();
        while (cursor.next()) {
            K key = requireNonNull(segment.key(cursor.customer()), () -> "the key of segment " + segment.name());
            groups.groupOf[cursor.at()] = met.computeIfAbsent(key, k -> {
                groups.keys.add(k);
                return groups.keys.size() - 1;
            });
        }
        return groups;
    }

    /**
     * Works out the key of each number of a column, and looks up each customer's.
     *
     * @param <T> what a number of the column stands for
     * @param <K> what tells segments apart
     * @param block the customers
     * @param column the column, of this block
     * @param key tells the segment of a value; of no value, that of customers of whom it is not known
     * @return the segment of each customer
     */
    public static <T, K extends Comparable<? super K>> SegmentGroups<K> of(
            CustomerBlock block, DeclaredColumn<T> column, Function<Optional<T>, K> key) {
        requireNonNull(column, "column");
        requireNonNull(key, "key");
        SegmentGroups<K> groups =
                new SegmentGroups<>(requireNonNull(block, "block").customers());
        boolean isAnyUnknown = false;
        for (int customer = 0; customer < groups.groupOf.length; customer++) {
            int number = column.number(customer);
            groups.groupOf[customer] = number;
            isAnyUnknown |= number == 0;
        }
        // Each number above 0 is some customer's, so numbers are groups, but for one that nobody has.
        int first = isAnyUnknown ? 0 : 1;
        for (int customer = 0; first > 0 && customer < groups.groupOf.length; customer++) {
            groups.groupOf[customer] -= first;
        }
        for (int number = first; number < column.size(); number++) {
            groups.keys.add(requireNonNull(key.apply(column.value(number)), "the key of a segment"));
        }
        return groups;
    }

    /**
     * The keys that there are among the customers. Some may be one segment, as 1.0 and 1.00 are, or two dates of birth of one age:
     * the state of the metric tells by their order.
     *
     * @return a key for each group
     */
    public List<K> keys() {
        return Collections.unmodifiableList(keys);
    }

    /**
     * The group of a customer.
     *
     * @param customer the customer's number in the block
     * @return the number of its key in {@link #keys}
     */
    public int of(int customer) {
        return groupOf[customer];
    }

    /**
     * How many customers of the block each group has.
     *
     * @return a number for each of {@link #keys}
     */
    public int[] sizes() {
        int[] sizes = new int[keys.size()];
        for (int group : groupOf) {
            sizes[group]++;
        }
        return sizes;
    }

    @Override
    public String toString() {
        return "SegmentGroups of " + keys;
    }
}
