package io.github.retention4j.store;

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
        int[] owners = new int[end];
        long[][] columns = new long[rows.width() - 1][end];
        // From the last to the first, so that each place is found by counting down to where its customer's begin.
        for (int i = selected.length - 1; i >= 0; i--) {
            int place = --start[customer[i]];
            owners[place] = customer[i];
            rows.copyRow(selected[i], columns, place);
        }
        for (int c = 0; c < customers; c++) {
            if (!areInOrder(columns[0], start[c], start[c + 1])) {
                SortRuns.sort(start[c], start[c + 1], (a, b) -> compare(columns, a, b), (a, b) -> swap(columns, a, b));
            }
        }
        return new Events(start, owners, columns);
    }

    private static boolean areInOrder(long[] times, int from, int to) {
        for (int row = from + 1; row < to; row++) {
            if (times[row - 1] >= times[row]) {
                return false;
            }
        }
        return true;
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

    private static int compare(long[][] columns, int a, int b) {
        for (long[] column : columns) {
            int order = Long.compare(column[a], column[b]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static void swap(long[][] columns, int a, int b) {
        for (long[] column : columns) {
            long cell = column[a];
            column[a] = column[b];
            column[b] = cell;
        }
    }
}
