package io.github.retention4j.store;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.model.Customer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns partitions of rows into blocks of customers: number the customers of a few partitions, count their orders, and
 * put each order into its customer's run. Each step stays inside a processor's cache, and partitions need nothing of
 * one another, so threads can share them out.
 */
public final class BlockAssembly {
    /** Blocks of so many rows together share a page, which the collector of garbage then leaves where it is. */
    private static final int ROWS_A_PAGE = (1 << 20) - 2;

    /** Fewer, if there would be too few pages for threads to share out. */
    private static final int LEAST_PAGES = 16;

    /** What can be a guest's besides the order itself. */
    private static final List<EventKind> GUESTS_OWN =
            List.of(EventKind.IGNORED_ORDER, EventKind.RETURNED_ORDER, EventKind.REFUND);

    private final Timeline days;
    private final List<StagedOrders> orders;
    private final LongRows guestOrders;
    private final Map<EventKind, PartitionedRows> events = new EnumMap<>(EventKind.class);
    private final List<Customer> customerRecords;
    private final Sizes sizes;
    private final long[] rowsOf = new long[Partitions.COUNT];

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
            Map<EventKind, LongRows> events,
            List<Customer> customerRecords,
            Sizes sizes) {
        this.days = days;
        this.orders = orders;
        this.guestOrders = guestOrders;
        events.forEach((kind, rows) -> this.events.put(kind, new PartitionedRows(rows)));
        this.customerRecords = customerRecords;
        this.sizes = sizes;
        orders.forEach(StagedOrders::close);
        for (int p = 0; p < Partitions.COUNT; p++) {
            for (StagedOrders staged : orders) {
                rowsOf[p] += staged.rows(p);
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
        return Arrays.stream(rowsOf).sum() + guestOrders.size();
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
            if (rows > 0 && rows + rowsOf[p] > most) {
                bounds[++count] = p;
                rows = 0;
            }
            rows += rowsOf[p];
        }
        bounds[++count] = Partitions.COUNT;
        return Arrays.copyOf(bounds, count + 1);
    }

    private long rows(int firstPartition, int endPartition) {
        long rows = 0;
        for (int p = firstPartition; p < endPartition; p++) {
            rows += rowsOf[p];
        }
        return rows;
    }

    /** What one thread makes. */
    private final class Work {
        final TreeMap<Integer, List<Block>> pages = new TreeMap<>();
        private final Grouping grouping = new Grouping(days);

        List<Block> page(int firstPartition, int endPartition) {
            long rows = rows(firstPartition, endPartition);
            if (rows > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException(
                        rows + " orders of one part of the customers are more than " + (Integer.MAX_VALUE - 8));
            }
            grouping.beginPage((int) rows);
            List<Block> blocks = new ArrayList<>();
            for (int p = firstPartition, end; p < endPartition; p = end) {
                boolean isLarge = rowsOf[p] > sizes.most();
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
                    && rowsOf[end] <= sizes.most()
                    && rows(first, end) + eventRows(first, end) < sizes.block()) {
                end++;
            }
            return end;
        }

        /** A block of whole partitions. */
        private Block whole(int firstPartition, int endPartition) {
            int rows = (int) rows(firstPartition, endPartition);
            grouping.beginRows(rows);
            grouping.beginCustomers(Partitions.BITS);
            Map<EventKind, int[]> selected = new EnumMap<>(EventKind.class);
            events.forEach((kind, rowsOfKind) -> selected.put(kind, rowsOfKind.select(firstPartition, endPartition)));
            boolean packed = IntStream.range(firstPartition, endPartition).allMatch(p -> grouping.arePacked(orders, p));
            if (packed) {
                for (int p = firstPartition; p < endPartition; p++) {
                    grouping.numberPacked(orders, p);
                }
                return block(
                        0, rows, selected, start -> grouping.placePacked(orders, firstPartition, endPartition, start));
            }
            for (int p = firstPartition; p < endPartition; p++) {
                grouping.take(orders, p);
            }
            return block(0, rows, selected, start -> grouping.place(0, rows, start));
        }

        /** The blocks of a partition that is too large for one. */
        private void divided(int partition, List<Block> blocks) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(2 * (rowsOf[partition] / sizes.most()));
            grouping.beginRows((int) rowsOf[partition]);
            int[] bounds = grouping.divide(orders, partition, bits);
            for (int part = 0; part < bounds.length - 1; part++) {
                grouping.beginCustomers(Partitions.BITS + bits);
                grouping.number(bounds[part], bounds[part + 1]);
                Map<EventKind, int[]> selected = new EnumMap<>(EventKind.class);
                int its = part;
                events.forEach((kind, rows) -> selected.put(
                        kind,
                        Arrays.stream(rows.select(partition, partition + 1))
                                .filter(row -> Grouping.part(rows.table().get(row, 0), bits) == its)
                                .toArray()));
                int from = bounds[part];
                int to = bounds[part + 1];
                blocks.add(block(from, to, selected, start -> grouping.place(from, to, start)));
            }
        }

        /** The block of the rows from one to another, whose customers are numbered, and of events. */
        private Block block(int from, int to, Map<EventKind, int[]> selected, Function<int[], RowLayout> placing) {
            KeyIndex customers = grouping.customers();
            Map<EventKind, int[]> customerOf = new EnumMap<>(EventKind.class);
            selected.forEach((kind, rows) -> {
                LongRows table = requireNonNull(events.get(kind)).table();
                customerOf.put(
                        kind,
                        Arrays.stream(rows)
                                .map(row -> customers.add(table.get(row, 0)))
                                .toArray());
            });
            // Only now is it known how many customers there are.
            Map<EventKind, Events> grouped = new EnumMap<>(EventKind.class);
            selected.forEach((kind, rows) -> grouped.put(
                    kind,
                    Events.group(
                            requireNonNull(events.get(kind)).table(),
                            rows,
                            requireNonNull(customerOf.get(kind)),
                            customers.size())));
            int[] start = grouping.starts(from, to);
            RowLayout layout = placing.apply(start);
            return new Block(
                    days,
                    customers.keys(),
                    start,
                    grouping.page(),
                    grouping.amounts(layout),
                    layout,
                    grouped,
                    records(requireNonNull(grouped.get(EventKind.CUSTOMER)), customers.size()),
                    false);
        }
    }

    private long eventRows(int firstPartition, int endPartition) {
        long rows = 0;
        for (PartitionedRows partitioned : events.values()) {
            rows += partitioned.rows(firstPartition, endPartition);
        }
        return rows;
    }

    private @Nullable Customer @Nullable [] records(Events declared, int customers) {
        if (declared.isEmpty()) {
            return null;
        }
        @Nullable Customer[] records = new @Nullable Customer[customers];
        for (int c = 0; c < customers; c++) {
            if (declared.from(c) < declared.to(c)) {
                records[c] = customerRecords.get((int) declared.get(declared.from(c), 0));
            }
        }
        return records;
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
        int ignored = requireNonNull(events.get(EventKind.IGNORED_ORDER)).anonymous().length;
        if (ignored > 0) {
            Map<EventKind, Events> grouped = noEvents();
            GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, -ignored, 0)));
            all.add(anonymous(new int[ignored + 1], new Grouping(days), RowLayout.of(days, 0, false), grouped));
        }
        events.forEach((kind, partitioned) -> {
            LongRows table = partitioned.table();
            int[] rows = Arrays.stream(partitioned.anonymous())
                    .filter(row -> !IdKeys.isGuest(table.get(row, 0)))
                    .toArray();
            if (rows.length > 0) {
                Map<EventKind, Events> grouped = noEvents();
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
        grouping.beginRows(guests);
        grouping.takeAlone(guestOrders, from, to);
        int[] start = IntStream.rangeClosed(0, guests).toArray();
        RowLayout layout = grouping.place(0, guests, start);
        int[] labelled = IntStream.range(from, to)
                .filter(row -> guestOrders.get(row, 3) != Dictionary.NO_LABEL
                        || guestOrders.get(row, 4) != Dictionary.NO_DISCOUNT)
                .toArray();
        Map<EventKind, Events> grouped = noEvents();
        GUESTS_OWN.forEach(kind -> grouped.put(kind, ofGuests(kind, from, to)));
        grouped.put(
                EventKind.LABELLED_ORDER,
                Events.group(
                        guestOrders,
                        labelled,
                        Arrays.stream(labelled).map(row -> row - from).toArray(),
                        guests));
        return anonymous(start, grouping, layout, grouped);
    }

    /** The events of a kind that are of the guests from one number to another. */
    private Events ofGuests(EventKind kind, int from, int to) {
        PartitionedRows partitioned = requireNonNull(events.get(kind));
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

    private Map<EventKind, Events> noEvents() {
        Map<EventKind, Events> none = new EnumMap<>(EventKind.class);
        events.keySet().forEach(kind -> none.put(kind, Events.NONE));
        return none;
    }

    private Block anonymous(int[] start, Grouping grouping, RowLayout layout, Map<EventKind, Events> grouped) {
        return new Block(
                days, new long[0], start, grouping.page(), grouping.amounts(layout), layout, grouped, null, true);
    }
}
