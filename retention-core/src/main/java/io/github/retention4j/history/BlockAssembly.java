package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.model.Customer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns partitions of rows into blocks of customers: number the customers of a few partitions, count their orders, and
 * put each order into its customer's run. Each step stays inside a processor's cache, and partitions need nothing of
 * one another, so threads can share them out.
 */
final class BlockAssembly {
    /** Neighbouring partitions go into one block until it has this many rows. */
    private static final int ROWS_A_BLOCK = 1 << 15;

    private final Basis basis;
    private final Dictionary dictionary;
    private final OrderPartitions orders;
    private final LongRows guestOrders;
    private final Map<EventKind, PartitionedRows> events = new EnumMap<>(EventKind.class);
    private final List<Customer> customerRecords;

    BlockAssembly(
            Basis basis,
            Dictionary dictionary,
            OrderPartitions orders,
            LongRows guestOrders,
            Map<EventKind, LongRows> events,
            List<Customer> customerRecords) {
        this.basis = basis;
        this.dictionary = dictionary;
        this.orders = orders;
        this.guestOrders = guestOrders;
        events.forEach((kind, rows) -> this.events.put(kind, new PartitionedRows(rows)));
        this.customerRecords = customerRecords;
    }

    List<CustomerBlock> blocks(Parallelism parallelism) {
        int[] bounds = blockBounds();
        // The blocks keep the order of their partitions, whichever thread made them.
        TreeMap<Integer, CustomerBlock> blocks = new TreeMap<>();
        parallelism
                .run(
                        bounds.length - 1,
                        Made::new,
                        (made, b) -> made.blocks.put(b, block(bounds[b], bounds[b + 1], made)))
                .forEach(made -> blocks.putAll(made.blocks));
        List<CustomerBlock> all = new ArrayList<>(blocks.values());
        addAnonymous(all);
        return all;
    }

    /** What one thread makes, and the table it works in. */
    private static final class Made {
        final TreeMap<Integer, CustomerBlock> blocks = new TreeMap<>();
        final KeyIndex index = new KeyIndex();
        int[] customerOfRow = new int[0];
    }

    private int[] blockBounds() {
        int[] bounds = new int[OrderPartitions.COUNT + 1];
        int count = 0;
        long rows = 0;
        for (int p = 0; p < OrderPartitions.COUNT; p++) {
            rows += orders.rows(p);
            for (PartitionedRows partitioned : events.values()) {
                rows += partitioned.rows(p);
            }
            if (rows >= ROWS_A_BLOCK || (p == OrderPartitions.COUNT - 1 && rows > 0)) {
                bounds[++count] = p + 1;
                rows = 0;
            }
        }
        return Arrays.copyOf(bounds, count + 1);
    }

    private CustomerBlock block(int firstPartition, int endPartition, Made made) {
        KeyIndex index = made.index;
        int orderRows = 0;
        for (int p = firstPartition; p < endPartition; p++) {
            orderRows = Math.addExact(orderRows, orders.rows(p));
        }
        if (made.customerOfRow.length < orderRows) {
            made.customerOfRow = new int[orderRows + orderRows / 4];
        }
        index.clear(orderRows / 2);
        numberCustomers(firstPartition, endPartition, made);

        List<Runnable> later = new ArrayList<>();
        Map<EventKind, Events> grouped = new EnumMap<>(EventKind.class);
        events.forEach((kind, partitioned) -> {
            int[] rows = partitioned.select(firstPartition, endPartition);
            int[] customer = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                customer[i] = index.add(partitioned.table().get(rows[i], 0));
            }
            // Only when all kinds have been seen is it known how many customers there are.
            later.add(() -> grouped.put(kind, Events.group(partitioned.table(), rows, customer, index.size())));
        });
        later.forEach(Runnable::run);
        int customers = index.size();

