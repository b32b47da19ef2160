package io.github.retention4j.store;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.store.PartitionedRows.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Turns partitions of rows into blocks of customers: number the customers of a few partitions, count their orders, and
 * put each order into its customer's run. Each step stays inside a processor's cache, and partitions need nothing of
 * one another, so threads can share them out.
 */
public final class BlockAssembly {
    /** Blocks of so many rows together share a page, which the garbage collector then leaves where it is. */
    private static final int ROWS_A_PAGE = (1 << 20) - 2;

    /** Fewer, if there would be too few pages for threads to share out. */
    private static final int LEAST_PAGES = 16;

    /** The longest array has room for so many where all are wide. */
    private static final int MOST_ROWS = (Integer.MAX_VALUE - 8) / Run.WIDE_LONGS;

    /** What can be a guest's besides the order itself. */
    private static final List<Kind> GUESTS_OWN =
            List.of(Kind.IGNORED_ORDER, Kind.RETURNED_ORDER, Kind.REFUND);

    private final Timeline days;
    private final List<StagedOrders> orders;
    private final LongRows guestOrders;
    private final Map<Kind, PartitionedRows> events = new TreeMap<>();
    private final Sizes sizes;

    // Of all partitions before one.
    private final long[] rowsBefore = new long[Partitions.COUNT + 1];
    private final long[] eventsBefore = new long[Partitions.COUNT + 1];

    /**
     * Everything that was staged.
     *
     * @param guestOrders each is of the guest of its row's number
     * @param events those of guests' orders have a guest's key; ignored orders are of guests below 0
     */
    public BlockAssembly(
            Timeline days,
            List<StagedOrders> orders,
            LongRows guestOrders,
            Map<Kind, LongRows> events,
            Sizes sizes) {
        this.days = days;
        this.orders = orders;
        this.guestOrders = guestOrders;
        events.forEach((kind, rows) -> {
            if (rows.size() > 0) {
                this.events.put(kind, new PartitionedRows(rows));
            }
        });
        this.sizes = sizes;
        for (int p = 0; p < Partitions.COUNT; p++) {
            rowsBefore[p + 1] = rowsBefore[p];
            for (StagedOrders staged : orders) {
                rowsBefore[p + 1] += staged.rows(p);
            }
            eventsBefore[p + 1] = eventsBefore[p];
            for (PartitionedRows rows : this.events.values()) {
                eventsBefore[p + 1] += rows.rows(p);
            }
        }
    }

    /** Hears of each part that is built. */
    public interface Listener {
        /** So many customers more, and so many rows. */
        void built(long customers, long rows);
    }

    /** How many orders there are to build from. */
    public long rows() {
        return rows(0, Partitions.COUNT) + guestOrders.size();
    }

    /** The blocks, in the order of their partitions, whichever thread made them. */
    public List<Block> blocks(Parallelism parallelism, Listener listener) {
        int[] bounds = pageBounds();
        TreeMap<Integer, List<Block>> pages = new TreeMap<>();
        parallelism
                .run(bounds.length - 1, Work::new, (work, page) -> {
                    List<Block> blocks = work.page(bounds[page], bounds[page + 1]);
                    work.pages.put(page, blocks);
                    listener.built(
                            blocks.stream().mapToLong(Block::customers).sum(), rows(bounds[page], bounds[page + 1]));
                })
                .forEach(work -> pages.putAll(work.pages));
        List<Block> all = new ArrayList<>();
        pages.values().forEach(all::addAll);
        addAnonymous(all);
        if (guestOrders.size() > 0) {
            listener.built(0, guestOrders.size());
        }
        return all;
    }

