package io.github.retention4j.store;

import java.util.Arrays;

/** The events of one rarer kind in a block: rows {@code start[c]} to {@code start[c + 1]} are customer c's, in time order. */
public final class Events {
    static final Events NONE = new Events(new int[0], new int[0], new long[0][0]);

    private final int[] start;
    private final int[] customers;
    private final long[][] columns;

    private Events(int[] start, int[] customers, long[][] columns) {
        this.start = start;
        this.customers = customers;
        this.columns = columns;
    }

    /**
     * Groups rows by customer.
     *
     * @param rows the rows; column 0 is the customer's key, the rest are kept, the first of them being the time
     * @param selected which rows
     * @param customer the customer's number in the block, for each selected row
     * @param customers how many customers the block has
     */
    static Events group(LongRows rows, int[] selected, int[] customer, int customers) {
        if (selected.length == 0) {
            return NONE;
        }
        int[] start = new int[customers + 1];
        for (int c : customer) {
            start[c]++;
        }
        int end = 0;
        for (int c = 0; c < customers; c++) {
            end += start[c];
            start[c] = end;
        }
        start[customers] = end;
        int[] source = new int[end];
        // From the last to the first, so that each place is found by counting down to where its customer's begin.
        for (int i = selected.length - 1; i >= 0; i--) {
            source[--start[customer[i]]] = selected[i];
        }
        sort(rows, source, start);
        long[][] columns = new long[rows.width() - 1][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = column(rows, source, column + 1);
        }
        return new Events(start, owners(start), columns);
    }

    private static void sort(LongRows rows, int[] source, int[] start) {
        SortRuns.Order order = (a, b) -> compare(rows, source[a], source[b]);
        SortRuns.Swap swap = (a, b) -> {
            int row = source[a];
            source[a] = source[b];
            source[b] = row;
        };
        for (int c = 0; c < start.length - 1; c++) {
            if (start[c + 1] - start[c] > 1) {
                SortRuns.sort(start[c], start[c + 1], order, swap);
            }
        }
    }

    private static int[] owners(int[] start) {
        int[] owners = new int[start[start.length - 1]];
        for (int c = 0; c < start.length - 1; c++) {
            Arrays.fill(owners, start[c], start[c + 1], c);
        }
        return owners;
    }

    private static long[] column(LongRows rows, int[] source, int column) {
        long[] cells = new long[source.length];
        for (int i = 0; i < source.length; i++) {
            cells[i] = rows.get(source[i], column);
        }
        return cells;
    }

    /** The first row of a customer. */
    public int from(int customer) {
        return start.length == 0 ? 0 : start[customer];
    }

    /** The end of the rows of a customer. */
    public int to(int customer) {
        return start.length == 0 ? 0 : start[customer + 1];
    }

    /** The next customer from one on who has any, or a number above all customers'. */
    public int next(int customer) {
        int next = customer;
        while (next + 1 < start.length && start[next] == start[next + 1]) {
            next++;
        }
        return next + 1 < start.length ? next : Integer.MAX_VALUE;
    }

    /** How many there are, of all customers. */
    public int count() {
        return customers.length;
    }

    /** Whose an event is; customers are ascending. */
    public int customer(int row) {
        return customers[row];
    }

    /** A cell; column 0 is the time, in milliseconds. */
    public long get(int row, int column) {
        return columns[column][row];
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return start.length == 0;
    }

    private static int compare(LongRows rows, int a, int b) {
        for (int column = 1; column < rows.width(); column++) {
            int order = Long.compare(rows.get(a, column), rows.get(b, column));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
