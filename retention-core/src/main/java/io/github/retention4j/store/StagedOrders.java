package io.github.retention4j.store;

import io.github.retention4j.store.StagedRows.Run;
import java.util.List;

/**
 * Orders as they arrive, split by a hash of the customer, so that each part can later be grouped inside the processor's
 * cache.
 *
 * <p>A row is the customer's key and one long of time and amount; where those do not fit, they are two. A customer whose
 * id is a text stands as its characters until the history is built: only then, partition by partition, is it looked up
 * which of them are the same.
 */
public final class StagedOrders {
    /** Room for 335,544.31 in a currency of two decimals. */
    static final int AMOUNT_BITS = 25;

    /** Room for 17 years. */
    private static final int TIME_BITS = Long.SIZE - AMOUNT_BITS;

    private static final int TILE = 1024;

    private static final long AMOUNT_MASK = (1L << AMOUNT_BITS) - 1;

    private final long base;
    private final IdKeys customers;
    private final StagedRows packed;
    private final StagedRows wide;
    private final StagedTexts texts;
    private final int[] tilePartitions = new int[TILE];
    private final long[] tileRows = new long[TILE];

    /**
     * No orders.
     *
     * @param anyTime when any of the orders was placed; the others had best be within some years of it
     * @param customers where the customers' texts will be looked up
     * @param sizes how large the parts are
     */
    public StagedOrders(long anyTime, IdKeys customers, Sizes sizes) {
        this.base = anyTime - (1L << (TIME_BITS - 1));
        this.customers = customers;
        this.packed = new StagedRows(sizes.chunk());
        this.wide = new StagedRows(sizes.chunk());
        this.texts = new StagedTexts(Math.min(1 << 17, sizes.chunk() * 256) - 16);
    }

    /** Adds an order of a customer. */
    public void add(long customer, long millis, long amount) {
        int partition = Partitions.of(customer);
        if (misfit(millis, amount) == 0) {
            packed.add(partition, customer, row(millis, amount));
        } else {
            wide.add(partition, customer, millis, amount);
        }
    }

    /**
     * {@link #add} for each of the rows, none of which has a text for an id. Where each goes is worked out for many before
     * they go there, 2 ns and some 10 ns a row: writing in 256 places in turn is a matter of memory, and it goes faster when
     * nothing else stands between one row and the next.
     */
    public void addAll(long[] ids, long[] millis, long[] amounts, int from, int to) {
        for (int first = from, end; first < to; first = end) {
            end = Math.min(to, first + TILE);
            long misfits = 0;
            for (int row = first; row < end; row++) {
                misfits |= misfit(millis[row], amounts[row]);
                tilePartitions[row - first] = Partitions.ofNumber(ids[row]);
                tileRows[row - first] = row(millis[row], amounts[row]);
            }
            if (misfits == 0) {
                packed.addAll(tilePartitions, ids, first, tileRows, end - first);
            } else {
                for (int row = first; row < end; row++) {
                    add(ids[row], millis[row], amounts[row]);
                }
            }
        }
    }

    /** Adds an order of a customer whose id may be a text, and is not empty. */
    public void add(CharSequence customer, long millis, long amount) {
        long number = IdKeys.number(customer);
        if (number != IdKeys.NOBODY) {
            add(number, millis, amount);
            return;
        }
        if (misfit(millis, amount) != 0) {
            // Several threads may be staging, and any of them may come across such a row.
            synchronized (customers) {
                number = customers.of(customer);
            }
            add(number, millis, amount);
            return;
        }
        texts.add(customer.toString(), row(millis, amount));
    }

    /** {@link #add(CharSequence, long, long)} for each of the rows. */
    public void addAll(String[] ids, long[] millis, long[] amounts, int from, int to) {
        for (int row = from; row < to; row++) {
            add(ids[row], millis[row], amounts[row]);
        }
    }

    /** Lets go of what only more rows would need. */
    void close() {
        texts.close();
    }

    /** The packed rows of a partition. */
    List<Run> packed(int partition) {
        return packed.runs(partition);
    }

    /** Whether all rows of a partition are packed. */
    boolean isPacked(int partition) {
        return texts.rows(partition) == 0 && wide.size(partition) == 0;
    }

    /** The bits of an order for which a packed row has no room: zero if it fits. */
    private long misfit(long millis, long amount) {
        return ((millis - base) >>> TIME_BITS) | (amount >>> AMOUNT_BITS);
    }

    /** An order as a packed row. */
    private long row(long millis, long amount) {
        return ((millis - base) << AMOUNT_BITS) | amount;
    }

    /** When a packed row was placed, in milliseconds. */
    long millis(long row) {
        return base + (row >>> AMOUNT_BITS);
    }

    /** The amount of a packed row. */
    static long amount(long row) {
        return row & AMOUNT_MASK;
    }

    /** How many orders wait in a partition. */
    long rows(int partition) {
        return packed.size(partition) / 2 + wide.size(partition) / 3 + texts.rows(partition);
    }

    /**
     * Copies a partition's orders to columns: those that are packed, then those of texts, then those that are wide, each in
     * the order of arrival.
     *
     * @param at the place of the first
     * @return the place after the last
     */
    int unpack(int partition, long[] keys, long[] millis, long[] amounts, int at) {
        int row = at;
        for (Run run : packed.runs(partition)) {
            long[] page = run.page();
            for (int i = run.from(); i < run.to(); i += 2) {
                long packedRow = page[i + 1];
                keys[row] = page[i];
                millis[row] = millis(packedRow);
                amounts[row] = amount(packedRow);
                row++;
            }
        }
        if (texts.rows(partition) > 0) {
            int first = row;
            row = texts.number(partition, customers.texts(partition), keys, millis, first);
            for (int i = first; i < row; i++) {
                amounts[i] = amount(millis[i]);
                millis[i] = millis(millis[i]);
            }
        }
        for (Run run : wide.runs(partition)) {
            long[] page = run.page();
            for (int i = run.from(); i < run.to(); i += 3) {
                keys[row] = page[i];
                millis[row] = page[i + 1];
                amounts[row] = page[i + 2];
                row++;
            }
        }
        return row;
    }
}
