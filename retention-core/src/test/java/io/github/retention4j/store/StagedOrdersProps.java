package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever way orders come in, a partition gives back those of its customers, packed ones first. */
class StagedOrdersProps {
    private record Order(long key, long millis, long amount) {}

    @Property
    void givesBackWhatCameInPartitionByPartition(
            @ForAll Random random,
            @ForAll @IntRange(max = 3000) int rows,
            @ForAll @IntRange(min = 2, max = 40) int chunk,
            @ForAll @IntRange(max = 3) int wideInTen) {
        long anyTime = 1_700_000_000_000L;
        IdKeys ids = new IdKeys();
        StagedOrders staged = new StagedOrders(anyTime, ids, new Sizes(chunk, 8, 16, 1));
        StagedOrders columns = new StagedOrders(anyTime, ids, new Sizes(chunk, 8, 16, 1));
        long[] customers = new long[rows];
        long[] millis = new long[rows];
        long[] amounts = new long[rows];
        for (int row = 0; row < rows; row++) {
            boolean wide = random.nextInt(10) < wideInTen;
            customers[row] = random.nextInt(100) - 20L;
            millis[row] = anyTime + (random.nextInt(2001) - 1000L) * (wide ? 1L << 30 : 1);
            amounts[row] = wide ? random.nextLong() >>> 1 : random.nextInt(1 << 25);
        }
        Map<Integer, List<Order>> expected = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            staged.add(customers[row], millis[row], amounts[row]);
            expected.computeIfAbsent(Partitions.of(customers[row]), p -> new ArrayList<>())
                    .add(new Order(customers[row], millis[row], amounts[row]));
        }
        columns.addAll(customers, millis, amounts, 0, rows);
        for (int p = 0; p < Partitions.COUNT; p++) {
            List<Order> orders = expected.getOrDefault(p, List.of());
            assertThat(unpacked(staged, p)).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(unpacked(columns, p)).isEqualTo(unpacked(staged, p));
        }
    }

    @Property
    void textsAreTheSameCustomerHoweverTheyCome(
            @ForAll List<String> texts, @ForAll @IntRange(min = 2, max = 40) int chunk) {
        IdKeys ids = new IdKeys();
        StagedOrders staged = new StagedOrders(0, ids, new Sizes(chunk, 8, 16, 1));
        Map<Integer, List<Order>> expected = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = "c" + texts.get(i);
            staged.add(text, i, i);
            long key = ids.of(text);
            expected.computeIfAbsent(Partitions.of(key), p -> new ArrayList<>()).add(new Order(key, i, i));
        }
        for (int p = 0; p < Partitions.COUNT; p++) {
            assertThat(unpacked(staged, p)).isEqualTo(expected.getOrDefault(p, List.of()));
        }
    }

    private static List<Order> unpacked(StagedOrders staged, int partition) {
        int rows = (int) staged.rows(partition);
        long[] keys = new long[rows];
        long[] millis = new long[rows];
        long[] amounts = new long[rows];
        assertThat(staged.unpack(partition, keys, millis, amounts, 0)).isEqualTo(rows);
        List<Order> orders = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            orders.add(new Order(keys[row], millis[row], amounts[row]));
        }
        return orders;
    }
}
