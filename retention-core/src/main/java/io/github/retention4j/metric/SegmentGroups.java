package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.metric.segment.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which segment each customer of a block is in. It is worked out once for all metrics that are asked by the segment, such as
 * those of a trend.
 *
 * @param <K> what tells segments apart, by its order: 1.0 and 1.00 are one segment
 */
final class SegmentGroups<K extends Comparable<? super K>> {
    private static final Comparator<String> SHORTEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final int[] groupOf;
    private final List<K> keys = new ArrayList<>();

    private SegmentGroups(int customers) {
        groupOf = new int[customers];
    }

    /** The segments of a block's customers. */
    static <K extends Comparable<? super K>> SegmentGroups<K> of(CustomerBlock block, Segment<K> segment) {
        SegmentGroups<K> groups = new SegmentGroups<>(block.customers());
        Map<K, Integer> inOrder = new TreeMap<>();
        // Most customers' keys are equal to one before, which is found sooner than by order.
        Map<K, Integer> met = new HashMap<>();
        CustomerCursor cursor = block.cursor();
        while (cursor.next()) {
            K key = requireNonNull(segment.key(cursor.customer()), () -> "the key of segment " + segment.name());
            groups.groupOf[cursor.at()] = met.computeIfAbsent(key, other -> groups.group(other, inOrder));
        }
        return groups;
    }

    private int group(K key, Map<K, Integer> inOrder) {
        Integer group = inOrder.putIfAbsent(key, keys.size());
        if (group == null) {
            keys.add(key);
            return keys.size() - 1;
        }
        keys.set(group, shortest(keys.get(group), key));
        return group;
    }

    /** Of keys that are one in order the shortest to write is kept, whichever comes first. */
    static <K> K shortest(K key, K other) {
        return !key.equals(other) && SHORTEST.compare(other.toString(), key.toString()) < 0 ? other : key;
    }

    /** A key for each group, as the first of its customers or a shorter one has it. */
    List<K> keys() {
        return keys;
    }

    /** The group of a customer of the block. */
    int of(int customer) {
        return groupOf[customer];
    }
}
