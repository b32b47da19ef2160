package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever way orders come in, a partition gives back those of its customers, each with its day and its time of day. */
class StagedOrdersProps {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long ANY_TIME = 1_700_000_000_000L;
    private static final long DAY = 86_400_000;

    private record Order(long key, long epochDay, long timeOfDay, long amount) {
        static Order of(long key, long millis, long amount) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), LONDON);
            long start = day.atStartOfDay(LONDON).toInstant().toEpochMilli();
            return new Order(key, day.toEpochDay(), millis - start, amount);
        }
    }

    /** How far apart the times of neighbouring rows can be. */
    enum Times {
        OF_A_DAY(DAY / 2),
        OF_FEW_DAYS(9 * DAY),
        OF_MANY_DAYS(900 * DAY),
        OF_CENTURIES(50_000 * DAY);

        private final long reach;

        Times(long reach) {
            this.reach = reach;
        }
    }

    private static final class Columns {
        final long[] keys;
        final long[] millis;
        final long[] amounts;

        Columns(Random random, int rows, Times times, int wideInAHundred) {
            keys = random.longs(rows, -20, 80).toArray();
            millis = random.longs(rows, ANY_TIME - times.reach, ANY_TIME + times.reach)
                    .toArray();
            amounts = random.longs(rows, 0, 1 << 20).toArray();
            for (int row = 0; row < rows; row++) {
                if (random.nextInt(100) < wideInAHundred) {
                    amounts[row] = random.nextLong() >>> (1 + random.nextInt(32));
                }
            }
        }

        void addTo(StagedOrders staged, int from, int to) {
            List<Tile> tiles = new ArrayList<>();
            for (int row = from, end; row < to; row = end) {
                end = Math.min(to, row + Tile.MOST_ROWS);
                tiles.add(Tile.of(keys, millis, amounts, row, end));
            }
            staged.addAll(keys, millis, amounts, tiles);
        }

        Map<Integer, List<Order>> byPartition() {
            Map<Integer, List<Order>> all = new HashMap<>();
            for (int row = 0; row < keys.length; row++) {
                all.computeIfAbsent(Partitions.of(keys[row]), p -> new ArrayList<>())
                        .add(Order.of(keys[row], millis[row], amounts[row]));
            }
            return all;
        }
    }

    /** The rows of a segment: a few, about as many as a tile has, and more. */
    @Provide
    Arbitrary<Integer> segments() {
        return Arbitraries.of(1, 2, 7, 100, 1023, 1024, 1025, 2500);
    }

    private static StagedOrders staged(IdKeys ids, int segment) {
        return new StagedOrders(ANY_TIME, LONDON, ids, new Sizes(segment, 8, 16, 1));
    }

    private static void assertGivesBack(StagedOrders staged, Map<Integer, List<Order>> expected) {
        for (int p = 0; p < Partitions.COUNT; p++) {
            List<Order> orders = expected.getOrDefault(p, List.of());
            assertThat(staged.rows(p)).isEqualTo(orders.size());
            assertThat(orders(staged, p)).containsExactlyInAnyOrderElementsOf(orders);
        }
    }

    private static List<Order> orders(StagedOrders staged, int partition) {
        Timeline days = Timeline.days(LONDON, LocalDate.of(1800, 1, 1), LocalDate.of(2200, 1, 1));
        return staged.runs(partition, partition + 1, days).stream()
                .peek(run -> assertThat(run.rows()).isPositive())
                .flatMap(StagedOrdersProps::orders)
                .toList();
    }

    private static Stream<Order> orders(Run run) {
        List<Order> orders = new ArrayList<>();
        for (int at = run.from(); at < run.to(); at += run.longsARow()) {
            long when = run.when(at, 0, RowLayout.wide(40));
            orders.add(new Order(run.longs()[at], when >> 40, run.timeOfDay(at), run.amount(at)));
        }
        return orders.stream();
    }

    @Property(tries = 200)
    void givesBackColumns(
            @ForAll Random random,
            @ForAll @IntRange(max = 4000) int rows,
            @ForAll("segments") int segment,
            @ForAll Times times,
            @ForAll @IntRange(max = 3) int wideInAHundred) {
        Columns columns = new Columns(random, rows, times, wideInAHundred);
        StagedOrders staged = staged(new IdKeys(), segment);
        for (int from = 0, to; from < rows; from = to) {
            to = from + 1 + random.nextInt(Math.min(segment, rows - from));
            columns.addTo(staged, from, to);
        }
        staged.close();
        assertGivesBack(staged, columns.byPartition());
    }

    @Property(tries = 200)
    void givesBackRowsThatCameOneByOneAndColumnsBetweenThem(
            @ForAll Random random,
            @ForAll @IntRange(max = 4000) int rows,
            @ForAll("segments") int segment,
            @ForAll Times times,
            @ForAll @IntRange(max = 3) int wideInAHundred) {
        Columns columns = new Columns(random, rows, times, wideInAHundred);
        StagedOrders staged = staged(new IdKeys(), segment);
        for (int from = 0, to; from < rows; from = to) {
            to = from + 1 + random.nextInt(Math.min(segment, rows - from));
            if (random.nextBoolean()) {
                columns.addTo(staged, from, to);
            } else {
                for (int row = from; row < to; row++) {
                    staged.add(columns.keys[row], columns.millis[row], columns.amounts[row]);
                }
            }
        }
        staged.close();
        assertGivesBack(staged, columns.byPartition());
    }

    /** So that rows that came in order of time need not be sorted. */
    @Property(tries = 100)
    void rowsWhoseAmountsFitStandInTheOrderOfArrival(
            @ForAll Random random, @ForAll @IntRange(max = 4000) int rows, @ForAll("segments") int segment) {
        Columns columns = new Columns(random, rows, Times.OF_FEW_DAYS, 0);
        StagedOrders staged = staged(new IdKeys(), segment);
        for (int from = 0, to; from < rows; from = to) {
            to = from + 1 + random.nextInt(Math.min(segment, rows - from));
            if (random.nextInt(3) == 0) {
                staged.add(columns.keys[from], columns.millis[from], columns.amounts[from]);
                to = from + 1;
            } else {
                columns.addTo(staged, from, to);
            }
        }
        staged.close();
        Map<Integer, List<Order>> expected = columns.byPartition();
        for (int p = 0; p < Partitions.COUNT; p++) {
            assertThat(orders(staged, p)).isEqualTo(expected.getOrDefault(p, List.of()));
        }
    }

    /** One of a billion takes three longs, and the rows around it two each, as ever. */
    @Property(tries = 100)
    void anAmountThatDoesNotFitWidensItsOwnRow(@ForAll Random random, @ForAll @IntRange(min = 1, max = 3000) int rows) {
        Columns columns = new Columns(random, rows, Times.OF_MANY_DAYS, 0);
        columns.amounts[random.nextInt(rows)] = Long.MAX_VALUE;
        StagedOrders staged = staged(new IdKeys(), 3000);
        columns.addTo(staged, 0, rows);
        staged.close();
        long wide = 0;
        long packed = 0;
        for (int p = 0; p < Partitions.COUNT; p++) {
            for (Run run : staged.runs(p, p + 1, Timeline.days(LONDON, LocalDate.EPOCH, LocalDate.EPOCH))) {
                wide += run.isWide() ? run.rows() : 0;
                packed += run.isWide() ? 0 : run.rows();
            }
        }
        assertThat(wide).isEqualTo(1);
        assertThat(packed).isEqualTo(rows - 1);
    }

    @Property
    void textsAreTheSameCustomerHoweverTheyCome(@ForAll List<String> texts, @ForAll("segments") int segment) {
        IdKeys ids = new IdKeys();
        StagedOrders staged = staged(ids, segment);
        Map<Integer, List<Order>> expected = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = "c" + texts.get(i);
            staged.add(text, ANY_TIME + i, i);
            long key = ids.of(text);
            staged.add(key, ANY_TIME, 7);
            List<Order> orders = expected.computeIfAbsent(Partitions.of(key), p -> new ArrayList<>());
            orders.add(Order.of(key, ANY_TIME + i, i));
            orders.add(Order.of(key, ANY_TIME, 7));
        }
        staged.close();
        assertGivesBack(staged, expected);
    }
}
