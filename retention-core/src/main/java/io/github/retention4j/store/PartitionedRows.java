package io.github.retention4j.store;

import java.util.Arrays;

/** Which rows of a table belong to which partition of customers, and which to nobody. */
final class PartitionedRows {
    private final LongRows table;
    private final Selection all;
    private final int[] start = new int[Partitions.COUNT + 2];

    /**
     * Some rows of the table.
     *
     * @param rows their numbers
     * @param keys their customers' keys, which stand here so that nobody needs to look for them all over the table
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two selections
    record Selection(int[] rows, long[] keys) {
        int size() {
            return rows.length;
        }
    }

    PartitionedRows(LongRows table) {
        this.table = table;
        for (int row = 0; row < table.size(); row++) {
            start[place(table.get(row, 0)) + 1]++;
        }
        for (int p = 0; p <= Partitions.COUNT; p++) {
            start[p + 1] += start[p];
        }
        int[] next = start.clone();
        int[] rows = new int[table.size()];
        long[] keys = new long[table.size()];
        for (int row = 0; row < table.size(); row++) {
            long key = table.get(row, 0);
            int at = next[place(key)]++;
            rows[at] = row;
            keys[at] = key;
        }
        all = new Selection(rows, keys);
    }

    LongRows table() {
        return table;
    }

    int rows(int partition) {
        return start[partition + 1] - start[partition];
    }

    Selection select(int firstPartition, int endPartition) {
        return new Selection(
                Arrays.copyOfRange(all.rows, start[firstPartition], start[endPartition]),
                Arrays.copyOfRange(all.keys, start[firstPartition], start[endPartition]));
    }

    /** Those of a part of a partition, see {@link Grouping#part}. */
    Selection select(int partition, int bits, int part) {
        int[] rows = new int[rows(partition)];
        long[] keys = new long[rows(partition)];
        int count = 0;
        for (int i = start[partition]; i < start[partition + 1]; i++) {
            if (Grouping.part(all.keys[i], bits) == part) {
                rows[count] = all.rows[i];
                keys[count] = all.keys[i];
                count++;
            }
        }
        return new Selection(Arrays.copyOf(rows, count), Arrays.copyOf(keys, count));
    }

    /** The rows without a customer, which stand after those of all partitions. */
    int[] anonymous() {
        return select(Partitions.COUNT, Partitions.COUNT + 1).rows;
    }

    private static int place(long key) {
        return key == IdKeys.NOBODY || IdKeys.isGuest(key) ? Partitions.COUNT : Partitions.of(key);
    }
}
