package io.github.retention4j.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one rarer kind in a block, packed: rows {@code start[c]} to {@code start[c + 1]} are customer c's, in order of
 * time, and of the other columns where times are the same.
 */
public final class Events {
    static final Events NONE = new Events(new int[0], new long[0], CellLayout.plain(0, 0));

    /** Whose a row is stands with every so many'th alone, so many that they are of about so many customers. */
    private static final int CUSTOMERS_A_MARK = 4;

    private final int[] start;
    private final long[] rows;
    private final CellLayout.Column[] columns;
    private final int step;
    private final int[] marks;
    private final int markBits;

    private Events(int[] start, long[] rows, CellLayout layout) {
        this(start, rows, layout.all(), layout.step());
    }

    private Events(int[] start, long[] rows, CellLayout.Column[] columns, int step) {
        this.start = start;
        this.rows = rows;
        this.columns = columns;
        this.step = step;
        int customers = Math.max(1, start.length - 1);
        markBits = Math.max(0, RowLayout.bits((long) CUSTOMERS_A_MARK * count() / customers) - 1);
        marks = new int[(count() + (1 << markBits) - 1) >>> markBits];
        for (int mark = 0, customer = 0; mark < marks.length; mark++) {
            customer = owner(mark << markBits, customer);
            marks[mark] = customer;
        }
    }

    /** Writes events, if there are any. */
    void write(SectionWriter out) throws IOException {
        out.ints(start);
        out.longs(rows);
        out.number(step);
        for (CellLayout.Column column : columns) {
            column.write(out);
        }
    }

    /**
     * Events that were written.
     *
     * @param customers how many customers the block has
     */
    static Events read(SectionReader in, Kind kind, int customers) throws IOException {
        int[] start = in.ints();
        long[] rows = in.longs();
        int step = in.number(kind.columns());
        CellLayout.Column[] columns = new CellLayout.Column[kind.columns()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = CellLayout.Column.read(in);
        }
        in.require(
                start.length == customers + 1 && rows.length == (long) start[customers] * step,
                "the events of a block are not those of its customers");
        return new Events(start, rows, columns, step);
    }

    /**
     * Groups rows by customer.
     *
     * @param selected the rows; column 0 has the customers' keys, the rest are kept, the first of them being the time
     * @param customer the customer's number in the block, for each row; is used up
     * @param customers how many customers the block has
     */
    public static Events group(List<PackedRows> selected, int[] customer, int customers) {
        if (customer.length == 0) {
            return NONE;
        }
        int[] start = PackedRows.group(customer, customer.length, customers);
        CellLayout layout = CellLayout.tightest(selected, 1);
        Events events = new Events(start, PackedRows.pack(selected, 1, layout, customer), layout);
        for (int c = 0; c < customers; c++) {
            events.sort(start[c], start[c + 1], layout.isSigned());
        }
        return events;
    }

    private void sort(int from, int to, boolean isSigned) {
        int sorted = from + 1;
        while (sorted < to && Long.compareUnsigned(rows[(sorted - 1) * step], rows[sorted * step]) < 0) {
            sorted++;
        }
        if (sorted < to) {
            if (isSigned) {
                Arrays.sort(rows, from, to);
            } else {
                SortRuns.sort(from, to, this::compare, this::swap);
            }
        }
    }

    private int compare(int a, int b) {
        for (int i = 0; i < step; i++) {
            int order = Long.compareUnsigned(rows[a * step + i], rows[b * step + i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void swap(int a, int b) {
        for (int i = 0; i < step; i++) {
            long cells = rows[a * step + i];
            rows[a * step + i] = rows[b * step + i];
            rows[b * step + i] = cells;
        }
    }

    /** Those of the customers who stay. */
    Events of(Staying staying) {
        if (isEmpty()) {
            return this;
        }
        int[] kept = staying.starts(start, 0);
        int count = kept[staying.count()];
        if (count == 0) {
            return NONE;
        }
        long[] keptRows = new long[count * step];
        staying.forEachRun((from, to, at) -> System.arraycopy(
                rows, start[from] * step, keptRows, kept[at] * step, (start[to] - start[from]) * step));
        return new Events(kept, keptRows, columns, step);
    }

    /** All cells of a row. */
    public long[] cells(int row) {
        long[] cells = new long[columns.length];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = get(row, column);
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
        return start.length == 0 ? 0 : start[start.length - 1];
    }

    /** Whose an event is; customers are ascending. */
    public int customer(int row) {
        return owner(row, marks[row >>> markBits]);
    }

    /** Whose a row is, from a customer on. */
    private int owner(int row, int from) {
        int customer = from;
        while (start[customer + 1] <= row) {
            customer++;
        }
        return customer;
    }

    /** A cell; column 0 is the time, in milliseconds. */
    public long get(int row, int column) {
        CellLayout.Column cells = columns[column];
        return cells.cell(rows[row * step + cells.offset()]);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return start.length == 0;
    }
}