        int[] start = starts(made.customerOfRow, orderRows, customers);
        long[] millis = new long[orderRows];
        long[] amounts = new long[orderRows];
        placeRows(firstPartition, endPartition, made.customerOfRow, start.clone(), millis, amounts);
        sortCustomers(start, millis, amounts);
        return new CustomerBlock(
                basis,
                dictionary,
                index.keys(),
                start,
                millis,
                amounts,
                grouped,
                records(requireNonNull(grouped.get(EventKind.CUSTOMER)), customers),
                false);
    }

    private void numberCustomers(int firstPartition, int endPartition, Made made) {
        KeyIndex index = made.index;
        int[] customerOfRow = made.customerOfRow;
        int row = 0;
        for (int p = firstPartition; p < endPartition; p++) {
            for (long[] chunk : orders.chunks(p)) {
                int end = orders.filled(p, chunk);
                for (int at = 0; at < end; at += OrderPartitions.WIDTH) {
                    customerOfRow[row++] = index.add(chunk[at]);
                }
            }
        }
    }

    private static int[] starts(int[] customerOfRow, int rows, int customers) {
        int[] start = new int[customers + 1];
        for (int row = 0; row < rows; row++) {
            start[customerOfRow[row] + 1]++;
        }
        for (int c = 0; c < customers; c++) {
            start[c + 1] += start[c];
        }
        return start;
    }

    /** A stable counting sort: rows that arrive in time order stay in it. */
    private void placeRows(
            int firstPartition, int endPartition, int[] customerOfRow, int[] next, long[] millis, long[] amounts) {
        int row = 0;
        for (int p = firstPartition; p < endPartition; p++) {
            for (long[] chunk : orders.chunks(p)) {
                int end = orders.filled(p, chunk);
                for (int at = 0; at < end; at += OrderPartitions.WIDTH) {
                    int to = next[customerOfRow[row++]]++;
                    millis[to] = chunk[at + 1];
                    amounts[to] = chunk[at + 2];
                }
            }
            orders.release(p);
        }
    }

    /** Orders of one instant stand in order of amount, so that no result depends on the order of arrival. */
    private static void sortCustomers(int[] start, long[] millis, long[] amounts) {
        SortRuns.Order order = (a, b) ->
                millis[a] != millis[b] ? Long.compare(millis[a], millis[b]) : Long.compare(amounts[a], amounts[b]);
        SortRuns.Swap swap = (a, b) -> {
            long m = millis[a];
            millis[a] = millis[b];
            millis[b] = m;
            long v = amounts[a];
            amounts[a] = amounts[b];
            amounts[b] = v;
        };
        for (int c = 0; c < start.length - 1; c++) {
            for (int row = start[c] + 1; row < start[c + 1]; row++) {
                if (millis[row] <= millis[row - 1]) {
                    SortRuns.sort(start[c], start[c + 1], order, swap);
                    break;
                }
            }
        }
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

    /** Each event without a customer becomes a history of its own: guests' orders first, then the other kinds. */
    private void addAnonymous(List<CustomerBlock> all) {
        int guests = guestOrders.size();
        long[] millis = new long[guests];
        long[] amounts = new long[guests];
        for (int row = 0; row < guests; row++) {
            millis[row] = guestOrders.get(row, 1);
            amounts[row] = guestOrders.get(row, 2);
        }
        Map<EventKind, Events> none = new EnumMap<>(EventKind.class);
        events.keySet().forEach(kind -> none.put(kind, Events.NONE));
        if (guests > 0) {
            int[] labelled = IntStream.range(0, guests)
                    .filter(row -> guestOrders.get(row, 3) != Dictionary.NO_LABEL)
                    .toArray();
            Map<EventKind, Events> ofGuests = new EnumMap<>(none);
            ofGuests.put(EventKind.LABELLED_ORDER, Events.group(guestOrders, labelled, labelled, guests));
            all.add(anonymous(guests, millis, amounts, ofGuests));
        }
        events.forEach((kind, partitioned) -> {
            int[] rows = partitioned.anonymous();
            if (rows.length > 0) {
                int[] customer = new int[rows.length];
                Arrays.setAll(customer, i -> i);
                Map<EventKind, Events> grouped = new EnumMap<>(none);
                grouped.put(kind, Events.group(partitioned.table(), rows, customer, rows.length));
                all.add(anonymous(rows.length, new long[0], new long[0], grouped));
            }
        });
    }

    private CustomerBlock anonymous(int histories, long[] millis, long[] amounts, Map<EventKind, Events> grouped) {
        long[] keys = new long[histories];
        Arrays.fill(keys, IdKeys.NOBODY);
        int[] start = new int[histories + 1];
        if (millis.length > 0) {
            Arrays.setAll(start, i -> i);
        }
        return new CustomerBlock(basis, dictionary, keys, start, millis, amounts, grouped, null, true);
    }
}
