package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.DeclaredColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which segment each customer of a block is in, as a number. It is worked out once for all metrics that are asked by the segment,
 * such as those of a trend.
 *
 * @param <K> what tells segments apart, by its order: 1.0 and 1.00 are one segment
 */
public final class SegmentGroups<K extends Comparable<? super K>> {
    private static final Comparator<String> SHORTEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final int[] groupOf;
    private final List<K> keys = new ArrayList<>();
    private final Map<K, Integer> inOrder = new TreeMap<>();

    /** Most customers' keys are equal to one before, which is found sooner than by order. */
    private final Map<K, Integer> met = new HashMap<>();

    private SegmentGroups(int customers) {
        groupOf = new int[customers];
    }

    /** Asks the segment for each customer. */
    static <K extends Comparable<? super K>> SegmentGroups<K> of(CustomerBlock block, Segment<K> segment) {
        SegmentGroups<K> groups = new SegmentGroups<>(block.customers());
        CustomerCursor cursor = block.cursor();
        while (cursor.next()) {
            K key = requireNonNull(segment.key(cursor.customer()), () -> "the key of segment " + segment.name());
            groups.groupOf[cursor.at()] = groups.group(key);
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
        SegmentGroups<K> groups = new SegmentGroups<>(requireNonNull(block, "block").customers());
        int[] groupOfNumber = new int[column.size()];
        Arrays.fill(groupOfNumber, -1);
        for (int customer = 0; customer < groups.groupOf.length; customer++) {
            int number = column.number(customer);
            int group = groupOfNumber[number];
            if (group < 0) {
                group = groups.group(requireNonNull(key.apply(column.value(number)), "the key of a segment"));
                groupOfNumber[number] = group;
            }
            groups.groupOf[customer] = group;
        }
        return groups;
    }

    private int group(K key) {
        return met.computeIfAbsent(key, this::groupOfNew);
    }

    private int groupOfNew(K key) {
        Integer group = inOrder.putIfAbsent(key, keys.size());
        if (group == null) {
            keys.add(key);
            return keys.size() - 1;
        }
        keys.set(group, shortest(keys.get(group), key));
        return group;
    }

    /**
     * Of keys that are one in order the shortest to write is kept, whichever comes first.
     *
     * @param <K> what tells segments apart
     * @param key a key
     * @param other another, or the same
     * @return one of them
     */
    public static <K> K shortest(K key, K other) {
        return !key.equals(other) && SHORTEST.compare(other.toString(), key.toString()) < 0 ? other : key;
    }

    /**
     * The segments that there are among the customers.
     *
     * @return a key for each group, as the first of its customers or a shorter one has it
     */
    public List<K> keys() {
        return List.copyOf(keys);
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

    @Override
    public String toString() {
        return "SegmentGroups of " + keys;
    }
}
