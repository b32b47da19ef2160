package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.KeyOfHash;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Customers are told apart and their rows counted as a map would, whatever keys come and however they collide. */
class SlotsProps {
    private static final int FIRST_ROW = 100;

    @Provide
    Arbitrary<List<Long>> keys() {
        Arbitrary<Long> any = Arbitraries.longs().filter(key -> key != IdKeys.NOBODY);
        Arbitrary<Long> few = Arbitraries.longs().between(-5, 5);
        Arbitrary<Long> many = Arbitraries.longs().between(-2000, 2000);
        // Hashes that agree in all of the upper bits: every key wants one slot.
        Arbitrary<Long> firstSlot = Arbitraries.longs().between(0, 300).map(KeyOfHash::of);
        // Hashes whose slot is the last: the others stand behind all slots.
        Arbitrary<Long> lastSlot = Arbitraries.longs().between(0, 300).map(low -> KeyOfHash.of(-1L - low));
        return Arbitraries.oneOf(
                any.list().ofMaxSize(400),
                few.list().ofMaxSize(400),
                many.list().ofMaxSize(3000),
                Arbitraries.longs().between(1, 3000).map(SlotsProps::upTo),
                firstSlot.list().ofMaxSize(400),
                lastSlot.list().ofMaxSize(400));
    }

    /** All once. */
    private static List<Long> upTo(long count) {
        List<Long> keys = new ArrayList<>();
        for (long key = 0; key < count; key++) {
            keys.add(key);
        }
        return keys;
    }

    @Provide
    Arbitrary<Integer> commonBits() {
        return Arbitraries.of(0, 8, 11, 20);
    }

    /** Rows of these keys with amounts 0, 1, 2 …, as runs of so many rows, packed and wide in turn. */
    private static List<Run> runs(List<Long> keys, int rowsARun) {
        List<Run> runs = new ArrayList<>();
        for (int from = 0, to; from < keys.size(); from = to) {
            to = Math.min(keys.size(), from + rowsARun);
            RowLayout layout = runs.size() % 2 == 0 ? new RowLayout(30, 28, 1) : RowLayout.wide(28);
            int step = Run.longsARow(layout);
            // With a row before and one after that are not meant.
            long[] longs = new long[step * (to - from + 2)];
            Arrays.fill(longs, -77);
            for (int row = from; row < to; row++) {
                int at = step * (row - from + 1);
                longs[at] = keys.get(row);
                longs[at + 1] = layout.isWide() ? -1 : (-1L << 30) | row;
                longs[at + step - 1] = layout.isWide() ? row : longs[at + 1];
            }
            runs.add(new Run(longs, step, longs.length - step, 0, layout));
        }
        return runs;
    }

    private static void assertAsAMapWould(Slots slots, List<Long> keys, int rowsARun, int commonBits) {
        int[] slotOf = new int[keys.size()];
        slots.find(runs(keys, rowsARun), keys.size(), commonBits, slotOf);
        Map<Long, Integer> counts = new TreeMap<>(Comparator.comparing(
                (Function<Long, Long>) key -> Long.rotateLeft(Partitions.hash(key), commonBits),
                Long::compareUnsigned));
        keys.forEach(key -> counts.merge(key, 1, Integer::sum));
        long amounts = 0;
        for (int row = 0; row < keys.size(); row++) {
            amounts |= row;
        }
        assertThat(slots.customers()).isEqualTo(counts.size());
        assertThat(slots.amounts()).isEqualTo(amounts);
        long[] found = new long[counts.size()];
        int[] start = new int[counts.size() + 1];
        int[] firstRow = slots.number(FIRST_ROW, found, start);
        assertThat(found)
                .as("the order of the hashes, whatever the order of arrival")
                .containsExactly(counts.keySet().toArray(Long[]::new));
        int row = FIRST_ROW;
        Map<Long, Integer> slotOfKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int slot = slotOf[i];
            assertThat(slotOfKey.computeIfAbsent(keys.get(i), key -> slot)).isEqualTo(slot);
        }
        for (int customer = 0; customer < found.length; customer++) {
            assertThat(start[customer]).isEqualTo(row);
            assertThat(firstRow[slotOfKey.get(found[customer])]).isEqualTo(row);
            row += counts.get(found[customer]);
        }
        assertThat(start[found.length]).isEqualTo(row);
        slots.tellNumbers();
        for (int customer = 0; customer < found.length; customer++) {
            assertThat(slots.customer(found[customer])).isEqualTo(customer);
        }
    }

    @Property(tries = 300)
    void customersAndTheirRowsAreThoseOfAMap(
            @ForAll("keys") List<Long> keys,
            @ForAll @IntRange(min = 1, max = 700) int rowsARun,
            @ForAll("commonBits") int commonBits) {
        assertAsAMapWould(new Slots(), keys, rowsARun, commonBits);
    }

    @Property(tries = 100)
    void nothingIsLeftOfTheBlocksBefore(
            @ForAll("keys") List<Long> first,
            @ForAll("keys") List<Long> second,
            @ForAll("keys") List<Long> third,
            @ForAll("commonBits") int commonBits) {
        Slots slots = new Slots();
        for (List<Long> keys : List.of(first, second, third)) {
            assertAsAMapWould(slots, keys, 1000, commonBits);
        }
    }

    @Property(tries = 100)
    void whoHasNoRowsHasNoNumber(@ForAll("keys") List<Long> keys, @ForAll("keys") List<Long> others) {
        Slots slots = new Slots();
        slots.find(runs(keys, 100), keys.size(), 8, new int[keys.size()]);
        slots.number(0, new long[slots.customers()], new int[slots.customers() + 1]);
        slots.tellNumbers();
        for (long other : others) {
            assertThat(slots.customer(other) >= 0).isEqualTo(keys.contains(other));
        }
    }
}
