package io.github.retention4j.staging;

import io.github.retention4j.store.CellLayout;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.PackedRows;
import io.github.retention4j.store.Partitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;

/**
 * Rows of one of the rarer kinds as they arrive, split by their customers' partition.
 *
 * <p>Rows wait as columns of whole longs until they are some ten thousand. Then each becomes the few bits that tell it from the
 * others, the customer's key among them, and goes to its partition: {@link CellLayout}. Rows mostly come in order of time and
 * keys are mostly small numbers, so a visit takes a long.
 *
 * <pre>
 *   arrived    key   │ 17  4 17 …        segments   │ 0  0  0 │ 1  1 │ …  │ 255 │ nobody's │
 *              time  │ t1 t2 t3 …   ──▶             │ 0  0 │ 1  1  1 │ …  │ 255 │ nobody's │
 *              pages │  3  1  8 …                   …
 * </pre>
 */
public final class StagedRecords {
    /** Rows without a customer, and those of guests, stand after those of all partitions. */
    private static final int ANONYMOUS = Partitions.COUNT;

    private static final int FIRST_ROOM = 16;

    /** How many columns there are, the key's included. */
    private final int columns;

    private final int segmentRows;
    private final List<Segment> segments = new ArrayList<>();
    private long size;

    // Rows that wait for a segment, and where each goes. Keys have all their bits turned over: nobody's then is NEVER,
    // which widens no column.
    private long[] arrived = {};
    private int room;
    private int waiting;
    private int[] placeOf = {};

    /** Rows split by partition: where each begins, and the last ends. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Segment(long[] longs, int[] start, CellLayout layout) {
        PackedRows rows(int firstPlace, int endPlace) {
            return new PackedRows(
                    longs, start[firstPlace] * layout.step(), start[endPlace] - start[firstPlace], layout);
        }
    }

    /**
     * No rows.
     *
     * @param columns how many cells a row has
     * @param sizes how large the parts are
     */
    public StagedRecords(int columns, Sizes sizes) {
        this.columns = 1 + columns;
        this.segmentRows = Math.max(1, sizes.segment() / this.columns);
    }

    /**
     * Adds a row.
     *
     * @param key its customer's key, a guest's or {@link IdKeys#NOBODY}
     * @param cells has its cells, the time first
     * @param at where the first of them is
     */
    public void add(long key, long[] cells, int at) {
        if (waiting == room) {
            makeRoom();
        }
        int place = waiting;
        arrived[place] = ~key;
        for (int column = 1; column < columns; column++) {
            place += room;
            arrived[place] = cells[at + column - 1];
        }
        waiting++;
        size++;
    }

    private void makeRoom() {
        if (room == segmentRows) {
            flush();
            return;
        }
        int more = Math.min(segmentRows, Math.max(FIRST_ROOM, 2 * room));
        long[] wider = new long[columns * more];
        for (int column = 0; column < columns; column++) {
            System.arraycopy(arrived, column * room, wider, column * more, waiting);
        }
        arrived = wider;
        room = more;
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        if (placeOf.length < waiting) {
            placeOf = new int[room];
        }
        for (int row = 0; row < waiting; row++) {
            placeOf[row] = place(~arrived[row]);
        }
        int[] start = PackedRows.group(placeOf, waiting, ANONYMOUS + 1);
        List<PackedRows> rows = List.of(new PackedRows(arrived, 0, waiting, CellLayout.plain(columns, room)));
        CellLayout layout = CellLayout.tightest(rows, 0);
        segments.add(new Segment(PackedRows.pack(rows, 0, layout, placeOf), start, layout));
        waiting = 0;
    }

    private static int place(long key) {
        return key == IdKeys.NOBODY || IdKeys.isGuest(key) ? ANONYMOUS : Partitions.of(key);
    }

    /** Adds a row of a table, whose first cell is the key. */
    void add(LongRows table, int row) {
        long[] cells = new long[columns];
        table.copyRow(row, cells);
        add(cells[0], cells, 1);
    }

    /** Adds the rows of a table, and lets go of them there. */
    public void addAll(LongRows table) {
        for (int row = 0; row < table.size(); row++) {
            add(table, row);
            table.letGoBefore(row + 1);
        }
        table.clear();
    }

    /** How many rows there are. */
    public long size() {
        return size;
    }

    /**
     * Puts other cells in a column.
     *
     * @param column the column, from 0
     * @param replacement the new cell, by the customer's key and the old one
     */
    public void replace(int column, LongBinaryOperator replacement) {
        flush();
        Deque<Segment> old = new ArrayDeque<>(segments);
        segments.clear();
        while (!old.isEmpty()) {
            waitAgain(old.remove());
            int cells = (column + 1) * room;
            for (int row = 0; row < waiting; row++) {
                arrived[cells + row] = replacement.applyAsLong(~arrived[row], arrived[cells + row]);
            }
            flush();
        }
    }

    private void waitAgain(Segment segment) {
        PackedRows rows = segment.rows(0, ANONYMOUS + 1);
        if (room < rows.count()) {
            room = rows.count();
            arrived = new long[columns * room];
        }
        for (int column = 0; column < columns; column++) {
            rows.copy(column, arrived, column * room);
        }
        waiting = rows.count();
    }

    /** Takes no more rows, and lets go of what only more rows would need. */
    public void close() {
        flush();
        arrived = new long[0];
        room = 0;
        placeOf = new int[0];
    }

    /** How many rows a partition has. */
    public long rows(int partition) {
        long rows = 0;
        for (Segment segment : segments) {
            rows += segment.start[partition + 1] - segment.start[partition];
        }
        return rows;
    }

    /** The rows of neighbouring partitions in the order of arrival; the first column has their {@link #keys}. */
    public List<PackedRows> rows(int firstPartition, int endPartition) {
        return segments.stream()
                .map(segment -> segment.rows(firstPartition, endPartition))
                .filter(rows -> rows.count() > 0)
                .toList();
    }

    /** The rows without a customer, and those of guests. */
    List<PackedRows> anonymous() {
        return rows(ANONYMOUS, ANONYMOUS + 1);
    }

    /** Those of some rows whose keys are as asked. */
    static List<PackedRows> where(List<PackedRows> rows, LongPredicate key) {
        return PackedRows.where(rows, cell -> key.test(~cell));
    }

    /** The keys of rows. */
    public static long[] keys(List<PackedRows> rows) {
        long[] keys = PackedRows.column(rows, 0);
        for (int row = 0; row < keys.length; row++) {
            keys[row] = ~keys[row];
        }
        return keys;
    }
}
