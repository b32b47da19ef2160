package io.github.retention4j.store;

/**
 * The orders of a block told apart by stretches of days, such as the months of a trend: for each stretch its customers in
 * their order, and which rows each of them has there. All stretches are found in one pass over the rows, however many they
 * are, and together they are no larger than the rows.
 *
 * <p>A customer's rows are in order of time, so those of a stretch stand together and are a run. The pass over the rows writes
 * down the runs, and does not branch: what a row adds is written to its run, over what the row before wrote there. The runs,
 * which are fewer, are then put in order of their stretches.
 *
 * <pre>
 *   rows    c0 Jan · c0 Jan · c0 Mar · c1 Feb · c1 Mar · c1 Mar
 *   runs   │      c0 Jan   │ c0 Mar │ c1 Feb │      c1 Mar     │
 *   here   │ c0 Jan │ c1 Feb │ c0 Mar   c1 Mar │
 * </pre>
 *
 * <p>It is for one thread, and of one block after another, so that its columns are used again.
 */
public final class StretchOrders {
    private final int[] stretchOfDay;
    private final int firstDay;
    private final int stretches;

    // Runs in the order of rows: their stretch, customer, the row after the last, and what all rows up to there come
    // to.
    private int[] runStretch = new int[0];
    private int[] runCustomer = new int[0];
    private int[] runEnd = new int[0];
    private long[] runSum = new long[0];

    private final int[] start;
    private final int[] next;
    private int[] customers = new int[0];
    private int[] firsts = new int[0];
    private int[] ends = new int[0];
    private long[] amounts = new long[0];

    /**
     * Nothing yet.
     *
     * @param stretchOfDay the stretch of each day of all blocks, ascending from 0
     * @param firstDay the first of those days, from 1970-01-01; a block may begin later
     * @param stretches how many there are
     */
    public StretchOrders(int[] stretchOfDay, int firstDay, int stretches) {
        this.stretchOfDay = stretchOfDay;
        this.firstDay = firstDay;
        this.stretches = stretches;
        this.start = new int[stretches + 1];
        this.next = new int[stretches];
    }

    /** Turns to another block. */
    public void read(Block block) {
        int rows = block.firstRow(block.customers()) - block.firstRow(0);
        if (runStretch.length < rows) {
            int room = rows + rows / 4;
            runStretch = new int[room];
            runCustomer = new int[room];
            runEnd = new int[room];
            runSum = new long[room];
        }
        int runs = findRuns(
                block, stretchOfDay, block.days().firstDay() - firstDay, runStretch, runCustomer, runEnd, runSum);
        if (customers.length < runs) {
            int room = Math.min(runStretch.length, runs + runs / 4);
            customers = new int[room];
            firsts = new int[room];
            ends = new int[room];
            amounts = new long[room];
        }
        begin(runs);
        place(block.firstRow(0), runs);
    }

    private static int findRuns(
            Block block,
            int[] stretchOfDay,
            int daysBefore,
            int[] stretches,
            int[] customers,
            int[] ends,
            long[] sums) {
        int to = block.firstRow(block.customers());
        int before = -1;
        int customer = -1;
        int run = -1;
        long sum = 0;
        for (int row = block.firstRow(0); row < to; row++) {
            int stretch = stretchOfDay[block.day(row) + daysBefore];
            int isFirst = block.firstBit(row);
            int other = stretch ^ before;
            // A run begins where the customer or the stretch is another.
            run += isFirst | ((other | -other) >>> (Integer.SIZE - 1));
            customer += isFirst;
            before = stretch;
            sum += block.amount(row);
            stretches[run] = stretch;
            customers[run] = customer;
            ends[run] = row + 1;
            sums[run] = sum;
        }
        return run + 1;
    }

    private void begin(int runs) {
        for (int stretch = 0; stretch < stretches; stretch++) {
            next[stretch] = 0;
        }
        for (int run = 0; run < runs; run++) {
            next[runStretch[run]]++;
        }
        int all = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int size = next[stretch];
            start[stretch] = all;
            next[stretch] = all;
            all += size;
        }
        start[stretches] = all;
    }

    private void place(int firstRow, int runs) {
        int row = firstRow;
        long sum = 0;
        for (int run = 0; run < runs; run++) {
            int at = next[runStretch[run]]++;
            customers[at] = runCustomer[run];
            firsts[at] = row;
            row = runEnd[run];
            ends[at] = row;
            amounts[at] = runSum[run] - sum;
            sum = runSum[run];
        }
    }

    /** Where the customers of a stretch begin; the number of stretches gives the end of all. */
    public int start(int stretch) {
        return start[stretch];
    }

    /** The customers, ascending in each stretch. */
    public int[] customers() {
        return customers;
    }

    /** The first row of each in the stretch. */
    public int[] firsts() {
        return firsts;
    }

    /** The row after the last of each in the stretch. */
    public int[] ends() {
        return ends;
    }

    /** What the orders of each in the stretch come to. */
    public long[] amounts() {
        return amounts;
    }
}