    private int[] pageBounds() {
        long most = Math.max(sizes.block(), Math.min(ROWS_A_PAGE, rows() / LEAST_PAGES));
        int[] bounds = new int[Partitions.COUNT + 1];
        int count = 0;
        long rows = 0;
        for (int p = 0; p < Partitions.COUNT; p++) {
            if (rows > 0 && rows + rows(p, p + 1) > most) {
                bounds[++count] = p;
                rows = 0;
            }
            rows += rows(p, p + 1);
        }
        bounds[++count] = Partitions.COUNT;
        return Arrays.copyOf(bounds, count + 1);
    }

    private long rows(int firstPartition, int endPartition) {
        return rowsBefore[endPartition] - rowsBefore[firstPartition];
    }

    /** What one thread makes. */
    private final class Work {
        final TreeMap<Integer, List<Block>> pages = new TreeMap<>();
        private final Grouping grouping = new Grouping(days);

        List<Block> page(int firstPartition, int endPartition) {
            long rows = rows(firstPartition, endPartition);
            if (rows > MOST_ROWS) {
                throw new IllegalStateException(
                        rows + " orders of one part of the customers are more than " + MOST_ROWS);
            }
            grouping.beginPage((int) rows);
            List<Block> blocks = new ArrayList<>();
            for (int p = firstPartition, end; p < endPartition; p = end) {
                boolean isLarge = rows(p, p + 1) > sizes.most();
                end = isLarge ? p + 1 : blockEnd(p, endPartition);
                if (isLarge) {
                    divided(p, blocks);
                } else if (rows(p, end) + eventRows(p, end) > 0) {
                    blocks.add(whole(p, end));
                }
            }
            return blocks;
        }

        private int blockEnd(int first, int endPartition) {
            int end = first + 1;
            while (end < endPartition
                    && rows(end, end + 1) <= sizes.most()
                    && rows(first, end) + eventRows(first, end) < sizes.block()) {
                end++;
            }
            return end;
        }

        /** A block of whole partitions. */
        private Block whole(int firstPartition, int endPartition) {
            Map<Kind, Selection> selected = new TreeMap<>();
            events.forEach((kind, rowsOfKind) -> selected.put(kind, rowsOfKind.select(firstPartition, endPartition)));
            return block(
                    runs(firstPartition, endPartition),
                    (int) rows(firstPartition, endPartition),
                    Partitions.BITS,
                    selected);
        }

        /** The blocks of a partition that is too large for one. */
        private void divided(int partition, List<Block> blocks) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(2 * (rows(partition, partition + 1) / sizes.most()));
            Segment parts = grouping.divide(runs(partition, partition + 1), bits);
            for (int part = 0; part < 1 << bits; part++) {
                Map<Kind, Selection> selected = new TreeMap<>();
                int its = part;
                events.forEach((kind, rowsOfKind) -> selected.put(kind, rowsOfKind.select(partition, bits, its)));
                boolean hasEvents = selected.values().stream().anyMatch(rowsOfKind -> rowsOfKind.size() > 0);
                if (parts.rows(part) > 0 || hasEvents) {
                    blocks.add(block(List.of(parts.run(part)), parts.rows(part), Partitions.BITS + bits, selected));
                }
            }
        }

        private List<Run> runs(int firstPartition, int endPartition) {
            List<Run> runs = new ArrayList<>();
            orders.forEach(staged -> runs.addAll(staged.runs(firstPartition, endPartition, days)));
            return runs;
        }

