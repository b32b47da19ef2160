package io.github.retention4j.store;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids of customers who meet in a few of the 256 partitions, half of them numbers and half of them texts. */
public final class CrowdedIds {
    private CrowdedIds() {}

    /** So many ids of the first so many partitions. */
    public static List<String> in(int partitions, int count) {
        IdKeys keys = new IdKeys();
        Stream<String> numbers = IntStream.iterate(-3, i -> i + 1)
                .filter(i -> Partitions.of(i) < partitions)
                .mapToObj(Integer::toString);
        Stream<String> texts = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "c-" + i)
                .filter(text -> Partitions.of(keys.of(text)) < partitions);
        return Stream.concat(numbers.limit((count + 1) / 2), texts.limit(count / 2))
                .toList();
    }
}
