package io.github.retention4j.staging;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.Timeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Rows of every form end in the runs of their customers, in order of time and of amount; and so they do when divided. */
class GroupingProps {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final long DAY = 86_400_000;

    private record Row(long key, long day, long time, long amount) {}

    /** What an amount and a time of day can be. */
    enum Rows {
        SMALL(1000, 1),
        SMALL_OF_SECONDS(1000, 1000),
        LARGE(1L << 40, 1),
        LARGE_OF_SECONDS(1L << 33, 1000),
        LARGEST(Long.MAX_VALUE, 1000);

        private final long amounts;
        private final int unit;

        Rows(long amounts, int unit) {
            this.amounts = amounts;
            this.unit = unit;
        }

        Row row(Random random, int customers, int days) {
            return new Row(
                    random.nextInt(customers) - 3L,
                    random.nextInt(days),
                    random.nextInt((int) DAY / unit) * (long) unit,
                    random.nextLong(amounts));
        }
    }

    @Provide
    Arbitrary<Integer> customers() {
        return Arbitraries.of(1, 2, 7, 300, 1 << 30);
    }

    /** Rows as runs that count their days from one day or another, and have few bits for amounts or many. */
    private static List<Run> runs(Random random, List<Row> rows) {
        List<Run> runs = new ArrayList<>();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = from + 1 + random.nextInt(rows.size() - from);
            List<Row> some = rows.subList(from, to);
            long first = random.nextBoolean()
                    ? 0
                    : some.stream().mapToLong(Row::day).min().orElseThrow();
            long last = some.stream().mapToLong(Row::day).max().orElseThrow();
            long together = some.stream().mapToLong(Row::amount).reduce(0, (a, b) -> a | b);
            RowLayout layout = random.nextInt(4) == 0
                    ? RowLayout.wide(28)
                    : RowLayout.staged(27 + random.nextInt(2), (int) (last - first) + 1, together);
            int step = Run.longsARow(layout);
            long[] longs = new long[step * (some.size() + 2)];
            int at = step;
            for (Row row : some) {
                long when = ((row.day - first) << layout.timeBits()) + row.time;
                longs[at] = row.key;
                longs[at + 1] = layout.isWide() ? when : (when << layout.amountBits()) | row.amount;
                if (layout.isWide()) {
                    longs[at + 2] = row.amount;
                }
                at += step;
            }
            runs.add(new Run(longs, step, at, (int) (FIRST.toEpochDay() + first), layout));
        }
        return runs;
    }

    private static Block block(Timeline days, Grouping grouping, List<Run> runs, int rows, int commonBits) {
        grouping.take(runs, rows, commonBits);
        RowLayout layout = grouping.place();
        return new Block(
                days,
                grouping.keys(),
                grouping.starts(),
                grouping.page(),
                grouping.amounts(layout),
                layout,
                Map.of(),
                false);
    }

    private static List<Row> rows(Block block) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < block.customers(); c++) {
            assertThat(block.firstRow(c)).isLessThan(block.firstRow(c + 1));
            for (int row = block.firstRow(c); row < block.firstRow(c + 1); row++) {
                assertThat(block.isFirst(row)).isEqualTo(row == block.firstRow(c));
                long day = block.epochDay(row) - FIRST.toEpochDay();
                rows.add(
                        new Row(block.key(c), day, block.millis(row) - (block.epochDay(row) * DAY), block.amount(row)));
            }
        }
        return rows;
    }

    private static List<Row> sorted(List<Row> rows, int commonBits) {
        return rows.stream()
                .sorted(comparingLong(
                                (Row row) -> Long.rotateLeft(Partitions.hash(row.key), commonBits) ^ Long.MIN_VALUE)
                        .thenComparingLong(Row::day)
                        .thenComparingLong(Row::time)
                        .thenComparingLong(Row::amount))
                .toList();
    }

    private static List<Row> rows(Random random, int count, int customers, Rows kind, int days, boolean inOrder) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(kind.row(random, customers, days));
        }
        if (inOrder) {
            rows.sort(comparingLong(Row::day).thenComparingLong(Row::time));
        }
        return rows;
    }

    @Property(tries = 400)
    void rowsEndInTheRunsOfTheirCustomers(
            @ForAll Random random,
            @ForAll @IntRange(max = 600) int count,
            @ForAll("customers") int customers,
            @ForAll Rows kind,
            @ForAll @IntRange(min = 1, max = 1500) int days,
            @ForAll boolean inOrder) {
        Timeline timeline = Timeline.days(ZoneOffset.UTC, FIRST, FIRST.plusDays(days - 1));
        Grouping grouping = new Grouping(timeline);
        List<Row> first = rows(random, count, customers, kind, days, inOrder);
        List<Row> second = rows(random, count / 3, customers, Rows.SMALL, days, inOrder);
        grouping.beginPage(first.size() + second.size());
        // Blocks share a page, whatever each of them needs.
        Block one = block(timeline, grouping, runs(random, first), first.size(), 8);
        Block other = block(timeline, grouping, runs(random, second), second.size(), 8);
        assertThat(rows(one)).isEqualTo(sorted(first, 8));
        assertThat(rows(other)).isEqualTo(sorted(second, 8));
    }

    @Property(tries = 200)
    void partsOfADividedPartitionAreAllOfIt(
            @ForAll Random random,
            @ForAll @IntRange(max = 600) int count,
            @ForAll("customers") int customers,
            @ForAll Rows kind,
            @ForAll @IntRange(min = 1, max = 1500) int days,
            @ForAll @IntRange(min = 1, max = 5) int bits) {
        Timeline timeline = Timeline.days(ZoneOffset.UTC, FIRST, FIRST.plusDays(days - 1));
        Grouping grouping = new Grouping(timeline);
        List<Row> rows = rows(random, count, customers, kind, days, true);
        grouping.beginPage(count);
        Segment parts = grouping.divide(runs(random, rows), bits);
        List<Row> all = new ArrayList<>();
        for (int part = 0; part < 1 << bits; part++) {
            Block block = block(timeline, grouping, List.of(parts.run(part)), parts.rows(part), 8 + bits);
            List<Row> ofPart = rows(block);
            int its = part;
            assertThat(ofPart).allMatch(row -> Grouping.part(row.key, bits) == its);
            assertThat(ofPart).isEqualTo(sorted(ofPart, 8 + bits));
            all.addAll(ofPart);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(rows);
    }
}
