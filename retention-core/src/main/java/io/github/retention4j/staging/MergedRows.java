package io.github.retention4j.staging;

import io.github.retention4j.store.LongRows;
import java.util.HashMap;
import java.util.Map;

/** Rows that were part of an order that came before, or the same: they are refused if the order is. */
final class MergedRows {
    private static final int ORDER_AND_SOURCE = 0;
    private static final int ROW = 1;

    /** The row before of the same order, counted from one; none is zero. */
    private static final int BEFORE = 2;

    private final LongRows rows = new LongRows(3);
    private final Map<Integer, Integer> lastOf = new HashMap<>();

    /** Hears of rows. */
    interface Listener {
        /** A row: its order, the number of its source, and its number there. */
        void row(int order, int source, long row);
    }

    void add(int order, int source, long row) {
        int at = rows.addRow();
        rows.set(at, ORDER_AND_SOURCE, (long) order << Integer.SIZE | source);
        rows.set(at, ROW, row);
        Integer before = lastOf.put(order, at + 1);
        rows.set(at, BEFORE, before == null ? 0 : before);
    }

    /** Tells all. */
    void forEach(Listener listener) {
        for (int at = 0; at < rows.size(); at++) {
            tell(at, listener);
        }
    }

    /** Tells those of an order. */
    void forEachOf(int order, Listener listener) {
        for (int at = lastOf.getOrDefault(order, 0); at > 0; at = (int) rows.get(at - 1, BEFORE)) {
            tell(at - 1, listener);
        }
    }

    private void tell(int at, Listener listener) {
        long orderAndSource = rows.get(at, ORDER_AND_SOURCE);
        listener.row((int) (orderAndSource >>> Integer.SIZE), (int) orderAndSource, rows.get(at, ROW));
    }

    /** Lets go of all rows, and takes no memory to do it. */
    void clear() {
        rows.clear();
        lastOf.clear();
    }
}
