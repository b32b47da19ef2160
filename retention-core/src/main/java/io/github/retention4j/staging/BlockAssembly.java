package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.PackedRows;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
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
    private static final List<Kind> GUESTS_OWN = List.of(Kind.IGNORED_ORDER, Kind.RETURNED_ORDER, Kind.REFUND);

    private final Timeline days;
    private final List<StagedOrders> orders;
    private final LongRows guestOrders;
    private final Map<Kind, StagedRecords> events = new TreeMap<>();
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
            Map<Kind, StagedRecords> events,
            Sizes sizes) {
        this.days = days;
        this.orders = orders;
        this.guestOrders = guestOrders;
        events.forEach((kind, rows) -> {
            if (rows.size() > 0) {
                this.events.put(kind, rows);
            }
        });
        this.sizes = sizes;
        for (int p = 0; p < Partitions.COUNT; p++) {
            rowsBefore[p + 1] = rowsBefore[p];
            for (StagedOrders staged : orders) {
                rowsBefore[p + 1] += staged.rows(p);
            }
            eventsBefore[p + 1] = eventsBefore[p];
            for (StagedRecords rows : this.events.values()) {
                eventsBefore[p + 1] += rows.rows(p);
            }
        }
    }

    /** Hears of each part that is built. */
    public interface Listener {
        /** So many customers more, and so many rows. */
        void built(long customers, long rows);
    }

    /** How many rows there are to build from. */
    public long rows() {
        return orders() + eventRows(0, Partitions.COUNT) + anonymousEvents();
    }

    private long orders() {
        return rows(0, Partitions.COUNT) + guestOrders.size();
    }

    private long anonymousEvents() {
        return events.values().stream()
                .mapToLong(rows -> rows.rows(Partitions.COUNT))
                .sum();
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
                            blocks.stream().mapToLong(Block::customers).sum(),
                            rows(bounds[page], bounds[page + 1]) + eventRows(bounds[page], bounds[page + 1]));
                })
                .forEach(work -> pages.putAll(work.pages));
        List<Block> all = new ArrayList<>();
        pages.values().forEach(all::addAll);
        addAnonymous(all);
        long anonymous = guestOrders.size() + anonymousEvents();
        if (anonymous > 0) {
            listener.built(0, anonymous);
        }
        return all;
    }

    private int[] pageBounds() {
        long most = mostOfAPage(orders());
        long mostEvents = mostOfAPage(eventRows(0, Partitions.COUNT));
        int[] bounds = new int[Partitions.COUNT + 1];
        int count = 0;
        int first = 0;
        for (int p = 0; p < Partitions.COUNT; p++) {
            boolean isFull = rows(first, p + 1) > most || eventRows(first, p + 1) > mostEvents;
            if (isFull && rows(first, p) + eventRows(first, p) > 0) {
                bounds[++count] = p;
                first = p;
            }
        }
        bounds[++count] = Partitions.COUNT;
        return Arrays.copyOf(bounds, count + 1);
    }

    private long mostOfAPage(long all) {
        return Math.max(sizes.block(), Math.min(ROWS_A_PAGE, all / LEAST_PAGES));
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
            return block(
                    runs(firstPartition, endPartition),
                    (int) rows(firstPartition, endPartition),
                    Partitions.BITS,
                    events(firstPartition, endPartition));
        }

        /** The blocks of a partition that is too large for one. */
        private void divided(int partition, List<Block> blocks) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(2 * (rows(partition, partition + 1) / sizes.most()));
            Segment parts = grouping.divide(runs(partition, partition + 1), bits);
            Map<Kind, List<PackedRows>> ofPartition = events(partition, partition + 1);
            for (int part = 0; part < 1 << bits; part++) {
                Map<Kind, List<PackedRows>> selected = new TreeMap<>();
                int its = part;
                ofPartition.forEach((kind, rowsOfKind) ->
                        selected.put(kind, StagedRecords.where(rowsOfKind, key -> Grouping.part(key, bits) == its)));
                boolean hasEvents = selected.values().stream().anyMatch(rowsOfKind -> !rowsOfKind.isEmpty());
                if (parts.rows(part) > 0 || hasEvents) {
                    blocks.add(block(List.of(parts.run(part)), parts.rows(part), Partitions.BITS + bits, selected));
                }
            }
        }

        private Map<Kind, List<PackedRows>> events(int firstPartition, int endPartition) {
            Map<Kind, List<PackedRows>> rows = new TreeMap<>();
            events.forEach((kind, ofKind) -> rows.put(kind, ofKind.rows(firstPartition, endPartition)));
            return rows;
        }

        private List<Run> runs(int firstPartition, int endPartition) {
            List<Run> runs = new ArrayList<>();
            orders.forEach(staged -> runs.addAll(staged.runs(firstPartition, endPartition, days)));
            return runs;
        }

        /** The block of some rows and events. */
        private Block block(List<Run> runs, int rows, int commonBits, Map<Kind, List<PackedRows>> selected) {
            grouping.take(runs, rows, commonBits);
            RowLayout layout = grouping.place();
            Map<Kind, int[]> customerOf = new TreeMap<>();
            selected.forEach(
                    (kind, rowsOfKind) -> customerOf.put(kind, grouping.customers(StagedRecords.keys(rowsOfKind))));
            // Only now is it known how many customers there are.
            Map<Kind, Events> grouped = new TreeMap<>();
            selected.forEach((kind, rowsOfKind) -> grouped.put(
                    kind, Events.group(rowsOfKind, requireNonNull(customerOf.get(kind)), grouping.customers())));
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
        int ignored = PackedRows.count(anonymous(Kind.IGNORED_ORDER, key -> true));
        if (ignored > 0) {
            Map<Kind, Events> grouped = new TreeMap<>();
            GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, -ignored, 0)));
            all.add(withoutOrders(ignored, grouped));
        }
        for (Kind kind : events.keySet()) {
            List<PackedRows> rows = anonymous(kind, key -> !IdKeys.isGuest(key));
            long most = mostOfAPage(rows.stream().mapToLong(PackedRows::count).sum());
            for (int from = 0, to, count; from < rows.size(); from = to) {
                count = 0;
                for (to = from; to < rows.size() && count < most; to++) {
                    count += rows.get(to).count();
                }
                Map<Kind, Events> grouped = new TreeMap<>();
                grouped.put(
                        kind,
                        Events.group(
                                rows.subList(from, to),
                                IntStream.range(0, count).toArray(),
                                count));
                all.add(withoutOrders(count, grouped));
            }
        }
    }

    /** The events of a kind that are without a customer or a guest's. */
    private List<PackedRows> anonymous(Kind kind, LongPredicate key) {
        StagedRecords rows = events.get(kind);
        return rows == null ? List.of() : StagedRecords.where(rows.anonymous(), key);
    }

    private Block withoutOrders(int guests, Map<Kind, Events> grouped) {
        return anonymous(new int[guests + 1], new Grouping(days), RowLayout.of(days, 0, false), grouped);
    }

    private Block guests(int from, int to) {
        int guests = to - from;
        Grouping grouping = new Grouping(days);
        grouping.beginPage(guests);
        grouping.takeAlone(guestOrders, from, to);
        RowLayout layout = grouping.place();
        Map<Kind, Events> grouped = new TreeMap<>();
        GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, from, to)));
        grouped.put(Kind.DETAILED_ORDER, detailsOfGuests(from, to));
        return anonymous(IntStream.rangeClosed(0, guests).toArray(), grouping, layout, grouped);
    }

    private Events detailsOfGuests(int from, int to) {
        int[] detailed = IntStream.range(from, to)
                .filter(row -> guestOrders.get(row, 2) != Dictionary.NO_AMOUNT
                        || guestOrders.get(row, 3) != Dictionary.NO_AMOUNT
                        || guestOrders.get(row, 4) != Dictionary.NO_DETAIL)
                .toArray();
        StagedRecords rows = new StagedRecords(Kind.DETAILED_ORDER.columns(), sizes);
        long[] cells = new long[Kind.DETAILED_ORDER.columns()];
        for (int row : detailed) {
            guestOrders.copyRow(row, cells);
            rows.add(IdKeys.NOBODY, cells, 0);
        }
        rows.close();
        return Events.group(
                rows.anonymous(), Arrays.stream(detailed).map(row -> row - from).toArray(), to - from);
    }

    /** The events of a kind that are of the guests from one number to another. */
    private Events ofGuests(Kind kind, int from, int to) {
        List<PackedRows> rows =
                anonymous(kind, key -> IdKeys.isGuest(key) && IdKeys.guest(key) >= from && IdKeys.guest(key) < to);
        int[] guests = Arrays.stream(StagedRecords.keys(rows))
                .mapToInt(key -> IdKeys.guest(key) - from)
                .toArray();
        return Events.group(rows, guests, to - from);
    }

    private Block anonymous(int[] start, Grouping grouping, RowLayout layout, Map<Kind, Events> grouped) {
        return new Block(days, new long[0], start, grouping.page(), grouping.amounts(layout), layout, grouped, true);
    }
}