        /** The block of some rows and events. */
        private Block block(List<Run> runs, int rows, int commonBits, Map<Kind, Selection> selected) {
            grouping.take(runs, rows, commonBits);
            RowLayout layout = grouping.place();
            Map<Kind, int[]> customerOf = new TreeMap<>();
            selected.forEach((kind, rowsOfKind) -> customerOf.put(kind, grouping.customers(rowsOfKind.keys())));
            // Only now is it known how many customers there are.
            Map<Kind, Events> grouped = new TreeMap<>();
            selected.forEach((kind, rowsOfKind) -> grouped.put(
                    kind,
                    Events.group(
                            table(kind),
                            rowsOfKind.rows(),
                            requireNonNull(customerOf.get(kind)),
                            grouping.customers())));
            return new Block(
                    days,
                    grouping.keys(),
                    grouping.starts(),
                    grouping.page(),
                    grouping.amounts(layout),
                    layout,
                    grouped,
                    false);
        }
    }

    private LongRows table(Kind kind) {
        return requireNonNull(events.get(kind)).table();
    }

    private long eventRows(int firstPartition, int endPartition) {
        return eventsBefore[endPartition] - eventsBefore[firstPartition];
    }

    /**
     * Each event without a customer becomes a history of its own, but that a guest's order and its refunds are one: guests'
     * orders first, then those that are ignored, then the other kinds.
     */
    private void addAnonymous(List<Block> all) {
        for (int from = 0, to; from < guestOrders.size(); from = to) {
            to = from + Math.min(ROWS_A_PAGE, guestOrders.size() - from);
            all.add(guests(from, to));
        }
        PartitionedRows ignoredOrders = events.get(Kind.IGNORED_ORDER);
        int ignored = ignoredOrders == null ? 0 : ignoredOrders.anonymous().length;
        if (ignored > 0) {
            Map<Kind, Events> grouped = new TreeMap<>();
            GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, -ignored, 0)));
            all.add(anonymous(new int[ignored + 1], new Grouping(days), RowLayout.of(days, 0, false), grouped));
        }
        events.forEach((kind, partitioned) -> {
            LongRows table = partitioned.table();
            int[] rows = Arrays.stream(partitioned.anonymous())
                    .filter(row -> !IdKeys.isGuest(table.get(row, 0)))
                    .toArray();
            if (rows.length > 0) {
                Map<Kind, Events> grouped = new TreeMap<>();
                grouped.put(
                        kind,
                        Events.group(
                                table, rows, IntStream.range(0, rows.length).toArray(), rows.length));
                all.add(anonymous(new int[rows.length + 1], new Grouping(days), RowLayout.of(days, 0, false), grouped));
            }
        });
    }

    private Block guests(int from, int to) {
        int guests = to - from;
        Grouping grouping = new Grouping(days);
        grouping.beginPage(guests);
        grouping.takeAlone(guestOrders, from, to);
        RowLayout layout = grouping.place();
        int[] detailed = IntStream.range(from, to)
                .filter(row -> guestOrders.get(row, 3) != Dictionary.NO_DETAIL
                        || guestOrders.get(row, 4) != Dictionary.NO_DISCOUNT)
                .toArray();
        Map<Kind, Events> grouped = new TreeMap<>();
        GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, from, to)));
        grouped.put(
                Kind.DETAILED_ORDER,
                Events.group(
                        guestOrders,
                        detailed,
                        Arrays.stream(detailed).map(row -> row - from).toArray(),
                        guests));
        return anonymous(IntStream.rangeClosed(0, guests).toArray(), grouping, layout, grouped);
    }

    /** The events of a kind that are of the guests from one number to another. */
    private Events ofGuests(Kind kind, int from, int to) {
        PartitionedRows partitioned = events.get(kind);
        if (partitioned == null) {
            return Events.NONE;
        }
        LongRows table = partitioned.table();
        IntPredicate isTheirs = row -> {
            long key = table.get(row, 0);
            return IdKeys.isGuest(key) && IdKeys.guest(key) >= from && IdKeys.guest(key) < to;
        };
        int[] rows = Arrays.stream(partitioned.anonymous()).filter(isTheirs).toArray();
        int[] guests = Arrays.stream(rows)
                .map(row -> IdKeys.guest(table.get(row, 0)) - from)
                .toArray();
        return Events.group(table, rows, guests, to - from);
    }

    private Block anonymous(int[] start, Grouping grouping, RowLayout layout, Map<Kind, Events> grouped) {
        return new Block(days, new long[0], start, grouping.page(), grouping.amounts(layout), layout, grouped, true);
    }
}
